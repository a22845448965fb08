"""Rounds that closed before belonging was kept get what holds on the day of the migration."""

from alembic import command

from gbo_core.live import belonging, notes
from gbo_core.model.round import Audience, Round
from gbo_core.store import Store
from gbo_core.store.database import alembic_config
from tests.region import Region


def closed(region: Region, method: str, audience: Audience, *voters: str) -> Round:
    asked = region.open(method, audience=audience)
    for who in voters:
        region.rate(asked, who, 3.0)
    return region.step(asked, "close")


def test_for_closed_rounds_it_is_filled_as_closing_would(region: Region) -> None:
    field = region.join("OCMW Zandhove", part="field", table="2")
    voter = region.join("CGG Noord", part="policy")
    region.join("Samenlevingsopbouw")
    region.join(kind="table", table="1")
    for audience in (
        *(Audience("everyone"), Audience("core"), Audience("circle", "basis")),
        *(Audience("part", "field"), Audience("table", "2"), Audience("tables")),
    ):
        closed(region, "scale", audience)
    closed(region, "scale", Audience("core"), field, voter)
    wall = region.open("notes", audience=Audience("core"))
    sent = notes.Sending(region.workshop, wall.id, voter, "s1", wall.item_ids()[0], "Meer vraag")
    region.store.write(notes.arrive_many, [sent])
    region.step(wall, "close", "reveal")
    region.open("scale")
    region.draft("scale")
    kept = region.store.read(belonging.load, region.workshop)
    assert len(kept) == 3 + 1 + 1 + 1 + 1 + 1 + 2 + 2
    migrated = _there_and_back(region.store)
    assert migrated.read(belonging.load, region.workshop) == kept
    migrated.close()


def test_who_joined_after_the_close_was_not_asked(region: Region) -> None:
    closed(region, "scale", Audience("everyone"))
    region.join("CGG Noord")
    migrated = _there_and_back(region.store)
    assert migrated.read(belonging.load, region.workshop) == []
    migrated.close()


def _there_and_back(store: Store) -> Store:
    """The same file, after a time in which this table did not exist."""
    store.close()
    command.downgrade(alembic_config(store.url), "0003")
    return Store(store.url)
