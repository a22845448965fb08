"""What an older version left behind when it was stopped in the middle of a migration.

It made the tables of the next revision one by one. Nobody can have used them, since the program did
not open; so what is new in later revisions, and holds nothing, is taken away, and the migration
begins anew.
"""

from typing import Final, NamedTuple

from alembic import command
from sqlalchemy import Connection, StaticPool, create_engine, text

from gbo_core.store.database import alembic_config
from gbo_core.store.errors import StoreHalfway, file_name

_ORDER: Final = ("index", "column", "table")  # no column goes while an index needs it


class Part(NamedTuple):
    """A table, or a column or an index of it."""

    kind: str
    table: str
    name: str = ""


def clear_leftovers(connection: Connection, here: str) -> None:
    """Take away what belongs to a later revision than `here` ('' for none).

    Raises:
        StoreHalfway: when something is in it.
    """
    if connection.dialect.name != "sqlite":
        return
    there, stays = parts(connection), parts_at(here)
    if there == stays:
        return
    left = there & (parts_at("head") - stays)
    for part in sorted(left, key=lambda part: _ORDER.index(part.kind)):
        if part.kind == "table" or Part("table", part.table) in stays:
            _take_away(connection, part)


def parts(connection: Connection) -> set[Part]:
    """What a database is made of, but for what SQLite and Alembic keep themselves."""
    kinds = "SELECT type, tbl_name, name FROM sqlite_master WHERE type IN ('table', 'index')"
    found = {
        Part(kind, table, "" if kind == "table" else name)
        for kind, table, name in connection.execute(text(kinds))
        if not name.startswith("sqlite_") and table != "alembic_version"
    }
    columns = {
        Part("column", part.table, row[1])
        for part in found
        if part.kind == "table"
        for row in connection.execute(text(f'PRAGMA table_info("{part.table}")'))
    }
    return found | columns


def parts_at(revision: str) -> set[Part]:
    """The same for a new database at a revision."""
    if not revision:
        return set()
    engine = create_engine("sqlite://", poolclass=StaticPool)
    config = alembic_config("sqlite://")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        made = parts(connection)
    engine.dispose()
    return made


def _take_away(connection: Connection, part: Part) -> None:
    match part:
        case Part("index", _, name):
            connection.execute(text(f'DROP INDEX "{name}"'))
        case Part("column", table, name):
            several = f'SELECT count(DISTINCT "{name}") > 1 FROM "{table}"'  # noqa: S608 - our names
            _check_unused(connection, several, part)
            connection.execute(text(f'ALTER TABLE "{table}" DROP COLUMN "{name}"'))
        case Part("table", table):
            any_row = f'SELECT count(*) > 0 FROM "{table}"'  # noqa: S608 - a name of our own
            _check_unused(connection, any_row, part)
            connection.execute(text(f'DROP TABLE "{table}"'))


def _check_unused(connection: Connection, is_used: str, part: Part) -> None:
    if connection.execute(text(is_used)).scalar_one():
        file = file_name(str(connection.engine.url))
        raise StoreHalfway(file=file, table=part.table)
