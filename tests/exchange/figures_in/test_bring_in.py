"""Series that are stored: whole, or not at all; and out and in with the archive."""

from typing import Any

import pytest
from sqlalchemy import func, select

from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.figures_in import bring_in as way_in
from gbo_core.exchange.figures_in import read
from gbo_core.exchange.figures_in.bring_in import Wanted, bring_figures_in, with_names
from gbo_core.model import Series
from gbo_core.model.figure import Figure
from gbo_core.store import figures, records, undo
from gbo_core.store.tables import figure
from tests.exchange.figures_in.shapes import PINC_LONG, PINC_VIEWER
from tests.exchange.filled import archive_of, bring, described, figures_in, members, share_of, table
from tests.region import Region


def wanted(text: str = PINC_VIEWER) -> list[Wanted]:
    found = read("cijfers.csv", text)
    return [Wanted(Series.make(title=s.title, source="PinC"), s.figures) for s in found.series]


def keep(region: Region, several: list[Wanted], bundle: str = "b1") -> list[Series]:
    return bring_figures_in(region.store, region.workshop, several, by="An", bundle=bundle)


def rows(region: Region) -> int:
    counted: int = region.store.read(lambda c: c.scalar(select(func.count()).select_from(figure)))
    return counted


def known(region: Region) -> list[Series]:
    return region.store.read(records.load, region.workshop, Series)


def test_every_value_is_stored_with_why_it_is_not_there(region: Region) -> None:
    series = {each.title: each for each in keep(region, wanted())}
    stored = region.store.read(figures.load, region.workshop, series["Kansarmoede-index"].id)
    assert stored == [
        Figure("Café-Zuid", "2019", "Café-Zuid", "", None, "missing"),
        Figure("Café-Zuid", "2020", "Café-Zuid", "", None, "missing"),
        Figure("Kapelmeers", "2019", "Kapelmeers", "", None, "hidden"),
        Figure("Kapelmeers", "2020", "Kapelmeers", "", None, "unknown"),
        Figure("Lindermeer", "2019", "Lindermeer", "", 12.4),
        Figure("Lindermeer", "2020", "Lindermeer", "", 13.0),
    ]


def test_undo_takes_all_series_of_a_file_away(region: Region) -> None:
    keep(region, wanted())
    assert region.store.write(undo.undo, region.workshop, "b1", by="An") == 2
    assert known(region) == []


def test_when_it_fails_halfway_nothing_stays(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(way_in, "CHUNK", 2)
    first, last = wanted()
    twice = [*last.figures, last.figures[0]]
    with pytest.raises(Exception, match="UNIQUE"):
        keep(region, [first, Wanted(last.series, twice)])
    assert (rows(region), known(region)) == (0, [])


def test_what_an_import_left_behind_goes_with_the_next(region: Region) -> None:
    left = wanted()[0].figures
    region.store.write(figures.put_in, region.workshop, "cleft22", left)
    assert figures_in(region.store, region.workshop) == {}
    keep(region, wanted())
    assert rows(region) == 12


def test_names_of_another_source_stand_with_codes() -> None:
    row = Figure("98001", "2019", "98001", "", 5.0)
    assert with_names([row], {"98001": "Lindermeer"}) == [row._replace(name="Lindermeer")]
    assert with_names([row], {}) == [row]


def data(content: bytes) -> dict[str, Any]:
    return {n: held for n, held in members(content).items() if n.startswith("data/")}


def test_the_archive_brings_figures_back_byte_for_byte(region: Region) -> None:
    keep(region, [*wanted(), *wanted(PINC_LONG)])
    out = archive_of(region.store, region.workshop)
    back = bring(region.store, out)
    assert data(archive_of(region.store, back)) == data(out)
    assert len(table(out, "figures")) == 20
    hidden = next(row for row in table(out, "figures") if row["mark"] == "hidden")
    assert hidden["value"] == ""
    assert "excel/figures.csv" in members(out)
    (resource,) = [r for r in described(out)["resources"] if r["name"] == "figures"]
    assert resource["schema"]["primaryKey"] == ["series", "place", "period"]


def test_figures_may_be_shared_but_not_of_a_removed_series(region: Region) -> None:
    kept, gone = keep(region, wanted())
    region.store.write(records.remove, region.workshop, Series, gone.id, by="An")
    shared = table(share_of(region.store, region.workshop), "figures")
    assert {row["series"] for row in shared} == {kept.id}


def test_a_copy_without_answers_keeps_its_figures(region: Region) -> None:
    keep(region, wanted())
    copy = bring_in.duplicate(region.store, region.workshop, None, with_answers=False)
    assert len(figures_in(region.store, copy)) == 2
