"""How many answered of who were asked, as the words that every face says it in."""

from typing import Final

from gbo_core.live.results import RoundResult
from gbo_core.words import nN_

_PEOPLE: Final = nN_(
    "%(ballots)d van %(asked)d deelnemers antwoordde.",
    "%(ballots)d van %(asked)d deelnemers antwoordden.",
)
_TABLES: Final = nN_(
    "%(ballots)d van %(asked)d tafels antwoordde.",
    "%(ballots)d van %(asked)d tafels antwoordden.",
)
_ONE_PERSON: Final = nN_(
    "%(ballots)d van %(asked)d deelnemer antwoordde.",
    "%(ballots)d van %(asked)d deelnemer antwoordde.",
)
_ONE_TABLE: Final = nN_(
    "%(ballots)d van %(asked)d tafel antwoordde.",
    "%(ballots)d van %(asked)d tafel antwoordde.",
)


def turnout(outcome: RoundResult) -> tuple[str, str]:
    """The sentence for one ballot and for several: the noun follows who were asked."""
    tables = outcome.round.audience.voice == "table"
    if outcome.asked == 1:
        return _ONE_TABLE if tables else _ONE_PERSON
    return _TABLES if tables else _PEOPLE
