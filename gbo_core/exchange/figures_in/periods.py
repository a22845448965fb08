"""Years and other periods, in a cell or behind the name of an indicator."""

import re
from typing import Final

from gbo_core.exchange.figures_in.numbers import Cell, whole

_YEAR = r"(?:19|20)\d\d"
_PART = rf"{_YEAR}[ /-]?(?:[QKTqkt][1-4]|M(?:0[1-9]|1[0-2]))|{_YEAR}-(?:0[1-9]|1[0-2])(?!\d)"
_RANGE = rf"{_YEAR} ?[-–/] ?(?:{_YEAR}|\d\d(?!\d))"
_DATE = rf"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]{_YEAR}"
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
# Months as Excel shows them and people write them, in Dutch, French and English.
_MONTHS: Final = {
    word: number
    for number, words in enumerate(
        (
            "januari jan janvier janv january",
            "februari feb février févr february",
            "maart mrt mars march mar",
            "april apr avril avr",
            "mei mai may",
            "juni jun juin june",
            "juli jul juillet juil july",
            "augustus aug août august",
            "september sep septembre sept",
            "oktober okt octobre oct october",
            "november nov novembre",
            "december dec décembre déc",
        ),
        1,
    )
    for word in words.split()
}
_NAMES = "|".join(sorted(_MONTHS, key=len, reverse=True))
_MONTH = rf"(?<!\w)(?i:{_NAMES})\.?(?:[ /-]{_YEAR}|[/-]\d\d(?!\d))"
_ANY = rf"{_ISO}|{_DATE}|{_MONTH}|{_PART}|{_RANGE}|{_YEAR}"
_WHOLE: Final = re.compile(_ANY)
_WITHIN: Final = re.compile(rf"(?<!\d)(?:{_ANY})(?!\d)")
_IN_PARTS: Final = re.compile(r"(\d+)[/.-](\d+)[/.-](\d{4})")
_WORD_AND_YEAR: Final = re.compile(r"([^\W\d_]+)\.?[ /-](\d+)")
_LAST_OF_THIS_CENTURY: Final = 29  # of years in two digits, as for Excel
_LOOSE: Final = " \t\n-–—|:,/._"


def period_of(cell: Cell) -> str:
    """The period that a cell is, so that later ones sort behind it; '' when it is none."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and 1900 <= cell < 2100 else ""
    text = whole(cell)
    return _sortable(text) if _WHOLE.fullmatch(text) else ""


def _sortable(period: str) -> str:
    """A day as 2022-03-31 and a month as 2024-03, also where Excel made mrt/24 of it."""
    if day := _IN_PARTS.fullmatch(period):
        return f"{day[3]}-{int(day[2]):02}-{int(day[1]):02}"
    month = _WORD_AND_YEAR.fullmatch(period)
    if not month or month[1].casefold() not in _MONTHS:
        return period
    year = int(month[2])
    if year < 100:
        year += 2000 if year <= _LAST_OF_THIS_CENTURY else 1900
    return f"{year}-{_MONTHS[month[1].casefold()]:02}"


def split_title(title: str) -> tuple[str, str]:
    """The name and the period of a column such as ‘Kansarmoede – 2019’; '' for what is not there.

    The last period counts: an indicator may be called after a year.
    """
    found = list(_WITHIN.finditer(title))
    if not found:
        return title.strip(), ""
    last = found[-1]
    before, after = title[: last.start()], title[last.end() :]
    rest = f"{before.rstrip(_LOOSE + '(')} {after.lstrip(_LOOSE + ')')}".strip(_LOOSE)
    return rest, _sortable(last.group())


def year_in(text: str) -> str:
    """The last year that a text names, '' without any."""
    found = re.findall(rf"(?<!\d){_YEAR}(?!\d)", text)
    return found[-1] if found else ""
