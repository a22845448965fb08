"""The one door for writing: one thread, short transactions, waiting items in one commit.

Measured reason: sessions that write by themselves beside a busy writer fail with "database is
locked", or starve it. Each item has a savepoint of its own, so that a bad one fails alone.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from gbo_core.store.errors import StoreClosed

GATHER_SECONDS = 0.02
MOST_ITEMS = 2000

Many = Callable[[Connection, list[Any]], Sequence[Any]]


@dataclass(slots=True)
class Item:
    """One write. `many` marks items that are handed over together: fn(conn, [argument, …])."""

    fn: Callable[..., Any]
    argument: Any
    many: bool
    done: Future[Any]


class Writer:
    """Runs what is put in its queue; a result is given only after its commit."""

    def __init__(self, engine: Engine, after_commit: Callable[[], None]) -> None:
        self._engine = engine
        self._after_commit = after_commit
        self._queue: queue.Queue[Item | None] = queue.Queue()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def put(self, fn: Callable[[Connection], Any]) -> Future[Any]:
        return self._put(Item(fn, None, False, Future()))

    def put_one_of_many(self, fn: Many, argument: Any) -> Future[Any]:
        """Gather with others of the same `fn`, which answers one result or exception for each."""
        return self._put(Item(fn, argument, True, Future()))

    def _put(self, item: Item) -> Future[Any]:
        if self._closed:
            raise StoreClosed
        self._queue.put(item)
        return item.done

    def close(self) -> None:
        """Finish what was handed in, then stop."""
        self._closed = True
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        while (first := self._queue.get()) is not None:
            items = [first, *self._gather(first.many)]
            stop = items[-1] is None
            self._commit([item for item in items if item is not None])
            if stop:
                return

    def _gather(self, patient: bool) -> Iterator[Item | None]:
        """What is waiting; ballots wait a moment longer, so that a room's taps share a commit."""
        deadline = time.monotonic() + (GATHER_SECONDS if patient else 0)
        for _ in range(MOST_ITEMS):
            try:
                left = deadline - time.monotonic()
                item = self._queue.get(timeout=left) if left > 0 else self._queue.get_nowait()
            except queue.Empty:
                return
            yield item
            if item is None:
                return

    def _commit(self, items: list[Item]) -> None:
        outcomes: list[tuple[Item, Any]] = []
        try:
            with self._engine.begin() as connection:
                for many, group in groupby(items, key=lambda item: item.fn if item.many else None):
                    outcomes += self._together(connection, list(group), many is not None)
        except SQLAlchemyError as error:
            outcomes = [(item, StoreClosed()) for item in items]
            for _item, failure in outcomes:
                failure.__cause__ = error
        self._after_commit()
        for item, outcome in outcomes:
            _settle(item.done, outcome)

    def _together(
        self, connection: Connection, items: list[Item], many: bool
    ) -> list[tuple[Item, Any]]:
        if not many:
            return [(item, _try(connection, item.fn)) for item in items]
        results = _try(
            connection, lambda inner: items[0].fn(inner, [item.argument for item in items])
        )
        if isinstance(results, Exception):
            return [(item, results) for item in items]
        return list(zip(items, results, strict=True))


def _try(connection: Connection, fn: Callable[[Connection], Any]) -> Any:
    """The result of `fn`, or its exception with its own changes undone."""
    try:
        with connection.begin_nested():
            return fn(connection)
    except Exception as error:  # noqa: BLE001 - whatever it is, it belongs to the one who asked
        return error


def _settle(done: Future[Any], outcome: Any) -> None:
    if done.set_running_or_notify_cancel():
        if isinstance(outcome, Exception):
            done.set_exception(outcome)
        else:
            done.set_result(outcome)
