"""What the store itself can fail at, and which of it an error of the database is.

The sentences are also for who did not log in: they name the file, not the folders around it.
"""

import errno
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


class StoreEmpty(StoreDamaged):
    sentence = N_(
        "De databank (%(file)s) is beschadigd: er staat niets meer in. Zet een reservekopie terug, "
        "of verwijder dit lege bestand als er nog niets in stond."
    )


class StoreHalfway(StoreDamaged):
    sentence = N_(
        "De databank (%(file)s) bleef halverwege een update steken (%(table)s). Zet de kopie van "
        "voor de update terug: de gids zegt hoe."
    )
    code = "halfway"


class StoreNewer(StoreClosed):
    sentence = N_(
        "De databank (%(file)s) is van een nieuwere versie van GBO-werktafel. Start die versie, of "
        "zet een kopie van voor de update terug."
    )
    code = "newer"


class StoreFull(StoreClosed):
    sentence = N_(
        "De schijf van de server is vol. Dit is niet bewaard: maak plaats en probeer het opnieuw."
    )
    code = "full"


class NoRoomForCopy(StoreFull):
    sentence = N_(
        "De schijf van de server is te vol om eerst een kopie van de databank te bewaren. Er is "
        "niets gewijzigd: maak plaats en start opnieuw."
    )


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
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFull,  # no room for what is shared by who has it open
    sqlite3.SQLITE_BUSY: StoreBusy,
    sqlite3.SQLITE_LOCKED: StoreBusy,
    sqlite3.SQLITE_READONLY: StoreReadOnly,
    sqlite3.SQLITE_PERM: StoreReadOnly,
    sqlite3.SQLITE_CANTOPEN: StoreNotOpened,
    sqlite3.SQLITE_IOERR: DiskFails,
}


# Damage for which SQLite has no code of its own: once migrated, all our tables are there.
_DAMAGED = ("unsupported file format", "no such table")
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


def why_closed(error: BaseException, url: str) -> StoreClosed:
    """What the store says of an error of its database; the plain StoreClosed for any other."""
    if isinstance(error, StoreClosed):
        return error
    kind = _of_system(error) if isinstance(error, OSError) else _of_database(error)
    made = kind(file=file_name(url))
    made.__cause__ = error
    return made


def _of_system(error: OSError) -> type[StoreClosed]:
    if error.errno in _FULL:
        return StoreFull
    return StoreReadOnly if error.errno in _REFUSED else StoreNotOpened


def _of_database(error: BaseException) -> type[StoreClosed]:
    own = getattr(error, "orig", error)
    code = getattr(own, "sqlite_errorcode", 0)
    if any(str(own).startswith(words) for words in _DAMAGED):
        return StoreDamaged
    return _BY_CODE.get(code) or _BY_CODE.get(code & 0xFF) or StoreClosed


def file_name(url: str) -> str:
    """What the database is called, without the folders that it stands in."""
    return Path(make_url(url).database or "").name


@contextmanager
def saying_why(url: str, *also: type[Exception]) -> Iterator[None]:
    """Errors of the database (and these) come out as what the store says of them."""
    try:
        yield
    except Exception as error:
        if isinstance(error, (SQLAlchemyError, sqlite3.Error, *also)):
            raise why_closed(error, url) from error
        raise
