"""Voting on factors, and what was last heard about each."""

import pytest

from gbo_core.live.heard import heard
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Factor
from gbo_core.model.round import Item, Round
from gbo_core.store import records
from tests.region import Region

AXES = ("impact", "uncertainty")


@pytest.fixture
def items(region: Region) -> tuple[Item, ...]:
    """Two factors of the region."""
    for title, dimension in (("Huur", "economic"), ("Ouderen", "demographic")):
        made = Factor.make(title=title, dimension=dimension)
        region.store.write(records.add, region.workshop, made, by="An")
    return tuple(region.store.read(SUBJECTS["factor"].items, region.workshop))


def asked(region: Region, items: tuple[Item, ...], *values: float) -> Round:
    """A closed round in which one person gave these (uncertainty, impact) to every item."""
    pair = {"pair": "impact_uncertainty"}
    opened = region.open(subject="factor", settings=pair, items=items)
    if values:
        region.rate(opened, region.join(), *values)
    return region.step(opened, "close")


def impacts(region: Region) -> dict[str, tuple[int, tuple[float, ...]]]:
    """Factor → number of the round and the votes on its impact."""
    found = region.store.read(heard, region.workshop, "factor", AXES)
    return {
        item: (axes["impact"].round.number, axes["impact"].result.values)
        for item, axes in found.items()
    }


def test_factors_are_asked_by_dimension(items: tuple[Item, ...]) -> None:
    assert [each.label for each in items] == ["Ouderen", "Huur"]
    assert {each.owner for each in items} == {""}


def test_a_removed_factor_is_not_asked(region: Region, items: tuple[Item, ...]) -> None:
    region.store.write(records.remove, region.workshop, Factor, items[0].id, by="An")
    left = region.store.read(SUBJECTS["factor"].items, region.workshop)
    assert left == [items[1]]


def test_nothing_is_heard_before_it_is_revealed(region: Region, items: tuple[Item, ...]) -> None:
    closed = asked(region, items, 2.0, 5.0)
    assert impacts(region) == {}
    region.step(closed, "reveal")
    assert impacts(region) == {item.id: (1, (5.0,)) for item in items}


def test_the_newest_round_counts_for_each_factor(region: Region, items: tuple[Item, ...]) -> None:
    region.step(asked(region, items, 2.0, 5.0), "reveal")
    region.step(asked(region, items[:1], 2.0, 3.0), "reveal")
    region.step(asked(region, items), "reveal")  # nobody answered
    asked(region, items, 1.0, 1.0)  # not revealed
    assert impacts(region) == {items[0].id: (2, (3.0,)), items[1].id: (1, (5.0,))}


def test_other_questions_are_not_heard(region: Region, items: tuple[Item, ...]) -> None:
    settings = {"axis": "talk", "most": 0}
    taps = region.open("pick", subject="factor", settings=settings, items=items)
    region.rate(taps, region.join(), 1.0)
    region.step(taps, "close", "reveal")
    about = region.open("scale")
    region.rate(about, region.join(), 4.0)
    region.step(about, "close", "reveal")
    assert impacts(region) == {}
