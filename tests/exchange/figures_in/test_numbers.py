"""Numbers as people and programs write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.exchange.figures_in.numbers import UNREADABLE, Cell, decimal_of, mixed_up, value_of

NUMBERS = st.floats(-1e9, 1e9, allow_nan=False).map(lambda value: round(value, 3))


def belgian(value: float, thousands: str) -> str:
    return f"{value:,.3f}".replace(",", "_").replace(".", ",").replace("_", thousands)


@given(
    NUMBERS, st.sampled_from([".", " ", "\u00a0", "\u202f", ""]), st.sampled_from(["", "%", " %"])
)
def test_a_belgian_number_comes_back_the_same(value: float, thousands: str, sign: str) -> None:
    expected = (None, "missing") if value == -99996 else (value, "")
    if not -99999 <= value <= -99996:
        assert value_of(belgian(value, thousands) + sign, ",") == expected


@given(NUMBERS, st.sampled_from([",", " ", "'", ""]))
def test_an_english_number_comes_back_the_same(value: float, thousands: str) -> None:
    if not -99999 <= value <= -99996:
        assert value_of(f"{value:,.3f}".replace(",", thousands), ".") == (value, "")


@given(NUMBERS)
def test_a_number_of_a_workbook_is_taken_as_it_is(value: float) -> None:
    if not -99999 <= value <= -99996:
        assert value_of(value, ",") == (value, "")


@given(st.text(max_size=12), st.sampled_from([",", "."]))
def test_whatever_stands_there_is_a_number_or_has_a_mark(text: str, decimal: str) -> None:
    number, mark = value_of(text, decimal)
    assert (number is None) == bool(mark)
    if not any(c.isdigit() for c in text):
        assert number is None


@given(st.lists(NUMBERS.filter(lambda value: value != int(value)), min_size=1, max_size=20))
def test_the_decimal_sign_shows_itself(values: list[float]) -> None:
    plain = [repr(value) for value in values if "e" not in repr(value)]
    surely = [text for text in plain if len(text.split(".")[1]) != 3]
    if surely:
        assert decimal_of([text.replace(".", ",") for text in plain], ";")[0] == ","
        assert decimal_of(plain, ",")[0] == "."


@pytest.mark.parametrize(
    ("cell", "mark"),
    [
        (-99996.0, "missing"),
        ("-99997", "hidden"),
        ("-99998", "na"),
        ("-99999", "unknown"),
        *[(cell, "missing") for cell in ("", "-", ".", "…", "n.b.", "N.B.", ":")],
        *[(cell, "hidden") for cell in ("x", "X", "<5", "*")],
        ("?", "unknown"),
        ("n.v.t.", "na"),
        ("1.23", UNREADABLE),
        ("1.2345,6", UNREADABLE),
        ("twaalf", UNREADABLE),
        ("12 of 13", UNREADABLE),
    ],
)
def test_signs_and_codes_say_why_there_is_no_number(cell: str | float, mark: str) -> None:
    assert value_of(cell, ",") == (None, mark)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("0", 0.0),
        ("1.234,5", 1234.5),
        ("1.234", 1234.0),
        ("1 234 567", 1234567.0),
        ("−3,5", -3.5),
        ("12,5 %", 12.5),
        ("€ 1.200", 1200.0),
        (",5", 0.5),
    ],
)
def test_belgian_numbers(cell: str, value: float) -> None:
    assert value_of(cell, ",") == (value, "")


@pytest.mark.parametrize(
    ("cells", "separator", "expected"),
    [
        (["1.234,5"], ",", (",", "")),
        (["1,234.5"], ";", (".", "")),
        (["0,123"], ",", (",", "")),
        (["1.234.567"], ",", (",", "")),
        (["1.234"], ";", (",", "1.234")),
        (["1,234"], ",", (".", "1,234")),
        (["12"], ",", (".", "")),
    ],
)
def test_what_tells_the_decimal_sign(
    cells: list[str], separator: str, expected: tuple[str, str]
) -> None:
    assert decimal_of(cells, separator) == expected


@pytest.mark.parametrize(
    ("cells", "doubtful"),
    [
        (["1.234", "12,5"], "1.234"),
        (["12.5", "1,234"], "1,234"),
        (["-2.500", "0,5"], "-2.500"),
        (["1.234,5", "12,5", "2.345"], ""),  # a point between thousands, as one of them shows
        (["1,234", "12,5"], ""),
        (["1.234", "2.500"], ""),  # nothing shows a sign here: `decimal_of` tells the doubt
        (["12.5", "12,5"], ""),  # one of both is unreadable, and said to be
        ([1234.0, "12,5"], ""),
    ],
)
def test_two_signs_in_one_column_are_a_doubt(cells: list[Cell], doubtful: str) -> None:
    assert mixed_up(cells) == doubtful
