"""A small file that would take all memory or time of a library: one sentence, and we go on."""

import io
import resource
import time
import zipfile
from collections.abc import Callable

import pytest

from gbo_core.exchange.figures_in import read
from gbo_core.exchange.office.workbook_check import members_of, packed_again
from gbo_core.exchange.office.workbook_in import LIMITS, open_workbook
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import source_of
from tests.exchange.figures_in.shapes import workbook

WHOLE = workbook(["Naam", 2022], ["Boom", 5])
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
MEGABYTE = 1_000_000
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 50}">' for n in range(1, 9))
LAUGHS = f'<!DOCTYPE x [<!ENTITY a0 "ha">{ENTITIES}]>'


def with_members(**changed: bytes) -> bytes:
    """The workbook with other members: `sheet`, `styles`, `strings`, `book`."""
    names = {
        "sheet": "xl/worksheets/sheet1.xml",
        "styles": "xl/styles.xml",
        "strings": "xl/sharedStrings.xml",
        "book": "xl/workbook.xml",
    }
    source = zipfile.ZipFile(io.BytesIO(WHOLE))
    members = {name: source.read(name) for name in source.namelist()}
    members |= {names[name]: content for name, content in changed.items()}
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return target.getvalue()


def sheet(rows: str, before: str = "", after: str = "") -> bytes:
    body = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'<worksheet xmlns="{MAIN}">{body}</worksheet>'.encode()


def original(name: str) -> bytes:
    return zipfile.ZipFile(io.BytesIO(WHOLE)).read(name)


def small_rows() -> str:
    return '<row r="1"><c r="A1" t="inlineStr"><is><t>Naam</t></is></c></row>'


def far(place: str) -> bytes:
    return with_members(sheet=sheet(f'{small_rows()}<row><c r="{place}"><v>1</v></c></row>'))


def one_text_many_times() -> bytes:
    text = b"a" * (20 * MEGABYTE)
    strings = b'<sst xmlns="%s"><si><t>%s</t></si></sst>' % (MAIN.encode(), text)
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 101))
    return with_members(strings=strings, sheet=sheet(rows))


def many_sheets() -> bytes:
    book = original("xl/workbook.xml")
    more = b"".join(
        b'<sheet name="B%d" sheetId="%d" r:id="rId1" xmlns:r="http://schemas.openxmlformats.org/'
        b'officeDocument/2006/relationships"/>' % (n, n + 5)
        for n in range(100_000)
    )
    return with_members(book=book.replace(b"</sheets>", more + b"</sheets>"))


def many_merged() -> bytes:
    each = '<mergeCell ref="A1:A1048576"/>' * 300_000
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>1</v></c></row>' for n in range(1, 5000))
    return with_members(sheet=sheet(rows, after=f"<mergeCells>{each}</mergeCells>"))


def laughs(tag: str) -> bytes:
    return f"{LAUGHS}<{tag}>&a8;</{tag}>".encode()


def lying() -> bytes:
    """A member of 60 MB that says it has a hundred bytes."""
    target = io.BytesIO(WHOLE)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED, compresslevel=1) as packed:
        packed.writestr("xl/worksheets/large.xml", b" " * (60 * MEGABYTE))
    content = bytearray(target.getvalue())
    size = (60 * MEGABYTE).to_bytes(4, "little")
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = (100).to_bytes(4, "little")
    return bytes(content)


HOSTILE: dict[str, Callable[[], bytes]] = {
    "far away in small letters": lambda: far("xfd1048576"),
    "far away in other signs": lambda: far("&#88;FD1048576"),
    "one text many times": one_text_many_times,
    "many sheets": many_sheets,
    "many merged cells": many_merged,
    "a style that laughs": lambda: with_members(styles=laughs("styleSheet")),
    "a book that laughs": lambda: with_members(book=laughs("workbook")),
    "many styles": lambda: with_members(styles=b"<styleSheet>%s" % (b"<xf/>" * 5 * MEGABYTE)),
    "a size that is not true": lying,
    "more strings than there are": lambda: with_members(
        strings=b'<sst xmlns="%s" uniqueCount="4294967295"><si/></sst>' % MAIN.encode(),
        sheet=sheet('<row r="1"><c r="A1" t="s"><v>4294967290</v></c></row>'),
    ),
}


@pytest.mark.parametrize("make", HOSTILE.values(), ids=list(HOSTILE))
def test_it_is_refused_with_a_sentence_or_read_and_takes_nothing_of_us(
    make: Callable[[], bytes],
) -> None:
    content = make()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.monotonic()
    for way in (source_of, lambda file: read("x.xlsx", file)):
        with pytest.raises(BadTable) as refusal:
            way(content)
        assert refusal.value.sentence % refusal.value.data
    assert time.monotonic() - started < 2 * LIMITS.seconds
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_what_is_deeper_than_anything_is_no_harm() -> None:
    deep = b"<workbook>" * 200_000 + b"</workbook>" * 200_000
    assert source_of(with_members(book=deep)).grids == ()


def test_sizes_that_say_too_much_are_no_harm() -> None:
    wide = with_members(sheet=sheet(small_rows(), before='<dimension ref="A1:XFD1048576"/>'))
    assert open_workbook(wide).pages[0].rows == [["Naam"]]


def test_what_the_library_reads_is_what_was_looked_at() -> None:
    """A zip may hold one name twice: the list says one thing, its members another."""
    target = io.BytesIO(WHOLE)
    with pytest.warns(UserWarning, match="Duplicate name"), zipfile.ZipFile(target, "a") as packed:
        packed.writestr("xl/worksheets/sheet1.xml", sheet(small_rows()))
    members = members_of(target.getvalue())
    assert open_workbook(packed_again(members)).pages[0].rows == [["Naam"]]
    assert open_workbook(target.getvalue()).pages[0].rows == [["Naam"]]


def test_a_large_list_of_long_notes_is_still_read() -> None:
    rows = [["Naam", "Nota"], *([f"Dienst {n}", f"{n} " + "lang " * 400] for n in range(2000))]
    assert len(source_of(workbook(*rows)).grids[0].rows) == 2001
