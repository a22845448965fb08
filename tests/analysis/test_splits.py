"""Groups shown apart, only where nobody is given away."""

from collections.abc import Mapping, Sequence
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.splits import splits

groups = st.dictionaries(
    st.text("abcdef", min_size=1, max_size=1),
    st.lists(st.integers(1, 3).map(float), max_size=12),
    max_size=6,
)


def apart(values_by_group: Mapping[str, Sequence[float]]) -> Mapping[str, tuple[float, ...]]:
    """The split of a round of one question."""
    return splits({"q": values_by_group})["q"]


MIXED = [1.0, 2.0, 3.0, 4.0, 5.0]


def test_groups_of_five_are_shown() -> None:
    assert apart({"core": [5.0, 4, 3, 2, 1], "basis": [*MIXED, 5.0]}) == {
        "core": (1.0, 2.0, 3.0, 4.0, 5.0),
        "basis": (1.0, 2.0, 3.0, 4.0, 5.0, 5.0),
    }


def test_nothing_is_shown_beside_fewer_than_five_others() -> None:
    assert apart({"core": MIXED, "basis": MIXED[:4]}) == {}
    assert apart({"core": MIXED}) == {}
    assert apart({}) == {}


def test_a_small_group_takes_the_smallest_large_one_into_hiding() -> None:
    found = apart({"core": MIXED * 2, "basis": [*MIXED, 2.0], "other": [1.0, 1.0]})
    assert found == {"core": tuple(sorted(MIXED * 2))}


def test_two_small_groups_hide_each_other() -> None:
    found = apart({"core": MIXED, "basis": [1.0, 2.0], "other": [3.0, 4.0, 4.0]})
    assert found == {"core": tuple(MIXED)}


def test_a_unanimous_group_hides_the_split() -> None:
    assert apart({"core": [4.0] * 5, "basis": MIXED, "other": MIXED}) == {}


def test_a_group_unanimous_on_one_question_hides_the_split_of_all() -> None:
    """Else its absence there says so, and the others know what each of that group answered."""
    near = {"core": [4.0] * 3 + [3.0] * 2, "basis": [4.0] * 3 + [3.0] * 2}
    same = {"core": [4.0] * 5, "basis": [4.0] + [3.0] * 4}
    many = {str(n): near for n in range(5)}
    assert all(splits({**many, "b": near}).values())
    assert not any(splits({**many, "b": same}).values())


def test_who_differs_alone_does_not_learn_what_the_others_of_their_group_gave() -> None:
    near = {"core": [4.0] * 3 + [3.0] * 2, "basis": [4.0] * 3 + [3.0] * 2}
    alone = {"core": [4.0] * 4 + [3.0], "basis": [4.0] * 2 + [3.0] * 3}  # of the same total
    many = {str(n): near for n in range(9)}
    assert all(splits(many).values())
    assert not any(splits({**many, "q": alone}).values())


def test_who_differs_alone_among_all_others_learns_nothing_either() -> None:
    assert apart({"core": MIXED, "basis": [4.0] * 3, "other": [4.0, 1.0]}) == {}


def test_where_its_absence_would_tell_who_nothing_is_split_whatever_was_answered() -> None:
    """Six of ten gave the same answer: were the split hidden, one group must be unanimous."""
    near = {"core": [4.0] * 3 + [3.0] * 2, "basis": [4.0] * 3 + [3.0] * 2}
    for questions in range(1, 5):
        assert not any(splits({str(n): near for n in range(questions)}).values())
    assert all(splits({str(n): near for n in range(5)}).values())


@given(st.integers(1, 3), st.data())
def test_that_nothing_is_split_leaves_many_explanations(several: int, data: st.DataObject) -> None:
    """Of small rounds: whoever sees the totals and knows one group's answers is none the wiser."""
    size = st.lists(st.integers(1, 2).map(float), min_size=5, max_size=6)
    questions = {n: {"core": data.draw(size), "basis": data.draw(size)} for n in range(several)}
    if any(splits(questions).values()):
        return
    shifted = {n: _turned(groups) for n, groups in questions.items()}
    assert not any(splits(shifted).values())


def _turned(groups: dict[str, list[float]]) -> dict[str, list[float]]:
    """The same answers with the same sizes, dealt to the groups in turns."""
    every = sorted(value for values in groups.values() for value in values)
    first = len(groups["core"])
    mixed = every[::2] + every[1::2]
    return {"core": mixed[:first], "basis": mixed[first:]}


def test_a_question_with_too_few_answers_hides_only_its_own_split() -> None:
    few = {"core": [4.0] * 4, "basis": [4.0] * 9}
    found = splits({"a": {"core": MIXED, "basis": MIXED}, "b": few})
    assert (set(found["a"]), found["b"]) == ({"core", "basis"}, {})


def test_hidden_groups_that_all_say_the_same_hide_the_split() -> None:
    assert apart({"core": MIXED, "basis": [4.0] * 3, "other": [4.0] * 2}) == {}


def test_a_group_in_which_nobody_answered_hides_nobody() -> None:
    assert set(apart({"core": MIXED, "basis": MIXED, "other": []})) == {"core", "basis"}


@given(groups)
def test_nothing_follows_by_subtraction(given_groups: dict[str, list[float]]) -> None:
    shown = apart(given_groups)
    hidden = [v for name, vs in given_groups.items() if name not in shown for v in vs]
    total = sum(map(len, given_groups.values()))
    for name, values in shown.items():
        assert list(values) == sorted(given_groups[name])
        assert len(values) >= 5
        assert total - len(values) >= 5
        assert max(map(values.count, values)) < len(values) - 1
    if shown and hidden:
        assert len(hidden) >= 5
        assert max(map(hidden.count, hidden)) < len(hidden) - 1
        assert sum(1 for name, vs in given_groups.items() if name not in shown and vs) > 1


@given(groups, st.randoms())
def test_answers_do_not_choose_which_group_hides(
    given_groups: dict[str, list[float]], random: Random
) -> None:
    """With the same sizes and other answers, either the same groups are shown or none."""
    other = {name: [float(random.randint(1, 3)) for _ in vs] for name, vs in given_groups.items()}
    one, two = apart(given_groups), apart(other)
    assert not one or not two or set(one) == set(two)
