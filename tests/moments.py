"""Another time, for what ends by itself."""

import time

import pytest

from gbo_core.store import clock
from gbo_core.store.clock import OwnClock


def set_clock(monkeypatch: pytest.MonkeyPatch, days: float) -> None:
    """Let it be so many days from now, for all that is stored and compared."""
    monkeypatch.setattr(clock, "ours", OwnClock(lambda: time.time() + 86_400 * days))
