"""What moved, and whom that may count."""

from collections.abc import Callable
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.shift import Movement, Shift, movement, shift, to_follow

EIGHT = {f"t{n}": float(n % 5 + 1) for n in range(8)}
FEWEST = 5


def test_what_moved_counts_only_who_answered_twice() -> None:
    after = EIGHT | {"t0": 5.0, "t4": 1.0, "new": 5.0}
    before = EIGHT | {"gone": 1.0}
    assert shift(before, after, median) == Shift(n=8, up=1, same=6, down=1, before=2.5, after=2.5)


@pytest.mark.parametrize("n", range(8))
def test_below_eight_nothing_is_told(n: int) -> None:
    few = dict(list(EIGHT.items())[:n])
    assert shift(few, few, median) is None


def test_what_is_counted_is_counted_together() -> None:
    taps = dict.fromkeys(EIGHT, 0.0) | {"t0": 1.0, "t1": 1.0}
    moved = shift(taps, taps | {"t2": 1.0}, sum)
    assert moved == Shift(n=8, up=1, same=7, down=0, before=2.0, after=3.0)


people = st.dictionaries(st.text("abcdefgh", min_size=1), st.integers(1, 5).map(float))


@given(people, people)
def test_going_back_undoes_what_moved(before: dict[str, float], after: dict[str, float]) -> None:
    there, back = shift(before, after, median), shift(after, before, median)
    if there is None or back is None:
        assert there is back
        return
    assert (there.n, there.up, there.down) == (back.n, back.down, back.up)
    assert there.up + there.same + there.down == there.n
    assert (there.before, there.after) == (back.after, back.before)


def room(size: int, circle: Callable[[int], str]) -> dict[str, str]:
    return {f"t{n:02}": circle(n) for n in range(size)}


def test_where_all_answered_twice_all_are_followed() -> None:
    both = room(20, lambda n: "core" if n % 2 else "")
    assert to_follow(both, both, "r1") == set(both)


@pytest.mark.parametrize("late", [1, 2, 4, 5, 7])
def test_who_came_late_is_one_of_at_least_five(late: int) -> None:
    before = room(20, lambda _n: "core")
    after = room(20 + late, lambda _n: "core")
    followed = to_follow(before, after, "r1")
    assert followed <= set(before)
    assert len(after) - len(followed) >= FEWEST
    assert len(before) - len(followed) in {0, *range(FEWEST, 21)}


def test_nobody_is_followed_where_nobody_can_be_hidden() -> None:
    before = room(4, lambda _n: "core")
    assert to_follow(before, before | {"late": "core"}, "r1") == set()


def test_the_lot_draws_the_same_each_time_and_another_for_another_round() -> None:
    before, after = room(40, lambda _n: ""), room(41, lambda _n: "")
    assert to_follow(before, after, "r1") == to_follow(before, after, "r1")
    assert to_follow(before, after, "r1") != to_follow(before, after, "r2")


def test_who_changed_circles_is_followed_in_neither() -> None:
    before = room(20, lambda n: "core" if n < 10 else "basis")
    after = before | {"t00": "basis"}
    followed = to_follow(before, after, "r1")
    for circle in ("core", "basis"):
        was, became = (
            {who for who, own in votes.items() if own == circle} for votes in (before, after)
        )
        assert "t00" not in followed
        assert len(was - followed) >= FEWEST
        assert len(became - followed) >= FEWEST


circles = st.dictionaries(
    st.integers(0, 30).map(lambda n: f"t{n:02}"),
    st.sampled_from(["core", "basis", ""]),
    max_size=30,
)


@given(circles, circles)
def test_the_unfollowed_are_nobody_or_five_in_each_round_and_circle_that_can_be_shown(
    before: dict[str, str], after: dict[str, str]
) -> None:
    followed = to_follow(before, after, "r1")
    assert followed <= {who for who in before if after.get(who) == before[who]}
    for votes in (before, after):
        alone = len(votes) - len(followed)
        assert alone == 0 or alone >= FEWEST or not followed
    for circle in {*before.values(), *after.values()}:
        sides = [{w for w, own in v.items() if own == circle} for v in (before, after)]
        once = sides[0] ^ sides[1]
        for side in sides:
            if once and side & followed:
                assert len(side - followed) not in range(1, FEWEST)


def test_an_item_moved_when_it_did_on_one_of_its_scales() -> None:
    stayed, moved = Shift(10, 1, 8, 1, 3.0, 3.0), Shift(9, 4, 5, 0, 3.0, 4.0)
    found = movement({"a": [stayed, moved], "b": [stayed, stayed]})
    assert found == Movement(items=2, moved=1, given=39, changed=10)
