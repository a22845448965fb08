"""What comes out of the files that people really have."""

from datetime import date
from pathlib import Path

import pytest

from gbo_core.exchange.figures_in import Options, Preview, read
from gbo_core.model.figure import Figure
from tests.exchange.figures_in.shapes import (
    PINC_LONG,
    PINC_TABLE,
    PINC_VIEWER,
    STATBEL,
    STATBEL_INCOME,
    TIDY,
    TWO_HEADERS,
    workbook,
)

SAMPLES = Path(__file__).resolve().parents[3] / "sample_data" / "cijfers"
PLAIN = "Gebied;2019;2020\nLindermeer;1,5;2\nKapelmeers;3;4,25\n"


def cells(found: Preview, title: str) -> dict[tuple[str, str], float | str | None]:
    """(place, period) → the value, or why there is none."""
    (series,) = [each for each in found.series if each.title == title]
    return {(f.place, f.period): f.mark or f.value for f in series.figures}


def said(found: Preview) -> list[str]:
    return [each.sentence % each.data for each in (*found.problems, *found.warnings)]


def roles(found: Preview) -> list[str]:
    return [column.role for column in found.columns]


def test_the_long_shape_of_pinc() -> None:
    found = read("leefloon.csv", PINC_LONG)
    assert roles(found) == ["period", "level", "code", "value", "value"]
    assert cells(found, "v1201_leefloon") == {
        ("98001", "2019"): 515.0,
        ("98001", "2020"): 530.0,
        ("98002", "2019"): "hidden",
        ("98002", "2020"): 0.0,
    }
    assert cells(found, "v1305_eenouder")["98001", "2020"] == "unknown"
    assert found.marks == {"hidden": 1, "na": 1, "unknown": 1, "missing": 1}
    assert (found.source, found.levels) == ("Provincies in Cijfers", ("gemeente2024",))
    assert said(found) == [
        (
            "Rijen over een onbekend gebied (99991, 99992 of 99999): 1. "
            "Wat daar staat, nemen we niet over."
        )
    ]


def test_the_table_of_three_columns() -> None:
    found = read("tabel.csv", PINC_TABLE)
    assert cells(found, "Kansarmoede-index") == {
        ("Lindermeer", "2019"): 12.4,
        ("Lindermeer", "2020"): "missing",
        ("Kapelmeers", "2019"): "hidden",
        ("Kapelmeers", "2020"): 9.0,
    }


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_an_export_of_the_viewer(encoding: str) -> None:
    found = read("export.csv", PINC_VIEWER.encode(encoding))
    assert (found.separator, found.decimal, found.header) == (";", ",", 4)
    assert cells(found, "Kansarmoede-index") == {
        ("Lindermeer", "2019"): 12.4,
        ("Lindermeer", "2020"): 13.0,
        ("Kapelmeers", "2019"): "hidden",
        ("Kapelmeers", "2020"): "unknown",
        ("Café-Zuid", "2019"): "missing",
        ("Café-Zuid", "2020"): "missing",
    }
    assert cells(found, "Inwoners")["Lindermeer", "2019"] == 41250.0
    assert cells(found, "Inwoners")["Café-Zuid", "2019"] == 1234.0
    assert found.source == "Opgroeien, verwerkt door Provincies in Cijfers (2021)"
    assert (found.source_year, found.title) == ("2021", "Kansarmoede-index")
    assert said(found) == []


def test_open_data_of_statbel_is_split_where_rows_repeat() -> None:
    found = read("TF_SOC_POP_STRUCT_2024.txt", STATBEL)
    assert roles(found) == [
        *("code", "area", "ignore", "ignore", "split", "split", "period", "value"),
    ]
    assert [series.title for series in found.series] == [
        "MS_POPULATION – M – 0",
        "MS_POPULATION – F – 0",
        "MS_POPULATION – M – 1",
        "MS_POPULATION – F – 1",
    ]
    (only,) = found.series[0].figures
    assert only == Figure("98001", "2024", "Lindermeer", "", 210.0)
    assert found.source == "Statbel"


def test_incomes_of_statbel() -> None:
    found = read("inkomens.csv", STATBEL_INCOME)
    assert cells(found, "MS_TOT_INC") == {
        ("98001", "2022"): 812345678.9,
        ("98002", "2022"): 412345678.1,
    }
    assert dict(found.places) == {"98002": "Kapelmeers", "98001": "Lindermeer"}


def test_two_rows_of_titles_are_joined_and_said() -> None:
    found = read("twee.csv", TWO_HEADERS)
    assert [series.title for series in found.series] == ["Kansarmoede", "Werkloosheid"]
    assert cells(found, "Werkloosheid")["Kapelmeers", "2020"] == 4.1
    assert said(found) == ["Deze tabel heeft twee rijen titels. We voegden ze samen: kijk dat na."]


def test_a_tidy_table_with_its_indicators_below_each_other() -> None:
    found = read("tidy.csv", TIDY)
    assert [(s.title, s.unit) for s in found.series] == [
        ("Leefloners", "aantal"),
        ("Eenouders", "%"),
    ]
    assert cells(found, "Eenouders")["Kapelmeers", "2019"] == 8.25


def test_a_workbook_with_numbers_and_text() -> None:
    rows = [["Werkloosheid (%)"], [], ["Gebied", 2019, 2020], ["Lindermeer", 5.25, "x"]]
    found = read("boek.xlsx", workbook(*rows, ["Kapelmeers", "1.234,5", None], ["Bron: VDAB"]))
    assert cells(found, "Werkloosheid (%)") == {
        ("Lindermeer", "2019"): 5.25,
        ("Lindermeer", "2020"): "hidden",
        ("Kapelmeers", "2019"): 1234.5,
        ("Kapelmeers", "2020"): "missing",
    }
    assert (found.source, found.series[0].unit, found.sheet) == ("VDAB", "%", "Sheet")


def test_a_code_that_a_spreadsheet_made_a_number_of() -> None:
    rows = [["NIS", "Jaar", "Aantal"], [2000, 2019, 5], [98001, 2019, 6]]
    assert list(read("nis.xlsx", workbook(*rows)).places) == ["02000", "98001"]


def test_dates_are_periods() -> None:
    rows = [["Gebied", "Datum", "Aantal"], ["Lindermeer", date(2024, 12, 31), 5]]
    assert read("datum.xlsx", workbook(*rows)).periods == ("2024-12-31",)


def test_a_title_over_merged_cells_does_no_harm() -> None:
    rows = [["Werkloosheid", None, None], ["Gebied", 2019, 2020], ["Lindermeer", 5, 6]]
    found = read("boek.xlsx", workbook(*rows, merge=("A1:C1",)))
    assert cells(found, "Werkloosheid")["Lindermeer", "2020"] == 6.0


def test_years_over_merged_titles_are_joined() -> None:
    rows = [["Gebied", "Werk", None], [None, 2019, 2020], ["Lindermeer", 5, 6]]
    found = read("boek.xlsx", workbook(*rows, merge=("A1:A2", "B1:C1")))
    assert cells(found, "Werk")["Lindermeer", "2020"] == 6.0


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_every_separator_is_found(separator: str) -> None:
    text = PLAIN.replace(",", ".").replace(";", separator)
    found = read("x.csv", text)
    assert found.separator == separator
    assert cells(found, "x")["Kapelmeers", "2020"] == 4.25


def test_a_table_of_one_moment_asks_when() -> None:
    text = "Gebied;Aantal\nLindermeer;5\nKapelmeers;6\n"
    assert said(read("x.csv", text)) == [
        "We vinden niet van wanneer deze cijfers zijn. Vul hieronder de periode in."
    ]
    found = read("x.csv", text, Options(period="2024"))
    assert (said(found), found.periods) == ([], ("2024",))


def test_without_areas_nothing_can_be_stored() -> None:
    found = read("x.csv", "Jaar;Aantal\n2019;5\n2020;6\n")
    assert said(found)[0] == "We vinden geen kolom met gebieden. Wijs ze hieronder aan."


def test_what_is_no_number_is_said_and_never_zero() -> None:
    found = read("x.csv", "Gebied;2019\nLindermeer;veel\nKapelmeers;3\nBerkenzele;4,5\n")
    assert cells(found, "x")["Lindermeer", "2019"] == "unknown"
    assert said(found) == ["Cellen zonder getal: 1 (‘veel’). Daar blijft het cijfer leeg."]


def test_two_values_for_one_area_and_period_are_not_chosen_between() -> None:
    found = read("x.csv", "Gebied;Jaar;Aantal\nLindermeer;2019;5\nLindermeer;2019;6\n")
    assert cells(found, "Aantal") == {("Lindermeer", "2019"): "unknown"}
    assert said(found)[0].startswith("Cijfers met twee verschillende waarden")


def test_codes_of_before_and_after_a_merger_are_said() -> None:
    found = read("x.csv", "nis;2024;2025\n44043;5;\n44040;6;\n44088;;11\n")
    assert dict(found.places) == {
        "44040": "Melle",
        "44043": "Merelbeke",
        "44088": "Merelbeke-Melle",
    }
    assert said(found)[0].startswith(
        "In dit bestand staan codes van voor en van na een fusie: Merelbeke-Melle (2025)."
    )


def test_every_choice_can_be_corrected() -> None:
    text = "Titel\nGebied;Jaar;Aantal;Rang\nLindermeer;2019;1.234;1\n"
    found = read("x.csv", text, Options("", ";", ".", 2, 1, {4: "ignore"}))
    assert found.series == read("x.csv", text, Options(decimal=".", roles={4: "ignore"})).series
    assert cells(found, "Aantal") == {("Lindermeer", "2019"): 1.234}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.[ct][sx][vt]")), ids=lambda p: p.name)
def test_the_sample_says_that_it_is_invented(path: Path) -> None:
    found = read(path.name, path.read_bytes())
    assert found.source.startswith("verzonnen cijfers voor het voorbeeld")
    assert found.problems == ()
