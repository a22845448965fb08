"""Undo: what a bundle of changes did is turned back, by new changes."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, select, update

from gbo_core.model import CONCEPTS
from gbo_core.model.errors import NotFound, Refused
from gbo_core.store import records, thread
from gbo_core.store.log import log
from gbo_core.store.tables import change, participant, round_, support
from gbo_core.words import N_

_UNDO = "undo:"  # what the bundle of an undo begins with; the bundle that it undoes follows


class InUse(Refused):
    """Removing it by hand is possible: that asks first, and says what hangs on it."""

    sentence = N_(
        "Aan ‘%(name)s’ hangt intussen iets vast. Daarom kan dit niet meer ongedaan gemaakt "
        "worden. Verwijder het zelf als u dat wilt."
    )


def undo(connection: Connection, workshop: str, bundle: str, *, by: str) -> int:
    """Undo all changes of a bundle, as new changes; answers how many records went back.

    Raises:
        NotFound: when there is no such bundle, or it was undone already.
        Refused: when a later change touches the same fields of one of these records.
        InUse: when it would take away a record to which others tied something since.
    """
    rows = connection.execute(
        select(change)
        .where(change.c.workshop == workshop, change.c.bundle == bundle)
        .order_by(change.c.seq.desc())
    ).all()
    gone = undone(connection, workshop)
    if not rows or bundle in gone:
        raise NotFound
    # What it tied to its own new records lets go of those first: what then hangs on them is later.
    for row in (each for each in rows if not _takes_away(each)):
        if row.kind == "participant":
            _move_back(connection, workshop, row, by=by)
        else:
            _undo_one(connection, workshop, row, gone, by=by)
    away = [row for row in rows if _takes_away(row)]
    _check_free(connection, workshop, away)
    for row in away:
        _undo_one(connection, workshop, row, gone, by=by)
    return len({row.record for row in rows})


def bring_back(
    connection: Connection, workshop: str, concept: str, record: str, *, by: str, bundle: str
) -> None:
    """Take back a removal with all that went in it; what was changed beside it stays."""
    removals = select(change).where(change.c.workshop == workshop, change.c.action == "remove")
    this = (change.c.kind == concept, change.c.record == record)
    last = connection.execute(removals.where(*this).order_by(change.c.seq.desc())).first()
    together = removals.where(change.c.bundle == last.bundle) if last and last.bundle else None
    gone = connection.execute(together).all() if together is not None else []
    for kind, each in {(concept, record), *((row.kind, row.record) for row in gone)}:
        records.bring_back(connection, workshop, CONCEPTS[kind], each, by=by, bundle=bundle)


def undone(connection: Connection, workshop: str) -> set[str]:
    """The bundles that were undone."""
    query = select(change.c.bundle).where(change.c.workshop == workshop, change.c.action == "undo")
    return {bundle.removeprefix(_UNDO) for bundle in connection.execute(query).scalars()}


def _takes_away(row: Row[Any]) -> bool:
    """Whether the record is gone when this change is undone."""
    return row.action == "add" or bool(_before(row).get("removed"))


def _before(row: Row[Any]) -> dict[str, Any]:
    before: dict[str, Any] = {"removed": True} if row.action == "add" else json.loads(row.before)
    return before


def _check_free(connection: Connection, workshop: str, away: Sequence[Row[Any]]) -> None:
    """Raises InUse where something that stays hangs on what goes: a record, a round, a person."""
    going = {row.record for row in away}
    tied = thread.references(connection, workshop) if going else {}
    for row in away:
        others = {each.id for each in tied.get((row.kind, row.record), ())} - going
        if others or _is_in_the_room(connection, workshop, row.record):
            record = records.get(connection, workshop, CONCEPTS[row.kind], row.record)
            raise InUse(name=record.known_as)


def _is_in_the_room(connection: Connection, workshop: str, record: str) -> bool:
    """Whether a round asks about it, or somebody there said to belong to it or supports it."""
    asks = (round_.c.workshop == workshop, round_.c.removed.is_(False))
    here = (participant.c.workshop == workshop, participant.c.organisation == record)
    found = (
        select(round_.c.id).where(*asks, round_.c["items"].contains(record, autoescape=True)),
        select(participant.c.id).where(*here),
        select(support.c.note).where(support.c.workshop == workshop, support.c.note == record),
    )
    return any(connection.execute(query.limit(1)).first() for query in found)


def _undo_one(
    connection: Connection, workshop: str, row: Row[Any], gone: set[str], *, by: str
) -> None:
    kind = CONCEPTS[row.kind]
    before = _before(row)
    later = _later_changes(connection, row, gone)
    if later and (row.action == "add" or set(before) & later):
        raise Refused(N_("Dit werd daarna nog gewijzigd en kan niet meer ongedaan gemaakt worden."))
    current = records.get(connection, workshop, kind, row.record)
    back = kind.clean(before)
    records.store(
        connection, workshop, current, back, by=by, action="undo", bundle=_UNDO + row.bundle
    )


def _move_back(connection: Connection, workshop: str, row: Row[Any], *, by: str) -> None:
    """Let a participant belong where they did; who chose something else since keeps that."""
    before, after = json.loads(row.before), json.loads(row.after)
    where = (
        participant.c.workshop == workshop,
        participant.c.id == row.record,
        *(participant.c[name] == value for name, value in after.items()),
    )
    connection.execute(update(participant).where(*where).values(before))
    log(
        connection,
        workshop,
        row.kind,
        row.record,
        "undo",
        actor=by,
        bundle=_UNDO + row.bundle,
        before=after,
        after=before,
    )


def _later_changes(connection: Connection, row: Row[Any], gone: set[str]) -> set[str]:
    """The fields that changed after a change, leaving out what was undone since."""
    query = select(change.c.after, change.c.bundle).where(
        change.c.workshop == row.workshop,
        change.c.kind == row.kind,
        change.c.record == row.record,
        change.c.version > row.version,
        change.c.action != "undo",
    )
    stands = (after for after, bundle in connection.execute(query) if bundle not in gone)
    return {name for after in stands for name in json.loads(after)}
