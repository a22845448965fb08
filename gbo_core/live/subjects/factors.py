"""Voting on the factors: how much each matters for the two goals, and how uncertain it is."""

from sqlalchemy import Connection

from gbo_core.analysis.factors import in_order
from gbo_core.live.subjects.base import Subject
from gbo_core.model import Factor
from gbo_core.model.round import Item
from gbo_core.store import records
from gbo_core.words import N_


def items(connection: Connection, workshop: str) -> list[Item]:
    """The factors by dimension, then by title. They belong to nobody."""
    known = in_order(records.load(connection, Factor, workshop))
    return [Item(each.id, each.title) for each in known]


SUBJECT = Subject(
    code="factor",
    title=N_("Factoren"),
    items=items,
    pairs=("impact_uncertainty",),
    axes=("impact", "uncertainty"),
    picks=("discuss",),
    triage="discuss",
    empty=N_("Maak eerst factoren, met de hand of van briefjes. Daarna kunt u erover stemmen."),
    dots=("priority",),
)
