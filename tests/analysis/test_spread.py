from itertools import pairwise
from random import Random
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.spread import Shift, likely_median, one_voice_each, shift, splits, tiers

answers = st.lists(st.integers(1, 5).map(float), min_size=1, max_size=30)
groups = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=1),
    st.lists(st.integers(1, 3).map(float), max_size=12),
    max_size=6,
)


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


def test_what_moved_counts_only_who_answered_twice() -> None:
    before = {"ann": 2.0, "bob": 3.0, "cis": 4.0, "gone": 1.0}
    after = {"ann": 4.0, "bob": 3.0, "cis": 3.0, "new": 5.0}
    assert shift(before, after) == Shift(n=3, up=1, same=1, down=1, before=3.0, after=3.0)


def test_nobody_answered_twice() -> None:
    assert shift({"ann": 1}, {"bob": 2}) == Shift(0, 0, 0, 0, None, None)


people = st.dictionaries(st.text(max_size=3), st.integers(1, 5).map(float))


@given(people, people)
def test_going_back_undoes_what_moved(before: dict[str, float], after: dict[str, float]) -> None:
    there, back = shift(before, after), shift(after, before)
    assert (there.n, there.up, there.down) == (back.n, back.down, back.up)
    assert there.up + there.same + there.down == there.n
    assert (there.before, there.after) == (back.after, back.before)


def test_one_organisation_one_voice() -> None:
    votes = [("caw", 1.0), ("ocmw", 5.0), ("caw", 2.0), ("", 3.0), ("", 4.0), ("ocmw", 5.0)]
    assert one_voice_each(votes) == [1.5, 3.0, 4.0, 5.0]
    assert one_voice_each([]) == []


MIXED = [1.0, 2.0, 3.0, 4.0, 5.0]


def test_groups_of_five_are_shown() -> None:
    assert splits({"core": [5.0, 4, 3, 2, 1], "basis": [*MIXED, 5.0]}) == {
        "core": (1.0, 2.0, 3.0, 4.0, 5.0),
        "basis": (1.0, 2.0, 3.0, 4.0, 5.0, 5.0),
    }


def test_nothing_is_shown_beside_fewer_than_five_others() -> None:
    assert splits({"core": MIXED, "basis": MIXED[:4]}) == {}
    assert splits({"core": MIXED}) == {}
    assert splits({}) == {}


def test_a_small_group_takes_the_smallest_large_one_into_hiding() -> None:
    found = splits({"core": MIXED * 2, "basis": [*MIXED, 2.0], "other": [1.0, 1.0]})
    assert found == {"core": tuple(sorted(MIXED * 2))}


def test_two_small_groups_hide_each_other() -> None:
    found = splits({"core": MIXED, "basis": [1.0, 2.0], "other": [3.0, 4.0, 4.0]})
    assert found == {"core": tuple(MIXED)}


def test_a_unanimous_group_hides_the_split() -> None:
    assert splits({"core": [4.0] * 5, "basis": MIXED, "other": MIXED}) == {}


def test_hidden_groups_that_all_say_the_same_hide_the_split() -> None:
    assert splits({"core": MIXED, "basis": [4.0] * 3, "other": [4.0] * 2}) == {}


def test_a_group_in_which_nobody_answered_hides_nobody() -> None:
    assert set(splits({"core": MIXED, "basis": MIXED, "other": []})) == {"core", "basis"}


@given(groups)
def test_nothing_follows_by_subtraction(given_groups: dict[str, list[float]]) -> None:
    shown = splits(given_groups)
    hidden = [v for name, vs in given_groups.items() if name not in shown for v in vs]
    total = sum(map(len, given_groups.values()))
    for name, values in shown.items():
        assert list(values) == sorted(given_groups[name])
        assert len(values) >= 5
        assert total - len(values) >= 5
        assert len(set(values)) > 1
    if shown and hidden:
        assert len(hidden) >= 5
        assert len(set(hidden)) > 1
        assert sum(1 for name, vs in given_groups.items() if name not in shown and vs) > 1


@given(groups, st.randoms())
def test_answers_do_not_choose_which_group_hides(
    given_groups: dict[str, list[float]], random: Random
) -> None:
    """With the same sizes and other answers, either the same groups are shown or none."""
    other = {name: [float(random.randint(1, 3)) for _ in vs] for name, vs in given_groups.items()}
    one, two = splits(given_groups), splits(other)
    assert not one or not two or set(one) == set(two)
