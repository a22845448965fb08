"""A persona goes in with its traits, all of it or nothing."""

from typing import Any

import pytest

from gbo_core.analysis.users.personas import MOST_TRAITS
from gbo_core.model import Persona, Trait
from gbo_core.model.errors import BadInput, Conflict, Refused
from gbo_core.steps.users import EnteredPersona, store_persona
from gbo_core.store import records, undo
from tests.region import Region

MIDDLE = {"place": 5}
EMPTY = {"low": " ", "high": ""} | MIDDLE


def row(name: str) -> dict[str, Any]:
    return {"low": f"weinig {name}", "high": f"veel {name}"} | MIDDLE


def stored(region: Region, bundle: str = "b1", **entered: Any) -> Persona:
    values = entered.pop("values", {"name": "Mila"})
    wanted = EnteredPersona(entered.pop("current", None), values, **entered)
    return region.store.write(store_persona, region.workshop, wanted, by="An", bundle=bundle)


def traits(region: Region) -> list[Trait]:
    return region.store.read(records.load, region.workshop, Trait)


def ends(region: Region) -> list[str]:
    return sorted(each.low for each in traits(region))


def test_a_row_of_two_empty_ends_is_no_trait_and_takes_one_away(region: Region) -> None:
    mila = stored(region, rows=[row("tijd"), EMPTY])
    assert [each.persona for each in traits(region)] == [mila.id]
    stored(region, "b2", current=mila, traits=traits(region), rows=[EMPTY, row("geld")])
    assert ends(region) == ["weinig geld"]
    region.store.write(undo.undo, region.workshop, "b2", by="An")
    assert ends(region) == ["weinig tijd"]


def test_nothing_is_stored_where_one_trait_is_refused(region: Region) -> None:
    with pytest.raises(BadInput):
        stored(region, rows=[row("tijd"), EMPTY | {"low": "half"}])
    assert traits(region) == region.store.read(records.load, region.workshop, Persona) == []


def test_two_together_cannot_give_more_than_a_persona_can_have(region: Region) -> None:
    mila = stored(region, rows=[row(str(n)) for n in range(MOST_TRAITS - 1)])
    read = traits(region)
    rows = [row(each.low.removeprefix("weinig ")) for each in read]
    stored(region, "b2", current=mila, traits=read, rows=[*rows, row("a")])
    with pytest.raises(Refused, match="hoogstens"):
        stored(region, "b3", current=mila, traits=read, rows=[*rows, row("b")])
    assert len(traits(region)) == MOST_TRAITS


def test_who_changed_the_same_end_meanwhile_is_not_overwritten(region: Region) -> None:
    mila = stored(region, rows=[row("tijd")])
    read = traits(region)
    changed = {"low": "geen tijd", "high": "veel tijd"} | MIDDLE
    stored(region, "b2", current=mila, traits=read, rows=[changed])
    with pytest.raises(Conflict) as refused:
        stored(region, "b3", current=mila, traits=read, rows=[changed | {"low": "te weinig"}])
    assert refused.value.data["theirs"] == {"low": "geen tijd"}
