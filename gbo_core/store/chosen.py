"""What was chosen on the screens for this server as a whole, by name."""

from sqlalchemy import Connection, delete, insert, select

from gbo_core.store.tables import chosen


def get(connection: Connection, name: str) -> str:
    """What was chosen, '' when nothing was."""
    query = select(chosen.c.value).where(chosen.c.name == name)
    return connection.execute(query).scalar() or ""


def put(connection: Connection, name: str, value: str) -> None:
    connection.execute(delete(chosen).where(chosen.c.name == name))
    connection.execute(insert(chosen).values(name=name, value=value))
