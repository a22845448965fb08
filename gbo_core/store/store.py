"""The store of a process: how everybody reads, writes and follows what changes."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy import Connection

from gbo_core.store.database import reading_engine, writing_engine
from gbo_core.store.errors import StoreDamaged, saying_why
from gbo_core.store.feed import Feed
from gbo_core.store.migrate import migrate
from gbo_core.store.settings import configured, database_url
from gbo_core.store.writer import Many, Writer

P = ParamSpec("P")
T = TypeVar("T")


class Store:
    """One database. Reads are snapshots; all writes go through one writer.

    `damage` is what a read last found damaged, for whoever watches the server.
    """

    def __init__(self, url: str) -> None:
        self.url = url
        self.damage: StoreDamaged | None = None
        with saying_why(url):
            migrate(url)
            self._readers = reading_engine(url)
            self._writers = writing_engine(url)
            self.feed = Feed(self._readers)
        self._writer = Writer(self._writers, self.feed.poke)

    def read(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """fn(connection, …) within one snapshot."""
        try:
            with saying_why(self.url), self._readers.begin() as connection:
                return fn(connection, *args, **kwargs)
        except StoreDamaged as error:
            self.damage = error
            raise

    def write(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        """fn(connection, …) through the writer; returns (or raises) only after the commit."""
        done: Future[T] = self._writer.put(lambda connection: fn(connection, *args, **kwargs))
        return done.result()

    async def write_async(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        done: Future[T] = self._writer.put(lambda connection: fn(connection, *args, **kwargs))
        return await asyncio.wrap_future(done)

    async def write_together(self, fn: Many, argument: Any) -> Any:
        """Committed together with others of the same `fn` that came in meanwhile."""
        return await asyncio.wrap_future(self._writer.put_one_of_many(fn, argument))

    def close(self) -> None:
        self._writer.close()
        self.feed.close()
        self._readers.dispose()
        self._writers.dispose()


_lock = threading.Lock()
_open: dict[tuple[str, str], Store] = {}


def open_store() -> Store:
    """The process's store at the configured address, made at its first use."""
    where = configured()
    with _lock:
        if where not in _open:
            _open[where] = Store(database_url())
        return _open[where]


def close_stores() -> None:
    with _lock:
        while _open:
            _open.popitem()[1].close()
