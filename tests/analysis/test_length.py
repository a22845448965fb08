from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.length import doubtful, expected_answers, longest_share, seconds, too_long


@pytest.mark.parametrize(
    ("items", "inputs", "expected"),
    [
        (10, 20, False),  # ten organisations on two axes
        (11, 22, True),
        (20, 20, False),  # twenty on one scale: exactly two minutes
        (21, 21, True),
        (30, 5, False),  # a pick among thirty
        (60, 5, True),  # few taps, but much to read
    ],
)
def test_at_most_twenty_inputs_or_two_minutes(items: int, inputs: int, expected: bool) -> None:
    assert too_long(items, inputs) == expected


def test_twenty_statements_take_two_minutes() -> None:
    assert seconds(20, 20) == 120.0


@pytest.mark.parametrize(
    ("items", "each", "share"), [(30, 2, 10), (30, 1, 20), (6, 2, 6), (0, 2, 0)]
)
def test_the_largest_share_that_stays_short(items: int, each: int, share: int) -> None:
    assert longest_share(items, each) == share


def test_a_question_with_too_many_axes_has_no_short_share() -> None:
    assert longest_share(30, 21) == 0


def test_forty_people_who_each_rate_ten_of_thirty() -> None:
    assert expected_answers(40, 10, 30) == pytest.approx(13 + 1 / 3)
    assert expected_answers(40, 30, 10) == 40
    assert expected_answers(40, 10, 0) == 0


PICKS = {"all": 10, "half": 5, "most": 7, "nobody": 0, "few": 1}


def test_about_whom_we_must_talk_most() -> None:
    assert doubtful(PICKS, 10) == ("all", "most", "half", "few")
    assert doubtful(PICKS, 10, most=2) == ("all", "most")


def test_on_whose_seat_we_are_most_divided() -> None:
    assert doubtful(PICKS, 10, axis="seat") == ("half", "most", "few")


def test_nobody_picked_yet() -> None:
    assert doubtful(PICKS, 0) == ()


@given(st.lists(st.integers(0, 40), max_size=40), st.sampled_from(["talk", "seat"]))
def test_at_most_twelve_and_equal_doubt_in_the_order_of_the_round(
    taps: list[int], axis: str
) -> None:
    found = doubtful({f"n{i}": n for i, n in enumerate(taps)}, 40, axis=axis)
    assert len(found) <= 12
    places = [int(item[1:]) for item in found]
    same = [(a, b) for a, b in pairwise(places) if taps[a] == taps[b]]
    assert all(a < b for a, b in same)
