"""What the store itself can fail at, and which of it an error of the database is.

The sentences are also for who did not log in: they name the file, not the folders around it.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.exc import SQLAlchemyError

from gbo_core.model.errors import GboError
from gbo_core.words import N_


class StoreClosed(GboError):
    """What was asked did not happen. `code` is one English word, for /healthz and the log."""

    sentence = N_("De gegevens zijn even niet bereikbaar. Probeer het zo meteen opnieuw.")
    code = "unavailable"


class StoreDamaged(StoreClosed):
    sentence = N_(
        "De databank (%(file)s) is beschadigd. Stop de server en zet een reservekopie terug: "
        "de gids zegt hoe."
    )
    code = "damaged"


class StoreFull(StoreClosed):
    sentence = N_(
        "De schijf van de server is vol. Dit is niet bewaard: maak plaats en probeer het opnieuw."
    )
    code = "full"


class StoreBusy(StoreClosed):
    sentence = N_(
        "Een ander programma houdt de databank (%(file)s) bezet. Dit is niet bewaard: probeer het "
        "zo meteen opnieuw."
    )
    code = "busy"


class StoreReadOnly(StoreClosed):
    sentence = N_(
        "De server mag niet schrijven in de databank (%(file)s). Kijk de rechten op het bestand "
        "en op zijn map na."
    )
    code = "read-only"


class StoreNotOpened(StoreClosed):
    sentence = N_(
        "De databank (%(file)s) kan niet geopend worden. Kijk of de map bestaat en wie er rechten "
        "op heeft."
    )
    code = "not opened"


class DiskFails(StoreClosed):
    sentence = N_(
        "De schijf van de server geeft fouten (%(file)s). Dit is niet bewaard: probeer het "
        "opnieuw, en maak een kopie op een andere schijf."
    )
    code = "disk fails"


# By SQLite's result codes: the extended ones first, of which the lowest byte is the primary one.
_BY_CODE: dict[int, type[StoreClosed]] = {
    sqlite3.SQLITE_IOERR_SHORT_READ: StoreDamaged,  # the file ends before the page that is in it
    sqlite3.SQLITE_IOERR_CORRUPTFS: StoreDamaged,
    sqlite3.SQLITE_CORRUPT: StoreDamaged,
    sqlite3.SQLITE_NOTADB: StoreDamaged,
    sqlite3.SQLITE_FULL: StoreFull,
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreNotOpened,
    sqlite3.SQLITE_IOERR: DiskFails,
}


def why_closed(error: BaseException, url: str) -> StoreClosed:
    """What the store says of an error of its database; the plain StoreClosed for any other."""
    if isinstance(error, StoreClosed):
        return error
    code = getattr(getattr(error, "orig", error), "sqlite_errorcode", 0)
    kind = _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF) or StoreClosed
    made = kind(file=file_name(url))
    made.__cause__ = error
    return made


def file_name(url: str) -> str:
    """What the database is called, without the folders that it stands in."""
    return Path(make_url(url).database or "").name


@contextmanager
def saying_why(url: str) -> Iterator[None]:
    """Errors of the database come out as what the store says of them."""
    try:
        yield
    except (SQLAlchemyError, sqlite3.Error) as error:
        raise why_closed(error, url) from error
