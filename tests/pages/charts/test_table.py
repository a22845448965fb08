"""A table to read: what stands in it, how, and what its signs mean."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.charts.signs import meanings
from pages.charts.table import html
from tests.pages.tables import tables


def test_cells_are_letters_and_titles_belong_to_their_rows_and_columns() -> None:
    drawn = html([{"Naam": "<i>A</i> & **b**", "Waarom": "een\ntwee"}], "Wie & wat")
    assert "<caption>Wie &amp; wat</caption>" in drawn
    assert '<th scope="row">&lt;i&gt;A&lt;/i&gt; &amp; **b**</th>' in drawn
    assert '<th scope="col">Waarom</th>' in drawn
    assert "<td>een<br/>twee</td>" in drawn


def test_numbers_stand_right_as_the_reader_writes_them() -> None:
    drawn = html([{"Naam": "A", "Midden": 4.5, "n": 9, "Zin": "9 antwoorden"}], "")
    assert '<td class="number">4,5</td>' in drawn
    assert '<td class="number">9</td>' in drawn
    assert "<td>9 antwoorden</td>" in drawn


def test_a_number_that_is_missing_leaves_its_column_right() -> None:
    drawn = html([{"J": "2024", "x": "1 234,5"}, {"J": "2025", "x": None}], "")
    assert drawn.count('<td class="number">') == 2
    assert '<td class="number">–</td>' in drawn


def test_a_column_without_anything_is_left_out() -> None:
    drawn = html([{"Naam": "A", "Leeg": None, "Niets": ""}], "")
    assert "Leeg" not in drawn
    assert "Niets" in drawn


def many() -> None:
    from pages.charts.table import table  # noqa: PLC0415 - a script of its own

    table([{"Naam": f"Dienst {n}", "Aantal": n or None} for n in range(120)], "Alle", dash="– is 0")


@pytest.fixture
def long() -> AppTest:
    return AppTest.from_function(many).run()


def test_of_a_long_table_the_first_rows_stand_there_until_one_asks(long: AppTest) -> None:
    assert len(tables(long)[0]) == 50
    assert "Hieronder: 50 van de 120 rijen." in [each.value for each in long.caption]
    assert len(tables(long.toggle[0].set_value(True).run())[0]) == 120


def test_a_long_table_is_searched(long: AppTest) -> None:
    found = long.text_input[0].set_value("dienst 11").run()
    assert tables(found)[0]["Naam"].tolist() == ["Dienst 11", *(f"Dienst 11{n}" for n in range(10))]
    nothing = long.text_input[0].set_value("zz").run()
    assert tables(nothing) == []
    assert "Hieronder: 0 van de 120 rijen." in [each.value for each in nothing.caption]


def test_what_nothing_means_is_said_where_nothing_stands(long: AppTest) -> None:
    assert "– is 0" in [each.value.replace("\\", "") for each in long.caption]
    found = long.text_input[0].set_value("dienst 5").run()
    assert "– is 0" not in [each.value.replace("\\", "") for each in found.caption]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("4,5 · V12 (gestemd 5)", ["V12 wil zeggen: uit vraag 12."]),
        ("lopen uiteen · n = 9", ["n is het aantal antwoorden."]),
        ("lopen uiteen · n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}9", ["n is het aantal antwoorden."]),
        ("gelijk (voorlopig)", ["Voorlopig wil zeggen: er zijn minder dan 13 antwoorden."]),
        ("Vraag 2 en V-vorm", []),
    ],
)
def test_signs_are_explained_only_where_they_stand(text: str, said: list[str]) -> None:
    assert meanings(["iets", text]) == said
