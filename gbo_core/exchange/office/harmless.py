"""Text that a spreadsheet would run as a formula: an apostrophe before it, and away again."""

import re
from typing import Final

from gbo_core.exchange.office.excel_dates import same_when

_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")
_STARTS_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(text: str) -> str:
    """Text that a spreadsheet shows and never runs; what is just a number stays one.

    Text that looks as if we did this to it gets an apostrophe too, so that `as_typed` gives every
    text back as it was.
    """
    bare = text.lstrip("'")
    runs = bare.startswith(_STARTS_FORMULA) and not _NUMBER.fullmatch(text)
    return f"'{text}" if runs else text


def as_typed(text: str) -> str:
    """The text that `harmless` made this of; ’t Huizeken and 't Huizeken keep their apostrophe."""
    rest = text.removeprefix("'")
    return rest if text.startswith("'") and harmless(rest) == text else text


# What Excel makes of a text that looks like a number when it opens a CSV file.
_LIKE_A_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?(E[+-]?\d+)?", re.IGNORECASE)
_SHOWN_DIGITS: Final = 6  # of a long number, in the notation with E


def same_in_excel(kept: str, typed: str) -> bool:
    """Whether a cell is what Excel leaves of a text when it opens a CSV file and saves it.

    Letters that Windows does not have become question marks; leading zeros, plus signs and the
    digits of long numbers go; what looks like a date or a yes is shown as Excel writes those.
    """
    if kept == typed or kept.encode("cp1252", "replace").decode("cp1252") == typed:
        return True
    if same_when(kept, typed):
        return True
    if not (_LIKE_A_NUMBER.fullmatch(kept) and _LIKE_A_NUMBER.fullmatch(typed)):
        return False
    before, after = (float(text.replace(",", ".")) for text in (kept, typed))
    rounded = "e" in typed.casefold() and f"{before:.{_SHOWN_DIGITS - 1}e}" == (
        f"{after:.{_SHOWN_DIGITS - 1}e}"
    )
    return before == after or rounded
