"""What nearly fits is asked about, what somebody says of a list counts, and no column goes."""

from typing import Any

import pytest

from gbo_core.exchange.tables_in.grid_in import source_of
from gbo_core.exchange.tables_in.mending import IN_NOTE, LEAVE, Mending
from gbo_core.exchange.tables_in.row_in import Row
from gbo_core.exchange.tables_in.table_in import Preview, preview, store_rows, to_mend
from gbo_core.exchange.tables_in.titles_in import MissingColumn, fields_like
from gbo_core.model import Organisation, Person, Record
from gbo_core.store import records
from tests.region import Region


def look(region: Region, content: str, kind: type[Record] = Organisation, **said: Any) -> Preview:
    source = source_of(content)
    return region.store.read(preview, region.workshop, kind, source, Mending(**said))


def keep(region: Region, found: Preview) -> tuple[int, int]:
    return region.store.write(store_rows, region.workshop, found, by="An", bundle="b1")


def near(row: Row) -> tuple[str, ...]:
    assert row.problem
    return row.problem.near


def names(region: Region) -> list[str]:
    known = region.store.read(records.load, region.workshop, Organisation)
    return sorted(each.name for each in known)


def note(region: Region, name: str) -> str:
    known = region.store.read(records.load, region.workshop, Organisation)
    return next(each.note for each in known if each.name == name)


@pytest.mark.parametrize(
    "written",
    [
        "caw de brug",
        "CAW De Brug vzw",
        "C.A.W. de Brug, V.Z.W.",
        "Centrum Algemeen Welzijnswerk De Brug",
        "CÁW De Brüg",
    ],
)
def test_a_name_written_in_another_way_is_proposed_as_the_one_that_is_there(
    region: Region, written: str
) -> None:
    (row,) = look(region, f'naam;nota\n"{written}";uit de lijst').rows
    assert row.like
    assert (row.like.id, row.outcome) == (region.organisation("CAW De Brug"), "changed")
    assert dict(row.values) == {"note": "uit de lijst"}


def test_the_same_one_is_filled_replaced_or_made_anew_as_somebody_says(region: Region) -> None:
    content = "naam;kring;nota\nCGG Noord vzw;kern;uit de lijst"
    (row,) = look(region, content).rows
    assert (dict(row.values), row.kept) == ({"note": "uit de lijst"}, ("circle",))
    (row,) = look(region, content, places={row.key: "replace"}).rows
    changes = {"name": "CGG Noord vzw", "circle": "core", "note": "uit de lijst"}
    assert dict(row.values) == changes
    new = look(region, content, places={row.key: "new"})
    assert keep(region, new) == (1, 0)
    assert {"CGG Noord", "CGG Noord vzw"} < set(names(region))


def test_what_is_there_stays_unless_somebody_says_otherwise(region: Region) -> None:
    content = "naam;kring\nCGG Noord;kern"
    (row,) = look(region, content).rows
    assert (row.outcome, row.kept) == ("same", ("circle",))
    (row,) = look(region, content, usual="replace").rows
    assert (row.outcome, dict(row.values)) == ("changed", {"circle": "core"})


def test_a_name_with_a_slip_waits_for_an_answer(region: Region) -> None:
    content = "naam\nCAW De Burg\nVDAB"
    found = look(region, content)
    slip = found.rows[0]
    assert [row.outcome for row in found.rows] == ["wrong", "new"]
    assert slip.problem
    assert slip.problem.sentence % slip.problem.data == "Lijkt op ‘CAW De Brug’, die er al is."
    assert look(region, content, places={slip.key: "fill"}).rows[0].outcome == "same"
    assert look(region, content, places={slip.key: "new"}).rows[0].outcome == "new"
    assert keep(region, found) == (1, 0)
    assert "CAW De Burg" not in names(region)


def test_names_of_neighbours_are_not_taken_for_each_other(region: Region) -> None:
    found = look(region, "naam\nCGG Oost\nOCMW Bosrand\nCAW Noord")
    assert [row.outcome for row in found.rows] == ["new", "new", "new"]


def test_two_ways_to_write_one_new_name_in_a_list_are_asked_about(region: Region) -> None:
    content = "naam\nVzw De Vork\nDe Vork"
    found = look(region, content)
    assert [row.outcome for row in found.rows] == ["new", "wrong"]
    problem = found.rows[1].problem
    assert problem
    assert problem.sentence % problem.data == "‘De Vork’ lijkt op rij 2: ‘Vzw De Vork’."
    again = look(region, content, places={found.rows[1].key: "new"})
    assert [row.outcome for row in again.rows] == ["new", "new"]


def test_a_choice_that_nearly_fits_is_proposed(region: Region) -> None:
    found = look(region, "naam;kring\nA;kerm\nB;vierkant\nC;kerm")
    assert [near(row)[:1] for row in found.rows] == [("core",), (), ("core",)]
    mended = look(region, "naam;kring\nA;kerm\nB;vierkant", meant={"circle": {"kerm": "kern"}})
    assert [row.outcome for row in mended.rows] == ["new", "wrong"]
    assert mended.rows[0].values["circle"] == "core"


def test_an_organisation_of_a_person_that_nearly_fits_is_proposed(region: Region) -> None:
    content = "naam;organisatie\nBram;CAW De Burg\nAn;Caw de brug vzw\nDirk;Onbekend"
    found = look(region, content, Person)
    assert [row.outcome for row in found.rows] == ["wrong", "new", "wrong"]
    assert near(found.rows[0]) == (region.organisation("CAW De Brug"),)
    assert near(found.rows[2]) == ()
    said = {"organisation": {"CAW De Burg": "CAW De Brug", "Onbekend": ""}}
    mended = look(region, content, Person, meant=said)
    assert [row.values["organisation"] for row in mended.rows] == [
        region.organisation("CAW De Brug"),
        region.organisation("CAW De Brug"),
        "",
    ]


def test_a_wrong_cell_is_mended_where_it_stands_and_a_row_can_be_left_out(region: Region) -> None:
    content = "naam;kring\n;kern\nTotaal;12"
    found = look(region, content)
    empty, total = found.wrong
    said = {"cells": {empty.key: {"name": "Nieuw"}}, "places": {total.key: LEAVE}}
    mended = look(region, content, **said)
    assert [row.outcome for row in mended.rows] == ["new", "left"]
    assert keep(region, mended) == (1, 0)
    moved = look(region, content.replace("12", "13"), **said)
    assert [row.outcome for row in moved.rows] == ["same", "wrong"]


def test_a_column_that_is_not_understood_goes_where_somebody_says(region: Region) -> None:
    content = "naam;Krng;postcode;thema\nA;kern;9000;jeugd\nCAW De Brug;basis;8000;wonen"
    found = look(region, content)
    assert [column.name for column in found.unknown] == ["Krng", "postcode", "thema"]
    assert fields_like(Organisation, found.unknown[0], ["circle", "sector"]) == ["circle"]
    columns = {"krng 1": "circle", "postcode 1": IN_NOTE, "thema 1": LEAVE}
    said = look(region, content, columns=columns)
    assert said.unknown == ()
    assert said.rows[0].values["circle"] == "core"
    assert keep(region, said) == (1, 1)
    assert (note(region, "A"), note(region, "CAW De Brug")) == ("postcode: 9000", "postcode: 8000")


def test_what_goes_in_the_note_takes_nothing_from_it(region: Region) -> None:
    keep(region, look(region, "naam;nota\nCAW De Brug;van vroeger"))
    content = "naam;postcode\nCAW De Brug;8000"
    for _again in range(2):
        keep(region, look(region, content, columns={"postcode 1": IN_NOTE}))
        assert note(region, "CAW De Brug") == "van vroeger\npostcode: 8000"


def test_columns_without_a_title_or_with_one_twice_can_be_pointed_out_too(region: Region) -> None:
    content = "naam;;x;x\nA;kern;1;over wonen"
    found = look(region, content)
    assert [(column.key, column.name) for column in found.unknown] == [
        ("x 1", "x"),
        ("x 2", "x"),
        ("2 ", "B"),
    ]
    said = look(region, content, columns={"2 ": "circle", "x 2": "note", "x 1": LEAVE})
    (row,) = said.rows
    assert (said.unknown, row.values["circle"], row.values["note"]) == ((), "core", "over wonen")


@pytest.mark.parametrize("content", ["Benaming;Kring\nA;kern", "Benaming;Iets\nA;kern"])
def test_which_column_holds_the_names_can_be_said(region: Region, content: str) -> None:
    with pytest.raises(MissingColumn) as missing:
        look(region, content)
    assert missing.value.columns[0].name == "Benaming"
    found = look(region, content, columns={missing.value.columns[0].key: missing.value.name})
    assert [row.name for row in found.rows] == ["A"]


def test_rows_that_stay_keep_what_was_mended_and_their_other_columns(region: Region) -> None:
    content = "naam;kring;thema\nGoed;kern;wonen\nA;vierkant;jeugd"
    wrong = look(region, content).wrong[0]
    said = look(region, content, cells={wrong.key: {"name": "Beter"}})
    titles = {"name": "Organisatie", "circle": "Kring"}
    assert to_mend(said, titles) == "Organisatie\tKring\tthema\nBeter\tvierkant\tjeugd\n"
