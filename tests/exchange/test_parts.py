"""Which parts may be told: worked examples of who could be found out otherwise."""

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.exchange.parts import Voter, open_parts

MIXED = (1.0, 2.0, 3.0, 4.0, 5.0, 3.0)


def ask(**groups: tuple[float | None, ...]) -> list[tuple[str, float | None]]:
    return [(part, value) for part, values in groups.items() for value in values]


def voters(question: list[tuple[str, float | None]], circle: str = "") -> list[Voter]:
    return [Voter(part, circle) for part, _value in question]


def opened(*questions: list[tuple[str, float | None]]) -> set[str]:
    return set(open_parts(questions, voters(questions[0])))


def test_two_mixed_groups_of_six_are_told() -> None:
    assert opened(ask(field=MIXED, policy=MIXED)) == {"field", "policy"}


def test_four_people_are_not_told_and_drag_others_along() -> None:
    """Six and four: telling the six would tell the four by what is left."""
    assert opened(ask(field=MIXED, policy=MIXED[:4])) == set()
    assert opened(ask(field=MIXED, policy=MIXED, lived=MIXED[:4])) == {"policy"}


def test_the_smaller_of_two_goes_with_the_few() -> None:
    assert opened(ask(field=(*MIXED, 1.0), policy=MIXED, lived=MIXED[:2])) == {"field"}


def test_whoever_did_not_say_is_nobody() -> None:
    assert opened(ask(field=MIXED, unsaid=MIXED)) == {"field"}
    assert opened({"": ()} and [("field", v) for v in MIXED] + [("", v) for v in MIXED]) == {
        "field"
    }


def test_a_unanimous_group_is_not_told() -> None:
    assert opened(ask(field=(5.0,) * 6, policy=MIXED)) == set()


def test_nor_is_it_what_remains() -> None:
    """Telling both others would leave the unanimous group: the first of them stays behind too."""
    assert opened(ask(field=(5.0,) * 6, policy=MIXED, finance=MIXED)) == {"policy"}


def test_one_question_where_a_part_is_small_closes_it_everywhere() -> None:
    whole, partly = ask(field=MIXED, policy=MIXED), ask(field=MIXED[:3], policy=MIXED)
    assert opened(whole, partly) == set()


def test_no_opinion_by_all_is_unanimous_too() -> None:
    assert opened(ask(field=(None,) * 6, policy=MIXED)) == set()


def test_a_part_that_fills_a_circle_but_for_one_is_not_told() -> None:
    """The screens split by circle: the circle minus the part is that one person."""
    question = ask(field=MIXED, policy=MIXED, lived=MIXED)
    circles = ["core"] * 7 + ["basis"] * 11
    known = [Voter(part, circle) for (part, _v), circle in zip(question, circles, strict=True)]
    assert "field" not in open_parts([question], known)
    apart = [Voter(part, part) for part, _value in question]
    assert open_parts([question], apart) == {"field", "policy", "lived"}


Votes = st.lists(
    st.tuples(
        st.sampled_from(["field", "policy", "lived", "finance", "unsaid", ""]),
        st.sampled_from([1.0, 2.0, 3.0, None]),
    ),
    max_size=40,
)


@given(Votes)
def test_neither_what_is_told_nor_the_rest_gives_anybody_away(
    votes: list[tuple[str, float]],
) -> None:
    told = open_parts([votes], [Voter(part, "") for part, _value in votes])
    groups = [[v for part, v in votes if part == one] for one in told]
    rest = [value for part, value in votes if part not in told]
    for group in [*groups, *([rest] if rest and told else [])]:
        assert len(group) >= 5
        assert len(set(group)) > 1
