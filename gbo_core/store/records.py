"""Records in their tables: load, add, save with a check on what others changed, remove, undo."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, insert, select, update

from gbo_core.model import CONCEPTS, Record
from gbo_core.model.errors import Conflict, NotFound, Refused
from gbo_core.store.clock import now
from gbo_core.store.log import log
from gbo_core.store.tables import CONCEPT_TABLES, change
from gbo_core.words import N_

R = TypeVar("R", bound=Record)


def load(connection: Connection, kind: type[R], workshop: str, *, removed: bool = False) -> list[R]:
    """All records of a concept in a workshop, by id; the removed ones only when asked."""
    table = CONCEPT_TABLES[kind.concept]
    query = select(table).where(table.c.workshop == workshop).order_by(table.c.id)
    if not removed:
        query = query.where(table.c.removed.is_(False))
    return [_record(kind, row) for row in connection.execute(query)]


def get(connection: Connection, kind: type[R], workshop: str, record_id: str) -> R:
    """One record, removed or not. Raises NotFound."""
    table = CONCEPT_TABLES[kind.concept]
    query = select(table).where(table.c.workshop == workshop, table.c.id == record_id)
    row = connection.execute(query).first()
    if row is None:
        raise NotFound
    return _record(kind, row)


def add(connection: Connection, workshop: str, record: R, *, by: str, bundle: str = "") -> R:
    """Store a new record; it remembers who set it and when."""
    stored = replace(record, set_by=by, set_at=now())
    connection.execute(
        insert(CONCEPT_TABLES[record.concept]).values(workshop=workshop, **_plain(stored.values()))
    )
    log(
        connection,
        workshop,
        record.concept,
        record.id,
        "add",
        actor=by,
        bundle=bundle,
        version=stored.version,
        after=_plain(stored.values()),
    )
    return stored


def save(
    connection: Connection,
    workshop: str,
    kind: type[R],
    record_id: str,
    changes: Mapping[str, Any],
    *,
    version: int,
    by: str,
    bundle: str = "",
    round_id: str = "",
) -> R:
    """Store the changed fields of a record that was read at `version`.

    Raises:
        Conflict: when somebody else changed one of these same fields since then.
        BadInput: when a value cannot be stored.
    """
    current = get(connection, kind, workshop, record_id)
    cleaned = kind.clean(changes)
    wanted = {name: value for name, value in cleaned.items() if getattr(current, name) != value}
    touched = _changed_since(connection, workshop, kind.concept, record_id, version)
    clash = sorted(set(wanted) & touched)
    if clash:
        raise Conflict(
            theirs={name: getattr(current, name) for name in clash},
            mine={name: wanted[name] for name in clash},
        )
    if not wanted:
        return current
    return _store(
        connection,
        workshop,
        current,
        wanted,
        by=by,
        action="save",
        bundle=bundle,
        round_id=round_id,
    )


def put(
    connection: Connection,
    workshop: str,
    record: R,
    *,
    by: str,
    bundle: str = "",
    round_id: str = "",
) -> R:
    """Add the record, or set every typed field of the one with the same id."""
    kind = type(record)
    try:
        current = get(connection, kind, workshop, record.id)
    except NotFound:
        return add(connection, workshop, replace(record, round=round_id), by=by, bundle=bundle)
    values = {name: getattr(record, name) for name in kind.typed()}
    wanted = {name: value for name, value in values.items() if getattr(current, name) != value}
    if current.removed:
        wanted["removed"] = False
    if not wanted:
        return current
    return _store(
        connection,
        workshop,
        current,
        wanted,
        by=by,
        action="save",
        bundle=bundle,
        round_id=round_id,
    )


def remove(
    connection: Connection,
    workshop: str,
    kind: type[R],
    record_id: str,
    *,
    by: str,
    bundle: str = "",
) -> R:
    """Mark a record as removed; `undo` brings it back."""
    current = get(connection, kind, workshop, record_id)
    return _store(
        connection, workshop, current, {"removed": True}, by=by, action="remove", bundle=bundle
    )


def erase(connection: Connection, workshop: str, kind: type[R], record_id: str, *, by: str) -> None:
    """Do away with a record for good, in the log too; what it held cannot be brought back."""
    table = CONCEPT_TABLES[kind.concept]
    connection.execute(delete(table).where(table.c.workshop == workshop, table.c.id == record_id))
    forget(connection, workshop, kind.concept, record_id)
    log(connection, workshop, kind.concept, "", "erase", actor=by)


def forget(connection: Connection, workshop: str, kind: str, record_id: str) -> None:
    """Leave in the log that something changed, but not of what, nor from what to what."""
    connection.execute(
        update(change)
        .where(change.c.workshop == workshop, change.c.kind == kind, change.c.record == record_id)
        .values(record="", bundle="", before="{}", after="{}")
    )


def undo(connection: Connection, workshop: str, bundle: str, *, by: str) -> int:
    """Undo all changes of a bundle, as new changes; answers how many records went back.

    Raises:
        NotFound: when there is no such bundle, or it was undone already.
        Refused: when a later change touches the same fields of one of these records.
    """
    rows = connection.execute(
        select(change)
        .where(change.c.workshop == workshop, change.c.bundle == bundle)
        .order_by(change.c.seq.desc())
    ).all()
    gone = undone(connection, workshop)
    if not rows or bundle in gone:
        raise NotFound
    for row in rows:
        _undo_one(connection, workshop, row, gone, by=by)
    return len({row.record for row in rows})


def undone(connection: Connection, workshop: str) -> set[str]:
    """The bundles that were undone."""
    query = select(change.c.bundle).where(change.c.workshop == workshop, change.c.action == "undo")
    return {bundle.removeprefix(_UNDO) for bundle in connection.execute(query).scalars()}


_UNDO = "undo:"  # what the bundle of an undo begins with; the bundle that it undoes follows


def _undo_one(
    connection: Connection, workshop: str, row: Row[Any], gone: set[str], *, by: str
) -> None:
    kind = CONCEPTS[row.kind]
    before = {"removed": True} if row.action == "add" else json.loads(row.before)
    later = _later_changes(connection, row, gone)
    if later and (row.action == "add" or set(before) & later):
        raise Refused(N_("Dit werd daarna nog gewijzigd en kan niet meer ongedaan gemaakt worden."))
    current = get(connection, kind, workshop, row.record)
    back = kind.clean(before)
    _store(connection, workshop, current, back, by=by, action="undo", bundle=_UNDO + row.bundle)


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


def _store(
    connection: Connection,
    workshop: str,
    current: R,
    wanted: Mapping[str, Any],
    *,
    by: str,
    action: str,
    bundle: str = "",
    round_id: str = "",
) -> R:
    kind = type(current)
    table = CONCEPT_TABLES[kind.concept]
    stored = replace(
        current,
        **wanted,
        version=current.version + 1,
        set_by=by,
        set_at=now(),
        round=round_id or current.round,
    )
    connection.execute(
        update(table)
        .where(table.c.workshop == workshop, table.c.id == current.id)
        .values(_plain(stored.values()))
    )
    log(
        connection,
        workshop,
        kind.concept,
        current.id,
        action,
        actor=by,
        bundle=bundle,
        version=stored.version,
        before=_plain({name: getattr(current, name) for name in wanted}),
        after=_plain(wanted),
    )
    return stored


def _changed_since(
    connection: Connection, workshop: str, concept: str, record_id: str, version: int
) -> set[str]:
    """The fields of a record that changed after the given version."""
    query = select(change.c.after).where(
        change.c.workshop == workshop,
        change.c.kind == concept,
        change.c.record == record_id,
        change.c.version > version,
    )
    return {name for (after,) in connection.execute(query) for name in json.loads(after)}


def _record(kind: type[R], row: Row[Any]) -> R:
    stored = row._mapping  # noqa: SLF001 - its public name in SQLAlchemy
    values: dict[str, Any] = {
        name: _several(stored[name]) if spec.kind == "choices" else stored[name]
        for name, spec in kind.specs().items()
    }
    return kind(**values)


def _several(joined: str) -> tuple[str, ...]:
    return tuple(filter(None, joined.split("|")))


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as a table and a log row hold them."""
    return {name: "|".join(v) if isinstance(v, tuple) else v for name, v in values.items()}


def by_id(records: Iterable[R]) -> dict[str, R]:
    return {record.id: record for record in records}
