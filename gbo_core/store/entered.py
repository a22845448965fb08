"""What somebody entered in a form or a table, as it is stored."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.model.changes import changed_values
from gbo_core.store import records

R = TypeVar("R", bound=Record)

# id → (version that was read, field → value)
Changes = Mapping[str, tuple[int, Mapping[str, Any]]]


def enter(
    connection: Connection,
    workshop: str,
    kind: type[R],
    current: R | None,
    values: Mapping[str, Any],
    *,
    by: str,
    bundle: str = "",
) -> R:
    """Add a record, or save only what differs from `current`, as it was read.

    Raises BadInput, Conflict, IsRemoved, NotFound.
    """
    if current is None:
        return records.add(connection, workshop, kind.make(**values), by=by, bundle=bundle)
    changed, version = changed_values(current, values), current.version
    return records.save(
        connection, workshop, kind, current.id, changed, version=version, by=by, bundle=bundle
    )


def enter_rows(
    connection: Connection,
    workshop: str,
    kind: type[Record],
    changes: Changes,
    gone: Iterable[Record],
    *,
    by: str,
    bundle: str = "",
) -> None:
    """Save what changed in several records, and remove some: all of it or nothing.

    Raises BadInput, Conflict, IsRemoved, NotFound.
    """
    for record_id, (version, values) in changes.items():
        records.save(
            connection, workshop, kind, record_id, values, version=version, by=by, bundle=bundle
        )
    remove_all(connection, workshop, gone, by=by, bundle=bundle)


def remove_all(
    connection: Connection, workshop: str, gone: Iterable[Record], *, by: str, bundle: str = ""
) -> None:
    """Records of any concept, as one step that can be undone. Raises NotFound."""
    for each in gone:
        records.remove(connection, workshop, type(each), each.id, by=by, bundle=bundle)
