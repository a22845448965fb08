"""The time as we store it."""

from datetime import UTC, datetime


def now() -> str:
    """UTC, ISO 8601 to the millisecond, so that times sort as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def seconds_since(moment: str) -> float:
    """Seconds between `moment` (as `now` gives it) and now."""
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()


def is_within(days: int, moment: str) -> bool:
    """Whether `moment` lies at most so many days from now, in the past or the future.

    A clock that was set back makes what was stored before it lie in the future: what ends by itself
    then ends at most this much later, instead of living on until the clock has caught up.
    """
    return abs(seconds_since(moment)) <= days * 86_400
