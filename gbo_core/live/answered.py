"""Who answered a round, with a ballot or with a note; never what."""

from sqlalchemy import Connection, select

from gbo_core.live.methods import method_of
from gbo_core.model.round import Round
from gbo_core.store.tables import CONCEPT_TABLES, ballot

_note = CONCEPT_TABLES["note"]


def answered(connection: Connection, asked: Round) -> set[str]:
    """The participants who cast a ballot, or sent a note that they did not take back."""
    if method_of(asked.method).gathers == "notes":
        return _writers(connection, asked)
    query = select(ballot.c.participant).where(
        ballot.c.workshop == asked.workshop, ballot.c.round == asked.id
    )
    return set(connection.execute(query).scalars())


def _writers(connection: Connection, asked: Round) -> set[str]:
    query = select(_note.c.participant).where(
        _note.c.workshop == asked.workshop,
        _note.c.round == asked.id,
        _note.c.removed.is_(False),
    )
    return {who for who in connection.execute(query).scalars() if who}
