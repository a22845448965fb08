"""How far the group is with a step: what is in order, and what is missing, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from gbo_core.analysis import journeys, personas
from gbo_core.analysis.confrontation import challenge_checks, swot_checks
from gbo_core.analysis.factors import dimension_check, factor_checks
from gbo_core.analysis.insights import unheard
from gbo_core.analysis.stakeholders import (
    Finding,
    core_partners,
    mix_of_parts,
    phase_checks,
    users_voice,
)
from gbo_core.live import participants, rounds
from gbo_core.live.standpoints import left_open, standpoints, voted_on
from gbo_core.live.takeover import decides
from gbo_core.model import (
    Challenge,
    Evidence,
    Factor,
    Insight,
    Interview,
    Involvement,
    Journey,
    Organisation,
    Person,
    Persona,
    Step,
    Swot,
)
from gbo_core.model.round import Round, State
from gbo_core.store import records
from gbo_core.words import N_

# The most pressing first: what people are busy with goes before what is only prepared.
_ROUND_WORDS: Final = {
    State.OPEN: N_("Vraag %(number)d is open: er wordt gestemd."),
    State.PAUSED: N_("Vraag %(number)d is even onderbroken."),
    State.CLOSED: N_("Vraag %(number)d is gesloten, maar de groep zag het resultaat nog niet."),
    State.REVEALED: N_("Vraag %(number)d is getoond. De groep nam nog niets over."),
    State.DRAFT: N_("Vraag %(number)d staat klaar, maar is nog niet geopend."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the checks of a step found."""

    findings: tuple[Finding, ...]

    @property
    def missing(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.level == "missing")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.level == "warning")

    @property
    def fine(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.level == "fine")

    @property
    def share(self) -> float:
        """Which part of the checks is in order, 0 to 1; a warning stops nobody."""
        return 1 - len(self.missing) / len(self.findings)


def of_stakeholders(connection: Connection, workshop: str) -> Standing:
    """Who is at the table, what the group said about it, and who sits there in which phase."""
    organisations = records.load(connection, Organisation, workshop)
    persons = records.load(connection, Person, workshop)
    involvements = records.load(connection, Involvement, workshop)
    joined = participants.load(connection, workshop)
    return Standing(
        (
            *core_partners(organisations),
            *users_voice(organisations, persons),
            *mix_of_parts(organisations, persons, joined),
            *_votes(rounds.load(connection, workshop), "organisation"),
            *_phases(organisations, persons, involvements),
        )
    )


def of_outlook(connection: Connection, workshop: str) -> Standing:
    """What changes around the network, what the group said of it, and what it makes of that."""
    known = records.load(connection, Factor, workshop)
    points = standpoints(connection, workshop, Factor.concept, ("impact", "uncertainty"))
    return Standing(
        (
            *dimension_check(known),
            *factor_checks(known, voted_on(points), left_open(points)),
            *_votes(rounds.load(connection, workshop), Factor.concept),
            *swot_checks(records.load(connection, Swot, workshop), known),
            *challenge_checks(records.load(connection, Challenge, workshop)),
        )
    )


def of_users(connection: Connection, workshop: str) -> Standing:
    """Whether users are heard beside professionals, and whom and what journey that led to."""
    insights = records.load(connection, Insight, workshop)
    steps = records.load(connection, Step, workshop)
    return Standing(
        (
            *unheard(insights),
            *_personas(connection, workshop, insights),
            *journeys.overview(records.load(connection, Journey, workshop), steps),
        )
    )


def _personas(connection: Connection, workshop: str, insights: Iterable[Insight]) -> list[Finding]:
    """A persona is only something to go on when it rests on more than what the table assumes."""
    there = records.load(connection, Persona, workshop)
    talks = {each.id for each in records.load(connection, Interview, workshop)}
    said = {each.id for each in insights}
    evidences = records.load(connection, Evidence, workshop)
    rests_on = {each.id: personas.support(each, talks, said, evidences) for each in there}
    assumed = {id_ for id_, found in rests_on.items() if found.is_assumed}
    if there and len(assumed) == len(there):
        words = N_("Nog geen persona steunt op een gesprek, een inzicht, een cijfer of een bron.")
        return [Finding("personas_assumed", words, "missing")]
    return personas.overview(there, assumed)


def _is_done(asked: Round) -> bool:
    """What only prepared another question is done once it is shown."""
    return asked.state is State.REVEALED and not decides(asked)


def _votes(asked: list[Round], subject: str) -> list[Finding]:
    """Whether the group voted and decided; of what is not finished only the most pressing."""
    about = [each for each in asked if each.subject == subject]
    if not about:
        return [Finding("vote", N_("De groep heeft hierover nog niet gestemd."), "missing")]
    taken = sum(each.state is State.TAKEN for each in about)
    busy = [each for each in about if each.state is not State.TAKEN and not _is_done(each)]
    found = []
    if busy:
        level = "warning" if taken else "missing"
        pressing = min(busy, key=lambda each: list(_ROUND_WORDS).index(each.state))
        words = _ROUND_WORDS[pressing.state]
        found.append(Finding("vote_busy", words, level, {"number": pressing.number}))
    if taken:
        words = N_("Rondes die de groep overnam: %(n)d.")
        found.append(Finding("vote_taken", words, "fine", {"n": taken}))
    return found


def _phases(
    organisations: list[Organisation], persons: list[Person], involvements: list[Involvement]
) -> list[Finding]:
    if not any(cell.level for cell in involvements):
        words = N_("U hebt nog niet gekozen wie in welke fase aan tafel zit.")
        return [Finding("phases", words, "missing")]
    found = phase_checks(organisations, persons, involvements)
    in_order = Finding("phases", N_("Voor elke fase is gekozen wie aan tafel zit."), "fine")
    return found or [in_order]
