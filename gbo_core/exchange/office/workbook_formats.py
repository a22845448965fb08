"""What a person sees in a cell: the number and how it is shown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Self
from xml.etree import ElementTree as ET

_BUILT_IN: Final = {9: "0%", 10: "0.00%", 17: "mmm-yy"}
_NOT_SHOWN: Final = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_CURRENCY: Final = re.compile(r"\[\$([^\]-]*)[^\]]*\]")  # [$€-813]; [$-813] names only a language
_SCALED: Final = re.compile(r"[0#?](,+)(?![0#?,])")
_DIGITS: Final = 12  # 0.314 shown as 31.4 % is 31.4 and not 31.400000000000002


class Signed(float):
    """A number that is shown with a sign beside it: %, or that of a currency."""

    __slots__ = ("sign",)
    sign: str

    def __new__(cls, number: float, sign: str) -> Self:
        made = super().__new__(cls, number)
        made.sign = sign
        return made

    def __reduce__(self) -> tuple[type[Self], tuple[float, str]]:
        return type(self), (float(self), self.sign)


# What a format shows → the sign that it stands for.
_SHOWN: Final = {"%": "%", "€": "€", "EUR": "€", "$": "$", "USD": "$", "£": "£", "GBP": "£"}


@dataclass(frozen=True, slots=True)
class Format:
    """A way of showing that changes what somebody reads: see `shown`."""

    times: float = 1.0
    sign: str = ""
    digits: int = 0
    period: str = ""

    def shown(self, value: Any) -> Any:
        """The value as it reads: 31.4 for 0.314 as a percentage, 2022 for a day of that year."""
        if isinstance(value, date):
            months = f"{value.year}-{value.month:02}"
            return {"year": float(value.year), "month": months}.get(self.period, value)
        if isinstance(value, bool) or not isinstance(value, int | float) or self.period:
            return value
        if self.digits and float(value).is_integer():
            return f"{int(value):0{self.digits}}"
        scaled = float(f"{value * self.times:.{_DIGITS}g}") if self.times != 1 else float(value)
        return Signed(scaled, self.sign) if self.sign else scaled


_AS_IT_IS: Final = Format()


def format_of(code: str) -> Format:
    """What a number format does to the number: percentages, thousands, years, leading zeros."""
    first = code.partition(";")[0]
    bare = _NOT_SHOWN.sub("", first).strip()
    letters = set(re.sub(r"[^a-z]", "", bare.lower()))
    if letters and letters <= {"y", "m"} and "y" in letters and not re.search("[0#?]", bare):
        return Format(period="month" if "m" in letters else "year")
    if re.fullmatch("0{2,}", bare):
        return Format(digits=len(bare))
    times = 100.0 ** bare.count("%")
    for commas in _SCALED.findall(bare):
        times /= 1000.0 ** len(commas)
    return Format(times, _sign_in(_CURRENCY.sub(r'"\1"', first)))


def _sign_in(code: str) -> str:
    return next((sign for shown, sign in _SHOWN.items() if shown in code), "")


def formats_of(styles: bytes) -> dict[int, Format]:
    """Style of a cell → its format, for those that change what somebody reads."""
    codes = dict(_BUILT_IN)
    found: list[Format] = []
    for tag, each in _tags(styles):
        if tag == "numFmt":
            codes[int(each.get("numFmtId", 0))] = each.get("formatCode", "")
        elif tag == "cellXfs":
            numbers = [int(xf.get("numFmtId", 0)) for xf in each]
            found = [format_of(codes.get(number, "")) for number in numbers]
    return {place: each for place, each in enumerate(found) if each != _AS_IT_IS}


def _tags(xml: bytes) -> Iterator[tuple[str, ET.Element]]:
    """Every element with its name, number formats before the styles that use them."""
    every: Iterable[ET.Element] = ET.fromstring(xml).iter() if xml else ()  # noqa: S314 - in a process with limits
    named = [(each.tag.rpartition("}")[2], each) for each in every]
    return iter(sorted(named, key=lambda one: one[0] == "cellXfs"))


_ELEMENT: Final = re.compile(
    rb"<(?:\w+:)?(?:row\b([^>]*)|c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>))", re.DOTALL
)
_AT: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)(\d+)""")
_STYLE: Final = re.compile(rb"""\ss\s*=\s*["'](\d+)""")
_ERROR: Final = re.compile(rb"""\st\s*=\s*["']e["']""")
_FAULT: Final = re.compile(rb"<(?:\w+:)?v[^>]*>\s*(#[^<]{1,20})")
_FORMULA: Final = re.compile(rb"<(?:\w+:)?f[\s/>]")
_VALUE: Final = re.compile(rb"<(?:\w+:)?(?:v[^>/]*>[^<]|is[\s>]|t[\s>])")

_SIGNS: Final = (b'"e"', b"'e'", b"<f", b":f")  # of an error or a formula, found in no time

NO_RESULT: Final = "#FORMULE!"  # a formula that was never worked out


def odd_cells(xml: bytes, formats: Mapping[int, Format]) -> Iterator[tuple[int, int, Format | str]]:
    """(row, column) from 0 of each cell that reads otherwise than its value: how, or its error."""
    wanted = rb"|".join(str(place).encode() for place in formats)
    styled = wanted and re.search(rb"""\ss\s*=\s*["'](?:%s)["']""" % wanted, xml)
    if not styled and not any(sign in xml for sign in _SIGNS):
        return
    row = column = -1
    for element in _ELEMENT.finditer(xml):
        tag = element[1] if element[1] is not None else element[2]
        at = _AT.search(tag)
        if element[1] is not None:
            row, column = int(at[2]) - 1 if at else row + 1, -1
            continue
        column = _number_of(at[1]) if at and at[1] else column + 1
        reads = _reads(tag, element[3] or b"", formats)
        if reads:
            yield row, column, reads


def _reads(tag: bytes, inside: bytes, formats: Mapping[int, Format]) -> Format | str | None:
    if _ERROR.search(tag) and (fault := _FAULT.search(inside)):
        return fault[1].decode("utf-8", errors="replace").strip()
    if _FORMULA.search(inside) and not _VALUE.search(inside) and b't="str"' not in tag:
        return NO_RESULT
    style = _STYLE.search(tag)
    return formats.get(int(style[1])) if style else None


def _number_of(letters: bytes) -> int:
    """The number of a column from 0: A is 0, AA is 26."""
    number = 0
    for letter in letters[:4].upper():
        number = 26 * number + letter - ord("A") + 1
    return number - 1
