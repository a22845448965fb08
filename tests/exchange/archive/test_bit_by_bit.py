"""A workshop comes in, and goes, bit by bit: nobody sees half of one, and nothing of it stays."""

import io
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from gbo_core.__main__ import main
from gbo_core.exchange import errands, package
from gbo_core.exchange.apart import Job, Stopped
from gbo_core.exchange.archive import blocks, bring_in
from gbo_core.exchange.archive.contents import gather
from gbo_core.exchange.archive.limits import TooLarge
from gbo_core.model.errors import NotFound
from gbo_core.model.ids import new_id
from gbo_core.store import Store, clock, workshops
from gbo_core.store.tables import metadata
from tests.exchange.filled import Filled, archive_of, bring


def left(store: Store, workshop: str) -> dict[str, int]:
    """Table → its rows of this workshop, where there are any; but for the log."""
    counts = {
        table.name: store.read(
            lambda inner, one=table: inner.execute(
                select(func.count()).select_from(one).where(one.c.workshop == workshop)
            ).scalar_one()
        )
        for table in metadata.tables.values()
        if "workshop" in table.c and table.name != "change"
    }
    return {name: n for name, n in counts.items() if n}


def seen(filled: Filled) -> set[str]:
    store = filled.region.store
    return {each.id for each in store.read(workshops.of_facilitator, filled.region.facilitator)}


def test_it_is_seen_only_when_it_is_whole(filled: Filled) -> None:
    made, before = new_id("w"), seen(filled)
    during: list[set[str]] = []
    bring_in.bring_in(
        filled.region.store,
        io.BytesIO(filled.archive()),
        filled.region.facilitator,
        made=made,
        tell=lambda *_told: during.append(seen(filled)),
    )
    assert during == [before] * len(filled.rounds)
    assert seen(filled) == before | {made}


def test_nothing_stays_of_what_went_wrong_halfway(filled: Filled) -> None:
    made, done = new_id("w"), 0

    def fail(*_told: object) -> None:
        nonlocal done
        done += 1
        if done == 5:
            raise ZeroDivisionError

    archive = io.BytesIO(filled.archive())
    with pytest.raises(ZeroDivisionError):
        bring_in.bring_in(filled.region.store, archive, None, made=made, tell=fail)
    assert left(filled.region.store, made) == {}
    assert filled.region.store.read(workshops.unfinished, 0) == []


def test_what_a_kill_left_is_taken_down_later(filled: Filled, tmp_path: Path) -> None:
    store, made, archive = filled.region.store, new_id("w"), tmp_path / "a.zip"
    archive.write_bytes(filled.archive())
    before = seen(filled)
    with (
        Job(errands.read_file, made, archive, filled.region.facilitator, "nl", tells=True) as job,
        pytest.raises(Stopped),
    ):
        job.result(lambda *_told: job.stop())
    assert seen(filled) == before
    assert made in store.read(workshops.unfinished, 0)
    assert store.read(workshops.unfinished, 3600) == []  # somebody may be busy with it
    workshops.clear(store, made)
    assert left(store, made) == {}


def test_what_is_being_taken_down_is_never_shown(filled: Filled) -> None:
    store, made = filled.region.store, new_id("w")
    store.write(workshops.begin, None, made)
    store.write(workshops.give_up, made)  # as after a clock that jumped ahead
    with pytest.raises(NotFound):
        store.write(bring_in._finish, made, store.read(gather, filled.region.workshop))
    assert not store.read(workshops.is_there, made)
    workshops.clear(store, made)
    assert left(store, made) == {}


def test_a_clock_set_back_leaves_no_ruin(filled: Filled, monkeypatch: pytest.MonkeyPatch) -> None:
    store, made = filled.region.store, new_id("w")
    store.write(workshops.begin, None, made)
    monkeypatch.setattr(clock, "ours", clock.OwnClock(lambda: time.time() - 90 * 86_400.0))
    assert store.read(workshops.unfinished, 3600) == [made]


def test_what_can_be_seen_is_never_taken_down(filled: Filled) -> None:
    before = filled.archive()
    workshops.clear(filled.region.store, filled.region.workshop)
    assert filled.archive() == before


def test_erased_for_good_nothing_is_left(filled: Filled) -> None:
    store, content = filled.region.store, filled.archive()
    copy = bring(store, content, filled.region.facilitator)
    workshops.erase(store, filled.region.workshop)
    assert left(store, filled.region.workshop) == {}
    assert archive_of(store, copy) == content


def test_an_archive_is_the_same_when_little_fits_in_memory(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = filled.archive()
    monkeypatch.setattr(blocks, "MOST_KEPT", 3)
    monkeypatch.setattr(blocks, "MOST_KNOWN", 5)
    assert filled.archive() == content
    assert archive_of(filled.region.store, bring(filled.region.store, content)) == content


@pytest.mark.parametrize(("limit", "most"), [("MOST_BYTES", 10_000), ("MOST_UNPACKED", 5_000)])
def test_too_large_is_said_when_it_is_written_and_the_file_that_was_there_stays(
    filled: Filled, limit: str, most: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(package, limit, most)
    with pytest.raises(TooLarge):
        filled.archive()
    before = tmp_path / "archief.zip"
    before.write_bytes(b"van gisteren")
    code = filled.region.store.read(workshops.get, filled.region.workshop).join_code
    with pytest.raises(SystemExit):
        main(["export", code, "--to", str(before)])
    assert before.read_bytes() == b"van gisteren"
    assert list(tmp_path.glob("*.unfinished")) == []
