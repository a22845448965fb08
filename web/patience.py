"""How often a password may be guessed."""

import math
import time
from collections.abc import Callable, Hashable

AT_ONCE = 5
SECONDS = 10
MOST_REMEMBERED = 10_000


class Patience:
    """Five tries at once for a key, then one every ten seconds.

    Guessing becomes hopeless, and whoever is kept waiting by somebody else's guesses waits at
    most ten seconds: a try that was refused does not make the wait longer.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        # The moment at which all tries of a key will have been paid off.
        self._paid: dict[Hashable, float] = {}

    def take(self, key: Hashable) -> int:
        """Use one try. Answers 0, or how many seconds to wait when there is none left."""
        now = self._clock()
        paid = max(self._paid.get(key, now), now)
        wait = paid + SECONDS - now - AT_ONCE * SECONDS
        if wait > 0:
            return math.ceil(wait)
        if len(self._paid) >= MOST_REMEMBERED:
            self._paid = {other: moment for other, moment in self._paid.items() if moment > now}
        self._paid[key] = paid + SECONDS
        return 0

    def give_back(self, key: Hashable) -> None:
        """The password was right: forget the wrong ones before it."""
        self._paid.pop(key, None)
