"""Workshops on their way: they come also when whoever asked looks elsewhere, or not at all."""

import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from gbo_core.exchange.apart import Stopped
from gbo_core.exchange.errands import copy, load_sample, read_file
from gbo_core.model.errors import GboError, NotFound
from gbo_core.store import workshops
from tests.region import Region
from web import coming
from web.coming import Coming


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
