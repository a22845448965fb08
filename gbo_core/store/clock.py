"""The time as we store it."""

from datetime import UTC, datetime


def now() -> str:
    """UTC, ISO 8601 to the millisecond, so that times sort as text."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def seconds_since(moment: str) -> float:
    """Seconds between `moment` (as `now` gives it) and now."""
    return (datetime.now(UTC) - datetime.fromisoformat(moment)).total_seconds()
