"""A copy of the whole database, taken while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url

from gbo_core.model.errors import NotFound, Refused
from gbo_core.store.errors import StoreDamaged, saying_why
from gbo_core.store.whole_file import whole_file
from gbo_core.words import N_


def backup(url: str, target: Path) -> None:
    """Copy the database at `url` to one file, as it is at one moment.

    SQLite's own backup, so what is being written is in it whole or not at all. The file appears
    only when it is complete.

    Raises:
        Refused: for a database that keeps its own backups.
        StoreClosed: why it could not be copied; damaged, for instance.
        NotFound: when there is no database yet.
        OSError: when the file cannot be written.
    """
    source = database_file(url)
    if not source.exists():
        raise NotFound(N_("Er is nog geen databank om te bewaren."))
    with saying_why(url):
        copy_database(source, target)


def copy_database(source: Path, target: Path) -> None:
    """The same, from file to file; what stood at `target` stays when the copy is no good.

    Raises:
        sqlite3.Error, OSError: when it cannot be read or written.
        StoreDamaged: a copy of what is damaged is damaged too.
    """
    with whole_file(target) as file:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(file)) as copy:
            live.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without others beside it
            found = copy.execute("PRAGMA quick_check(1)").fetchall()
        if found != [("ok",)]:
            raise StoreDamaged(file=source.name)


def database_file(url: str) -> Path:
    """The file of a SQLite database. Raises Refused for any other."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        raise Refused(N_("Dit kan alleen met een SQLite-databank; gebruik anders pg_dump."))
    return Path(parsed.database)
