"""Omgeving: what changes around the network, and what the group makes of it."""

from sqlalchemy import Connection

from gbo_core.analysis.environment.confrontation import challenge_checks, swot_checks
from gbo_core.analysis.environment.factors import dimension_check, factor_checks
from gbo_core.live import rounds
from gbo_core.live.standpoints import left_open, standpoints, voted_on
from gbo_core.model import (
    Challenge,
    Factor,
    Swot,
)
from gbo_core.steps.standing import Standing, votes
from gbo_core.store import records


def standing(connection: Connection, workshop: str) -> Standing:
    """What changes around the network, what the group said of it, and what it makes of that."""
    known = records.load(connection, workshop, Factor)
    points = standpoints(connection, workshop, Factor.concept, ("impact", "uncertainty"))
    return Standing(
        (
            *dimension_check(known),
            *factor_checks(known, voted_on(points), left_open(points)),
            *votes(rounds.load(connection, workshop), Factor.concept),
            *swot_checks(records.load(connection, workshop, Swot), known),
            *challenge_checks(records.load(connection, workshop, Challenge)),
        )
    )
