"""Is a database whole, and if not: where is it damaged, and which copies are there?"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gbo_core.store.errors import StoreDamaged, why_closed
from gbo_core.store.migrate import copies_of, file_of
from gbo_core.store.wal import lost_something
from gbo_core.words import N_


@dataclass(frozen=True, slots=True)
class Damage:
    """`tables`: what cannot be trusted, as far as can be told; '' stands for the file itself."""

    file: Path
    tables: tuple[str, ...]
    copies: tuple[str, ...]

    def said(self) -> list[tuple[str, dict[str, str]]]:
        """Sentences with their data, for who keeps the server."""
        where = {"path": str(self.file), "where": ", ".join(self.tables)}
        sentences = [
            N_("De databank %(path)s is beschadigd, in: %(where)s.")
            if where["where"]
            else N_("De databank %(path)s is beschadigd: het bestand zelf is niet te lezen."),
            N_("Stop de server en zet een kopie terug: zie docs/gids/databank.md."),
            N_("Kopieën die ernaast staan: %(copies)s.")
            if self.copies
            else N_("Er staan geen kopieën naast. Zoek uw eigen reservekopie."),
        ]
        return [(each, where | {"copies": ", ".join(self.copies)}) for each in sentences]


def damage_of(url: str, *, thorough: bool) -> Damage | None:
    """What is damaged, before anything opens the database; None when it is whole or not there yet.

    `thorough` compares each index with its table too. What stands in the way of looking (rights, a
    lock) is no damage: opening the database says so.
    """
    file = file_of(url)
    if file is None or not file.is_file():
        return None
    tables = _damaged(file, "integrity_check" if thorough else "quick_check")
    if tables is None:
        return None
    return Damage(file, tables, tuple(copy.name for copy in copies_of(file)))


def _damaged(file: Path, check: str) -> tuple[str, ...] | None:
    log = file.with_name(f"{file.name}-wal")
    if file.stat().st_size == 0:
        return ("",)
    if lost_something(log):
        return (log.name,)
    try:
        with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as database:
            if _is_whole(database, check):
                return None
            known = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            names = [name for (name,) in known]
            return tuple(n for n in names if not _is_whole(database, check, n)) or ("",)
    except sqlite3.Error as error:
        return ("",) if isinstance(why_closed(error, f"sqlite:///{file}"), StoreDamaged) else None


def _is_whole(database: sqlite3.Connection, check: str, table: str = "") -> bool:
    """What SQLite says of all, or of one table; raises when it cannot even look at all of it."""
    asked = f'PRAGMA {check}("{table}")' if table else f"PRAGMA {check}(1)"
    try:
        return database.execute(asked).fetchall() == [("ok",)]
    except sqlite3.DatabaseError as error:
        if isinstance(why_closed(error, "sqlite://"), StoreDamaged):
            return False
        raise
