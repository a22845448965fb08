"""Workshops on their way: they come also when whoever asked looks elsewhere, or not at all."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gbo_core.exchange.apart import Stopped
from gbo_core.exchange.errands import copy, load_sample, read_file
from gbo_core.model.errors import GboError, NotFound
from gbo_core.store import drafts, workshops
from gbo_core.store.errors import StoreFull
from tests.region import Region
from web import coming
from web.coming import Coming, CutOff
from web.start import tidy


def begin(region: Region, workshop: str = "", what: str = "copy") -> Coming:
    wanted = workshop or region.workshop
    return coming.begin(region.facilitator, what, copy, wanted, region.facilitator, "nl")


def names(region: Region) -> list[str]:
    found = region.store.read(workshops.of_facilitator, region.facilitator)
    return sorted(each.name for each in found)


def until(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def nothing_unfinished(region: Region) -> bool:
    return region.store.read(workshops.unfinished, -1) == []


def test_it_comes_while_nobody_waits(region: Region) -> None:
    one = begin(region)
    assert coming.of(region.facilitator) == [one]
    assert coming.of("somebody else") == []
    until(lambda: names(region) == ["GBO Zandhove", "GBO Zandhove (kopie)"])
    assert one.over.wait(60)
    assert one.failure is None
    coming.heard(one)
    assert coming.of(region.facilitator) == []


def test_a_second_click_begins_nothing_twice(region: Region) -> None:
    tidied: list[str] = []
    args = (load_sample, region.facilitator, "nl")
    first = coming.begin(region.facilitator, "sample", *args, after=lambda: tidied.append("1"))
    again = coming.begin(region.facilitator, "sample", *args, after=lambda: tidied.append("2"))
    assert again is first
    assert tidied == ["2"]
    coming.stop(first)
    assert first.over.wait(60)
    until(lambda: tidied == ["2", "1"])
    coming.heard(first)


@pytest.mark.parametrize("told", [False, True])
def test_a_second_press_when_it_came_already_brings_nothing_twice(
    region: Region, told: bool
) -> None:
    who, tidied = region.facilitator, list[str]()
    args = (copy, region.workshop, who, "nl")
    first = coming.begin(who, "file", *args, press="file")
    assert first.over.wait(60)
    if told:
        coming.heard(first)
    again = coming.begin(who, "file", *args, press="file", after=lambda: tidied.append("file"))
    assert again is first
    assert tidied == ["file"]
    coming.heard(again)
    assert names(region) == ["GBO Zandhove", "GBO Zandhove (kopie)"]
    assert region.store.read(drafts.coming) == []


@pytest.mark.parametrize("press", ["", "another"])
def test_what_one_asks_for_anew_comes_anew(region: Region, press: str) -> None:
    args = (copy, region.workshop, region.facilitator, "nl")
    for once in ("", press):
        one = coming.begin(region.facilitator, "copy", *args, press=once)
        assert one.over.wait(60)
        coming.heard(one)
    assert len(names(region)) == 3


def test_what_was_erased_since_comes_anew_for_the_same_press(region: Region) -> None:
    who = region.facilitator
    args = (copy, region.workshop, who, "nl")
    first = coming.begin(who, "file", *args, press="file")
    assert first.over.wait(60)
    coming.heard(first)
    region.store.write(workshops.remove, first.made, by="An")
    workshops.erase(region.store, first.made)
    again = coming.begin(who, "file", *args, press="file")
    assert again.over.wait(60)
    coming.heard(again)
    assert again.made != first.made
    assert len(names(region)) == 2


@pytest.mark.parametrize("seconds", [0, 0.3, 0.6, 0.7, 0.8, 0.9])
def test_what_is_stopped_comes_whole_or_not_at_all(region: Region, seconds: float) -> None:
    one = coming.begin(region.facilitator, "sample", load_sample, region.facilitator, "nl")
    time.sleep(seconds)
    coming.stop(one)
    assert one.over.wait(60)
    assert nothing_unfinished(region)
    came = ["GBO Zilverbeek (voorbeeld)"] if one.failure is None else []
    assert names(region) == ["GBO Zandhove", *came]
    assert seconds or isinstance(one.failure, Stopped)
    coming.heard(one)


def test_after_a_restart_one_hears_what_did_not_come(region: Region) -> None:
    store, who = region.store, region.facilitator
    came, cut = region.workshop, "wcut"
    for made in (came, cut):
        store.write(drafts.keep_coming, who, made)
    store.write(workshops.begin, who, cut)
    coming.recall(store)
    first, second = coming.of(who)
    assert (first.made, first.failure) == (came, None)
    assert isinstance(second.failure, CutOff)
    assert nothing_unfinished(region)
    assert store.read(drafts.load, who) == {}
    for one in (first, second):
        coming.heard(one)
    coming.recall(store)
    assert coming.of(who) == []


def test_what_this_server_begins_is_not_taken_for_cut_off(region: Region) -> None:
    one = begin(region)
    coming.recall(region.store)
    assert coming.of(region.facilitator) == [one]
    assert one.over.wait(60)
    assert one.failure is None
    assert names(region) == ["GBO Zandhove", "GBO Zandhove (kopie)"]
    coming.heard(one)


def test_a_full_disk_at_the_start_puts_the_tidying_off(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    region.store.write(drafts.keep_coming, region.facilitator, "wcut")
    region.store.write(workshops.begin, region.facilitator, "wcut")
    with monkeypatch.context() as full:

        def refuse(*_args: object) -> None:
            raise StoreFull

        full.setattr(workshops, "clear", refuse)
        tidy(region.store)
    assert coming.of(region.facilitator) == []
    tidy(region.store)
    (one,) = coming.of(region.facilitator)
    assert isinstance(one.failure, CutOff)
    assert nothing_unfinished(region)
    coming.heard(one)


def test_what_was_told_is_not_told_again_after_a_restart(region: Region) -> None:
    one = begin(region)
    assert region.store.read(drafts.coming) == [(region.facilitator, one.made)]
    assert coming.is_busy(one.made)
    assert one.over.wait(60)
    assert not coming.is_busy(one.made)
    coming.heard(one)
    assert region.store.read(drafts.coming) == []


@pytest.mark.parametrize("what", ["no such workshop", "no archive"])
def test_why_it_does_not_come_is_told_later(region: Region, what: str) -> None:
    who = region.facilitator
    folder = TemporaryDirectory()
    if what == "no archive":
        archive = Path(folder.name) / "archive.zip"
        archive.write_bytes(b"no zip")
        one = coming.begin(who, what, read_file, archive, who, "nl", after=folder.cleanup)
    else:
        one = begin(region, "w-none")
        folder.cleanup()
    assert one.over.wait(60)
    assert isinstance(one.failure, NotFound if what == "no such workshop" else GboError)
    assert coming.of(who) == [one]
    until(lambda: not Path(folder.name).exists())
    coming.heard(one)
    assert nothing_unfinished(region)
