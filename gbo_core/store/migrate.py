"""Bringing a database up to date: all of it or nothing, and a copy kept before it begins."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection, make_url

from gbo_core.store.backup import copy_database
from gbo_core.store.clock import now
from gbo_core.store.database import alembic_config, migrating_engine, reading_engine
from gbo_core.store.errors import (
    NoRoomForCopy,
    StoreEmpty,
    StoreFull,
    StoreNewer,
    file_name,
    saying_why,
)
from gbo_core.store.leftovers import clear_leftovers
from gbo_core.store.whole_file import UNFINISHED

COPIES: Final = 5  # kept, of those made before the database was brought up to date


def migrate(url: str) -> None:
    """Bring the database up to the newest revision; a new one is made whole, or not at all.

    Raises:
        StoreClosed: one of its kinds, when that cannot be done; the database is as it was.
    """
    file = file_of(url)
    with saying_why(url, OSError):
        if file is None:
            _bring_up(url, lambda _here: None)
            return
        if not file.exists():
            _make(file)
        if file.is_file() and file.stat().st_size == 0:
            raise StoreEmpty(file=file.name)
        _bring_up(url, lambda here: _keep_copy(file, here))


def file_of(url: str) -> Path | None:
    """The file of a SQLite database; None for what is not kept in one."""
    parsed = make_url(url)
    is_file = parsed.get_backend_name() == "sqlite" and parsed.database not in {
        None,
        "",
        ":memory:",
    }
    return Path(parsed.database or "") if is_file else None


def _make(file: Path) -> None:
    """A new database, made beside its name: it is never there half."""
    beside = file.with_name(f"{file.name}.{secrets.token_hex(4)}{UNFINISHED}")
    try:
        beside.touch(exist_ok=False)
        _bring_up(f"sqlite:///{beside}", lambda _here: None)
        _name(beside, file)
    finally:
        for rest in ("", "-wal", "-shm"):
            Path(f"{beside}{rest}").unlink(missing_ok=True)


def _name(beside: Path, file: Path) -> None:
    """Unless another process that started at the same time was first."""
    try:
        os.link(beside, file)
    except FileExistsError:
        pass
    except OSError:  # a disk that knows no second names
        if not file.exists():
            beside.rename(file)


def _bring_up(url: str, keep_copy: Callable[[str], None]) -> None:
    config = alembic_config(url)
    newest = ScriptDirectory.from_config(config).get_current_head()
    if _is_at(url, newest):
        return
    engine = migrating_engine(url)
    try:
        with engine.begin() as connection:
            here = revision(connection)
            if here == newest:  # another process did it while this one waited
                return
            _check_known(config, here)
            if here:
                keep_copy(here)
            clear_leftovers(connection, here)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def _is_at(url: str, newest: str | None) -> bool:
    """Asked first without the right to write: the command line starts beside a busy server."""
    engine = reading_engine(url)
    try:
        with engine.connect() as connection:
            return revision(connection) == newest
    finally:
        engine.dispose()


def revision(connection: Connection) -> str:
    """The revision that a database says it has; '' for a new one."""
    return MigrationContext.configure(connection).get_current_revision() or ""


def _check_known(config: Config, here: str) -> None:
    """Raises StoreNewer for what only a newer version of the program can have made."""
    try:
        ScriptDirectory.from_config(config).get_revision(here or "base")
    except CommandError as error:
        raise StoreNewer(file=file_name(config.attributes["url"]), here=here) from error


def _keep_copy(file: Path, here: str) -> None:
    """A copy of today beside the database, called after the revision that it has."""
    copy = file.with_name(f"{file.stem}.{here}.{now()[:10]}{file.suffix}")
    try:
        with saying_why(f"sqlite:///{file}", OSError):
            copy_database(file, copy)
    except StoreFull as error:
        raise NoRoomForCopy from error
    for old in copies_of(file)[COPIES:]:
        old.unlink()


def copies_of(file: Path) -> list[Path]:
    """The copies that were kept of a database, the newest first."""
    found = file.parent.glob(f"{file.stem}.[0-9]*.????-??-??{file.suffix}")
    return sorted(found, key=lambda copy: copy.stat().st_mtime, reverse=True)
