"""Engines: one that reads, one that writes. Only this folder knows what SQLite needs."""

from pathlib import Path
from typing import Any

from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text

BUSY_SECONDS = 10
MIGRATING_SECONDS = 60  # how long one process waits for another that migrates


def reading_engine(url: str) -> Engine:
    """Connections whose transaction is one snapshot."""
    return _engine(url, "BEGIN")


def writing_engine(url: str) -> Engine:
    """The writer's one connection; it takes the write lock at once, not at its first statement."""
    return _engine(url, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)


def migrating_engine(url: str) -> Engine:
    """As the writer's, for changing the tables themselves.

    References are not followed meanwhile: a table that is made anew would take along what hangs
    on it. All that is done in one transaction is undone together, tables too.
    """
    return _engine(url, "BEGIN IMMEDIATE", seconds=MIGRATING_SECONDS, follows=False)


def _engine(
    url: str, begin: str, *, seconds: float = BUSY_SECONDS, follows: bool = True, **options: Any
) -> Engine:
    # An error names its statement, and would name who answered what with it, in the server's log.
    options["hide_parameters"] = True
    if not url.startswith("sqlite"):
        return create_engine(url, **options)
    engine = create_engine(
        url, connect_args={"timeout": seconds, "check_same_thread": False}, **options
    )
    event.listen(engine, "connect", lambda connection, _record: _prepare(connection, follows))
    event.listen(engine, "begin", lambda connection: _begin(connection, begin))
    return engine


def _prepare(connection: Any, follows: bool) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves; the driver's own is too late
    cursor = connection.cursor()
    references = f"foreign_keys = {'ON' if follows else 'OFF'}"
    for pragma in ("journal_mode = WAL", "synchronous = FULL", references):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)


def in_transaction(connection: Connection) -> bool:
    """Whether the database has it open still: on some errors SQLite undoes it by itself."""
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", True))


def alembic_config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    return config


def data_version(connection: Connection) -> int:
    """Changes whenever another connection, of any process, has committed (SQLite)."""
    return int(connection.execute(text("PRAGMA data_version")).scalar_one())
