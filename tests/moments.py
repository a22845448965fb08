"""Another time, for what ends by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from gbo_core.store import clock


def set_clock(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    """Let it be so many days from now, for all that is stored and compared."""

    class Then(datetime):
        @classmethod
        def now(cls, tz: object = None) -> datetime:
            assert tz is UTC
            return datetime.now(UTC) + timedelta(days=days)

    monkeypatch.setattr(clock, "datetime", Then)
