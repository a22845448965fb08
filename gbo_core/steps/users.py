"""Gebruikers: whether users are heard, and what came of it."""

from collections.abc import Iterable

from sqlalchemy import Connection

from gbo_core.analysis.users import journeys, personas
from gbo_core.analysis.users.insights import unheard
from gbo_core.model import (
    Evidence,
    Insight,
    Interview,
    Journey,
    Persona,
    Step,
)
from gbo_core.model.finding import Finding
from gbo_core.steps.standing import Standing
from gbo_core.store import records
from gbo_core.words import N_


def standing(connection: Connection, workshop: str) -> Standing:
    """Whether users are heard beside professionals, and whom and what journey that led to."""
    insights = records.load(connection, workshop, Insight)
    steps = records.load(connection, workshop, Step)
    return Standing(
        (
            *unheard(insights),
            *_personas(connection, workshop, insights),
            *journeys.overview(records.load(connection, workshop, Journey), steps),
        )
    )


def _personas(connection: Connection, workshop: str, insights: Iterable[Insight]) -> list[Finding]:
    """A persona is only something to go on when it rests on more than what the table assumes."""
    there = records.load(connection, workshop, Persona)
    talks = {each.id for each in records.load(connection, workshop, Interview)}
    said = {each.id for each in insights}
    evidences = records.load(connection, workshop, Evidence)
    rests_on = {each.id: personas.support(each, talks, said, evidences) for each in there}
    assumed = {id_ for id_, found in rests_on.items() if found.is_assumed}
    if there and len(assumed) == len(there):
        words = N_("Nog geen persona steunt op een gesprek, een inzicht, een cijfer of een bron.")
        return [Finding("personas_assumed", words, "missing")]
    return personas.overview(there, assumed)
