"""Who changed what and when, as far as the log of this server goes back."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from gbo_core.model import Note
from gbo_core.store.tables import change

MOST = 50  # changes that somebody would read


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one record, by whom ('' for a participant) and when (UTC, ISO).

    `action`: add, save, remove, restore or undo; `fields`: name → what stood there before, and
    since, as the log holds it: several codes or ids are one text with bars between them.
    """

    concept: str
    record: str
    action: str
    by: str
    at: str
    fields: Mapping[str, tuple[Any, Any]]


def of_records(connection: Connection, workshop: str, ids: Iterable[str]) -> list[Change]:
    """The last changes of these records, the newest first.

    Nothing of a note: when it came in, beside who was there, says whose it is. What was erased for
    good is gone from the log as well, and a workshop that came in from a file begins anew there.
    """
    query = (
        select(change)
        .where(
            change.c.workshop == workshop,
            change.c.record.in_(list(ids)),
            change.c.kind != Note.concept,
        )
        .order_by(change.c.seq.desc())
        .limit(MOST)
    )
    return [
        Change(row.kind, row.record, row.action, row.actor, row.at, _fields(row.before, row.after))
        for row in connection.execute(query)
    ]


def _fields(before: str, after: str) -> dict[str, tuple[Any, Any]]:
    """Of something new there is nothing to compare with."""
    was, became = json.loads(before), json.loads(after)
    return {name: (was[name], became[name]) for name in became if name in was}
