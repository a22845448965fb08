"""The files for people who open them in a spreadsheet."""

import csv
import io
import re
from datetime import datetime
from typing import Any

import openpyxl
import pytest

from gbo_core import field
from gbo_core.exchange.archive.blocks import Block, table_of
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.office import workbook
from gbo_core.exchange.office.harmless import harmless
from gbo_core.exchange.office.readable import _local
from gbo_core.exchange.office.workbook import Sheet
from gbo_core.live import notes
from gbo_core.model import Decision, Organisation
from gbo_core.model.round import Audience
from gbo_core.store import records
from tests.exchange.filled import Filled, members
from tests.live.test_notes import arrive, asking, judge, send
from tests.region import Region


def belgian(content: bytes, name: str) -> list[list[str]]:
    body = members(content)[f"excel/{name}.csv"]
    assert body.startswith(b"\xef\xbb\xbf")
    text = body.decode("utf-8-sig")
    assert not text.startswith("sep=")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def sheets(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(members(content)["excel/gbo-werktafel.xlsx"]))


def written(sheet: Sheet) -> io.BytesIO:
    target = io.BytesIO()
    workbook.write_workbook([sheet], target)
    return target


def test_a_sheet_for_each_table_with_plain_headers(filled: Filled) -> None:
    book = sheets(filled.archive())
    assert book.sheetnames == [file.title[:28] for file in ARCHIVE.values()]
    assert book.sheetnames[:5] == [
        *("Werktafel", "Organisaties", "Personen", "Aan tafel", "Besluiten"),
    ]
    answers = book["Antwoorden"]
    assert [cell.value for cell in answers[1]] == [
        *("Ronde", "Deelnemer", "Organisatie", "Spreekt vanuit", "Item"),
        *("As", "Waarde", "Tekst", "Ingestuurd op", "Later gewijzigd"),
    ]
    assert answers.freeze_panes == "A2"


def test_codes_are_shown_as_words(filled: Filled) -> None:
    header, *rows = belgian(filled.archive(), "responses")
    first = dict(zip(header, rows[0], strict=True))
    assert first["Spreekt vanuit"] in {"Veldwerk", "Beleid", "Eigen ervaring", "Iets anders"}
    assert first["As"] in {axis.label() for axis in field.entries("axes")}
    names = {*filled.region.organisations, "Buurman Jozef"}
    assert {row[2] for row in rows} <= names
    assert {row[4] for row in rows} <= names
    assert {row[9] for row in rows} == {"ja", "nee"}


def test_decisions_say_about_what_and_on_which_scale(filled: Filled) -> None:
    header, *rows = belgian(filled.archive("fr"), "decisions")
    assert header[1:4] == ["Sujet", "Élément", "Axe"]
    assert {row[1] for row in rows} == {"Organisations"}
    assert {row[2] for row in rows} == {*filled.region.organisations}
    assert {row[3] for row in rows} == {"Contribution", "Nécessité"}


def test_rounds_say_in_words_what_was_asked_and_whom(region: Region) -> None:
    filled = Filled(region)
    region.draft("grid", audience=Audience("circle", "core"))
    region.draft("pick", settings={"axis": "talk", "most": 3}, audience=Audience("part", "field"))
    region.draft("scale", audience=Audience("table", "4"))
    header, *rows = belgian(filled.archive(), "rounds")
    shown = [dict(zip(header, row, strict=True)) for row in rows]
    words = {row["Manier van stemmen"]: (row["Instellingen"], row["Welke groep"]) for row in shown}
    assert words == {
        "Twee schalen per item": ("Bijdrage, Nodig", "Kernactor"),
        "Aantikken wat telt": ("Over praten, hoogstens 3 per persoon", "Veldwerk"),
        "Eén schaal per item": ("Recht van spreken", "4"),
    }


def test_items_have_the_name_of_now_beside_that_of_then(filled: Filled) -> None:
    region = filled.region
    ocmw = region.organisation("OCMW Zandhove")
    renamed = {"name": "Zorgpunt"}
    region.store.write(
        records.save, region.workshop, Organisation, ocmw, renamed, version=1, by="An"
    )
    header, *rows = belgian(filled.archive(), "round_items")
    items = [dict(zip(header, row, strict=True)) for row in rows]
    names = {item["Item"] for item in items if item["Naam"] == "OCMW Zandhove"}
    assert names == {"Zorgpunt"}


def test_an_item_of_a_list_is_shown_in_words_in_the_language_of_the_reader(region: Region) -> None:
    asked = asking(region)
    judge(region, send(region, asked, region.join(), "De bus rijdt niet meer"))
    content = Filled(region).archive("fr")
    assert {row[1] for row in belgian(content, "round_items")[1:]} == {
        each.label("fr") for each in field.entries("dimensions")
    }
    header, row = belgian(content, "notes")
    assert row[header.index("Sous")] == field.entry("dimensions", "social").label("fr")


def test_an_item_that_was_wiped_out_keeps_the_name_of_then(filled: Filled) -> None:
    region = filled.region
    cgg = region.organisation("CGG Noord")
    region.store.write(records.erase, region.workshop, Organisation, cgg, by="An")
    header, *rows = belgian(filled.archive(), "round_items")
    items = [dict(zip(header, row, strict=True)) for row in rows]
    assert {each["Item"] for each in items} == {each["Naam"] for each in items}


def test_support_is_told_in_words_and_counted_only_once_the_room_saw_it(region: Region) -> None:
    asked = asking(region)
    named, nameless = region.join(name="An"), region.join()
    said = ("Iedereen had een auto", "=De bus rijdt niet meer")
    note, held = send(region, asked, region.join(), *said), send(region, asked, named, "", said[1])
    judge(region, note, held)
    for who in (named, nameless):
        arrive(region, notes.Support(region.workshop, asked.id, who, note))
    judge(region, held, state="held")
    content = Filled(region).archive()
    rows = belgian(content, "supports")[1:]
    assert {row[0] for row in rows} == {"Iedereen had een auto – =De bus rijdt niet meer"}
    assert {row[1] for row in rows} == {"An", nameless}
    assert supporters(content) == {"": "", said[0]: ""}
    region.step(asked, "close", "reveal")
    assert supporters(Filled(region).archive()) == {"": "", said[0]: "2"}


def supporters(content: bytes) -> dict[str, str]:
    """First part of each note → how many see it too."""
    header, *rows = belgian(content, "notes")
    return {row[header.index("Eerste deel")]: row[header.index("Zien dit ook")] for row in rows}


def test_participants_have_their_name_and_those_of_one_name_their_id_as_well(
    region: Region,
) -> None:
    one, other = region.join(name="An"), region.join(name="An")
    bo, nobody = region.join(name="Bo"), region.join()
    asked = region.open("pick")
    for who in (one, other, bo, nobody):
        region.cast(asked, who, {asked.item_ids()[0]: {"seat": 1.0}})
    rows = belgian(Filled(region).archive(), "ballots")[1:]
    assert {row[1] for row in rows} == {f"An ({one})", f"An ({other})", "Bo", nobody}


def test_moments_and_numbers_are_those_of_belgian_excel(filled: Filled) -> None:
    region = filled.region
    half = Decision.make(
        subject="organisation", item=region.organisation("CGG Noord"), axis="power", voted=3.5
    )
    region.store.write(records.add, region.workshop, half, by="An")
    header, *rows = belgian(filled.archive(), "decisions")
    by_id = {row[0]: dict(zip(header, row, strict=True)) for row in rows}
    assert by_id[half.id]["Zoals gestemd"] == "3,5"
    moment = by_id[half.id]["Laatst gewijzigd op"]
    assert re.fullmatch(r"\d\d/\d\d/20\d\d \d\d:\d\d", moment)
    sheet = sheets(filled.archive())["Besluiten"]
    (row,) = [row for row in sheet.iter_rows(min_row=2) if row[0].value == half.id]
    cells = {sheet.cell(1, cell.column).value: cell for cell in row}
    assert cells["Zoals gestemd"].value == 3.5
    assert isinstance(cells["Laatst gewijzigd op"].value, datetime)
    assert cells["Laatst gewijzigd op"].number_format == "dd/mm/yyyy\\ hh:mm"


def test_times_are_those_on_a_clock_in_belgium() -> None:
    assert _local("2026-07-01T10:00:00.000+00:00", ()) == datetime(2026, 7, 1, 12)  # noqa: DTZ001
    assert _local("2026-01-01T10:00:00.000+00:00", ()) == datetime(2026, 1, 1, 11)  # noqa: DTZ001


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ('=HYPERLINK("http://x")', '\'=HYPERLINK("http://x")'),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-2+3", "'-2+3"),
        ("\t=1", "'\t=1"),
        ("＝1+1", "'＝1+1"),
        ("-5", "-5"),
        ("+3,5", "+3,5"),
        ("OCMW Zandhove", "OCMW Zandhove"),
        ("", ""),
    ],
)
def test_text_never_runs_as_a_formula(typed: str, shown: str) -> None:
    assert harmless(typed) == shown


def test_no_cell_of_the_files_runs_as_a_formula(region: Region) -> None:
    for name in ('=HYPERLINK("x")', "@x", "+x", "-x", "-5"):
        made = Organisation.make(name=name, note=name)
        region.store.write(records.add, region.workshop, made, by="=An")
    content = Filled(region).archive()
    names = {row[1] for row in belgian(content, "organisations")}
    assert {'\'=HYPERLINK("x")', "'@x", "'+x", "'-x", "-5"} <= names
    for sheet in sheets(content):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert not str(cell.value).startswith(("=", "@", "+"))
    header = [spec for row in belgian(content, "organisations")[:1] for spec in row]
    assert not any(title.startswith(("=", "+", "-", "@")) for title in header)


def test_a_table_that_is_too_long_goes_on_in_a_second_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(workbook, "MOST_ROWS", 3)
    long = Sheet(
        title="Antwoorden",
        header=["Nummer", "Tekst"],
        table=[
            *table_of((n, f"rij {n}") for n in range(2)),
            Block((), [], ()),
            *table_of((n, f"rij {n}") for n in range(2, 7)),
        ],
    )
    book = openpyxl.load_workbook(written(long))
    assert book.sheetnames == ["Antwoorden", "Antwoorden 2", "Antwoorden 3"]
    rows = [row for sheet in book for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert rows == [(n, f"rij {n}") for n in range(7)]


def test_any_text_survives_the_workbook() -> None:
    texts = ["a<b>&\"'", "_x0041_", "\ufffe weg", "regel\nregel", "  ruimte ", "😀", "مرحبا"]
    sheet = Sheet("A/b:c", ["t"], table_of((t,) for t in texts))
    book = openpyxl.load_workbook(written(sheet))
    assert book.sheetnames == ["A b c"]
    shown = [value for (value,) in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    assert shown == [text.replace("\ufffe", "") for text in texts]
