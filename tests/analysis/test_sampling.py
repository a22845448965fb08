from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.sampling import deal
from gbo_core.model.round import Item

ITEMS = tuple(Item(f"n{i}", f"Organisatie {i}", owner=f"n{i}") for i in range(30))


def deal_all(items: tuple[Item, ...], owns: list[str], share: int) -> Counter[str]:
    dealt: Counter[str] = Counter()
    for place, own in enumerate(owns):
        dealt.update(deal(items, dealt, share, own, f"r1/p{place}"))
    return dealt


def test_everybody_gets_a_share_in_the_order_of_the_round() -> None:
    given_items = deal(ITEMS, {}, 10, "", "r1/p1")
    assert len(given_items) == 10
    order = [item.id for item in ITEMS]
    assert list(given_items) == sorted(given_items, key=order.index)


def test_the_same_call_gives_the_same_share_and_another_person_another() -> None:
    assert deal(ITEMS, {}, 10, "", "r1/p1") == deal(ITEMS, {}, 10, "", "r1/p1")
    assert deal(ITEMS, {}, 10, "", "r1/p1") != deal(ITEMS, {}, 10, "", "r1/p2")


def test_nobody_judges_their_own_organisation() -> None:
    assert "n3" not in deal(ITEMS, {}, 30, "n3", "r1/p1")
    assert len(deal(ITEMS, {}, 30, "n3", "r1/p1")) == 29


def test_who_speaks_for_oneself_may_get_items_without_an_owner() -> None:
    assert deal((Item("f1", "Vergrijzing"),), {}, 5, "", "r1/p1") == ("f1",)


@given(st.integers(1, 30), st.integers(1, 30), st.integers(0, 50))
def test_without_own_organisations_the_counts_differ_by_one_at_most(
    items: int, share: int, participants: int
) -> None:
    dealt = deal_all(ITEMS[:items], [""] * participants, share)
    counts = [dealt[item.id] for item in ITEMS[:items]]
    assert max(counts) - min(counts) <= 1
    assert sum(counts) == participants * min(share, items)


@given(
    st.lists(st.sampled_from([item.id for item in ITEMS] + [""]), max_size=60), st.integers(1, 15)
)
def test_with_own_organisations_only_their_own_item_may_lag(owns: list[str], share: int) -> None:
    dealt = deal_all(ITEMS, owns, share)
    mine = Counter(owns)
    counts = {item.id: dealt[item.id] for item in ITEMS}
    assert max(counts.values()) - min(counts[i] + mine[i] for i in counts) <= 1
