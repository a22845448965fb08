"""What was entered in a form or a table is stored whole, and only where it differs."""

from typing import Any

import pytest

from gbo_core.model import Factor, Organisation
from gbo_core.model.errors import BadInput, Conflict
from gbo_core.store import records, undo
from gbo_core.store.entered import enter, enter_rows, remove_all
from tests.region import Region


def factor(region: Region, current: Factor | None = None, **values: Any) -> Factor:
    return region.store.write(enter, region.workshop, Factor, current, values, by="An")


def known(region: Region) -> list[str]:
    return sorted(
        each.name for each in region.store.read(records.load, region.workshop, Organisation)
    )


def test_a_new_one_is_added_and_a_changed_one_saved(region: Region) -> None:
    made = factor(region, title="Huur")
    changed = factor(region, made, title="Huur", now="stijgt")
    assert (changed.title, changed.now, changed.version) == ("Huur", "stijgt", 2)
    assert factor(region, changed, title="Huur", now="stijgt ").version == 2


def test_what_another_changed_meanwhile_stays_where_it_was_left_alone(region: Region) -> None:
    made = factor(region, title="Huur")
    factor(region, made, title="Huurprijs")
    both = factor(region, made, title="Huur", now="stijgt")
    assert (both.title, both.now) == ("Huurprijs", "stijgt")
    with pytest.raises(Conflict):
        factor(region, made, title="De huur")


def test_rows_go_in_together_or_not_at_all(region: Region) -> None:
    ocmw, caw = region.organisation("OCMW Zandhove"), region.organisation("CAW De Brug")
    noord = region.store.read(
        records.get, region.workshop, Organisation, region.organisation("CGG Noord")
    )
    before = known(region)
    rows = (enter_rows, region.workshop, Organisation)
    with pytest.raises(BadInput):
        region.store.write(
            *rows, {ocmw: (1, {"name": "OCMW Zand"}), caw: (1, {"name": ""})}, [noord], by="An"
        )
    assert known(region) == before
    region.store.write(*rows, {ocmw: (1, {"name": "OCMW Zand"})}, [noord], by="An", bundle="b1")
    assert ("OCMW Zand" in known(region), "CGG Noord" in known(region)) == (True, False)
    region.store.write(undo.undo, region.workshop, "b1", by="An")
    assert known(region) == before


def test_all_that_was_removed_comes_back_in_one_step(region: Region) -> None:
    before = known(region)
    gone = region.store.read(records.load, region.workshop, Organisation)
    region.store.write(remove_all, region.workshop, gone, by="An", bundle="b1")
    assert known(region) == []
    region.store.write(undo.undo, region.workshop, "b1", by="An")
    assert known(region) == before
