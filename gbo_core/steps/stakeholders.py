"""Rond de tafel: who is at the table, and in which phase."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import (
    core_partners,
    mix_of_parts,
    phase_checks,
    users_voice,
)
from gbo_core.live import participants, rounds
from gbo_core.model import (
    Involvement,
    Organisation,
    Person,
)
from gbo_core.model.errors import Conflict
from gbo_core.model.finding import Finding, Records
from gbo_core.model.stakeholders import involvement_id
from gbo_core.steps.standing import Standing, votes
from gbo_core.store import records
from gbo_core.words import N_


@dataclass(frozen=True, slots=True)
class Cell:
    """A level that was typed, beside the one that was read."""

    organisation: str
    phase: str
    read: str
    wanted: str


def standing(connection: Connection, workshop: str) -> Standing:
    """Who is at the table, what the group said about it, and who sits there in which phase."""
    organisations = records.load(connection, workshop, Organisation)
    persons = records.load(connection, workshop, Person)
    involvements = records.load(connection, workshop, Involvement)
    joined = participants.load(connection, workshop)
    return Standing(
        (
            *core_partners(organisations),
            *users_voice(organisations, persons),
            *mix_of_parts(organisations, persons, joined),
            *votes(rounds.load(connection, workshop), "organisation"),
            *_phases(organisations, persons, involvements),
        )
    )


def _phases(
    organisations: list[Organisation], persons: list[Person], involvements: list[Involvement]
) -> list[Finding]:
    seats = (Records(Involvement.concept),)
    if not any(cell.level for cell in involvements):
        words = N_("U hebt nog niet gekozen wie in welke fase aan tafel zit.")
        return [Finding("phases", words, "missing", rests_on=seats)]
    found = phase_checks(organisations, persons, involvements)
    words = N_("Voor elke fase is gekozen wie aan tafel zit.")
    return found or [Finding("phases", words, "fine", rests_on=seats)]


def seat(
    connection: Connection, workshop: str, changed: Sequence[Cell], *, by: str, bundle: str
) -> None:
    """Seat organisations at the table, cell by cell.

    Raises Conflict where somebody else chose another level since it was read; IsRemoved.
    """
    stored = records.load(connection, workshop, Involvement)
    now = {(each.organisation, each.phase): each.level for each in stored}
    for cell in changed:
        records.check_there(connection, workshop, Organisation, cell.organisation)
        there = now.get((cell.organisation, cell.phase), "")
        if there not in {cell.read, cell.wanted}:
            theirs, mine = {cell.phase: there}, {cell.phase: cell.wanted}
            raise Conflict(record=cell.organisation, theirs=theirs, mine=mine)
        made = Involvement.make(
            id=involvement_id(cell.organisation, cell.phase),
            organisation=cell.organisation,
            phase=cell.phase,
            level=cell.wanted,
        )
        records.put(connection, workshop, made, by=by, bundle=bundle)
