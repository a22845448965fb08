"""Wrong codes: a room may mistype, a guesser gets nowhere.

A whole room has one address, so nothing else is limited by it. An address may be wrong forty
times at once and ten times a minute after that: fewer than 15,000 of the 31 million codes a day.
Kept in memory: a restart gives a guesser those forty again and no more, which costs less than a
write for each wrong code.
"""

import time
from collections.abc import Callable
from typing import Final

from gbo_core.model.errors import Refused
from gbo_core.words import N_
from web.proxies import block

AT_ONCE: Final = 40
SECONDS_EACH: Final = 6.0
MOST_ADDRESSES: Final = 10_000


class TooManyGuesses(Refused):
    """Too many wrong codes from one address."""

    sentence = N_("Er kwamen te veel foute codes. Wacht even en probeer het dan opnieuw.")


class Guesses:
    """Counts wrong codes an address; `clock` gives seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._free_at: dict[str, float] = {}  # when all wrong codes of an address are forgiven
        self._right: dict[tuple[str, str], None] = {}

    def check(self, address: str, code: str) -> None:
        """Raises TooManyGuesses. A code that worked from here goes on working for the room."""
        home = block(address)
        left = self._free_at.get(home, 0) - self._clock()
        if left > (AT_ONCE - 1) * SECONDS_EACH and (home, code) not in self._right:
            raise TooManyGuesses

    def wrong(self, address: str) -> None:
        home = block(address)
        free_at = max(self._free_at.pop(home, 0), self._clock())
        self._free_at[home] = free_at + SECONDS_EACH
        _drop_oldest(self._free_at)

    def right(self, address: str, code: str) -> None:
        self._right[block(address), code] = None
        _drop_oldest(self._right)


def _drop_oldest(known: dict[str, float] | dict[tuple[str, str], None]) -> None:
    if len(known) > MOST_ADDRESSES:
        del known[next(iter(known))]  # type: ignore[arg-type]
