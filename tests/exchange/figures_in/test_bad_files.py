"""Files that are refused: one clear sentence each."""

import contextlib
import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbo_core.exchange.figures_in import read
from gbo_core.exchange.figures_in.melt import MOST_VALUES
from gbo_core.exchange.figures_in.sheet import MOST_ROWS
from gbo_core.exchange.office.workbook_check import MOST_UNPACKED
from gbo_core.exchange.office.workbook_in import read_workbook
from gbo_core.exchange.tables_in.bad_table import BadTable
from tests.exchange.figures_in.shapes import with_member, workbook

ROWS = (["Gebied", 2019, 2020], ["Lindermeer", 5, 6], ["Kapelmeers", 7, 8])
WHOLE = workbook(*ROWS)
NO_FIGURES = "In deze tabel staan geen cijfers."


def refused(content: bytes | str) -> str:
    with pytest.raises(BadTable) as refusal:
        read("cijfers.csv", content)
    return refusal.value.sentence % refusal.value.data


def bomb() -> bytes:
    """A workbook that unpacks into more than we take, in a few hundred kilobytes."""
    target = io.BytesIO(workbook(*ROWS))
    with (
        zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as packed,
        packed.open("xl/worksheets/large.xml", "w") as member,
    ):
        for _ in range(MOST_UNPACKED // 1_000_000 + 1):
            member.write(b" " * 1_000_000)
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"x" * 100_000_000, "Dit bestand is te groot: hoogstens 20 MB."),
        (
            with_member(workbook(*ROWS), "xl/vbaProject.bin", b"macro"),
            "Dit Excel-bestand bevat macro’s. Bewaar het als gewoon xlsx-bestand.",
        ),
        (
            workbook(*ROWS, merge=("B2:B3",)),
            (
                "In deze tabel zijn cellen samengevoegd (B2:B3). Maak dat ongedaan in Excel en "
                "probeer opnieuw."
            ),
        ),
        (
            "Gebied" + ";2019" * 400 + "\nLindermeer" + ";5" * 400,
            "Deze tabel is te breed: hoogstens 300 kolommen.",
        ),
        (workbook(), "Dit bestand is leeg."),
        ("", "Dit bestand is leeg."),
        (b"\xef\xbb\xbf \r\n", "Dit bestand is leeg."),
        (bomb(), "Dit bestand is te groot om in te lezen."),
        (b"PK\x03\x04" + b"rubbish" * 50, "Dit bestand is beschadigd."),
        (workbook(*ROWS)[:-300], "Dit bestand is beschadigd."),
        (b"\x00\x01\x02\x03" * 50, BadTable.sentence),
        (bytes(range(1, 256)) * 20, NO_FIGURES),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 100,
            "Dit is een oud of beveiligd Excel-bestand. Bewaar het als xlsx, zonder wachtwoord.",
        ),
        (
            "a;1\n" * (MOST_ROWS + 1),
            (
                f"Deze tabel is te lang: hoogstens {MOST_ROWS} rijen. Kies in de bron minder "
                "gebieden of jaren."
            ),
        ),
        (
            "Gebied" + "".join(f";{1900 + n}" for n in range(199)) + ("\nA" + ";1,5" * 199) * 2600,
            (
                f"Deze tabel heeft meer dan {MOST_VALUES} cijfers. Kies in de bron minder "
                "gebieden of jaren."
            ),
        ),
        (
            "Lindermeer;5,5\nKapelmeers;6,5",
            "Boven de cijfers staat geen rij met titels. Zet er een boven en probeer opnieuw.",
        ),
        ("Gebied;Jaar;Aantal\n", NO_FIGURES),
        ("<html><body><p>Niet gevonden</p></body></html>", NO_FIGURES),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)
def test_what_cannot_be_read_is_said(content: bytes | str, sentence: str) -> None:
    assert refused(content) == sentence


def with_sheet(inside: bytes) -> bytes:
    """A workbook whose only sheet is this XML."""
    source = zipfile.ZipFile(io.BytesIO(WHOLE))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        for name in source.namelist():
            packed.writestr(name, inside if "sheet1" in name else source.read(name))
    return target.getvalue()


FAR = (
    "In dit blad staat iets ver naar rechts of ver naar onder. Wis dat, of kopieer de tabel naar "
    "een nieuw bestand."
)


# The library makes room for every cell in between: thousands of gigabytes, and the server is gone.
@pytest.mark.parametrize(
    "sheet",
    [
        b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"/></row>',
        b"<row r='1'><c r='A1'><v>1</v></c></row><row r = '1048576'><c r = 'XFD1048576'/></row>",
        b'<x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row><x:row r="1048576"/>',
        b"<row>" + b"<c><v>1</v></c>" * 16_000 + b"</row>" + b"<row/>" * 900,
    ],
    ids=["far", "other quotes", "with a prefix", "unnumbered"],
)
def test_one_cell_far_away_does_not_take_all_memory(sheet: bytes) -> None:
    space = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    head = b'<worksheet xmlns="%s" xmlns:x="%s">' % (space, space)
    for tag in (b"sheetData", b"x:sheetData"):
        body = b"<%s>%s</%s></worksheet>" % (tag, sheet, tag)
        assert refused(with_sheet(head + body)) == FAR
    twice = b"<sheetData></sheetData><sheetData>%s</sheetData></worksheet>" % sheet
    assert refused(with_sheet(head + twice)) == FAR


def test_a_workbook_with_entities_is_not_read() -> None:
    hostile = (
        b'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row/></sheetData></worksheet>'
    )
    assert refused(with_sheet(hostile)) == "Dit bestand is leeg."


@given(st.integers(0, 5000), st.binary(min_size=1, max_size=4))
@settings(max_examples=60)
def test_a_damaged_sheet_is_read_or_refused_and_nothing_else(at: int, rubbish: bytes) -> None:
    inside = zipfile.ZipFile(io.BytesIO(WHOLE)).read("xl/worksheets/sheet1.xml")
    place = at % len(inside)
    damaged = inside[:place] + rubbish + inside[place + len(rubbish) :]
    with contextlib.suppress(BadTable):
        read_workbook(with_sheet(damaged), "", (), MOST_ROWS)


@given(st.text(max_size=400) | st.binary(max_size=400))
def test_whatever_is_given_is_read_or_refused(content: bytes | str) -> None:
    with contextlib.suppress(BadTable):
        read("cijfers.csv", content)
