"""The change feed: every commit adds rows to `change`, and each process follows that table.

Woken at once by its own writer, and by SQLite's `data_version` for commits of other processes.
"""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, select

from gbo_core.store.database import data_version
from gbo_core.store.tables import change

POLL_SECONDS = 0.25

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Change:
    seq: int
    workshop: str
    kind: str
    record: str
    action: str


Listener = Callable[[list[Change]], None]


class Feed:
    """Calls its listeners, on the feed's own thread, with the changes since the last call."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._listeners: list[Listener] = []
        self._wake = threading.Event()
        self._closed = False
        with engine.connect() as connection:
            self._last = connection.execute(select(func.max(change.c.seq))).scalar() or 0
        self._thread = threading.Thread(target=self._run, name="store-feed", daemon=True)
        self._thread.start()

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Start calling `listener`; the answer is a function that stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def poke(self) -> None:
        self._wake.set()

    def close(self) -> None:
        self._closed = True
        self.poke()
        self._thread.join()

    def _run(self) -> None:
        """Follow until it is closed; a database that fails for a while is looked at again."""
        lost = False
        while not self._closed:
            try:
                # One connection: the version is counted per connection.
                with self._engine.connect() as watching:
                    self._follow(watching)
                lost = False
            except Exception:
                if not lost:
                    log.exception("the change feed lost the database, and looks again")
                lost = True
                self._wait()

    def _follow(self, watching: Connection) -> None:
        seen = 0
        while not self._closed:
            version = data_version(watching)
            if version != seen:
                seen = version
                self._tell(watching)
            watching.rollback()
            self._wait()

    def _wait(self) -> None:
        self._wake.wait(POLL_SECONDS)
        self._wake.clear()

    def _tell(self, connection: Connection) -> None:
        columns = (change.c.seq, change.c.workshop, change.c.kind, change.c.record, change.c.action)
        rows = connection.execute(
            select(*columns).where(change.c.seq > self._last).order_by(change.c.seq)
        )
        changes = [Change(*row) for row in rows]
        if not changes:
            return
        self._last = changes[-1].seq
        for listener in list(self._listeners):
            try:
                listener(changes)
            except Exception:
                log.exception("a listener of the change feed failed")
