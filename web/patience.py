"""How often a password may be guessed: guessing is hopeless, and nobody else waits for it."""

import math
import time
from collections.abc import Callable, Hashable
from typing import Final

MOST_REMEMBERED: Final = 10_000

Clock = Callable[[], float]


class Patience:
    """So many tries at once for a key, and after that one every so many seconds.

    A try that was refused does not make the wait longer.
    """

    def __init__(self, at_once: int, seconds: float, clock: Clock = time.monotonic) -> None:
        self._at_once = at_once
        self._seconds = seconds
        self._clock = clock
        # The moment at which all tries of a key will have been paid off.
        self._paid: dict[Hashable, float] = {}

    def wait(self, key: Hashable) -> int:
        """How many seconds until there is a try left: 0 when there is one now."""
        now = self._clock()
        debt = max(self._paid.get(key, now), now) - now
        return max(0, math.ceil(debt - (self._at_once - 1) * self._seconds))

    def take(self, key: Hashable) -> None:
        """Use one try."""
        now = self._clock()
        if len(self._paid) >= MOST_REMEMBERED:
            self._make_room(now)
        self._paid[key] = max(self._paid.get(key, now), now) + self._seconds

    def give_back(self, key: Hashable) -> None:
        """The try was no guess: it costs nothing."""
        if key in self._paid:
            self._paid[key] -= self._seconds

    def forget(self, key: Hashable) -> None:
        """None of the tries so far was a guess."""
        self._paid.pop(key, None)

    def _make_room(self, now: float) -> None:
        self._paid = {key: moment for key, moment in self._paid.items() if moment > now}
        while len(self._paid) >= MOST_REMEMBERED:
            del self._paid[min(self._paid, key=self._paid.__getitem__)]


class Brake:
    """Which tries to log in have to wait.

    A browser in which this person logged in before has tries of its own: whatever others do, in
    the same room or elsewhere, it is let through. Every other try needs room in three places:

    - this name from this address: five at once, then one every ten seconds, as for somebody who
      mistypes;
    - this address, whatever the names: thirty at once, then one every two seconds. Checking a
      password takes a tenth of a second, so nobody can fill the queue of the others;
    - this name, from wherever: a hundred at once, then one a minute. That is fewer than 1,600
      guesses a day for one account, whoever they are and with however many addresses.

    Under attack a new browser may wait a minute for its turn, or longer while others take it; the
    browsers that are known never do.
    """

    def __init__(self, clock: Clock = time.monotonic) -> None:
        self._device = Patience(5, 10, clock)
        self._strangers = (Patience(5, 10, clock), Patience(30, 2, clock), Patience(100, 60, clock))

    def take(self, name: str, address: str, device: str) -> int:
        """Use one try; `device` is '' for a browser that is not known.

        Answers 0, or how many seconds to wait: nothing is used then.
        """
        places = self._places(name, address, device)
        if seconds := max(place.wait(key) for place, key in places):
            return seconds
        for place, key in places:
            place.take(key)
        return 0

    def right(self, name: str, address: str, device: str) -> None:
        """The password was right: what the same person mistyped before it is forgotten."""
        (first, key), *others = self._places(name, address, device)
        first.forget(key)
        for place, other in others:
            place.give_back(other)

    def _places(self, name: str, address: str, device: str) -> list[tuple[Patience, Hashable]]:
        if device:
            return [(self._device, (name, device))]
        keys: tuple[Hashable, ...] = ((name, address), address, name)
        return list(zip(self._strangers, keys, strict=True))
