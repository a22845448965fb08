"""Two facilitators take one round over: nothing of either is stored over the other unseen."""

from typing import Any

import pytest

from gbo_core.live import takeover
from gbo_core.live.takeover import Choice, Clash, Incomplete
from gbo_core.model.errors import Conflict, Refused
from gbo_core.model.round import Round
from tests.pages.live.live_table import voted
from tests.region import Region

AXIS = "legitimacy"


@pytest.fixture
def asked(region: Region) -> Round:
    return voted(region, "scale")


def take(region: Region, asked: Round, *choices: Choice) -> str:
    wanted: list[Choice] = list(choices)
    return region.store.write(
        takeover.take_over, region.workshop, asked.id, wanted, by="An Peeters"
    )


def stands(region: Region, item: str) -> tuple[Any, ...]:
    found = region.store.read(takeover.standings, region.workshop, "organisation")[item][AXIS]
    return found.stance, found.value, found.reason


def chosen(item: str, value: float, reason: str, before: Choice | None = None) -> Choice:
    return Choice(item, "otherwise", {AXIS: value}, reason, before)


def test_who_comes_back_leaves_what_another_took_over(region: Region, asked: Round) -> None:
    one, two = asked.items[0].id, asked.items[1].id
    read = {item: Choice(item, "voted") for item in (one, two)}
    take(
        region, asked, chosen(one, 2.5, "Van A.", read[one]), Choice(two, "voted", before=read[two])
    )
    mine = chosen(two, 1.5, "Van B.", read[two])
    take(region, asked, Choice(one, "voted", before=read[one]), mine)
    assert stands(region, one) == ("otherwise", 2.5, "Van A.")
    assert stands(region, two) == ("otherwise", 1.5, "Van B.")


def test_the_same_cell_of_both_is_stored_of_neither_unseen(region: Region, asked: Round) -> None:
    one, two = asked.items[0].id, asked.items[1].id
    proposed = Choice(one, "voted")
    take(region, asked, chosen(one, 2.5, "Van A.", proposed))
    with pytest.raises(Conflict) as refused:
        take(region, asked, chosen(one, 4.5, "Van B.", proposed), Choice(two, "open"))
    assert refused.value.data["clashes"] == [
        Clash(one, {AXIS: 4.5, "reason": "Van B."}, {AXIS: 2.5, "reason": "Van A."}, "An Peeters")
    ]
    assert stands(region, one) == ("otherwise", 2.5, "Van A.")
    assert two not in region.store.read(takeover.standings, region.workshop, "organisation")


def test_a_value_is_not_lost_under_another_stance(region: Region, asked: Round) -> None:
    one = asked.items[0].id
    take(region, asked, chosen(one, 4.0, "Eerst."))
    read = Choice(one, "otherwise", {AXIS: 4.0}, "Eerst.")
    take(region, asked, Choice(one, "open", {}, "Eerst.", read))
    with pytest.raises(Conflict):
        take(region, asked, chosen(one, 3.5, "Eerst.", read))
    assert stands(region, one) == ("open", None, "Eerst.")


def test_different_cells_of_one_row_go_together(region: Region, asked: Round) -> None:
    one = asked.items[0].id
    take(region, asked, chosen(one, 4.0, "Eerst."))
    read = Choice(one, "otherwise", {AXIS: 4.0}, "Eerst.")
    take(region, asked, chosen(one, 5.0, "Eerst.", read))
    take(region, asked, chosen(one, 4.0, "Anders gezegd.", read))
    assert stands(region, one) == ("otherwise", 5.0, "Anders gezegd.")


def test_what_another_undid_is_written_as_it_stands_on_the_screen(
    region: Region, asked: Round
) -> None:
    one = asked.items[0].id
    take(region, asked, chosen(one, 4.0, "Eerst."))
    region.store.write(takeover.undo, region.workshop, asked.id, by="An")
    read = Choice(one, "otherwise", {AXIS: 4.0}, "Eerst.")
    take(region, asked, chosen(one, 4.0, "Toch.", read))
    assert stands(region, one) == ("otherwise", 4.0, "Toch.")


def test_nobody_undoes_a_take_over_that_they_did_not_see(region: Region, asked: Round) -> None:
    one = asked.items[0].id
    seen = take(region, asked, chosen(one, 4.0, "Van A."))
    later = take(region, asked, chosen(one, 2.0, "Van B."))
    with pytest.raises(Refused, match="Iemand anders nam"):
        region.store.write(takeover.undo, region.workshop, asked.id, seen, by="An")
    assert stands(region, one) == ("otherwise", 2.0, "Van B.")
    region.store.write(takeover.undo, region.workshop, asked.id, later, by="An")
    assert stands(region, one) == ("otherwise", 4.0, "Van A.")


def test_every_fault_is_named_and_nothing_is_stored(region: Region, asked: Round) -> None:
    one, two, three, four = (item.id for item in asked.items[:4])
    wanted = [
        Choice(one, "otherwise", {}, " "),
        Choice(two, "otherwise", {AXIS: 9.0}, "Omdat."),
        chosen(three, 2.0, "x" * 1001),
        Choice(four, "voted"),
    ]
    with pytest.raises(Incomplete) as refused:
        take(region, asked, *wanted)
    assert [(fault.item, fault.cell) for fault in refused.value.data["faults"]] == [
        (one, AXIS),
        (one, "reason"),
        (two, AXIS),
        (three, "reason"),
    ]
    assert region.store.read(takeover.chosen, region.workshop, asked.id) == {}
