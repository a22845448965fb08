"""Years and other periods, in a cell or behind the name of an indicator."""

import re
from typing import Final

from gbo_core.exchange.figures_in.numbers import Cell, whole

_YEAR = r"(?:19|20)\d\d"
_PART = rf"{_YEAR}[ /-]?(?:[QKTqkt][1-4]|M(?:0[1-9]|1[0-2]))|{_YEAR}-(?:0[1-9]|1[0-2])(?!\d)"
_RANGE = rf"{_YEAR} ?[-–/] ?(?:{_YEAR}|\d\d(?!\d))"
_DATE = rf"(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-]{_YEAR}"
_ISO = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
_ANY = rf"{_ISO}|{_DATE}|{_PART}|{_RANGE}|{_YEAR}"
_WHOLE: Final = re.compile(_ANY)
_WITHIN: Final = re.compile(rf"(?<!\d)(?:{_ANY})(?!\d)")
_LOOSE: Final = " \t\n-–—|:,/._"


def period_of(cell: Cell) -> str:
    """The period that a cell is, as one writes it; '' when it is none."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and 1900 <= cell < 2100 else ""
    text = whole(cell)
    return text if _WHOLE.fullmatch(text) else ""


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
    return rest, last.group()


def year_in(text: str) -> str:
    """The last year that a text names, '' without any."""
    found = re.findall(rf"(?<!\d){_YEAR}(?!\d)", text)
    return found[-1] if found else ""
