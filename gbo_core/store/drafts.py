"""What a facilitator typed and did not store yet, so that it outlives a tab and a server.

It is theirs alone, it is in no export, and it is no change: nobody is woken by it.
"""

import json
from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from gbo_core.store.clock import now
from gbo_core.store.tables import draft, workshop

KEPT_DAYS = 30

Place = tuple[str, str]  # the id of a workshop ('' for none), and where in it this was typed


def load(connection: Connection, facilitator: str) -> dict[Place, str]:
    """What this facilitator left, by place, each as JSON."""
    query = select(draft).where(draft.c.facilitator == facilitator)
    return {(row.workshop or "", row.place): row.content for row in connection.execute(query)}


def keep(
    connection: Connection,
    facilitator: str,
    typed: Mapping[Place, str],
    gone: Collection[Place] = (),
) -> None:
    """Keep these, and forget those; whatever nobody came back to for a month goes too."""
    for _workshop, place in (*gone, *typed):
        here = (draft.c.facilitator == facilitator, draft.c.place == place)
        connection.execute(delete(draft).where(*here))
    at, known = now(), {"", *connection.execute(select(workshop.c.id)).scalars()}
    for (where, place), content in typed.items():
        if where in known:  # somebody else may have erased the workshop meanwhile
            row = {"facilitator": facilitator, "workshop": where or None, "place": place}
            connection.execute(insert(draft).values(**row, content=content, at=at))
    oldest = datetime.now(UTC) - timedelta(days=KEPT_DAYS)
    connection.execute(delete(draft).where(draft.c.at < oldest.isoformat(timespec="milliseconds")))


def forget(connection: Connection, workshop_id: str, record: str) -> None:
    """What anybody typed about a record that is erased for good, or about what hangs on it."""
    about = or_(draft.c.place.contains(record), draft.c.content.contains(record))
    query = select(draft).where(draft.c.workshop == workshop_id, about)
    for row in connection.execute(query).all():
        _forget(connection, row, record)


def _forget(connection: Connection, row: Row[Any], record: str) -> None:
    """A row of a table goes alone: what was typed in the others stays."""
    here = (draft.c.facilitator == row.facilitator, draft.c.place == row.place)
    content = json.loads(row.content)
    rows = content.get("rows", {})
    if rows.pop(record, None) is None or not rows:
        connection.execute(delete(draft).where(*here))
        return
    content["typed"].pop(record, None)
    connection.execute(update(draft).where(*here).values(content=json.dumps(content)))
