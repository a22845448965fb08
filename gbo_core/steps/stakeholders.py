"""Rond de tafel: who is at the table, and in which phase."""

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
from gbo_core.model.finding import Finding
from gbo_core.steps.standing import Standing, votes
from gbo_core.store import records
from gbo_core.words import N_


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
    if not any(cell.level for cell in involvements):
        words = N_("U hebt nog niet gekozen wie in welke fase aan tafel zit.")
        return [Finding("phases", words, "missing")]
    found = phase_checks(organisations, persons, involvements)
    in_order = Finding("phases", N_("Voor elke fase is gekozen wie aan tafel zit."), "fine")
    return found or [in_order]
