"""From where participants came: many from one address may be one device that goes on joining.

Kept in memory alone, for as long as the server runs: an address is nobody's business afterwards.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from gbo_core.model.errors import Refused
from gbo_core.words import N_
from web.patience import Patience
from web.proxies import block

# A hall may share one address; a script at it gets ten participants a minute after that.
AT_ONCE: Final = 3_000
SECONDS_EACH: Final = 6.0
MOST: Final = 10_000
MANY: Final = 5
OTHERS: Final = 3


class TooManyJoins(Refused):
    """More people joined from one address than fit in any room."""

    sentence = N_("Er deden van hier te veel mensen ineens mee. Wacht even en probeer het opnieuw.")


class Arrivals:
    """Who came from where, the newest ten thousand."""

    def __init__(self) -> None:
        self._patience = Patience(AT_ONCE, SECONDS_EACH)
        self._from: dict[tuple[str, str], str] = {}  # workshop and participant -> address

    def check(self, address: str) -> None:
        """Raises TooManyJoins."""
        if self._patience.wait(block(address)):
            raise TooManyJoins

    def came(self, address: str, workshop: str, participant: str) -> None:
        """Somebody joined from this address."""
        home = block(address)
        self._patience.take(home)
        self._from[workshop, participant] = home
        if len(self._from) > MOST:
            del self._from[next(iter(self._from))]

    def together(self, workshop: str, participants: Iterable[str]) -> list[list[str]]:
        """Those of these participants of whom many came from one address, a list an address.

        Only where others came from addresses of their own: a room behind one router has one
        address, and that says nothing.
        """
        homes = {each: self._from.get((workshop, each), "") for each in participants}
        counted = Counter(home for home in homes.values() if home)
        crowded = [home for home, n in counted.items() if n >= MANY]
        if len(counted) - len(crowded) < OTHERS:
            return []
        return [[each for each, home in homes.items() if home == one] for one in crowded]


arrivals: Final = Arrivals()
