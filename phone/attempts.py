"""One attempt to join makes one participant, however often its button is tapped."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final

from gbo_core.live.joining import Joined

LONGEST: Final = 60.0
MOST: Final = 10_000

Attempt = tuple[str, str]  # the workshop, and the id in the hidden field of the form


class Attempts:
    """What was begun in the last minute, on one event loop; `clock` gives seconds.

    Kept in memory alone: it prevents a double tap, and nobody taps across a restart.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: dict[Attempt, tuple[float, asyncio.Future[Joined]]] = {}

    async def once(self, attempt: Attempt, join: Callable[[], Awaitable[Joined]]) -> Joined:
        """What `join` answers; taps meanwhile wait for that. Its errors are not kept."""
        self._forget_oldest()
        if attempt not in self._begun:
            self._begun[attempt] = (self._clock(), asyncio.ensure_future(join()))
        try:
            # Shielded: the browser drops the first tap's request when the second one comes.
            return await asyncio.shield(self._begun[attempt][1])
        except Exception:
            self._begun.pop(attempt, None)
            raise

    def _forget_oldest(self) -> None:
        while self._begun:
            oldest = next(iter(self._begun))
            if len(self._begun) < MOST and self._clock() - self._begun[oldest][0] < LONGEST:
                return
            del self._begun[oldest]
