"""What a workbook is looked at for before a library opens it: its members, their size, their room.

The library reads what we unpacked and nothing else: a zip can say one thing in its list and
another in its members.
"""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final, TypeVar

from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.words import N_

MOST_UNPACKED: Final = 300_000_000  # bytes
MOST_MEMBERS: Final = 2000
MOST_STYLES: Final = 20_000_000  # bytes
MOST_TEXT: Final = 300_000_000  # bytes of text in all cells together
_SMALLEST_CELL: Final = len(b'<c t="s"><v>0</v></c>')
# The library makes room for every cell between the first and the last, empty or not.
MOST_CELLS: Final = 12_000_000

_ROW: Final = re.compile(rb"<(?:\w+:)?row[\s/>]")
_CELL: Final = re.compile(rb"<(?:\w+:)?c[\s/>]")
_LETTERS: Final = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]+)""")
_FAR: Final = re.compile(rb""" r="(?:[A-Za-z]{2}|[A-Za-z]?[2-9]\d{5}|[A-Za-z]?\d{7})""")
_NUMBERS: Final = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]*(\d+)""")
_SHARED: Final = re.compile(rb"""\st\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v>(\d{1,9})<""")
_STRING: Final = re.compile(rb"<(?:\w+:)?si[\s/>]")

T = TypeVar("T")


def undamaged(read: Callable[[], T]) -> T:
    """Whatever a damaged workbook makes a library stumble over is one sentence."""
    try:
        return read()
    except (KeyboardInterrupt, SystemExit, BadTable):
        raise
    except BaseException:  # noqa: BLE001 - where the library panics, that is no Exception
        raise BadTable(N_("Dit bestand is beschadigd.")) from None


def members_of(content: bytes) -> dict[str, bytes]:
    """The XML of a workbook by its name in the zip.

    Raises BadTable for what is no plain workbook, or would unpack into far too much.
    """
    packed = undamaged(lambda: zipfile.ZipFile(io.BytesIO(content)))
    members = packed.infolist()
    names = {member.filename for member in members}
    if "xl/workbook.xml" not in names:
        raise BadTable
    if any(name.endswith("vbaProject.bin") for name in names):
        raise BadTable(N_("Dit Excel-bestand bevat macro’s. Bewaar het als gewoon xlsx-bestand."))
    if sum(m.file_size for m in members) > MOST_UNPACKED or len(members) > MOST_MEMBERS:
        raise _TooLarge
    found = {
        name: undamaged(partial(packed.read, name))
        for name in sorted(names)
        if name.endswith((".xml", ".rels"))
    }
    _check(found)
    return found


def packed_again(members: Mapping[str, bytes]) -> bytes:
    """A zip of exactly these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return target.getvalue()


class _TooLarge(BadTable):
    sentence = N_("Dit bestand is te groot om in te lezen.")


def _check(members: Mapping[str, bytes]) -> None:
    if len(members.get("xl/styles.xml", b"")) > MOST_STYLES:
        raise _TooLarge
    for xml in members.values():
        _check_room(xml)
    _check_text(members)


def _check_text(members: Mapping[str, bytes]) -> None:
    """Each text stands in the file once, and may be used a million times."""
    strings = _STRING.split(members.get("xl/sharedStrings.xml", b""))[1:]
    longest = max(map(len, strings), default=0)
    size = sum(map(len, members.values()))
    if size // _SMALLEST_CELL * longest <= MOST_TEXT:
        return
    often = Counter(number for xml in members.values() for number in map(int, _SHARED.findall(xml)))
    text = sum(len(strings[n]) * times for n, times in often.items() if n < len(strings))
    if text > MOST_TEXT:
        raise _TooLarge


def _check_room(xml: bytes) -> None:
    """A sheet with one cell far away would take more memory than there is."""
    if b"sheetData" not in xml or _is_narrow(xml):
        return
    letters = _LETTERS.findall(xml)
    width = max(map(_column, set(letters)), default=0)
    height = max(map(_number, set(_NUMBERS.findall(xml))), default=0)
    if len(_CELL.findall(xml)) > len(letters):  # some do not say where they stand
        rows = _ROW.split(xml)
        width = max(width, *(len(_CELL.findall(row)) for row in rows))
        height = max(height, len(rows))
    if height * width > MOST_CELLS:
        raise BadTable(
            N_(
                "In dit blad staat iets ver naar rechts of ver naar onder. Wis dat, of kopieer de "
                "tabel naar een nieuw bestand."
            )
        )


def _is_narrow(xml: bytes) -> bool:
    """Whether every cell stands in the first 26 columns and 200,000 rows, and says so plainly.

    Most sheets do, and this is a third of the work of looking at each place.
    """
    rows = xml.find(b"<sheetData"), xml.find(b"</sheetData")
    if -1 in rows or xml.count(b"sheetData") != 2 or xml.find(b":c", *rows) >= 0:
        return False
    tags = (b"<c", b"<row")
    plainly = all(xml.count(tag, *rows) == xml.count(tag + b' r="', *rows) for tag in tags)
    return plainly and not _FAR.search(xml, *rows)


def _number(digits: bytes) -> int:
    return int(digits[:9])


def _column(letters: bytes) -> int:
    """The number of a column from 1: A is 1, AA is 27."""
    number = 0
    for letter in letters[:4].upper():
        number = 26 * number + letter - ord("A") + 1
    return number
