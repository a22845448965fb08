"""Numbers as statistics write them, and the signs that stand where there is none."""

import math
import re
from collections.abc import Iterable
from typing import Final

from gbo_core.exchange.office.workbook_formats import Signed

Cell = str | float

# Provincies in Cijfers (Swing) writes these as numbers.
_CODES: Final = {-99996.0: "missing", -99997.0: "hidden", -99998.0: "na", -99999.0: "unknown"}
_SIGNS: Final = {
    "": "missing",
    "-": "missing",
    "–": "missing",
    "—": "missing",
    ".": "missing",
    "..": "missing",
    "...": "missing",
    "…": "missing",
    ":": "missing",
    "n.b.": "missing",
    "n.b": "missing",
    "nb": "missing",
    "na": "missing",
    "nan": "missing",
    "null": "missing",
    "niet beschikbaar": "missing",
    "x": "hidden",
    "(x)": "hidden",
    "*": "hidden",
    "c": "hidden",
    "<5": "hidden",
    "< 5": "hidden",
    "verborgen": "hidden",
    "?": "unknown",
    "onbekend": "unknown",
    "n.v.t.": "na",
    "n.v.t": "na",
    "nvt": "na",
}
_SPACES: Final = re.compile(r"[\s\u00a0\u2007\u202f'’]")
_MINUS: Final = str.maketrans("−–", "--")
_MONEY: Final = ("€", "$", "£")
_SHAPE: Final = re.compile(r"[+-]?[\d.,]*\d[\d.,]*([eE][+-]\d+)?")
_GROUPED: Final = {
    ",": re.compile(r"[+-]?\d{1,3}(\.\d{3})+(,\d*)?"),
    ".": re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?"),
}
_PLAIN: Final = {
    ",": re.compile(r"[+-]?(\d+(,\d*)?|,\d+)([eE][+-]?\d+)?"),
    ".": re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?"),
}
_WHOLE: Final = re.compile(r"\A(\d+)[.,]0\Z")
_OTHER: Final = {",": ".", ".": ","}

Value = tuple[float | None, str]

UNREADABLE: Final = "unreadable"


def value_of(cell: Cell, decimal: str) -> Value:
    """The number and no mark, or None with the mark that says why there is none.

    What is neither a number nor one of the known signs is marked as unreadable: it is never
    guessed, and never zero.
    """
    if isinstance(cell, float):
        return _unless_code(cell)
    sign = _SIGNS.get(cell.strip().casefold())
    if sign:
        return None, sign
    text = bare(cell)
    if _GROUPED[decimal].fullmatch(text):
        text = text.replace(_OTHER[decimal], "")
    elif not _PLAIN[decimal].fullmatch(text):
        return None, UNREADABLE
    return _unless_code(float(text.replace(",", ".")))


def _unless_code(number: float) -> Value:
    if not math.isfinite(number):
        return None, "missing"
    mark = _CODES.get(number, "")
    return (None, mark) if mark else (float(number), "")


def bare(cell: str) -> str:
    """A number without spaces between its thousands, per cent sign or currency."""
    text = _SPACES.sub("", cell).translate(_MINUS).removesuffix("%")
    return text[:-1] if text[-1:] in _MONEY else text[1:] if text[:1] in _MONEY else text


def sign_of(cells: Iterable[Cell]) -> str:
    """The sign that all numbers among these have, per cent or a currency; '' without one."""
    signs = {_sign(cell) for cell in cells if is_number(cell) and cell not in _SIGNS}
    return signs.pop() if len(signs) == 1 else ""


def stray_sign(cells: Iterable[Cell]) -> str:
    """The sign that some of the numbers have and others do not; '' where there is none."""
    return max((s for cell in cells if (s := _sign(cell)) and is_number(cell)), default="")


def _sign(cell: Cell) -> str:
    if isinstance(cell, float):
        return cell.sign if isinstance(cell, Signed) else ""
    return "%" if cell.endswith("%") else next((sign for sign in _MONEY if sign in cell), "")


def whole(cell: Cell) -> str:
    """A code or a year as text, where a program made 11005.0 of 11005."""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(float(cell))
    return _WHOLE.sub(r"\1", cell.strip())


def is_number(cell: Cell) -> bool:
    """Whether it could be a number in some way of writing, or a sign for one that is not there."""
    if isinstance(cell, float):
        return True
    return bool(_SHAPE.fullmatch(bare(cell))) or (cell != "" and cell.casefold() in _SIGNS)


def decimal_of(cells: Iterable[Cell], separator: str) -> tuple[str, str]:
    """The decimal sign, and a number that could be read in two ways when nothing else told it.

    A comma or a point shows itself by what stands around it: `1.234,5` and `0,5` have a comma.
    When every number reads either way (`1.234`), a file with commas between its cells has points.
    """
    texts = [bare(cell) for cell in cells if isinstance(cell, str)]
    shown = [sign for sign in map(_shown, texts) if sign]
    if shown:
        return max((",", "."), key=shown.count), ""
    decimal = "." if separator == "," else ","
    unsure = next((text for text in texts if re.fullmatch(r"[+-]?\d{1,3}[.,]\d{3}", text)), "")
    return decimal, unsure


def mixed_up(cells: Iterable[Cell]) -> str:
    """A number such as `1.234` in a column where others, such as `12,5`, have the other sign.

    Its point may stand between thousands, or be a decimal sign that was typed the other way. Where
    one number has both (`1.234,5`) the column has thousands; '' then, and where all is alike.
    """
    texts = [bare(cell) for cell in cells if isinstance(cell, str)]
    alone = {_shown(text) for text in texts if len(re.findall("[.,]", text)) == 1} - {""}
    if len(alone) != 1 or any("." in text and "," in text for text in texts):
        return ""
    other = re.escape(_OTHER[alone.pop()])
    return next((t for t in texts if re.fullmatch(rf"[+-]?\d{{1,3}}{other}\d{{3}}", t)), "")


def _shown(text: str) -> str:
    """The decimal sign that a number shows, '' when it shows none."""
    if not _SHAPE.fullmatch(text):
        return ""
    points, commas = text.count("."), text.count(",")
    if points and commas:
        return max(".,", key=text.rfind)
    if points + commas == 0:
        return ""
    sign = "." if points else ","
    if points + commas > 1:
        return _OTHER[sign]
    before, _sign, after = text.lstrip("+-").partition(sign)
    surely = len(after) != 3 or before in {"", "0"} or len(before) > 3
    return sign if surely else ""
