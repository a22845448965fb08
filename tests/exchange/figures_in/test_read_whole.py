"""No row of figures vanishes, and no figure says something else than a person sees."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbo_core.exchange.figures_in import Options, Preview, read
from gbo_core.exchange.tables_in.bad_table import BadTable
from tests.exchange.figures_in.shapes import workbook
from tests.exchange.figures_in.test_shapes import cells, said

CASES = Path(__file__).parents[1] / "cases"
THREE_AREAS = {
    ("Boom", "2022"): 31.4,
    ("Boom", "2023"): 30.2,
    ("Niel", "2022"): 12.1,
    ("Niel", "2023"): 12.5,
    ("Schelle", "2022"): 3.1,
    ("Schelle", "2023"): 2.9,
}


def case(name: str) -> Preview:
    found = read(name, (CASES / name).read_bytes())
    assert found.read == found.there
    return found


def left_out(found: Preview) -> list[tuple[str, tuple[int, ...]]]:
    return [(each.why, each.rows) for each in found.left_out]


def formatted(way: str, *rows: list[Any]) -> bytes:
    """A workbook whose numbers and dates are all shown in one way."""
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in rows:
        page.append(row)
    for cell in (cell for row in page.iter_rows() for cell in row):
        if not isinstance(cell.value, str):
            cell.number_format = way
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.mark.parametrize("name", ["carriage_returns.csv", "percent_cells.xlsx"])
def test_three_areas_and_two_years(name: str) -> None:
    assert cells(case(name), name.partition(".")[0].replace("_", " ")) == THREE_AREAS


def test_a_percentage_reads_as_when_it_is_pasted() -> None:
    rows = "Gemeente\t2022\nBoom\t31,4 %\nNiel\t12,1 %\n"
    (pasted,) = read("", rows).series
    (found,) = case("percent_cells.xlsx").series
    assert (found.unit, found.figures[0]) == ("%", pasted.figures[0])
    assert pasted.unit == "%"


def test_years_shown_of_dates_are_periods() -> None:
    assert case("years_as_dates.xlsx").periods == ("2022", "2023")
    months = formatted(
        "mmm yyyy", ["Gebied", date(2023, 1, 1), date(2023, 2, 1)], ["Boom", "1", "2"]
    )
    assert read("x.xlsx", months).periods == ("2023-01", "2023-02")


def test_codes_and_years_of_a_data_frame() -> None:
    assert cells(case("float_codes.csv"), "waarde") == {
        ("11005", "2022"): 31.4,
        ("11005", "2023"): 30.1,
        ("11030", "2022"): 12.1,
    }


def test_money_and_thousands_read_as_they_are_shown() -> None:
    euros = read("x.xlsx", formatted('"€" #,##0', ["Gebied", "2022"], ["Boom", 1200.5]))
    assert (euros.series[0].unit, euros.series[0].figures[0].value) == ("€", 1200.5)
    scaled = read("x.xlsx", formatted("#,##0,", ["Gebied", "2022"], ["Boom", 12500]))
    assert scaled.series[0].figures[0].value == 12.5


@pytest.mark.parametrize(
    ("way", "unit"),
    [
        ("[$€-813] #,##0", "€"),
        ("[$$-409]#,##0.00", "$"),
        ('"$"#,##0', "$"),
        ("£#,##0", "£"),
        ("[$EUR] #,##0", "€"),
        ("[$-813]#,##0", ""),
    ],
)
def test_a_currency_is_the_unit_and_a_language_is_none(way: str, unit: str) -> None:
    found = read("x.xlsx", formatted(way, ["Gebied", "2022"], ["Boom", 1200.5]))
    assert (found.series[0].unit, found.series[0].figures[0].value) == (unit, 1200.5)


def test_money_that_was_typed_keeps_its_currency() -> None:
    found = read("x.csv", "Gebied;2022\nBoom;$ 1.500\nNiel;$ 900\n")
    assert cells(found, "x") == {("Boom", "2022"): 1500.0, ("Niel", "2022"): 900.0}
    assert found.series[0].unit == "$"


def test_years_of_one_indicator_with_different_signs_are_told() -> None:
    found = read("x.csv", "Gebied;Leegstand 2021;Leegstand 2022\nBoom;12%;13\nNiel;14%;15\n")
    (told,) = found.warnings
    assert told.sentence % told.data == (
        "In ‘Leegstand’ staan cijfers met en zonder % door elkaar. We nemen ze over zoals ze er "
        "staan: kijk na of het om hetzelfde gaat."
    )


def test_a_large_number_as_excel_saves_it_is_a_number() -> None:
    found = read("x.csv", "Gebied;2022\nBoom;1,25E+05\nNiel;5\n")
    assert cells(found, "x") == {("Boom", "2022"): 125000.0, ("Niel", "2022"): 5.0}


def test_an_area_merged_over_its_years_holds_for_each() -> None:
    rows = (["Gebied", "Jaar", "Aantal"], ["Boom", 2022, 5], [None, 2023, 6], ["Niel", 2022, 7])
    found = read("x.xlsx", workbook(*rows, merge=("A2:A3",)))
    assert cells(found, "Aantal") == {
        ("Boom", "2022"): 5.0,
        ("Boom", "2023"): 6.0,
        ("Niel", "2022"): 7.0,
    }


def test_the_sheet_with_figures_is_found_behind_a_cover_and_never_a_hidden_one() -> None:
    book = openpyxl.Workbook()
    cover = book.worksheets[0]
    cover.title = "Voorblad"
    cover.append(["Cijfers van de zone"])
    for title, value in (("Oud", 1), ("Blad2", 2), ("Blad3", 3)):
        page = book.create_sheet(title)
        page.append(["Gebied", 2022])
        page.append(["Boom", value])
    book["Oud"].sheet_state = "veryHidden"
    target = io.BytesIO()
    book.save(target)
    found = read("x.xlsx", target.getvalue())
    assert (found.sheet, found.sheets) == ("Blad2", ("Voorblad", "Blad2", "Blad3"))
    assert (found.hidden, cells(found, "x")) == (("Oud",), {("Boom", "2022"): 2.0})
    other = read("x.xlsx", target.getvalue(), Options(sheet="Blad3"))
    assert cells(other, "x") == {("Boom", "2022"): 3.0}


def test_rows_that_are_not_taken_over_are_named() -> None:
    text = (
        "Titel\n\nGebied;2022;2023\nBoom;1;2\n\nGebied;2022;2023\nNiel;3;4\n;5;6\n"
        "Schelle;7;8;9\nBron: zelf\n"
    )
    found = read("x.csv", text)
    assert left_out(found) == [
        ("herhaalt de titels", (6,)),
        ("meer cellen dan titels", (9,)),
        ("geen gebied", (8,)),
    ]
    assert (found.there, found.read, found.around) == (5, 2, (1, 10))
    assert list(found.places) == ["Boom", "Niel"]


def test_a_comma_that_is_both_separator_and_decimal_sign_is_refused() -> None:
    with pytest.raises(BadTable) as refusal:
        read("x.csv", "Gebied,2022\nBoom,31,4\nNiel,12,1\n")
    assert refusal.value.sentence.startswith("Onder de titels staan in elke rij meer cellen")


def test_a_column_that_fills_only_far_below_is_still_there() -> None:
    rows = [f"G{n};2022;{n}" for n in range(2100)]
    rows[2099] += ";x;y"
    found = read("x.csv", "Gebied;Jaar;Aantal\n" + "\n".join(rows))
    assert left_out(found) == [("meer cellen dan titels", (2101,))]


def test_errors_and_rows_between_two_quotes_are_said() -> None:
    found = read("x.csv", "Gebied;2022\nBoom;#N/B\nNiel;5\nPuurs;6\n")
    assert said(found) == ["Cellen zonder getal: 1 (‘#N/B’). Daar blijft het cijfer leeg."]
    quoted = read("x.csv", 'Gebied;2022\n"Boom;1\nNiel;2\nHemiksem";3\nSchelle;4\n')
    assert said(quoted)[0].startswith("Regels 2 tot 4 staan samen in één cel")


NAMES = st.text(st.characters(codec="cp1252", categories=["Ll", "Lu"]), min_size=3, max_size=9)


@given(
    st.dictionaries(NAMES, st.lists(st.integers(0, 99999), min_size=2, max_size=2), min_size=1),
    st.sampled_from([";", "\t", "|", ","]),
    st.sampled_from(["\n", "\r\n", "\r"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"]),
    st.booleans(),
)
@settings(max_examples=120)
def test_any_figures_in_any_dialect_are_the_same_and_all_counted(
    table: dict[str, list[int]], separator: str, end: str, encoding: str, quoted: bool
) -> None:
    sign = '"' if quoted else ""
    rows = [["Gebied", "2022", "2023"], *([name, *map(str, row)] for name, row in table.items())]
    written = [separator.join(f"{sign}{cell}{sign}" for cell in row) for row in rows]
    found = read("x.csv", end.join(written).encode(encoding))
    assert found.read == found.there == len(table)
    if encoding != "cp1252":
        places = {figure.place for figure in found.series[0].figures}
        assert places == {" ".join(name.split()) for name in table}
        values = [figure.value for figure in found.series[0].figures]
        assert sorted(values) == sorted(float(n) for row in table.values() for n in row)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("mrt/24", "2024-03"),
        ("mei-24", "2024-05"),
        ("févr-24", "2024-02"),
        ("juil-24", "2024-07"),
        ("Oct-98", "1998-10"),
        ("maart 2024", "2024-03"),
        ("31/03/2024", "2024-03-31"),
        ("2024-03", "2024-03"),
    ],
)
def test_a_month_that_excel_rewrote_is_that_month_again(typed: str, meant: str) -> None:
    below = read("a.csv", f"gemeente;periode;waarde\nBoom;{typed};5\nNiel;{typed};6\n")
    beside = read("a.csv", f"gemeente;{typed};2001\nBoom;5;1\nNiel;6;2\n")
    assert below.periods == (meant,)
    assert cells(beside, "a")["Boom", meant] == 5.0


def test_rows_and_columns_that_excel_does_not_show_are_told() -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    for row in (["Gemeente", 2022, 2023], ["Boom", 5, 6], ["Niel", 7, 8], ["Schelle", 9, 1]):
        page.append(row)
    page.row_dimensions[3].hidden = page.row_dimensions[30].hidden = True
    page.column_dimensions["C"].hidden = page.column_dimensions["F"].hidden = True
    target = io.BytesIO()
    book.save(target)
    found = read("a.xlsx", target.getvalue())
    assert found.unseen == ((3,), ("C",))
    assert cells(found, "a")["Niel", "2023"] == 8.0


@pytest.mark.parametrize(
    "table",
    [
        f"gemeente;2022\n{'b' * 201};5\nNiel;6\n",
        f"nis;gemeente;2022\n11005;{'b' * 201};5\n11024;Niel;6\n",
        f"gemeente;niveau;2022\nBoom;{'b' * 61};5\nNiel;wijk;6\n",
        f"gemeente;periode;waarde\nBoom;{'b' * 41};5\nNiel;2022;6\n",
        f"gemeente;indicator;periode;waarde\nBoom;{'b' * 301};2022;5\nNiel;x;2022;6\n",
    ],
)
def test_what_is_longer_than_we_keep_is_told(table: str) -> None:
    told = {each.code: each.data for each in read("a.csv", table).warnings}
    assert told["cut"] == {"n": 1, "examples": f"‘{'b' * 30}…’"}


def test_numbers_with_and_without_per_cent_in_one_column_are_told() -> None:
    mixed = read("a.csv", "gemeente;2022\nBoom;5,2%\nNiel;0,34\nSchelle;x\n")
    alike = read("a.csv", "gemeente;2022\nBoom;5,2%\nNiel;3,4%\nSchelle;x\n")
    assert [each.code for each in mixed.warnings] == ["mixed"]
    assert not alike.warnings
    assert alike.series[0].unit == "%"


def test_the_line_that_tells_excel_its_separator_is_no_title() -> None:
    assert read("inwoners.csv", "sep=;\ngemeente;2022\nBoom;5\n").title == "inwoners"


def test_two_decimal_signs_in_one_column_are_asked_about() -> None:
    found = read("x.csv", "gemeente;jaar;waarde\nAalst;2022;1.234\nNinove;2022;12,5\n")
    assert [each.data for each in found.warnings if each.code == "decimal"] == [
        {"typed": "1.234", "read": 1234.0}
    ]
    beside = read(
        "x.csv", "gemeente;jaar;prijs;aandeel\nAalst;2022;1.234;12,5\nNinove;2022;2.500;3,5\n"
    )
    assert [each.code for each in beside.warnings] == []


@pytest.mark.parametrize("title", ["Postcode", "code postal", "Tel.", "GSM-nummer", "telefoon"])
def test_a_number_that_counts_nothing_is_no_figure(title: str) -> None:
    rows = f"gemeente;jaar;{title};inwoners\nAalst;2022;9300;5\nNinove;2022;9400;6\n"
    found = read("x.csv", rows)
    assert [column.role for column in found.columns] == ["area", "period", "ignore", "value"]
    assert [each.title for each in found.series] == ["inwoners"]
