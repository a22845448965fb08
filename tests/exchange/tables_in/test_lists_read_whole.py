"""No row of a list vanishes, and no cell says something else than a person sees."""

import csv
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.styles import numbers

from gbo_core.exchange.office.workbook_unseen import unseen_in
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.grid_in import SEPARATORS, source_of
from gbo_core.exchange.tables_in.lines_in import lines_of
from gbo_core.exchange.tables_in.table_in import Preview, likely_sheets, preview
from gbo_core.exchange.tables_in.text_in import decoded
from gbo_core.model import Organisation, Person
from tests.region import Region

LONGER = (
    "Deze rij heeft meer cellen dan er titels zijn. Staat er een scheidingsteken in een tekst? Zet "
    "die tekst dan tussen aanhalingstekens."
)
CASES = Path(__file__).parents[1] / "cases"


def look(
    region: Region, content: bytes | str, kind: Any = Organisation, sheet: str = ""
) -> Preview:
    source = source_of(content, sheet, likely_sheets(kind))
    found = region.store.read(preview, region.workshop, kind, source)
    lines = len(found.rows) + len(found.repeated)
    assert found.there == lines
    return found


def unknown(found: Preview) -> list[str]:
    return [column.name for column in found.unknown]


def names(found: Preview) -> list[str]:
    return [row.name for row in found.rows]


def said(found: Preview) -> list[str]:
    """What is wrong with each row, '' where nothing is."""
    return [r.problem.sentence % r.problem.data if r.problem else "" for r in found.rows]


def saved(book: openpyxl.Workbook) -> bytes:
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def test_a_stray_quote_is_a_letter(region: Region) -> None:
    found = look(region, (CASES / "stray_quote.tsv").read_bytes())
    assert names(found) == ["OCMW Zandhove", "\"'t Huizeken", "De Brug", "CAW Noord"]
    assert found.there == 4


@pytest.mark.parametrize("place", range(4))
def test_a_quote_anywhere_takes_no_more_than_its_own_cell(region: Region, place: int) -> None:
    rows = [f"Dienst {n};kern;nota {n}" for n in range(300)]
    rows[10] = "".join(rows[10][:place] + '"' + rows[10][place:])
    rows[200] = 'Huis "De Brug" vzw;kern;"kent ""iedereen"""'
    found = look(region, "naam;kring;nota\n" + "\n".join(rows))
    assert len(found.rows) == found.there == 300
    assert found.rows[200].name == 'Huis "De Brug" vzw'
    assert found.rows[200].cells["note"] == 'kent "iedereen"'


def test_a_cell_with_line_ends_is_one_cell_and_one_that_takes_rows_is_named(region: Region) -> None:
    real = look(region, 'naam;nota;kring\nA;"een\n\ntwee; drie";kern\nB;;kern\n')
    assert [(r.line, r.name, r.cells["note"]) for r in real.rows] == [
        (2, "A", "een\n\ntwee; drie"),
        (3, "B", ""),
    ]
    assert real.swallowed == ()
    doubtful = look(region, 'naam;kring\n"A;kern\nB;kern\nC;kern\nD";kern\nE;kern\n')
    assert doubtful.swallowed == ((2, 5),)


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n"])
def test_lines_end_in_any_way(region: Region, end: str) -> None:
    text = end.join(["naam;kring", "A;kern", "", "B;basis"])
    assert [(row.line, row.name) for row in look(region, text.encode()).rows] == [
        (2, "A"),
        (4, "B"),
    ]
    mixed = "naam;kring\rA;kern\nB;basis\r\nC;kern"
    assert names(look(region, mixed)) == ["A", "B", "C"]


def test_merged_cells_hold_for_each_of_their_rows(region: Region) -> None:
    content = (CASES / "merged_cells.xlsx").read_bytes()
    found = look(region, content, Person)
    assert [row.cells["organisation"] for row in found.rows] == [
        *["OCMW Zandhove"] * 3,
        "'t Huizeken",
    ]


def test_the_sheet_with_the_register_is_proposed_and_another_can_be_chosen(region: Region) -> None:
    content = (CASES / "cover_sheet.xlsx").read_bytes()
    found = look(region, content)
    assert names(found) == ["OCMW Zandhove", "'t Huizeken", "De Brug", "CAW Noord"]
    assert (found.sheet, found.sheets, found.hidden) == (
        "Partners",
        ("Voorblad", "Partners"),
        ("Oud",),
    )
    assert names(look(region, content, sheet="Voorblad")) == [
        "Partnerlijst GBO",
        "versie 3, niet verspreiden",
    ]
    assert look(region, content, sheet="Oud").sheet == "Partners"


def test_yes_and_no_in_french_and_as_a_program_writes_them(region: Region) -> None:
    found = look(region, (CASES / "french_flags.csv").read_bytes())
    assert [row.values["core_group"] for row in found.rows if not row.known] == [False]
    assert said(found) == ["", ""]
    words = {"VRAI": True, "FAUX": False, "1.0": True, "0.0": False, "WAAR": True, "✓": True}
    text = "naam;kerngroep\n" + "".join(f"{word}{n};{word}\n" for n, word in enumerate(words))
    assert [row.values["core_group"] for row in look(region, text).rows] == [*words.values()]


WORDS = "naam;nota\nCafé Noël;financiële hulp, één coördinator\n’t Hof;École François – Liège\n"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_letters_are_the_same_in_every_encoding(region: Region, encoding: str) -> None:
    assert names(look(region, WORDS.encode(encoding))) == ["Café Noël", "’t Hof"]


def test_the_letters_of_dos_and_a_mix_are_read_too() -> None:
    dos = WORDS.replace("’", "'").replace("–", "-")
    assert decoded(dos.encode("cp850")) == dos
    assert decoded("Boom;…;–;5".encode("cp1252")) == "Boom;…;–;5"
    assert decoded("van 3 à 5".encode("cp850")) == "van 3 à 5"
    assert decoded("Café;".encode() + "Noël".encode("cp1252")) == "Café;Noël"


def test_what_stands_around_the_table_and_twice_is_told(region: Region) -> None:
    text = (
        "Lijst van maart\n\nnaam;kring;;naam\nA;kern;x;y\nnaam;kring;;naam\nB;kern\n"
        "Totaal;;2\nC;kern;;;te veel\n"
    )
    found = look(region, text)
    assert (found.header, found.above, found.repeated) == (3, (1,), (5,))
    assert unknown(found) == ["naam", "C"]
    assert names(found) == ["A", "B", "Totaal", "C"]
    assert found.there == 5
    assert said(found) == [
        "",
        "",
        "Dit lijkt een rij met een totaal.",
        LONGER,
    ]


def test_a_column_that_every_row_has_without_a_title_is_told_and_no_fault(region: Region) -> None:
    found = look(region, "naam;kring\nA;kern;x\nB;kern;y\n")
    assert (said(found), unknown(found)) == (["", ""], ["C"])


def test_numbers_that_somebody_gave_their_rows_mean_nothing(region: Region) -> None:
    found = look(region, "id;naam\n1;A\n1;B\n2;a\n")
    assert said(found) == ["", "", "‘a’ staat twee keer in deze tabel."]


def test_an_error_and_a_formula_without_result_are_named(region: Region) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["naam", "nota"], ["A", None], ["B", "=1+1"], ["C", "goed"]):
        page.append(row)
    page["B2"].value, page["B2"].data_type = "#N/A", "e"
    found = look(region, saved(book))
    assert said(found) == [
        "In deze cel staat een fout van Excel: #N/A.",
        "In deze cel staat een fout van Excel: #FORMULE!.",
        "",
    ]
    assert said(look(region, "naam;nota\nA;#VERW!\nB;#WIJDELEN\n"))[1] == ""


def test_numbers_read_as_they_are_shown(region: Region) -> None:
    shown = [
        (0.314, "0.0%", "31.4%"),
        (9000, "00000", "09000"),
        (12500, "#,##0,", "12.5"),
        (12.5, '"€" #,##0.00', "12.5 €"),
        (7, '0" %"', "7%"),
        (475, numbers.FORMAT_GENERAL, "475"),
    ]
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.append(["naam", "nota"])
    for n, (value, way, _reads) in enumerate(shown, 2):
        page.append([f"A{n}", value])
        page.cell(n, 2).number_format = way
    found = look(region, saved(book))
    assert [row.cells["note"] for row in found.rows] == [reads for *_other, reads in shown]


CELL = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"])
    | st.sampled_from("\";,|\t\n'=é"),
    max_size=8,
)
TABLE = st.integers(2, 4).flatmap(
    lambda width: st.lists(st.lists(CELL, min_size=width, max_size=width), min_size=1, max_size=8)
)


@given(
    TABLE,
    st.sampled_from(SEPARATORS),
    st.sampled_from(["\r\n", "\n", "\r"]),
    st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
)
@settings(max_examples=300)
def test_any_table_in_any_dialect_is_read_back_cell_by_cell(
    rows: list[list[str]], separator: str, end: str, quoting: Any
) -> None:
    target = io.StringIO(newline="")
    # Beside a CR at the end of lines the library leaves an LF in a cell without quotes.
    quoting = csv.QUOTE_ALL if end == "\r" else quoting
    rows = [[cell.strip(" ") for cell in row] for row in rows]
    csv.writer(target, delimiter=separator, lineterminator=end, quoting=quoting).writerows(rows)
    text = decoded(target.getvalue().encode())
    assert [list(line.cells) for line in lines_of(text, separator)] == [
        [] if row == [""] else row for row in rows
    ]


@given(
    st.lists(st.text("ab\"';\t \n", max_size=12), min_size=1, max_size=12),
    st.sampled_from(SEPARATORS),
)
@settings(max_examples=300)
def test_every_letter_of_any_text_is_in_some_cell(parts: list[str], separator: str) -> None:
    text = separator.join(parts)
    lines = lines_of(text, separator)
    kept = "".join(cell for line in lines for cell in line.cells)
    for letter in "ab'":
        assert kept.count(letter) == text.count(letter)
    last = lines[-1].last if lines else 0
    assert last == len(text.removesuffix("\n").split("\n")) if text else last == 0
    assert [line.number for line in lines] == [*range(1, len(lines) + 1)]


def test_rows_that_excel_filtered_away_are_read_and_told(region: Region) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["Naam", "Telefoon"], ["De Brug", "1"], ["Oud", "2"]):
        page.append(row)
    page.auto_filter.ref = "A1:B3"
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True
    found = look(region, saved(book))
    assert names(found) == ["De Brug", "Oud"]
    assert found.unseen == ((3,), ("B",))


def test_what_has_no_height_or_width_is_named_as_unseen() -> None:
    rows = [["Naam", "Nota"], ["De Brug", "x"], ["Oud", ""]]
    xml = b'<cols><col min="2" max="2" width="0" customWidth="1"/></cols><row r="2" ht="15"/>'
    assert unseen_in(xml + b'<row r="3" ht="0" customHeight="1"/>', rows) == ((3,), ("B",))


@pytest.mark.parametrize(
    "content",
    [
        b"<table><tr><td>Naam</td></tr><tr><td>De Brug</td></tr></table>",
        b"\xef\xbb\xbf<!DOCTYPE html>\n<html><body>De Brug</body></html>",
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>',
        b"{\\rtf1\\ansi De Brug}",
        b"%PDF-1.7\n1 0 obj",
        b'[{"naam": "De Brug"}, {"naam": "OCMW"}]',
        b'\xef\xbb\xbf{\n  "organisaties": ["De Brug"]\n}',
        '["De Brug", "OCMW"]',
    ],
)
def test_a_document_with_the_name_of_a_table_is_refused_as_one(content: bytes | str) -> None:
    with pytest.raises(BadTable) as refused:
        source_of(content)
    assert refused.value.sentence.startswith("Dit is een webpagina of een ander document.")
