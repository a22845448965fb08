from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.spread import likely_median, one_voice_each, tiers

answers = st.lists(st.integers(1, 5).map(float), min_size=1, max_size=30)


def test_no_order_between_items_that_overlap() -> None:
    found = tiers(
        {
            "a": [2, 2, 3, 2, 1, 2, 3, 2, 2, 1],
            "b": [4, 5, 4, 5, 4, 4, 5, 5, 4, 5],
            "c": [5, 5, 4, 4, 5, 5, 5, 4, 5, 4],
            "d": [1, 3, 2, 2, 2, 3, 2, 2, 1, 2],
        }
    )
    assert found == [["b", "c"], ["a", "d"]]


def test_few_answers_suggest_no_order() -> None:
    assert tiers({"low": [1, 2, 4], "high": [5, 5, 4]}) == [["low", "high"]]


def test_one_wide_item_joins_what_it_may_overtake() -> None:
    wide = [1, 1, 1, 1, 3, 3, 5, 5, 5, 5]
    assert tiers({"top": [5] * 10, "low": [1] * 10}) == [["top"], ["low"]]
    assert tiers({"top": [5] * 10, "wide": wide, "low": [1] * 10}) == [["top", "wide", "low"]]


def test_an_item_without_answers_has_no_place() -> None:
    assert tiers({"a": [], "b": [3, 3]}) == [["b"]]
    assert tiers({}) == []


@given(st.dictionaries(st.text(min_size=1), answers, max_size=8))
def test_every_item_has_one_place_and_the_groups_fall(samples: dict[str, list[float]]) -> None:
    found = tiers(samples)
    assert sorted(item for group in found for item in group) == sorted(samples)
    for higher, lower in pairwise(found):
        for one in higher:
            for other in lower:
                assert likely_median(samples[one])[0] > likely_median(samples[other])[1]


@pytest.mark.parametrize(
    ("n", "expected"),
    # the ranks in tables of the sign test, two-sided at most 10%
    [(1, (1, 1)), (4, (1, 4)), (5, (1, 5)), (8, (2, 7)), (11, (3, 9)), (20, (6, 15))],
)
def test_the_likely_range_of_a_median(n: int, expected: tuple[int, int]) -> None:
    assert likely_median(range(n, 0, -1)) == expected


@given(answers)
def test_the_likely_range_holds_the_median(values: list[float]) -> None:
    low, high = likely_median(values)
    assert low <= median(values) <= high


def test_a_room_of_thousands_has_a_range_too() -> None:
    assert likely_median(range(4000)) == (1947, 2052)


def test_no_range_without_answers() -> None:
    with pytest.raises(ValueError, match="no answers"):
        likely_median([])


def test_one_organisation_one_voice() -> None:
    votes = [("caw", 1.0), ("ocmw", 5.0), ("caw", 2.0), ("", 3.0), ("", 4.0), ("ocmw", 5.0)]
    assert one_voice_each(votes) == [1.5, 3.0, 4.0, 5.0]
    assert one_voice_each([]) == []
