"""Engines: one that reads, one that writes. Only this folder knows what SQLite needs."""

from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, event, text

BUSY_SECONDS = 10


def reading_engine(url: str) -> Engine:
    """Connections whose transaction is one snapshot."""
    return _engine(url, "BEGIN")


def writing_engine(url: str) -> Engine:
    """The writer's one connection; it takes the write lock at once, not at its first statement."""
    return _engine(url, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)


def _engine(url: str, begin: str, **pool: Any) -> Engine:
    if not url.startswith("sqlite"):
        return create_engine(url, **pool)
    engine = create_engine(
        url, connect_args={"timeout": BUSY_SECONDS, "check_same_thread": False}, **pool
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", lambda connection: _begin(connection, begin))
    return engine


def _prepare(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we send BEGIN ourselves; the driver's own is too late
    cursor = connection.cursor()
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection, statement: str) -> None:
    connection.exec_driver_sql(statement)


def in_transaction(connection: Connection) -> bool:
    """Whether the database has it open still: on some errors SQLite undoes it by itself."""
    return bool(getattr(connection.connection.dbapi_connection, "in_transaction", True))


def migrate(url: str) -> None:
    """Bring the database up to the newest revision; a new one is made."""
    command.upgrade(alembic_config(url), "head")


def alembic_config(url: str) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["url"] = url
    return config


def data_version(connection: Connection) -> int:
    """Changes whenever another connection, of any process, has committed (SQLite)."""
    return int(connection.execute(text("PRAGMA data_version")).scalar_one())
