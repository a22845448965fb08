"""The change log: who changed what, from what to what."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select, update

from gbo_core.store import drafts
from gbo_core.store.clock import now
from gbo_core.store.tables import change


def log(
    connection: Connection,
    workshop: str,
    kind: str,
    record: str,
    action: str,
    *,
    actor: str = "",
    bundle: str = "",
    version: int = 0,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Add one row. `bundle` ties changes that were made, and are undone, together."""
    connection.execute(
        insert(change).values(
            workshop=workshop,
            at=now(),
            actor=actor,
            kind=kind,
            record=record,
            action=action,
            bundle=bundle,
            version=version,
            before=json.dumps(before or {}, ensure_ascii=False),
            after=json.dumps(after or {}, ensure_ascii=False),
        )
    )


_INSERT = insert(change)


def log_all(
    connection: Connection, workshop: str, kind: str, record_ids: Iterable[str], action: str
) -> None:
    """A row for each of these, without who and what: for what a room does at once."""
    same = {"workshop": workshop, "at": now(), "actor": "", "kind": kind, "action": action}
    connection.execute(_INSERT, [same | {"record": each} for each in record_ids])


def changed_since(
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


def forget(connection: Connection, workshop: str, kind: str, record_id: str) -> None:
    """Leave in the log that something changed, but not of what, nor from what to what.

    What a facilitator was typing about it goes as well.
    """
    drafts.forget(connection, workshop, record_id)
    connection.execute(
        update(change)
        .where(change.c.workshop == workshop, change.c.kind == kind, change.c.record == record_id)
        .values(record="", bundle="", before="{}", after="{}")
    )
