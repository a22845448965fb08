"""Databases of older versions, and migrations that are killed at each of their steps.

`python -m tests.store.migrating FOLDER REVISION` tries every step from a revision ('base' for no
file at all) in a process that forks, and prints one line for each that went wrong.
"""

import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

from alembic import command
from sqlalchemy import Connection, Engine, create_engine, event

from gbo_core.store.database import alembic_config
from gbo_core.store.leftovers import parts
from gbo_core.store.migrate import migrate

ROWS = """
INSERT INTO facilitator (id, name, password, host, language, made_at)
    VALUES ('f1', 'An', 'x', 1, 'nl', '2026-05-19');
INSERT INTO workshop (id, join_code, maker, archived, removed_at, made_at)
    VALUES ('w1', 'LUMOKADE', 'f1', 0, '', '2026-05-19');
INSERT INTO participant (workshop, id, token, name)
    VALUES ('w1', 't1', 'geheim', 'Bea'), ('w1', 't2', 'ook', 'Cis');
INSERT INTO change (workshop, at, kind, record, action)
    VALUES ('w1', '2026-05-19', 'participant', 't1', 'add');
"""


def url_of(file: Path) -> str:
    return f"sqlite:///{file}"


def older(file: Path, revision: str) -> None:
    """A database with something in it, as the version with that revision left it."""
    command.upgrade(alembic_config(url_of(file)), revision)
    with closing(sqlite3.connect(file)) as database:
        database.executescript(ROWS)


def held(file: Path) -> dict[str, list[tuple[Any, ...]]]:
    """What somebody put in a database."""
    kept = {
        "facilitator": "id, name, password, host",
        "workshop": "id, join_code, maker",
        "participant": "workshop, id, token, name",
        "change": "seq, workshop, record, action",
    }
    with closing(sqlite3.connect(file)) as database:
        return {
            table: database.execute(f"SELECT {columns} FROM {table} ORDER BY 1, 2").fetchall()  # noqa: S608
            for table, columns in kept.items()
        }


def shape(file: Path) -> set[Any]:
    engine = create_engine(url_of(file))
    with engine.connect() as connection:
        found = parts(connection)
    engine.dispose()
    return found


class Killed:
    """Counts what reaches the disk, and ends the process before one, as a power cut would."""

    def __init__(self, at: int) -> None:
        self.left = at
        event.listen(Engine, "before_cursor_execute", self._statement)
        event.listen(Engine, "commit", self._commit)
        for name in ("link", "replace", "unlink", "fsync"):
            setattr(os, name, self._counted(getattr(os, name)))

    def _statement(self, connection: Connection, *_: Any) -> None:
        if connection.engine.url.database:  # not those in memory
            self._step()

    def _commit(self, connection: Connection) -> None:
        self._statement(connection)

    def _counted(self, does: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **more: Any) -> Any:
            self._step()
            return does(*given, **more)

        return counted

    def _step(self) -> None:
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        self.left -= 1


def in_child(work: Callable[[], None]) -> bool:
    """Whether a process of its own came to the end of its work."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] == 0
    try:
        work()
    except BaseException as error:  # noqa: BLE001 - its only way to tell
        print(f"{error!r}", flush=True)
        os._exit(1)
    os._exit(0)


def killed_at(file: Path, step: int) -> bool:
    """Migrate and die before a step; False when there were not so many."""

    def migrate_and_die() -> None:
        Killed(step)
        migrate(url_of(file))

    return not in_child(migrate_and_die)


def state(file: Path) -> Any:
    """All that a database holds; None when there is none."""
    return (shape(file), held(file)) if file.exists() else None


def wrong(file: Path, either: Sequence[Any], *, again: bool) -> str:
    """What is wrong with a database that is to be in `either` of two states, or ''."""
    if state(file) not in either:
        return "is halfway"
    if again and not in_child(lambda: migrate(url_of(file))):
        return "does not open"
    return "lost something" if again and state(file) != either[-1] else ""


def main(folder: Path, revision: str) -> None:
    before, after = folder / "before.sqlite", folder / "after.sqlite"
    if revision != "base":
        older(before, revision)
        shutil.copy(before, after)
    migrate(url_of(after))
    either, step, dying = (state(before), state(after)), 0, True
    while dying:
        place = folder / str(step)
        place.mkdir()
        file = place / "gbo.sqlite"
        if before.exists():
            shutil.copy(before, file)
        dying = killed_at(file, step)
        # That a state opens need not be seen each time.
        if problem := wrong(file, either, again=step % 10 == 0 or not dying):
            print(f"step {step}: {problem}", flush=True)
        shutil.rmtree(place)
        step += 1
    print(f"{step} steps", file=sys.stderr)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
