"""How many phones are connected: a row a server and workshop, refreshed while it lives."""

from sqlalchemy import Connection, delete, insert, select

from gbo_core.store.clock import now, seconds_since
from gbo_core.store.log import log
from gbo_core.store.tables import presence

STALE_SECONDS = 15.0


def report(connection: Connection, server: str, counts: dict[str, int]) -> None:
    """Store what this server sees: workshop → connected phones. Replaces what it said before."""
    before = dict(
        connection.execute(
            select(presence.c.workshop, presence.c.connected).where(presence.c.server == server)
        ).all()
    )
    connection.execute(delete(presence).where(presence.c.server == server))
    if counts:
        rows = [
            {"server": server, "workshop": w, "connected": n, "at": now()}
            for w, n in counts.items()
        ]
        connection.execute(insert(presence), rows)
    for workshop in {*before, *counts}:
        if before.get(workshop) != counts.get(workshop):
            log(connection, workshop, "presence", server, "save")


def connected(connection: Connection, workshop: str) -> int:
    """Phones connected now, over all servers that reported lately."""
    rows = connection.execute(
        select(presence.c.connected, presence.c.at).where(presence.c.workshop == workshop)
    )
    return sum(count for count, at in rows if abs(seconds_since(at)) < STALE_SECONDS)
