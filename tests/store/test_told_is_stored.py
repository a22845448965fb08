"""Whoever is told that something is stored, finds it stored; whoever is refused, does not."""

import sqlite3
import threading
from itertools import count
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from gbo_core.model import Organisation
from gbo_core.store import Store, records
from gbo_core.store.errors import DiskFails, StoreBusy, StoreClosed, StoreFull
from gbo_core.store.writer import Writer
from tests.region import Region
from tests.store.bad_luck import KINDS, MOST, Evening, Fault, LittleRoom, Planned, ShortFiles

WRITES = ["cast", "join", "send", "support", "add", "add_many", "bad"]
A_BIT_OF_ALL = ["cast", "cast", "add", "join", "join", "bad", "send", "support", "cast"]

faults: st.SearchStrategy[Fault] = st.one_of(
    st.builds(
        Planned,
        st.dictionaries(st.integers(0, 120), st.sampled_from(sorted(KINDS)), max_size=6),
        st.dictionaries(st.integers(0, 12), st.sampled_from(sorted(KINDS)), max_size=4),
    ),
    st.builds(LittleRoom, st.integers(0, 30)),
    st.builds(ShortFiles, st.integers(0, 200_000)),
)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(WRITES), min_size=1, max_size=MOST), faults)
def test_told_is_stored_whatever_fails(store: Store, wanted: list[str], fault: Fault) -> None:
    evening = Evening(store)
    told = evening.all_at_once(wanted, fault)
    assert evening.lies(told) == []
    assert all(each.said() for each in evening.all_at_once(["cast", "add"], Planned()))


@pytest.mark.parametrize("kind", ["io", "refused"])
def test_told_is_stored_at_each_single_statement(store: Store, kind: str) -> None:
    evening = Evening(store)
    for place in count():
        evening = Evening(store) if place % MOST == 0 else evening
        fault = Planned({place: kind})
        told = evening.all_at_once(A_BIT_OF_ALL, fault)
        assert evening.lies(told) == [], fault.seen[place]
        if place >= len(fault.seen):
            return


def test_voters_beside_a_write_that_fills_the_disk(store: Store) -> None:
    evening = Evening(store)
    wanted = ["cast"] * 20 + ["add_many"] + ["cast"] * 3 + ["join"] * 3
    told = evening.all_at_once(wanted, LittleRoom(12))
    assert evening.lies(told) == []
    large = next(each for each in told if each.what.startswith("add"))
    assert isinstance(large.outcome(), StoreFull)
    assert all(each.said() for each in told if each.what in {"cast", "join"})


@pytest.mark.parametrize(
    ("kind", "said"), [("full", StoreFull), ("io", DiskFails), ("locked", StoreBusy)]
)
def test_who_is_refused_hears_why(store: Store, kind: str, said: type[StoreClosed]) -> None:
    """The transaction cannot begin, or cannot end: nobody of the batch has been stored."""
    evening = Evening(store)
    for fault in (Planned({0: kind}), Planned(commits=dict.fromkeys(range(9), kind))):
        told = evening.all_at_once(A_BIT_OF_ALL[:5], fault)
        assert [type(each.outcome()) for each in told] == [said] * 5
        assert evening.lies(told) == []


def test_a_database_that_stays_locked_is_waited_for_once(store: Store) -> None:
    evening, fault = Evening(store), Planned({0: "locked"})
    evening.all_at_once(["cast", "add", "join"], fault)
    assert [each for each in fault.seen if each.startswith("BEGIN")] == ["BEGIN IMMEDIATE"]


def test_what_follows_a_commit_takes_no_outcome_away(region: Region) -> None:
    def fail() -> None:
        raise RuntimeError("the feed is gone")

    writer = Writer(region.store._writers, fail)
    made = Organisation.make(name="Toch bewaard")
    done = writer.put(lambda connection: records.add(connection, region.workshop, made, by="An"))
    assert done.result(5).id == made.id
    writer.close()
    known = region.store.read(records.load, region.workshop, Organisation)
    assert made.id in {each.id for each in known}


class Leaves(BaseException):
    """What a screen raises when it is run again."""


@pytest.mark.parametrize("error", [Leaves(), MemoryError(), sqlite3.OperationalError("?")])
def test_nobody_waits_for_ever(region: Region, error: BaseException) -> None:
    def fail(*_: Any) -> None:
        raise error

    def write(connection: Connection) -> str:
        made = Organisation.make(name="Na de fout")
        return records.add(connection, region.workshop, made, by="An").id

    writer = region.store._writer
    jobs = [writer.put(fail), writer.put_one_of_many(fail, 1), writer.put(write)]
    assert [type(job.exception(5)) for job in jobs[:2]] == [type(error)] * 2 or isinstance(
        jobs[0].exception(5), StoreClosed
    )
    assert jobs[2].result(5)


def test_a_batch_with_the_wrong_number_of_answers_is_done_one_by_one(region: Region) -> None:
    def counts_wrong(_connection: Connection, asked: list[int]) -> list[int]:
        return [each * 2 for each in asked][:1]

    writer, free = region.store._writer, threading.Event()
    writer.put(lambda _: free.wait(5))
    jobs = [writer.put_one_of_many(counts_wrong, number) for number in range(3)]
    free.set()
    assert [job.result(5) for job in jobs] == [0, 2, 4]


def test_one_bad_item_does_not_fail_its_batch(region: Region) -> None:
    def fails_as_a_whole(_connection: Connection, asked: list[int]) -> list[int]:
        return [6 // each for each in asked]

    writer, free = region.store._writer, threading.Event()
    writer.put(lambda _: free.wait(5))
    jobs = [writer.put_one_of_many(fails_as_a_whole, number) for number in (1, 0, 3)]
    free.set()
    assert [jobs[0].result(5), jobs[2].result(5)] == [6, 2]
    assert isinstance(jobs[1].exception(5), ZeroDivisionError)


def test_closing_answers_everybody_who_came_in_time(region: Region) -> None:
    writer, free = region.store._writer, threading.Event()
    jobs = [writer.put(lambda _: free.wait(5)), writer.put(lambda _: 1)]
    closing = threading.Thread(target=writer.close)
    closing.start()
    free.set()
    closing.join(5)
    assert [job.result(5) for job in jobs] == [True, 1]
    with pytest.raises(StoreClosed):
        writer.put(lambda _: 2)


def test_more_than_fits_in_one_commit_is_all_stored(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gbo_core.store.writer.MOST_ITEMS", 3)
    writer, free = region.store._writer, threading.Event()
    writer.put(lambda _: free.wait(5))
    jobs = [writer.put(lambda _, number=number: number) for number in range(10)]
    free.set()
    assert [job.result(5) for job in jobs] == list(range(10))
