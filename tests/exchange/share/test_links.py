"""Which rounds are laid beside each other for a researcher, and who stays in both."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.exchange.share.links import linked, pairs
from gbo_core.model.round import Audience, Round, State, Visibility

PEOPLE = [f"p{place}" for place in range(30)]


def asked(place: int, follows: int = 0, **more: Any) -> Round:
    """Round number `place`, that follows another one."""
    wanted: dict[str, Any] = {
        "id": f"r{place}",
        "workshop": "w",
        "number": place,
        "subject": "organisation",
        "method": "scale",
        "question": "Hoe?",
        "follows": f"r{follows}" if follows else "",
        "opened_at": f"2026-11-{place:02}T10:00:00+00:00",
        "state": State.REVEALED,
    }
    return Round(**wanted | more)


def test_a_second_round_is_laid_beside_the_first() -> None:
    assert pairs([asked(1), asked(2, 1), asked(3)]) == {"r2": "r1"}


def test_no_round_is_in_two_pairs() -> None:
    """Of three in a row the third stands alone; a fourth and fifth are a pair again."""
    assert pairs([asked(1), asked(2, 1), asked(3, 2)]) == {"r2": "r1"}
    assert pairs([asked(1), asked(2, 1), asked(3, 2), asked(4, 3)]) == {"r2": "r1", "r4": "r3"}
    assert pairs([asked(1), asked(2, 1), asked(3, 1)]) == {"r2": "r1"}


def test_a_pair_is_the_same_before_and_after_its_second_round_was_shown() -> None:
    """Otherwise two exports would lay the first round beside two others."""
    hidden = asked(2, 1, state=State.CLOSED)
    assert pairs([asked(1), hidden, asked(3, 1)]) == pairs([asked(1), asked(2, 1), asked(3, 1)])


def test_a_draft_takes_no_place_in_a_pair() -> None:
    draft = asked(2, 1, opened_at="", state=State.DRAFT)
    assert pairs([asked(1), draft, asked(3, 1)]) == {"r3": "r1"}


def test_rounds_that_were_put_otherwise_are_no_pair() -> None:
    named = asked(2, 1, visibility=Visibility.NAMED)
    smaller = asked(2, 1, audience=Audience("core"))
    dealt = asked(2, 1, share=3)
    for second in (named, smaller, dealt):
        assert pairs([asked(1), second]) == {}


def test_rounds_that_follow_themselves_or_each_other_are_told_once() -> None:
    assert pairs([asked(1, 1)]) == {}
    assert pairs([asked(1, 2), asked(2, 1)]) == {"r1": "r2"}


def test_the_same_people_are_all_linked() -> None:
    assert linked({*PEOPLE}, {*PEOPLE}, "lot") == set(PEOPLE)


def test_a_latecomer_takes_four_others_along() -> None:
    first, second = {*PEOPLE[:20]}, {*PEOPLE[:21]}
    kept = linked(first, second, "lot")
    assert len(kept) == 15
    assert linked(second, first, "lot") == kept


def test_where_five_stand_apart_nobody_is_drawn() -> None:
    assert len(linked({*PEOPLE[:20]}, {*PEOPLE[:25]}, "lot")) == 20


def test_fewer_than_five_are_not_linked_at_all() -> None:
    """Whoever was there twice would stand out as much."""
    assert linked({*PEOPLE[:7]}, {*PEOPLE[:8]}, "lot") == set()
    assert linked({*PEOPLE[:9]}, {*PEOPLE[5:14]}, "lot") == set()


def test_another_pair_draws_others() -> None:
    first, second = {*PEOPLE[:29]}, {*PEOPLE}
    assert len({linked(first, second, f"lot {n}") for n in range(20)}) > 10


Present = st.sets(st.sampled_from(PEOPLE), min_size=5)


@given(Present, Present)
def test_nobody_stands_out_by_having_or_lacking_a_link(first: set[str], second: set[str]) -> None:
    kept = linked(first, second, "lot")
    assert kept <= first & second
    assert all(n == 0 or n >= 5 for n in (len(kept), len(first - kept), len(second - kept)))


@given(Present, Present, st.sampled_from(PEOPLE))
def test_erasing_somebody_gives_no_link_while_somebody_hides(
    first: set[str], second: set[str], gone: str
) -> None:
    """Whoever had none has none, unless nobody is left who was in one round only."""
    before = linked(first, second, "lot")
    after = linked(first - {gone}, second - {gone}, "lot")
    for once in (first - second - {gone}, second - first - {gone}):
        assert not after - before or not once or len(once) >= 5


@given(Present, st.sampled_from(PEOPLE))
def test_erasing_somebody_who_was_there_twice_takes_no_links_that_are_not_needed(
    there: set[str], gone: str
) -> None:
    assert linked(there, there, "lot") == there
    left = there - {gone}
    assert linked(left, left, "lot") == (left if len(left) >= 5 else set())
