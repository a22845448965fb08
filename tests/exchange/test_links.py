"""Which rounds are laid beside each other for a researcher, and who stays in both."""

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.exchange.links import linked, pairs
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


def present(*people: str, part: str = "") -> dict[str, str]:
    return dict.fromkeys(people, part)


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
    assert linked(present(*PEOPLE), present(*PEOPLE), "lot") == set(PEOPLE)


def test_a_latecomer_takes_four_others_along() -> None:
    first, second = present(*PEOPLE[:20]), present(*PEOPLE[:21])
    kept = linked(first, second, "lot")
    assert len(kept) == 15
    assert linked(second, first, "lot") == kept


def test_where_five_stand_apart_nobody_is_drawn() -> None:
    assert len(linked(present(*PEOPLE[:20]), present(*PEOPLE[:25]), "lot")) == 20


def test_fewer_than_five_are_not_linked_at_all() -> None:
    """Whoever was there twice would stand out as much."""
    assert linked(present(*PEOPLE[:7]), present(*PEOPLE[:8]), "lot") == set()
    assert linked(present(*PEOPLE[:9]), present(*PEOPLE[5:14]), "lot") == set()


def test_a_latecomer_hides_among_people_with_the_same_part() -> None:
    first = present(*PEOPLE[:10], part="field") | present(*PEOPLE[10:20], part="policy")
    second = first | present("late", part="policy")
    kept = linked(first, second, "lot")
    assert set(PEOPLE[:10]) < kept
    assert Counter(first[who] for who in kept) == {"field": 10, "policy": 5}


def test_a_link_tells_no_part_that_the_other_round_keeps_back() -> None:
    first = present(*PEOPLE[:10], part="field") | present(*PEOPLE[10:20])
    assert linked(first, present(*PEOPLE[:20]), "lot") == set(PEOPLE[10:20])


def test_another_pair_draws_others() -> None:
    first, second = present(*PEOPLE[:29]), present(*PEOPLE)
    assert len({linked(first, second, f"lot {n}") for n in range(20)}) > 10


Parts = st.sampled_from(["", "field", "policy"])
Rounds = st.dictionaries(st.sampled_from(PEOPLE), Parts, max_size=30)


def enough(present: dict[str, str]) -> dict[str, str]:
    """Without the parts, and the rest, that are too few to be told: what `open_parts` grants."""
    counts = Counter(present.values())
    return {who: part for who, part in present.items() if counts[part] >= 5}


@given(Rounds.map(enough), Rounds.map(enough))
def test_nobody_stands_out_by_having_or_lacking_a_link(
    first: dict[str, str], second: dict[str, str]
) -> None:
    kept = linked(first, second, "lot")
    assert kept <= first.keys() & second.keys()
    for here in (first, second):
        told = Counter((who in kept, part) for who, part in here.items())
        assert all(n >= 5 for n in told.values())


@given(Rounds.map(enough), Rounds.map(enough), st.sampled_from(PEOPLE))
def test_erasing_somebody_gives_a_link_only_where_nobody_needs_to_hide(
    first: dict[str, str], second: dict[str, str], gone: str
) -> None:
    before = linked(first, second, "lot")
    first_after = enough({who: part for who, part in first.items() if who != gone})
    second_after = enough({who: part for who, part in second.items() if who != gone})
    given_back = linked(first_after, second_after, "lot") - before
    for here, there in ((first_after, second_after), (second_after, first_after)):
        for part in {here[who] for who in given_back}:
            alone = [w for w in here if here[w] == part and there.get(w) != part]
            assert not alone or len(alone) >= 5
