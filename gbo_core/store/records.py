"""Records in their tables: load, add, save with a check on what others changed, remove, undo."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, delete, insert, select, update

from gbo_core.model import Record, concepts
from gbo_core.model.errors import Conflict, NotFound, Refused
from gbo_core.store.clock import now
from gbo_core.store.log import changed_since, forget, log
from gbo_core.store.tables import CONCEPT_TABLES
from gbo_core.words import N_

R = TypeVar("R", bound=Record)

_SEVERAL = {"choices", "links"}


class IsRemoved(Refused):
    """What is stored in a removed record nobody would see again."""

    sentence = N_("Dit is intussen verwijderd. Haal het eerst terug.")


def load(
    connection: Connection,
    workshop: str,
    kind: type[R],
    *,
    removed: bool = False,
    **equal: str,
) -> list[R]:
    """All records of a concept in a workshop, by id; the removed ones only when asked.

    `equal`: only those whose fields hold these values.
    """
    table = CONCEPT_TABLES[kind.concept]
    query = select(table).where(table.c.workshop == workshop).order_by(table.c.id)
    for name, value in equal.items():
        query = query.where(table.c[name] == value)
    if not removed:
        query = query.where(table.c.removed.is_(False))
    return [_record(kind, row) for row in connection.execute(query)]


def get(connection: Connection, workshop: str, kind: type[R], record_id: str) -> R:
    """One record, removed or not. Raises NotFound."""
    table = CONCEPT_TABLES[kind.concept]
    query = select(table).where(table.c.workshop == workshop, table.c.id == record_id)
    row = connection.execute(query).first()
    if row is None:
        raise NotFound
    return _record(kind, row)


def removed_ids(connection: Connection, workshop: str, concept: str) -> set[str]:
    """The ids of what was removed; none where there is no such concept."""
    if concept not in CONCEPT_TABLES:
        return set()
    table = CONCEPT_TABLES[concept]
    query = select(table.c.id).where(table.c.workshop == workshop, table.c.removed.is_(True))
    return set(connection.execute(query).scalars())


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
        IsRemoved: when somebody removed it.
        BadInput: when a value cannot be stored.
    """
    current = get(connection, workshop, kind, record_id)
    cleaned = kind.clean(changes)
    wanted = {name: value for name, value in cleaned.items() if getattr(current, name) != value}
    if wanted and current.removed:
        raise IsRemoved
    touched = changed_since(connection, workshop, kind.concept, record_id, version)
    clash = sorted(set(wanted) & touched)
    if clash:
        raise Conflict(
            record=record_id,
            theirs={name: getattr(current, name) for name in clash},
            mine={name: wanted[name] for name in clash},
        )
    if not wanted:
        return current
    return store(
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
        current = get(connection, workshop, kind, record.id)
    except NotFound:
        return add(connection, workshop, replace(record, round=round_id), by=by, bundle=bundle)
    values = {name: getattr(record, name) for name in kind.typed()}
    wanted = {name: value for name, value in values.items() if getattr(current, name) != value}
    if current.removed:
        wanted["removed"] = False
    if not wanted:
        return current
    return store(
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
    """Mark a record as removed; `undo` brings it back.

    What somebody else removed already stays theirs to undo.
    """
    current = get(connection, workshop, kind, record_id)
    if current.removed:
        return current
    return store(
        connection, workshop, current, {"removed": True}, by=by, action="remove", bundle=bundle
    )


def bring_back(
    connection: Connection,
    workshop: str,
    kind: type[R],
    record_id: str,
    *,
    by: str,
    bundle: str = "",
) -> R:
    """Take back that a record was removed. Raises NotFound."""
    current = get(connection, workshop, kind, record_id)
    if not current.removed:
        return current
    back = {"removed": False}
    return store(connection, workshop, current, back, by=by, action="restore", bundle=bundle)


def check_there(connection: Connection, workshop: str, kind: type[Record], record_id: str) -> None:
    """Before something is stored that hangs on it. Raises IsRemoved, NotFound."""
    if get(connection, workshop, kind, record_id).removed:
        raise IsRemoved


def erase(connection: Connection, workshop: str, kind: type[R], record_id: str, *, by: str) -> None:
    """Do away with a record for good, in the log too; what it held cannot be brought back.

    What pointed at it points nowhere afterwards.
    """
    table = CONCEPT_TABLES[kind.concept]
    _unlink(connection, workshop, kind.concept, record_id)
    connection.execute(delete(table).where(table.c.workshop == workshop, table.c.id == record_id))
    forget(connection, workshop, kind.concept, record_id)
    log(connection, workshop, kind.concept, "", "erase", actor=by)


def _unlink(connection: Connection, workshop: str, concept: str, record_id: str) -> None:
    for kind in concepts():
        for name in (n for n, spec in kind.typed().items() if spec.to == concept):
            table = CONCEPT_TABLES[kind.concept]
            column = table.c[name]
            mine = (table.c.workshop == workshop, column.contains(record_id, autoescape=True))
            for row in connection.execute(select(table.c.id, column).where(*mine)).all():
                left = "|".join(each for each in _several(row[1]) if each != record_id)
                here = (table.c.workshop == workshop, table.c.id == row[0])
                connection.execute(update(table).where(*here).values({name: left}))


def point_elsewhere(
    connection: Connection,
    workshop: str,
    kind: type[Record],
    old: str,
    new: str,
    *,
    by: str,
    bundle: str,
) -> None:
    """Let every record that points at `old`, of this kind, point at `new`."""
    for pointing in concepts():
        names = [name for name, spec in pointing.typed().items() if spec.to == kind.concept]
        for record in load(connection, workshop, pointing) if names else ():
            wanted = {
                name: _replaced(getattr(record, name), old, new)
                for name in names
                if old in _ids(getattr(record, name))
            }
            if wanted:
                store(connection, workshop, record, wanted, by=by, action="save", bundle=bundle)


def _ids(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return value if isinstance(value, tuple) else (value,)


def _replaced(value: str | tuple[str, ...], old: str, new: str) -> str | tuple[str, ...]:
    """The link, or the links without doubles."""
    if isinstance(value, str):
        return new
    return tuple(dict.fromkeys(new if each == old else each for each in value))


def store(
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
    """Set these fields of a record, as a new version with its row in the log."""
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


def _record(kind: type[R], row: Row[Any]) -> R:
    stored = row._mapping  # noqa: SLF001 - its public name in SQLAlchemy
    values: dict[str, Any] = {
        name: _several(stored[name]) if spec.kind in _SEVERAL else stored[name]
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
