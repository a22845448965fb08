"""The one door for writing: one thread, short transactions, waiting items in one commit.

Measured reason: sessions that write by themselves beside a busy writer fail with "database is
locked", or starve it. Each item has a savepoint of its own, so that a bad one fails alone. What an
item is answered stands on disk: the answer is given after the commit of everything it stands on,
and a transaction that did not come to its end is done again, one item at a time.
"""

import logging
import queue
import sqlite3
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from gbo_core.store.database import in_transaction
from gbo_core.store.errors import StoreClosed, why_closed

GATHER_SECONDS = 0.02
CROWD = 8  # what came in during one commit, from which on the next waits for more
MOST_ITEMS = 2000

log = logging.getLogger(__name__)

Many = Callable[[Connection, list[Any]], Sequence[Any]]


@dataclass(slots=True)
class Item:
    """One write. `many` marks items that are handed over together: fn(conn, [argument, …])."""

    fn: Callable[..., Any]
    argument: Any = None
    many: bool = False
    done: Future[Any] = field(default_factory=Future)

    def alone(self, connection: Connection) -> Any:
        """Its result; raises what it is refused with."""
        if not self.many:
            return self.fn(connection)
        (result,) = self.fn(connection, [self.argument])
        return result


class Undone(Exception):
    """Nothing of a transaction is stored."""


class NotBegun(Undone):
    """Nor will anything be at once: it could not even begin."""


class Writer:
    """Runs what is put in its queue; a result is given only after its commit."""

    def __init__(self, engine: Engine, after_commit: Callable[[], None]) -> None:
        self._engine = engine
        self._url = engine.url.render_as_string(hide_password=False)
        self._after_commit = after_commit
        self._queue: queue.Queue[Item | None] = queue.Queue()
        self._putting = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="store-writer", daemon=True)
        self._thread.start()

    def put(self, fn: Callable[[Connection], Any]) -> Future[Any]:
        """`fn` may run a second time, when its first transaction was undone."""
        return self._put(Item(fn))

    def put_one_of_many(self, fn: Many, argument: Any) -> Future[Any]:
        """Gather with others of the same `fn`, which answers one result or exception for each."""
        return self._put(Item(fn, argument, many=True))

    def _put(self, item: Item) -> Future[Any]:
        with self._putting:
            if self._closed:
                raise StoreClosed
            self._queue.put(item)
        return item.done

    def close(self) -> None:
        """Finish what was handed in, then stop."""
        self._stop_taking()
        self._thread.join()

    def _stop_taking(self) -> None:
        with self._putting:
            self._closed = True
            self._queue.put(None)

    def _run(self) -> None:
        crowd = False
        try:
            while items := list(self._gather(GATHER_SECONDS if crowd else 0)):
                crowd = sum(item.many for item in items) >= CROWD
                self._commit(items)
        finally:
            self._stop_taking()
            self._refuse_the_rest()

    def _gather(self, seconds: float) -> Iterator[Item]:
        """What is waiting: all that came in during the commit before.

        Where a crowd taps, the next taps are waited for: each commit costs a small room its time,
        and a hall the processor.
        """
        first = self._queue.get()
        deadline = time.monotonic() + (seconds if first and first.many else 0)
        for item in chain([first], self._more(deadline)):
            if item is None:
                self._queue.put(None)  # for the next time: what was gathered goes first
                return
            yield item

    def _more(self, deadline: float) -> Iterator[Item | None]:
        for _ in range(MOST_ITEMS - 1):
            left = deadline - time.monotonic()
            try:
                item = self._queue.get(timeout=left) if left > 0 else self._queue.get_nowait()
            except queue.Empty:
                return
            yield item

    def _commit(self, items: list[Item]) -> None:
        try:
            outcomes = self._stored(items)
        except BaseException as error:
            log.exception("a write failed as nobody foresaw")
            outcomes = [error] * len(items)
        try:
            self._after_commit()
        except Exception:
            log.exception("what follows a commit failed")
        for item, outcome in zip(items, outcomes, strict=True):
            _settle(item.done, self._in_our_words(outcome))

    def _stored(self, items: list[Item]) -> list[Any]:
        """The outcome of each, once all that it says is on disk."""
        try:
            return self._in_one(items)
        except Undone as undone:
            if len(items) == 1 or isinstance(undone, NotBegun):
                return [undone.__cause__] * len(items)
        log.warning("a transaction of %d writes was undone; they are done one by one", len(items))
        return list(self._one_by_one(items))

    def _one_by_one(self, items: list[Item]) -> Iterator[Any]:
        for place, item in enumerate(items):
            try:
                yield self._in_one([item])[0]
            except NotBegun as undone:  # each next one would wait as long for the same
                yield from [undone.__cause__] * (len(items) - place)
                return
            except Undone as undone:
                yield undone.__cause__

    def _in_one(self, items: list[Item]) -> list[Any]:
        """All in one transaction, of which nothing stays when it raises Undone."""
        begun = False
        try:
            with self._engine.begin() as connection:
                begun = True
                return list(_outcomes(connection, items))
        except Exception as error:
            raise (Undone if begun else NotBegun) from error

    def _in_our_words(self, outcome: Any) -> Any:
        """Errors of the database as the store says them; those of the data are bugs of ours."""
        of_database = isinstance(outcome, DBAPIError | sqlite3.Error)
        if of_database and not isinstance(outcome, IntegrityError):
            return why_closed(outcome, self._url)
        return outcome

    def _refuse_the_rest(self) -> None:
        while not self._queue.empty():
            if item := self._queue.get_nowait():
                _settle(item.done, StoreClosed())


def _outcomes(connection: Connection, items: Iterable[Item]) -> Iterator[Any]:
    """Neighbours of the same `many` are handed over together, all others one by one."""
    for together, group in groupby(items, key=lambda item: item.fn if item.many else None):
        if together is None:
            yield from (_try(connection, item.alone) for item in group)
        else:
            yield from _together(connection, list(group))


def _together(connection: Connection, items: list[Item]) -> list[Any]:
    def all_at_once(inner: Connection) -> list[Any]:
        results = items[0].fn(inner, [item.argument for item in items])
        return [result for _item, result in zip(items, results, strict=True)]

    results = _try(connection, all_at_once)
    if isinstance(results, list):
        return results
    if len(items) == 1:
        return [results]
    log.warning("a batch of %d failed as a whole; it is done one by one", len(items))
    return [_try(connection, item.alone) for item in items]


def _try(connection: Connection, fn: Callable[[Connection], Any]) -> Any:
    """The result of `fn`, or its exception with its own changes undone.

    Raises whatever a savepoint itself fails with, and when the database undid the transaction
    under it, as SQLite does on a full disk: what went before is not stored then either.
    """
    savepoint = connection.begin_nested()
    try:
        outcome = fn(connection)
    except BaseException as error:  # noqa: BLE001 - it belongs to the one who asked
        outcome = error
        _check_there(connection, error)
        savepoint.rollback()
    else:
        _check_there(connection)
        savepoint.commit()
    return outcome


def _check_there(connection: Connection, error: BaseException | None = None) -> None:
    if not in_transaction(connection):
        raise error if isinstance(error, Exception) else StoreClosed()


def _settle(done: Future[Any], outcome: Any) -> None:
    if done.set_running_or_notify_cancel():
        if isinstance(outcome, BaseException):
            done.set_exception(outcome)
        else:
            done.set_result(outcome)
