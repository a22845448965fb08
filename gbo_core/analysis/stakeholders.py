"""Who is at the table, who is missing, and how closely each should be involved."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from gbo_core.analysis.quadrant import quadrant
from gbo_core.field import Entry, codes, entries, entry
from gbo_core.model import Involvement, Organisation, Person
from gbo_core.model.finding import MOST_NAMED, Finding, Ground, Records, Votes
from gbo_core.model.round import Participant
from gbo_core.words import N_

PRESENT: Final = 3.5
MOST_AT_ONE_TABLE: Final = 15
_REGISTER: Final = Records(Organisation.concept)
_PERSONS: Final = Records(Person.concept)
_SEATS: Final = Records(Involvement.concept)


_CORE_MISSING: Final = {
    "ocmw": N_("Het OCMW is er nog niet bij."),
    "caw": N_("Het CAW is er nog niet bij."),
    "dmw": N_("Er is nog geen dienst maatschappelijk werk van een ziekenfonds bij."),
}
_CORE_THERE: Final = {
    "ocmw": N_("Het OCMW is erbij: %(names)s."),
    "caw": N_("Het CAW is erbij: %(names)s."),
    "dmw": N_("De diensten maatschappelijk werk zijn erbij: %(names)s."),
}
_PART_MISSING: Final = {
    "field": N_("Er zijn nog geen veldwerkers bij."),
    "policy": N_("Er is nog niemand met beleidservaring bij."),
    "finance": N_("Er is nog niemand met financiële ervaring bij."),
}


def core_partners(organisations: Iterable[Organisation]) -> list[Finding]:
    """One finding a core role: OCMW, CAW, and at least one DMW have to sign.

    Source: decree on local social policy of 9 February 2018, chapter 4.
    """
    there = _accepted(organisations)
    return [_core_role(role, there) for role in _CORE_MISSING]


def _core_role(role: str, organisations: Sequence[Organisation]) -> Finding:
    filled = [each for each in organisations if _mark(each, "core") == role]
    if not filled:
        return Finding(f"core_{role}", _CORE_MISSING[role], "missing", rests_on=(_REGISTER,))
    return Finding(f"core_{role}", _CORE_THERE[role], "fine", _names(filled), _these(filled))


def mix_of_parts(
    organisations: Iterable[Organisation],
    persons: Iterable[Person],
    joined: Iterable[Participant] = (),
) -> list[Finding]:
    """Which types of staff nobody brings, and who sends only one type.

    Who joined with a phone counts as much as who stands in the list of persons.
    The guide (1.1) pleads for field workers, people with policy and people with financial
    experience, also within one organisation. What somebody preferred not to say is not held
    against the organisation, and lived experience is not a type of staff.
    """
    people: list[Person | Participant] = [
        *(person for person in persons if not person.removed),
        *joined,
    ]
    findings = [
        Finding(f"part_{part}", sentence, "missing", rests_on=(_PERSONS,))
        for part, sentence in _PART_MISSING.items()
        if not any(person.part == part for person in people)
    ]
    single = [each for each in _accepted(organisations) if _sends_one_type(each, people)]
    if single:
        findings.append(_one_type(single))
    words = N_("Veldwerk, beleid en financiën zijn er allemaal bij.")
    return findings or [Finding("parts", words, "fine", rests_on=(_PERSONS,))]


def _one_type(single: Sequence[Organisation]) -> Finding:
    """By name while the names can be read at a glance, as a number beyond that."""
    if len(single) > MOST_NAMED:
        sentence = N_("Bij %(n)d organisaties komt maar één type medewerker mee.")
        return Finding("one_type", sentence, "warning", {"n": len(single)}, _these(single))
    sentence = N_("Maar één type medewerker komt van: %(names)s.")
    return Finding("one_type", sentence, "warning", _names(single), _these(single))


def _sends_one_type(organisation: Organisation, people: Iterable[Person | Participant]) -> bool:
    parts = {person.part for person in people if person.organisation == organisation.id}
    staff = {each.code for each in entries("parts") if each.data.get("staff")}
    return len(parts) == 1 and parts <= staff


def users_voice(organisations: Iterable[Organisation], persons: Iterable[Person]) -> list[Finding]:
    """Whether the users themselves are heard: by an association of theirs or by lived experience.

    Source: the guide (2.2), and the working principle *participatief* of the decree of the Flemish
    Government of 30 November 2018.
    """
    speaking = [each for each in _accepted(organisations) if _mark(each, "voice")]
    living = [each for each in persons if not each.removed and _lived(each)]
    if not speaking and not living:
        missing = N_("De stem van de gebruikers ontbreekt nog.")
        return [Finding("voice", missing, "missing", rests_on=(_REGISTER, _PERSONS))]
    about = _these(speaking) + ((_PERSONS,) if living else ())
    return [Finding("voice", N_("De stem van de gebruikers is erbij."), "fine", {}, about)]


def phase_checks(
    organisations: Iterable[Organisation],
    persons: Iterable[Person],
    involvements: Iterable[Involvement],
) -> list[Finding]:
    """What is wrong in the table of phases; nothing when it is in order.

    What is wrong in the same way in several phases is one finding: `data["phases"]` names them.
    Per phase: somebody is involved; core partners at least coproduce in phases 3 to 6; the users
    are at least asked; no more than fifteen people around one table. Sources: the guide (1.1) for
    *who in which phase*, the ladder of Edelenbos & Monnikhof (1998); the fifteen are a rule of
    thumb.
    """
    there = _accepted(organisations)
    people = [person for person in persons if not person.removed]
    levels = {
        (cell.organisation, cell.phase): entry("ladder", cell.level)
        for cell in involvements
        if cell.level and not cell.removed
    }
    findings: list[Finding] = []
    for phase in entries("phases"):
        steps = {
            each.id: levels[each.id, phase.code]
            for each in there
            if (each.id, phase.code) in levels
        }
        findings += _phase(phase, there, people, steps)
    return _together(findings)


def _together(findings: Iterable[Finding]) -> list[Finding]:
    """Findings that say the same about several phases, as one that names each phase."""
    alike: dict[tuple[Any, ...], list[Finding]] = defaultdict(list)
    for each in findings:
        alike[each.sentence, each.data.get("names")].append(each)
    return [
        replace(
            first, data={**first.data, "phases": tuple(p for f in every for p in f.data["phases"])}
        )
        for every in alike.values()
        for first in every[:1]
    ]


def _phase(
    phase: Entry,
    organisations: Sequence[Organisation],
    people: Sequence[Person],
    steps: Mapping[str, Entry],
) -> list[Finding]:
    """`steps`: organisation → step of the ladder, of those who are involved in this phase."""
    data: dict[str, Any] = {"phases": (phase,)}
    if not steps:
        words = N_("%(phases)s: nog niemand is betrokken.")
        return [Finding("phase_empty", words, "missing", data, (_SEATS,))]
    found = []
    away = [each for each in organisations if _too_low(each, phase, steps.get(each.id))]
    if away:
        sentence = N_("%(phases)s: kernactoren onder de trede ‘coproduceren’: %(names)s.")
        about = (_SEATS, *_these(away))
        found.append(Finding("phase_core", sentence, "warning", data | _names(away), about))
    if not _heard(organisations, people, steps):
        sentence = N_("%(phases)s: de stem van de gebruikers ontbreekt.")
        found.append(Finding("phase_voice", sentence, "warning", data, (_SEATS, _REGISTER)))
    size = group_size(people, steps)
    if size > MOST_AT_ONE_TABLE:
        sentence = N_("Zoveel mensen is veel voor één tafel, splits de groep: %(phases)s.")
        sizes = {"phases": ((phase, size),)}
        found.append(Finding("phase_size", sentence, "warning", sizes, (_SEATS, _PERSONS)))
    return found


def group_size(people: Iterable[Person], steps: Mapping[str, Entry]) -> int:
    """How many people sit around the table of one phase.

    `steps`: organisation → step of the ladder. Who is informed or consulted does not sit at the
    table; an organisation of which no person is known yet counts as one.
    """
    sent = Counter(person.organisation for person in people)
    return sum(max(sent[who], 1) for who, step in steps.items() if step.data.get("table"))


def _too_low(organisation: Organisation, phase: Entry, step: Entry | None) -> bool:
    least = int(entry("ladder", "coproduce").data["rank"])
    rank = int(step.data["rank"]) if step else 0
    return bool(phase.data.get("together") and _mark(organisation, "core") and rank < least)


def _heard(
    organisations: Iterable[Organisation], people: Iterable[Person], steps: Mapping[str, Entry]
) -> bool:
    """Lived experience that one of the organisations brings along counts as a voice as well."""
    asked = {who for who, step in steps.items() if step.data.get("voice")}
    speaking = {each.id for each in organisations if _mark(each, "voice")}
    return bool(asked & (speaking | {each.organisation for each in people if _lived(each)}))


def usual_place(values: Mapping[str, Any]) -> dict[str, str]:
    """The circle and sector that an organisation's kind of actor usually has, where it has none.

    `values`: the fields of the organisation. Empty when the kind of actor is not known either.
    """
    if values.get("actor") not in codes("actors"):
        return {}
    actor = entry("actors", values["actor"])
    return {name: actor.data[name] for name in ("circle", "sector") if not values.get(name)}


def proposal(pair: str, x: float, y: float) -> str:
    """The step of the ladder that the corner suggests, or '' in the middle; the group decides."""
    corner = quadrant(pair, x, y)
    return str(entry("quadrants", corner).data["level"]) if corner else ""


def salience_class(
    power: float, legitimacy: float, urgency: float, threshold: float = PRESENT
) -> str:
    """The class (code in `salience`) from three medians on 1–5.

    An attribute is present from `threshold` on. Source: Mitchell, Agle & Wood (1997), Academy of
    Management Review 22, 853–886; the threshold is ours.
    """
    medians = {"power": power, "legitimacy": legitimacy, "urgency": urgency}
    present = {name for name, value in medians.items() if value >= threshold}
    return next(
        each.code for each in entries("salience") if set(each.data["attributes"]) == present
    )


def strengthen(
    organisations: Iterable[Organisation],
    power: Mapping[str, float],
    interest: Mapping[str, float],
    sources: Mapping[str, Iterable[str]],
) -> list[Finding]:
    """Who has little power and much at stake, from organisation → median on each axis.

    `sources`: organisation → the ids of the rounds that its medians come from.

    The classic grid (Mendelow) would only keep them informed. In a GBO these are often the users
    and their associations, whose participation is the point: they are to be strengthened.
    """
    weak = [
        each
        for each in _accepted(organisations)
        if each.id in power and each.id in interest and _weak(power[each.id], interest[each.id])
    ]
    if not weak:
        return []
    sentence = N_(
        "Weinig invloed, maar veel op het spel: versterk %(names)s, informeren is te weinig."
    )
    asked = {round_id: None for each in weak for round_id in sources.get(each.id, ())}
    grounds = (Votes(Organisation.concept, tuple(asked)), *_these(weak))
    return [Finding("strengthen", sentence, "warning", _names(weak), grounds)]


def _weak(power: float, interest: float) -> bool:
    corner = quadrant("power_interest", power, interest)
    return bool(corner and entry("quadrants", corner).data.get("strengthen"))


def _accepted(organisations: Iterable[Organisation]) -> list[Organisation]:
    """Without what was removed, and without what a participant proposed and nobody accepted yet."""
    return [each for each in organisations if not each.removed and not each.proposed]


def _mark(organisation: Organisation, name: str) -> Any:
    return entry("actors", organisation.actor).data.get(name) if organisation.actor else None


def _lived(person: Person) -> bool:
    return bool(person.part and entry("parts", person.part).data.get("voice"))


def _names(organisations: Iterable[Organisation]) -> dict[str, str]:
    return {"names": ", ".join(each.name for each in organisations)}


def _these(organisations: Iterable[Organisation]) -> tuple[Ground, ...]:
    ids = tuple(each.id for each in organisations)
    return (Records(Organisation.concept, ids),) if ids else ()
