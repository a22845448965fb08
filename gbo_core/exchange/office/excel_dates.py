"""What Excel makes of a name that looks like a date or a yes: 3-4 comes back as 3/apr."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from babel.dates import get_month_names

from gbo_core.words import LANGUAGES

_FLAGS: Final = {"true": {"true", "waar", "vrai"}, "false": {"false", "onwaar", "faux"}}
_PARTS: Final = re.compile(r"[-/. ]")
_CENTURY: Final = 2000  # of a year that Excel shows in two digits


class _When(NamedTuple):
    """None for what is not said."""

    year: int | None
    month: int
    day: int | None


def _named_months() -> Iterator[tuple[str, int]]:
    for language in LANGUAGES:
        for number, name in get_month_names("abbreviated", locale=language).items():
            yield name.rstrip(".").casefold(), number


_MONTHS: Final = dict(_named_months())


def same_when(kept: str, typed: str) -> bool:
    """Whether `typed` is `kept` as Excel shows it: with a month by name, or a whole date.

    A change from 3-4 to 3/4 is somebody's own.
    """
    if typed.casefold() in _FLAGS.get(kept.casefold(), ()):
        return True
    shown, before = _when(typed), _when(kept)
    is_excels = shown is not None and (_has_word(typed) or None not in shown)
    return is_excels and before == shown and not _has_word(kept)


def _has_word(text: str) -> bool:
    return any(part.casefold() in _MONTHS for part in _PARTS.split(text))


def _when(text: str) -> _When | None:
    """The date that a text may be; days before months, as in Belgium."""
    parts = [_number(part) for part in _PARTS.split(text)]
    match [part for part in parts if part is not None]:
        case [year, month, day] if len(parts) == 3 and year > 31:
            found = _When(year, month, day)
        case [day, month, year] if len(parts) == 3:
            found = _When(_whole(year), month, day)
        case [year, month] if len(parts) == 2 and year > 31:
            found = _When(year, month, None)
        case [month, year] if len(parts) == 2 and (year > 12 or _starts_with_word(text)):
            found = _When(_whole(year), month, None)
        case [day, month] if len(parts) == 2:
            found = _When(None, month, day)
        case _:
            return None
    return found if 1 <= found.month <= 12 and (found.day or 1) <= 31 else None


def _starts_with_word(text: str) -> bool:
    return _PARTS.split(text)[0].casefold() in _MONTHS


def _number(part: str) -> int | None:
    if part.isascii() and part.isdigit() and len(part) <= 4:
        return int(part)
    return _MONTHS.get(part.casefold())


def _whole(year: int) -> int:
    return year + _CENTURY if year < 100 else year
