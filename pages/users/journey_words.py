"""A journey in words: what its picture says, the numbers that follow from it, and a table."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gbo_core.analysis.users import journeys as rules
from gbo_core.model import Step
from pages.charts.reading import number
from pages.shell.say import _, label, n_
from pages.users.journey_room import Names, place

FEELINGS = {2: "+2", 1: "+1", 0: "0", -1: "−1", -2: "−2"}


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that follows from the steps, and the places (from 1) of those that it counts."""

    value: str
    label: str
    steps: tuple[int, ...]
    more: str = ""


def meaning(steps: Sequence[Step]) -> str:
    """The picture in a few sentences. `steps` in order, at least one."""
    return " ".join(filter(None, _sentences(steps)))


def _sentences(steps: Sequence[Step]) -> Iterator[str]:
    services = len({each.service for each in steps if each.service})
    count = len(steps)
    yield n_("De reis telt %(n)d stap.", "De reis telt %(n)d stappen.", count) % {"n": count}
    words = n_("Ze gaat langs %(n)d dienst.", "Ze gaat langs %(n)d diensten.", services)
    yield words % {"n": services} if services else ""
    yield _handed_over(steps)
    again = len(rules.retellings(steps))
    words = n_(
        "Men vertelt het verhaal %(n)d keer opnieuw.",
        "Men vertelt het verhaal %(n)d keer opnieuw.",
        again,
    )
    yield words % {"n": again} if again else ""
    yield _waited(steps)
    yield _left(steps)


def _handed_over(steps: Sequence[Step]) -> str:
    count, chilly = len(rules.handovers(steps)), len(rules.cold(steps))
    if not count:
        return ""
    words = n_(
        "Men gaat %(n)d keer naar een andere dienst, %(cold)d keer met een koude overdracht.",
        "Men gaat %(n)d keer naar een andere dienst, %(cold)d keer met een koude overdracht.",
        count,
    )
    return words % {"n": count, "cold": chilly}


def _waited(steps: Sequence[Step]) -> str:
    waited = rules.waiting(steps)
    if not waited.days:
        return ""
    if waited.at_least:
        words = n_(
            "Er gaat minstens %(days)s dag voorbij met wachten.",
            "Er gaan minstens %(days)s dagen voorbij met wachten.",
            waited.days,
        )
    else:
        words = n_(
            "Er gaat %(days)s dag voorbij met wachten.",
            "Er gaan %(days)s dagen voorbij met wachten.",
            waited.days,
        )
    return words % {"days": number(waited.days)}


def _left(steps: Sequence[Step]) -> str:
    low = rules.leaving(steps)
    if low is None:
        return _("Het gevoel zakt nergens onder nul.")
    words = _("Bij stap %(step)d is het gevoel het slechtst: daar haken mensen misschien af.")
    return words % {"step": steps.index(low) + 1}


def derived(steps: Sequence[Step]) -> list[Derived]:
    """Handovers, retellings, days of waiting and the moment of leaving, each with its steps."""
    return [_handovers(steps), _retellings(steps), _waiting(steps), _leaving(steps)]


def _places(steps: Sequence[Step], found: Sequence[Step]) -> tuple[int, ...]:
    ids = [each.id for each in steps]
    return tuple(ids.index(each.id) + 1 for each in found)


def _handovers(steps: Sequence[Step]) -> Derived:
    found, chilly = rules.handovers(steps), len(rules.cold(steps))
    label = n_("keer naar een andere dienst", "keer naar een andere dienst", len(found))
    more = _("waarvan %(n)d koud") % {"n": chilly} if chilly else ""
    return Derived(str(len(found)), label, _places(steps, [each.after for each in found]), more)


def _retellings(steps: Sequence[Step]) -> Derived:
    found = rules.retellings(steps)
    label = n_("keer het verhaal opnieuw", "keer het verhaal opnieuw", len(found))
    return Derived(str(len(found)), label, _places(steps, found))


def _waiting(steps: Sequence[Step]) -> Derived:
    waited = rules.waiting(steps)
    label = n_("dag wachten", "dagen wachten", waited.days)
    value = number(waited.days)
    if not waited.at_least:
        return Derived(value, label, _places(steps, waited.steps))
    unknown = ", ".join(map(str, _places(steps, waited.unknown)))
    return Derived(
        _("minstens %(days)s") % {"days": value},
        label,
        _places(steps, waited.steps),
        _("niet geweten bij stap %(steps)s") % {"steps": unknown},
    )


def _leaving(steps: Sequence[Step]) -> Derived:
    low = rules.leaving(steps)
    if low is None:
        return Derived("–", _("nergens een gevoel onder nul"), ())
    places = _places(steps, [low])
    return Derived(
        _("stap %(step)d") % {"step": places[0]}, _("hier haken mensen misschien af"), places
    )


def table(steps: Sequence[Step], names: Names) -> list[dict[str, str]]:
    """The picture as rows for a table."""
    return [_row(at, step, names) for at, step in enumerate(steps, start=1)]


def _row(at: int, step: Step, names: Names) -> dict[str, str]:
    said = [f"‘{step.thought}’" if step.thought else "", step.pain]
    return {
        _("Stap"): " · ".join(filter(None, [str(at), label("stages", step.stage)])),
        _("Wat gebeurt er?"): step.action,
        _("Waar"): where(step, names),
        _("Gevoel"): FEELINGS[step.feeling],
        _("Wat men denkt en wat er misloopt"): "\n".join(filter(None, said)),
        _("Dagen wachten"): "" if step.waiting is None else number(step.waiting),
        _("Overdracht"): _carried(step),
    }


def where(step: Step, names: Names) -> str:
    parts = [names.get(step.service, ""), step.contact, label("channels", step.channel)]
    found = dict.fromkeys(filter(None, parts))
    return " · ".join(found) or place(step, names)


def _carried(step: Step) -> str:
    told = _("verhaal opnieuw") if step.again else ""
    how = label("handovers", step.handover).partition(":")[0]
    return " · ".join(filter(None, [how, told]))
