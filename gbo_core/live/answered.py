"""Who answered a round, with a ballot or with a note; never what."""

from sqlalchemy import Connection, exists, select

from gbo_core.live.methods import method_of
from gbo_core.model.round import Round
from gbo_core.store.tables import CONCEPT_TABLES, ballot, participant

_note = CONCEPT_TABLES["note"]


def answered(connection: Connection, asked: Round) -> set[str]:
    """The participants who cast a ballot, or sent a note that they did not take back."""
    return _WHO[method_of(asked.method).gathers](connection, asked)


def _voters(connection: Connection, asked: Round) -> set[str]:
    query = select(ballot.c.participant).where(
        ballot.c.workshop == asked.workshop, ballot.c.round == asked.id
    )
    return set(connection.execute(query).scalars())


def _writers(connection: Connection, asked: Round) -> set[str]:
    """Asked every second, of some hundreds of people who wrote thousands of notes."""
    wrote = exists().where(
        _note.c.workshop == participant.c.workshop,
        _note.c.round == asked.id,
        _note.c.participant == participant.c.id,
        _note.c.removed.is_(False),
    )
    query = select(participant.c.id).where(participant.c.workshop == asked.workshop, wrote)
    return set(connection.execute(query).scalars())


_WHO = {"ballots": _voters, "notes": _writers}
