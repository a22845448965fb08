"""How firm a place is, beside every other way in which people could have answered."""

from collections.abc import Callable, Iterator
from itertools import combinations, product
from statistics import median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gbo_core.analysis import firmness
from gbo_core.analysis.agreement import FEWEST_FOR_WORDS
from gbo_core.analysis.firmness import Firm, above, in_corner, left_out, moved

STEPS = (1.0, 2.0, 3.0, 4.0, 5.0)
answers = st.lists(st.sampled_from(STEPS), min_size=1, max_size=6).map(sorted)
HOLDS: dict[str, Callable[[float], bool]] = {
    "high": lambda middle: middle > 3,
    "low": lambda middle: middle < 3,
    "present": lambda middle: middle >= 3.5,
    "between": lambda middle: 2 <= middle <= 4,
}
holdings = st.sampled_from(sorted(HOLDS))


def answered_otherwise(values: list[float], k: int) -> Iterator[list[float]]:
    """Every way in which k people could have answered otherwise."""
    for who in combinations(range(len(values)), k):
        stay = [value for n, value in enumerate(values) if n not in who]
        yield from ([*stay, *new] for new in product(STEPS, repeat=k))


@settings(deadline=None, max_examples=150)
@given(answers, holdings)
def test_nobody_fewer_could_have_moved_it(values: list[float], name: str) -> None:
    holds = HOLDS[name]
    found = moved(values, holds)
    if holds(median(values)):
        able = [
            k
            for k in range(1, len(values) + 1)
            if any(not holds(median(each)) for each in answered_otherwise(values, k))
        ]
        assert found == min(able, default=None)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.sampled_from(STEPS), min_size=1, max_size=13).map(sorted), holdings)
def test_nobody_fewer_could_have_been_away(values: list[float], name: str) -> None:
    holds = HOLDS[name]
    if holds(median(values)):
        n = len(values)
        able = [
            k
            for k in range(1, n - FEWEST_FOR_WORDS + 1)
            if any(not holds(median(each)) for each in combinations(values, n - k))
        ]
        assert left_out(values, holds) == min(able, default=None)


@given(st.lists(st.sampled_from(STEPS), min_size=9, max_size=41).filter(lambda v: len(v) % 2))
def test_an_odd_number_follows_the_formula(values: list[float]) -> None:
    firm = in_corner([(median(values), values)])
    if median(values) > 3:
        assert firm
        assert firm.otherwise == (len(values) + 1) // 2 - sum(value <= 3 for value in values)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([4.0] * 9, Firm(5, None)),  # the fifth of nine moves the middle; one away, and eight stay
        ([4.0] * 5 + [1.0] * 4, Firm(1, 1)),  # 4 with nine; 2,5 without one
        ([4.0] * 5 + [3.0] * 3, Firm(2, None)),  # even: halfway between 3 and 4 is still above
        ([4.0] * 4 + [2.0] * 4, None),  # on the line itself: in no corner
        ([4.0] * 7, None),  # below eight answers there is no middle
        ([2.0] * 6 + [4.0] * 4, Firm(1, 2)),  # 2 of ten; one more makes it 3
    ],
)
def test_a_place_on_one_axis(values: list[float], expected: Firm | None) -> None:
    assert in_corner([(median(values), values)]) == expected


def test_the_axis_that_gives_way_first_decides() -> None:
    firm, weak = (4.0, [4.0] * 9), (4.0, [4.0] * 5 + [1.0] * 4)
    assert in_corner([firm, weak]) == in_corner([weak, firm]) == Firm(1, 1)


def test_what_the_group_gave_itself_no_answer_moves() -> None:
    assert in_corner([(4.5, ()), (4.0, [4.0] * 9)]) == Firm(5, None)
    assert in_corner([(4.5, ()), (4.0, ())]) is None


def test_a_class_changes_where_one_of_its_values_passes_the_threshold() -> None:
    there = (4.0, [4.0] * 9)
    assert above([there, (3.0, [3.0] * 5 + [4.0] * 4)], 3.5) == Firm(1, 1)
    assert above([there], 3.5) == Firm(5, None)


@given(st.lists(st.sampled_from(STEPS), min_size=8, max_size=30))
def test_being_away_moves_less_than_answering_otherwise(values: list[float]) -> None:
    firm = firmness.in_corner([(median(values), values)])
    if firm and firm.away is not None:
        assert firm.otherwise <= firm.away <= 2 * firm.otherwise
