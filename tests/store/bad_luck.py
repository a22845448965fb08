"""Failures of the database at a chosen moment of the writer, and a room that goes on meanwhile."""

import resource
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlalchemy import Connection, event, text

from gbo_core.live import ballots, joining, notes, participants
from gbo_core.model import Note, Organisation
from gbo_core.model.errors import BadInput
from gbo_core.store import Store, records
from tests.region import Region, make_region

SECONDS = 20  # more than any outcome may take
MOST = 8  # writes of one kind
LARGE = 40  # records of a few kilobytes each
NO_LIMIT = 2**31 - 2


class Fault(Protocol):
    """What begins while the writer is busy, and ends when everybody has an answer."""

    def start(self, store: Store, connection: Connection) -> None: ...
    def stop(self, store: Store) -> None: ...


def _fail(connection: sqlite3.Connection, code: int, *, undoes: bool) -> None:
    """As SQLite does it: for some errors it undoes the whole transaction first."""
    if undoes and connection.in_transaction:
        connection.execute("ROLLBACK")
    error = sqlite3.OperationalError("it fails, as planned")
    error.sqlite_errorcode = code
    raise error


KINDS: dict[str, dict[str, Any]] = {
    "full": {"code": sqlite3.SQLITE_FULL, "undoes": True},
    "io": {"code": sqlite3.SQLITE_IOERR_WRITE, "undoes": True},
    "refused": {"code": sqlite3.SQLITE_FULL, "undoes": False},
    "locked": {"code": sqlite3.SQLITE_BUSY, "undoes": False},
}


@dataclass
class Planned:
    """Fails at these statements, counted from the next BEGIN on, and at these commits."""

    at: dict[int, str] = field(default_factory=dict)
    commits: dict[int, str] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    committed: int = 0
    names = ("do_execute", "do_executemany", "do_execute_no_params")

    def start(self, store: Store, _connection: Connection) -> None:
        for name in self.names:
            event.listen(store._writers, name, self._execute)
        event.listen(store._writers, "commit", self._commit)

    def stop(self, store: Store) -> None:
        for name in self.names:
            event.remove(store._writers, name, self._execute)
        event.remove(store._writers, "commit", self._commit)

    def _execute(self, cursor: sqlite3.Cursor, statement: str, *_: Any) -> None:
        if self.seen or statement.startswith("BEGIN"):
            self.seen.append(statement)
            if kind := self.at.get(len(self.seen) - 1):
                _fail(cursor.connection, **KINDS[kind])

    def _commit(self, connection: Connection) -> None:
        if self.seen:
            self.committed += 1
            if kind := self.commits.get(self.committed - 1):
                _fail(connection.connection.dbapi_connection, **KINDS[kind])  # type: ignore[arg-type]


@dataclass
class LittleRoom:
    """SQLite itself finds the disk full after so many pages more."""

    pages: int

    def start(self, _store: Store, connection: Connection) -> None:
        held = connection.execute(text("PRAGMA page_count")).scalar_one()
        connection.execute(text(f"PRAGMA max_page_count = {held + self.pages}"))

    def stop(self, store: Store) -> None:
        unlimited = text(f"PRAGMA max_page_count = {NO_LIMIT}")
        store.write(lambda connection: connection.execute(unlimited).all())


@dataclass
class ShortFiles:
    """The system refuses to make any file longer than the database's log and so many bytes more."""

    more: int
    before: tuple[int, int] = resource.getrlimit(resource.RLIMIT_FSIZE)

    def start(self, store: Store, _connection: Connection) -> None:
        log = Path(f"{store._writers.url.database}-wal")
        limit = log.stat().st_size + self.more
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, self.before[1]))

    def stop(self, _store: Store) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self.before)


@dataclass
class Told:
    """One write, what was answered, and how to find out whether it is stored."""

    what: str
    done: Future[Any]
    stored: Callable[[Connection], bool]

    def outcome(self) -> Any:
        return self.done.exception(SECONDS) or self.done.result()

    def said(self) -> bool:
        """Whether its sender was told that it is stored."""
        return not isinstance(self.outcome(), BaseException)


class Evening:
    """A room in which three people vote and write, newcomers join, and screens write too."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.region: Region = make_region(store)
        self.vote = self.region.open("pick")
        self.wall = self.region.open("notes")
        self.people = [self.region.join() for _ in range(3)]
        self.fans = [self.region.join() for _ in range(MOST)]
        self.shown = self._shown()
        self._count = 0

    def _shown(self) -> str:
        on_board = {"section": self.wall.items[0].id, "round": self.wall.id, "state": "shown"}
        made = Note.make(first="Al op het bord", **on_board)
        return self.store.write(records.add, self.region.workshop, made, by="An").id

    def all_at_once(self, wanted: Sequence[str], fault: Fault) -> list[Told]:
        """Everything waits while the writer is busy, so that it comes in one batch."""
        busy, free = threading.Event(), threading.Event()

        def keep_busy(connection: Connection) -> None:
            fault.start(self.store, connection)
            busy.set()
            free.wait(SECONDS)

        first = self.store._writer.put(keep_busy)
        assert busy.wait(SECONDS)
        told = [getattr(self, name)() for name in wanted]
        free.set()
        try:
            first.result(SECONDS)
            for each in told:
                each.outcome()
        finally:
            fault.stop(self.store)
        return told

    def lies(self, told: Sequence[Told]) -> list[str]:
        """Where the answer is not what is stored."""
        return self.store.read(lambda c: [t.what for t in told if t.said() != t.stored(c)])

    def _next(self) -> tuple[str, int]:
        """(who, a number that was not given before)."""
        self._count += 1
        return self.people[self._count % len(self.people)], self._count

    def cast(self) -> Told:
        who, number = self._next()
        bits = enumerate(self.vote.item_ids())
        answers = {item: {"seat": float(number >> place & 1)} for place, item in bits}
        cast = ballots.Cast(self.region.workshop, self.vote.id, who, f"b{number}", answers)

        def stored(connection: Connection) -> bool:
            now = ballots.load(connection, self.region.workshop)
            before = ballots.load_superseded(connection, self.region.workshop)
            return cast.ballot in {each.ballot for each in (*now, *before)}

        return Told("cast", self._many(ballots.cast_many, cast), stored)

    def join(self) -> Told:
        _, number = self._next()
        name = f"Nieuwe {number}"
        own = {"new_organisation": f"Huis {number}"} if number % 2 else {}
        joined = joining.Joining(self.region.workshop, name=name, **own)

        def stored(connection: Connection) -> bool:
            people = participants.load(connection, self.region.workshop)
            here = name in {who.name for who in people}
            if not own:
                return here
            houses = records.load(connection, self.region.workshop, Organisation)
            known = own["new_organisation"] in {each.name for each in houses}
            assert known == here  # a participant and their organisation, or neither
            return here

        return Told("join", self._many(joining.join_many, joined), stored)

    def send(self) -> Told:
        who, number = self._next()
        where = (self.region.workshop, self.wall.id, who, f"s{number}", self.wall.items[0].id)
        sent = notes.Sending(*where, first=f"Briefje {number}")

        def stored(connection: Connection) -> bool:
            known = notes.load(connection, self.region.workshop, self.wall.id)
            return sent.first in {note.first for note in known}

        return Told("send", self._many(notes.arrive_many, sent), stored)

    def support(self) -> Told:
        note, who = self.shown, self.fans.pop()  # each once, so that it says what this write did
        given = notes.Support(self.region.workshop, self.wall.id, who, note)

        def stored(connection: Connection) -> bool:
            return who in notes.supporters(connection, self.region.workshop).get(note, set())

        return Told("support", self._many(notes.arrive_many, given), stored)

    def add(self) -> Told:
        return self._record(1)

    def add_many(self) -> Told:
        return self._record(LARGE)

    def bad(self) -> Told:
        return self._record(1, refused=True)

    def _record(self, many: int, *, refused: bool = False) -> Told:
        _, number = self._next()
        made = [Organisation.make(name=f"Dienst {number}", note="x" * 2000) for _ in range(many)]

        def write(connection: Connection) -> None:
            for each in made:
                records.add(connection, self.region.workshop, each, by="An")
            if refused:
                raise BadInput

        def stored(connection: Connection) -> bool:
            known = records.load(connection, self.region.workshop, Organisation)
            there = {each.id in {one.id for one in known} for each in made}
            assert len(there) == 1  # all of it or nothing
            return there == {True}

        return Told("bad" if refused else f"add {many}", self.store._writer.put(write), stored)

    def _many(self, fn: Any, argument: Any) -> Future[Any]:
        return self.store._writer.put_one_of_many(fn, argument)
