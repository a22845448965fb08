"""The time as we store it.

Within a process it never goes back. Clocks are set right in the middle of an evening; whatever is
told apart by time (what came before the closing, which version is newer, who joined later) would
turn round. A clock that is set forward is followed at once. Across processes times may still lie
in the future, so whoever compares with now asks on both sides, as `is_within` does.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol


class Clock(Protocol):
    def now(self) -> datetime: ...

    def surely(self) -> datetime: ...


class OwnClock:
    """Goes on at the pace of `steady` where `wall` (both in seconds) goes back."""

    def __init__(
        self,
        wall: Callable[[], float] = time.time,
        steady: Callable[[], float] = time.monotonic,
    ) -> None:
        self._wall, self._steady = wall, steady
        self._ahead = self._begun = wall() - steady()
        self._lock = threading.Lock()

    def now(self) -> datetime:
        with self._lock:
            steady = self._steady()
            self._ahead = max(self._ahead, self._wall() - steady)
            return datetime.fromtimestamp(steady + self._ahead, UTC)

    def surely(self) -> datetime:
        """Now, without what the clock was set forward since this process began."""
        return datetime.fromtimestamp(self._steady() + self._begun, UTC)


ours: Clock = OwnClock()


def now() -> str:
    """UTC, ISO 8601 to the millisecond, so that times sort as text."""
    return ours.now().isoformat(timespec="milliseconds")


def days_ago(days: int) -> str:
    """What was stored before this is surely so old: for what is thrown away and can't come back.

    A clock that was set forward meanwhile makes nothing older.
    """
    return (ours.surely() - timedelta(days=days)).isoformat(timespec="milliseconds")


def seconds_since(moment: str) -> float:
    """Seconds between `moment` (as `now` gives it) and now; below 0 when it is still to come."""
    return (ours.now() - datetime.fromisoformat(moment)).total_seconds()


def is_within(days: int, moment: str) -> bool:
    """Whether `moment` lies at most so many days from now, in the past or the future.

    A clock that was set back makes what was stored before it lie in the future: what ends by itself
    then ends at most this much later, instead of living on until the clock has caught up.
    """
    return abs(seconds_since(moment)) <= days * 86_400
