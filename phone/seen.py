"""What a phone says that it shows: the versions of its sections, joined as `View.version` does."""

import re
from dataclasses import dataclass
from typing import Final

_BALLOT: Final = re.compile(r"(\w+\.\d+)\.\d+")


@dataclass(frozen=True, slots=True)
class Reader:
    """Who a page is made for; `seen`: what stands on the phone already, '' for nothing."""

    who: str
    language: str
    code: str
    seen: str = ""

    def versions(self) -> frozenset[str]:
        return frozenset(filter(None, self.seen.split("_")))

    def board(self, round_id: str) -> str:
        """The version of the board of a round, '' where it shows none."""
        start = f"{round_id}-bord."
        return next((each for each in self.seen.split("_") if each.startswith(start)), "")


def after_vote(seen: str, version: str) -> str:
    """What a phone shows once it heard that its ballot is stored, as this version of the card."""
    voted = _BALLOT.fullmatch(version)
    if voted is None:
        return seen
    return "_".join(_newer(each, voted[1], version) for each in seen.split("_"))


def _newer(section: str, card: str, version: str) -> str:
    found = _BALLOT.fullmatch(section)
    return version if found and found[1] == card else section
