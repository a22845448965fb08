import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, create_engine, event, text

from gbo_core.model import Organisation
from gbo_core.model.errors import BadInput
from gbo_core.store import Store, records
from gbo_core.store.errors import StoreClosed
from gbo_core.store.feed import Change
from gbo_core.store.tables import metadata
from tests.region import Region

PATIENCE = 10  # seconds that a busy machine may take


def test_the_migrations_make_the_tables_of_the_model(store: Store) -> None:
    with create_engine(store.url).connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, metadata) == []


def test_sqlite_keeps_what_was_acknowledged(store: Store) -> None:
    def pragmas(connection: Connection) -> list[object]:
        names = ("journal_mode", "synchronous", "foreign_keys")
        return [connection.execute(text(f"PRAGMA {name}")).scalar() for name in names]

    assert store.read(pragmas) == ["wal", 2, 1]
    assert store.write(pragmas) == ["wal", 2, 1]


def test_a_bad_write_fails_alone_and_leaves_nothing(region: Region) -> None:
    def half(connection: Connection) -> None:
        records.add(connection, region.workshop, Organisation.make(name="Half"), by="An")
        raise BadInput

    def whole(connection: Connection, name: str) -> None:
        records.add(connection, region.workshop, Organisation.make(name=name), by="An")

    with ThreadPoolExecutor(20) as pool:
        bad = [pool.submit(region.store.write, half) for _ in range(10)]
        good = [pool.submit(region.store.write, whole, f"Heel {n}") for n in range(10)]
        assert all(isinstance(job.exception(), BadInput) for job in bad)
        assert [job.result() for job in good] == [None] * 10
    names = {o.name for o in region.store.read(records.load, region.workshop, Organisation)}
    assert {f"Heel {n}" for n in range(10)} <= names
    assert "Half" not in names


def test_every_commit_reaches_the_listeners_of_the_feed(region: Region) -> None:
    made = Organisation.make(name="Nieuw")
    heard: list[Change] = []
    arrived = threading.Event()

    def listen(changes: list[Change]) -> None:
        heard.extend(change for change in changes if change.record == made.id)
        if heard:
            arrived.set()

    stop = region.store.feed.listen(listen)
    region.store.write(records.add, region.workshop, made, by="An")
    assert arrived.wait(2)
    stop()
    assert [(c.workshop, c.kind, c.record, c.action) for c in heard] == [
        (region.workshop, "organisation", made.id, "add")
    ]


def test_the_feed_sees_what_another_process_writes(region: Region) -> None:
    arrived = threading.Event()
    stop = region.store.feed.listen(lambda _changes: arrived.set())
    other = Store(region.store.url)
    other.write(records.add, region.workshop, Organisation.make(name="Van elders"), by="An")
    other.close()
    assert arrived.wait(2)
    stop()


def test_the_feed_outlives_a_database_that_fails_for_a_while(region: Region) -> None:
    failed, heard = threading.Event(), threading.Event()

    def fail(*_: object) -> None:
        failed.set()
        raise sqlite3.OperationalError("disk I/O error")

    between = Organisation.make(name="Intussen")

    def hear(changes: list[Change]) -> None:
        if between.id in {each.record for each in changes}:  # it may still tell of the region's
            heard.set()

    stop = region.store.feed.listen(hear)
    event.listen(region.store._readers, "do_execute_no_params", fail)
    event.listen(region.store._readers, "do_execute", fail)
    assert failed.wait(PATIENCE)
    region.store.write(records.add, region.workshop, between, by="An")
    assert not heard.wait(0.3)
    event.remove(region.store._readers, "do_execute_no_params", fail)
    event.remove(region.store._readers, "do_execute", fail)
    assert heard.wait(PATIENCE)
    stop()


def test_a_read_sees_one_snapshot(region: Region) -> None:
    def count_twice(connection: Connection) -> tuple[int, int]:
        before = len(records.load(connection, region.workshop, Organisation))
        added = Organisation.make(name="Tussendoor")
        region.store.write(records.add, region.workshop, added, by="An")
        return before, len(records.load(connection, region.workshop, Organisation))

    before, after = region.store.read(count_twice)
    assert before == after


def test_a_closed_store_says_so(region: Region) -> None:
    region.store.close()
    with pytest.raises(StoreClosed):
        region.store.write(records.load, region.workshop, Organisation)
