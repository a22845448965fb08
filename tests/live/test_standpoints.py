"""Where the group stands on each item: its decision, or else what it voted, with how many."""

import pytest

from gbo_core.live import takeover
from gbo_core.live.standpoints import Standpoint, left_open, standpoints, voted_on
from gbo_core.live.takeover import Choice
from gbo_core.model import Factor
from gbo_core.model.round import Item, Round
from gbo_core.store import records
from tests.region import Region

AXES = ("uncertainty", "impact")


@pytest.fixture
def item(region: Region) -> Item:
    """A factor of the region."""
    made = Factor.make(title="Huur", dimension="economic")
    return Item(region.store.write(records.add, region.workshop, made, by="An").id, made.title)


def rated(region: Region, item: Item, *cast: tuple[float | None, float]) -> Round:
    """A revealed round with these (uncertainty, impact)."""
    pair = {"pair": "impact_uncertainty"}
    asked = region.open(subject="factor", settings=pair, items=(item,))
    for uncertainty, impact in cast:
        answers = {item.id: {"uncertainty": uncertainty, "impact": impact}}
        region.cast(asked, region.join(), answers)
    return region.step(asked, "close", "reveal")


def decide(region: Region, asked: Round, choice: Choice) -> None:
    region.store.write(takeover.take_over, region.workshop, asked.id, [choice], by="An")


def found(region: Region, item: Item) -> dict[str, Standpoint]:
    several = region.store.read(standpoints, region.workshop, "factor", AXES)
    return dict(several.get(item.id, {}))


def test_votes_give_a_middle_from_eight_on(region: Region, item: Item) -> None:
    rated(region, item, *[(2.0, 4.0)] * 7, (None, 4.0))
    here = found(region, item)
    assert (here["impact"].value, here["impact"].lacks) == (4.0, "")
    assert (here["uncertainty"].value, here["uncertainty"].lacks) == (None, "few")
    assert len(here["uncertainty"].rests_on) == 7  # one had no opinion


def test_what_is_taken_over_from_few_votes_says_so(region: Region, item: Item) -> None:
    asked = rated(region, item, (2.0, 4.0), (3.0, 5.0))
    decide(region, asked, Choice(item.id, "voted"))
    rated(region, item, *[(1.0, 1.0)] * 9)  # later votes do not make it firmer
    here = found(region, item)
    assert (here["impact"].value, here["impact"].on_few) == (4.5, 2)
    assert here["impact"].rests_on == (4.0, 5.0)


def test_a_value_of_the_groups_own_rests_on_no_votes(region: Region, item: Item) -> None:
    asked = rated(region, item, (2.0, 4.0))
    values = {"uncertainty": 5.0, "impact": 1.5}
    decide(region, asked, Choice(item.id, "otherwise", values, "Daarom."))
    here = found(region, item)["impact"]
    assert (here.value, here.on_few, here.rests_on, here.lacks) == (1.5, 0, (), "")


def test_what_was_left_open_is_known_as_such(region: Region, item: Item) -> None:
    asked = rated(region, item, *[(2.0, 4.0)] * 9)
    several = region.store.read(standpoints, region.workshop, "factor", AXES)
    assert (left_open(several), voted_on(several)) == ({}, {item.id})
    decide(region, asked, Choice(item.id, "open"))
    several = region.store.read(standpoints, region.workshop, "factor", AXES)
    assert left_open(several) == {item.id: (asked.id,)}
    assert several[item.id]["impact"].lacks == "left"


def test_what_nobody_voted_on_has_no_standpoint(region: Region, item: Item) -> None:
    rated(region, item)
    assert found(region, item) == {}
