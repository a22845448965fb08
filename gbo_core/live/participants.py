"""Participants as stored: who they are, and which questions are put to them."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any

from sqlalchemy import Connection, Row, false, func, select, update

from gbo_core.live.errors import NotJoined
from gbo_core.model import Organisation
from gbo_core.model.ids import fingerprint
from gbo_core.model.round import Audience, Participant, Round
from gbo_core.store import records
from gbo_core.store.log import forget as forget_in_log
from gbo_core.store.log import log
from gbo_core.store.tables import CONCEPT_TABLES, participant

_organisation, _note = CONCEPT_TABLES["organisation"], CONCEPT_TABLES["note"]


def is_asked(audience: Audience, who: Participant) -> bool:
    """Whether a participant belongs to an audience. Tables and persons are never mixed."""
    if audience.voice != who.kind:
        return False
    return {
        "everyone": True,
        "tables": True,
        "circle": who.circle == audience.value,
        "part": who.part == audience.value,
        "core": who.core_group,
        "table": who.table == audience.value,
    }[audience.kind]


_COLUMNS = (
    *(c for c in participant.c if c.name != "token"),
    func.coalesce(_organisation.c.circle, "").label("circle"),
    func.coalesce(_organisation.c.core_group, false()).label("core_group"),
)
_WITH_ORGANISATION = participant.outerjoin(
    _organisation,
    (_organisation.c.workshop == participant.c.workshop)
    & (_organisation.c.id == participant.c.organisation),
)
_SELECT = select(*_COLUMNS).select_from(_WITH_ORGANISATION)


def get(connection: Connection, workshop: str, participant_id: str) -> Participant:
    """Raises NotJoined."""
    where = (participant.c.workshop == workshop, participant.c.id == participant_id)
    return _only(connection.execute(_SELECT.where(*where)).first())


def by_token(connection: Connection, workshop: str, token: str) -> Participant:
    """Who holds this token. Raises NotJoined."""
    where = (participant.c.workshop == workshop, participant.c.token == fingerprint(token))
    return _only(connection.execute(_SELECT.where(*where)).first() if token else None)


def load(connection: Connection, workshop: str) -> list[Participant]:
    """Everybody who joined, by id."""
    query = _SELECT.where(participant.c.workshop == workshop).order_by(participant.c.id)
    return [_only(row) for row in connection.execute(query)]


def organisation_names(connection: Connection, workshop: str) -> dict[str, str]:
    """What each organisation is called, by id; who belongs to a removed one still does."""
    known = records.load(connection, workshop, Organisation, removed=True)
    return {organisation.id: organisation.name for organisation in known}


def count(connection: Connection, workshop: str) -> int:
    """How many joined."""
    query = select(func.count()).where(participant.c.workshop == workshop)
    return int(connection.execute(query).scalar_one())


def load_some(
    connection: Connection, workshop: str, participant_ids: Sequence[str]
) -> list[Participant]:
    """Those who have one of these ids, in that order."""
    query = _SELECT.where(participant.c.workshop == workshop)
    these = query.where(participant.c.id.in_(participant_ids))
    found = {row.id: _only(row) for row in connection.execute(these)}
    return [found[each] for each in participant_ids if each in found]


def audience_of(connection: Connection, asked: Round) -> list[Participant]:
    """Everybody who is asked, by id."""
    everybody = load(connection, asked.workshop)
    return [who for who in everybody if is_asked(asked.audience, who)]


def _only(row: Row[Any] | None) -> Participant:
    if row is None:
        raise NotJoined
    return Participant(**row._mapping)  # noqa: SLF001


def merge_organisation(
    connection: Connection, workshop: str, proposed: str, same_as: str, *, by: str, bundle: str = ""
) -> None:
    """Let what belongs to a proposed organisation belong to one that we know already.

    Participants and records that point at it follow; undoing the bundle brings all of it back.
    Raises NotFound, or IsRemoved where somebody took one of the two away meanwhile.
    """
    for each in (proposed, same_as):
        records.check_there(connection, workshop, Organisation, each)
    for moved in _of_organisation(connection, workshop, proposed):
        log(
            connection,
            workshop,
            "participant",
            moved,
            "save",
            actor=by,
            bundle=bundle,
            before={"organisation": proposed},
            after={"organisation": same_as},
        )
    where = (participant.c.workshop == workshop, participant.c.organisation == proposed)
    connection.execute(update(participant).where(*where).values(organisation=same_as))
    records.point_elsewhere(
        connection, workshop, Organisation, proposed, same_as, by=by, bundle=bundle
    )
    records.remove(connection, workshop, Organisation, proposed, by=by, bundle=bundle)


def _of_organisation(connection: Connection, workshop: str, organisation: str) -> list[str]:
    query = select(participant.c.id).where(
        participant.c.workshop == workshop, participant.c.organisation == organisation
    )
    return list(connection.execute(query.order_by(participant.c.id)).scalars())


def forget(connection: Connection, workshop: str, participant_id: str, *, by: str) -> None:
    """Erase a participant with all they sent, from the log too; cannot be undone."""
    _forget_notes(connection, workshop, participant_id)
    where = (participant.c.workshop == workshop, participant.c.id == participant_id)
    if connection.execute(participant.delete().where(*where)).rowcount != 1:
        raise NotJoined
    forget_in_log(connection, workshop, "participant", participant_id)
    log(connection, workshop, "participant", "", "erase", actor=by)


def forget_many(connection: Connection, workshop: str, ids: Iterable[str], *, by: str) -> None:
    """Erase several participants; who is gone already is no mistake."""
    for each in ids:
        with suppress(NotJoined):
            forget(connection, workshop, each, by=by)


def _forget_notes(connection: Connection, workshop: str, participant_id: str) -> None:
    where = (_note.c.workshop == workshop, _note.c.participant == participant_id)
    for written in connection.execute(select(_note.c.id).where(*where)).scalars().all():
        forget_in_log(connection, workshop, "note", written)
    connection.execute(_note.delete().where(*where))
