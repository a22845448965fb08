"""Which answers on two axes stand together: worked examples of whom they would tell otherwise."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.exchange.share.counted import crossed, groups

Answer = st.sampled_from([None, 1.0, 2.0, 3.0, 4.0, 5.0])


def test_neighbours_stand_together_until_they_are_five() -> None:
    answers = [1.0, 1.0, 2.0, 3.0, 3.0, *[4.0] * 5, 5.0]
    low, high = (1.0, 2.0, 3.0), (4.0, 5.0)
    assert groups(answers) == {1.0: low, 2.0: low, 3.0: low, 4.0: high, 5.0: high}


def test_no_opinion_is_the_lowest_neighbour() -> None:
    """Apart, it would tell what somebody gave on the other axis who had no opinion on this."""
    assert groups([None, *[1.0] * 4, *[2.0] * 5]) == {
        None: (None, 1.0),
        1.0: (None, 1.0),
        2.0: (2.0,),
    }


def test_what_five_people_gave_stands_as_it_is() -> None:
    points = [(1.0, 4.0), (1.0, 5.0), (5.0, 4.0), (5.0, 5.0)] * 3
    assert crossed(points) == {
        ((1.0,), (4.0,)): 3,
        ((1.0,), (5.0,)): 3,
        ((5.0,), (4.0,)): 3,
        ((5.0,), (5.0,)): 3,
    }


def test_a_group_that_agrees_on_the_other_axis_is_not_told() -> None:
    """Whoever said aloud that they gave 1 on the first would have said 5 on the second."""
    assert crossed([(1.0, 5.0)] * 6 + [(5.0, 1.0), (5.0, 5.0)] * 5) == {}


def test_who_differs_alone_on_the_other_axis_learns_nothing_of_the_rest() -> None:
    """Of six who gave 1 on the first, five gave 5 on the second: the sixth knows whom."""
    others = [(5.0, 1.0), (5.0, 5.0)] * 5
    assert crossed([*[(1.0, 5.0)] * 5, (1.0, 1.0), *others]) == {}
    assert crossed([*[(1.0, 5.0)] * 4, *[(1.0, 1.0)] * 2, *others]) != {}


def test_nine_people_make_no_two_groups() -> None:
    assert crossed([(float(n % 5 + 1), float(n % 3 + 1)) for n in range(9)]) == {}
    assert crossed([]) == {}


@given(st.lists(st.tuples(Answer, Answer), max_size=40))
def test_one_answer_said_aloud_never_tells_the_other(
    points: list[tuple[float | None, float | None]],
) -> None:
    """Beside the counts of each axis, which are told exactly."""
    told = crossed(points)
    assert sum(told.values()) in (0, len(points))
    for axis in (0, 1):
        often = Counter(point[axis] for point in points)
        for group in {pair[axis] for pair in told}:
            beside = [told[pair] for pair in told if pair[axis] == group]
            n = sum(beside)
            assert n - max(beside) > 1
            assert n == sum(often[answer] for answer in group) >= 5
