"""How far the group is with a step: what is in order, and what is missing, in words."""

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import (
    Finding,
    core_partners,
    mix_of_parts,
    phase_checks,
    users_voice,
)
from gbo_core.live import rounds
from gbo_core.model import Involvement, Organisation, Person
from gbo_core.model.round import Round, State
from gbo_core.store import records
from gbo_core.words import N_

# The most pressing first: what people are busy with goes before what is only prepared.
_ROUND_WORDS: Final = {
    State.OPEN: N_("Ronde %(number)d is open: er wordt gestemd."),
    State.PAUSED: N_("Ronde %(number)d is even onderbroken."),
    State.CLOSED: N_("Ronde %(number)d is gesloten, maar de groep zag het resultaat nog niet."),
    State.REVEALED: N_("Ronde %(number)d is getoond. De groep nam nog niets over."),
    State.DRAFT: N_("Ronde %(number)d staat klaar, maar is nog niet geopend."),
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
    return Standing(
        (
            *core_partners(organisations),
            *users_voice(organisations, persons),
            *mix_of_parts(organisations, persons),
            *_votes(rounds.load(connection, workshop), "organisation"),
            *_phases(organisations, persons, involvements),
        )
    )


def _votes(asked: list[Round], subject: str) -> list[Finding]:
    """Whether the group voted and decided; of what is not finished only the most pressing."""
    about = [each for each in asked if each.subject == subject]
    if not about:
        return [Finding("vote", N_("De groep heeft hierover nog niet gestemd."), "missing")]
    busy = [each for each in about if each.state is not State.TAKEN]
    taken = len(about) - len(busy)
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
