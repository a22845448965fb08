from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection

from gbo_core.live import ballots, presence
from gbo_core.live.arriving import GRACE_SECONDS
from gbo_core.live.errors import RoundClosed
from gbo_core.live.notes import Support, arrive_many
from gbo_core.model import Note
from gbo_core.store import clock, drafts, records
from gbo_core.store.clock import OwnClock
from tests.region import Region

START = datetime(2026, 5, 19, 12, 0, tzinfo=UTC)
HOUR = 3600.0


class Turned:
    """A wall clock that somebody sets, beside the time that really passes."""

    def __init__(self) -> None:
        self.passed = self.set_by = 0.0

    def clock(self) -> OwnClock:
        """The clock of a process that starts now."""
        return OwnClock(lambda: START.timestamp() + self.passed + self.set_by, lambda: self.passed)


@pytest.fixture
def turned(monkeypatch: pytest.MonkeyPatch) -> Turned:
    made = Turned()
    monkeypatch.setattr(clock, "ours", made.clock())
    return made


def test_time_never_goes_back_and_goes_on(turned: Turned) -> None:
    before = clock.now()
    turned.set_by = -HOUR
    turned.passed += 5
    assert clock.seconds_since(before) == pytest.approx(5, abs=0.002)
    assert clock.now() > before


def test_a_clock_that_was_set_forward_is_followed(turned: Turned) -> None:
    turned.set_by = HOUR
    assert clock.now() == (START + timedelta(hours=1)).isoformat(timespec="milliseconds")


def test_a_clock_set_far_ahead_throws_away_nothing_that_was_just_typed(
    region: Region, turned: Turned
) -> None:
    first, second = (region.workshop, "first"), (region.workshop, "second")
    region.store.write(drafts.keep, region.facilitator, {first: "{}"})
    turned.set_by = 400 * 24 * HOUR
    for _time in range(2):
        region.store.write(drafts.keep, region.facilitator, {second: "{}"})
        region.store.write(drafts.prune)
    assert set(region.store.read(drafts.load, region.facilitator)) == {first, second}


def test_a_clock_set_back_opens_no_closed_round(region: Region, turned: Turned) -> None:
    asked, who = region.open("pick"), region.join()
    region.step(asked, "close")
    turned.set_by = -HOUR
    region.rate(asked, who, 1.0)  # under way at the closing
    turned.passed += GRACE_SECONDS + 0.1
    with pytest.raises(RoundClosed):
        region.rate(asked, who, 0.0)


@pytest.mark.parametrize("seconds", [1.0, 60.0, HOUR, 30 * 86_400.0])
def test_a_server_that_starts_on_a_clock_set_back_opens_no_closed_round(
    region: Region, turned: Turned, monkeypatch: pytest.MonkeyPatch, seconds: float
) -> None:
    asked, who = region.open("pick"), region.join()
    region.step(asked, "close")
    turned.set_by = -seconds
    monkeypatch.setattr(clock, "ours", turned.clock())
    with pytest.raises(RoundClosed):
        region.rate(asked, who, 1.0)


def test_nobody_supports_a_note_after_the_closing(
    region: Region, turned: Turned, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, who = region.open("notes"), region.join()
    on_board = {"section": asked.items[0].id, "round": asked.id, "state": "shown"}
    note = Note.make(first="Op het bord", **on_board)
    region.store.write(records.add, region.workshop, note, by="An")
    region.step(asked, "close")
    turned.set_by = -HOUR
    monkeypatch.setattr(clock, "ours", turned.clock())
    given = Support(region.workshop, asked.id, who, note.id)
    (outcome,) = region.store.write(arrive_many, [given])
    assert isinstance(outcome, RoundClosed)


def test_a_server_that_is_gone_does_not_stay_connected(
    region: Region, turned: Turned, monkeypatch: pytest.MonkeyPatch
) -> None:
    region.store.write(presence.report, "s1", {region.workshop: 7})
    assert region.store.read(presence.connected, region.workshop) == 7
    turned.set_by = -HOUR
    monkeypatch.setattr(clock, "ours", turned.clock())
    assert region.store.read(presence.connected, region.workshop) == 0


def test_what_is_newer_has_a_later_time(
    region: Region, turned: Turned, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, who = region.open("pick"), region.join()
    region.rate(asked, who, 1.0)
    turned.set_by = -HOUR
    monkeypatch.setattr(clock, "ours", turned.clock())
    receipt = region.cast(asked, who, {}, "b2")
    assert receipt.number == 2
    times = region.store.read(_times, region.workshop)
    assert times == sorted(times)
    assert len(set(times)) == 2


def _times(connection: Connection, workshop: str) -> list[str]:
    old = ballots.load_superseded(connection, workshop)
    return [each.cast_at for each in (*old, *ballots.load(connection, workshop))]
