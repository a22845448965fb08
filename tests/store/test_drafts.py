"""What is typed and not stored is kept for who typed it, and for nobody longer than needed."""

import json
import time
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Connection, func, insert, select, update

from gbo_core.exchange.archive.contents import gather
from gbo_core.model import Interview, Person
from gbo_core.store import Store, access, accounts, clock, drafts, invitations, records, workshops
from gbo_core.store.tables import change, draft
from tests.region import Region

DAY = 86_400.0


@pytest.fixture
def an(store: Store) -> str:
    token = store.write(access.add_first, "An Peeters", "een lange zin")
    return store.read(access.who, token).id


@pytest.fixture
def workshop(store: Store, an: str) -> str:
    return store.write(workshops.make, an, workshops.new_profile("GBO Deinze"), by="An")


def changes(connection: Connection) -> int:
    return connection.execute(select(func.count()).select_from(change)).scalar_one()


def test_it_is_found_again_by_who_typed_it(store: Store, an: str, workshop: str) -> None:
    store.write(drafts.keep, an, {(workshop, "a"): "{}", ("", "new"): '{"x": 1}'})
    assert store.read(drafts.load, an) == {(workshop, "a"): "{}", ("", "new"): '{"x": 1}'}
    store.write(drafts.keep, an, {(workshop, "a"): '{"y": 2}'}, [("", "new")])
    assert store.read(drafts.load, an) == {(workshop, "a"): '{"y": 2}'}
    assert store.read(drafts.load, "f2222222") == {}


def test_it_is_no_change_that_wakes_anybody(store: Store, an: str, workshop: str) -> None:
    before = store.read(changes)
    store.write(drafts.keep, an, {(workshop, "a"): "{}"})
    assert store.read(changes) == before


def test_it_goes_with_the_workshop_and_with_the_account(
    store: Store, an: str, workshop: str
) -> None:
    typed = {(workshop, "a"): "{}", ("", "new"): "{}"}
    store.write(drafts.keep, an, typed)
    store.write(workshops.remove, workshop, by="An")
    workshops.erase(store, workshop)
    assert store.read(drafts.load, an) == {("", "new"): "{}"}
    store.write(drafts.keep, an, typed)  # a tab that still has it open
    assert store.read(drafts.load, an) == {("", "new"): "{}"}
    bo = store.write(
        invitations.add_invited, store.write(invitations.invite, an, None), "Bo", "een lange zin"
    )
    other = store.read(access.who, bo).id
    store.write(drafts.keep, other, {("", "new"): "{}"})
    store.write(accounts.remove_account, other, by=an)
    assert store.read(drafts.load, other) == {}


def test_after_a_month_it_is_gone(store: Store, an: str, workshop: str) -> None:
    store.write(drafts.keep, an, {(workshop, "old"): "{}", (workshop, "young"): "{}"})
    for place, days in (("old", 31), ("young", 29)):
        at = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        store.write(
            lambda c, place=place, at=at: (
                c.execute(update(draft).where(draft.c.place == place).values(at=at)) and None
            )
        )
    worked(store, workshop, 1, 2, 3, 4)
    store.write(drafts.prune)
    assert {place for _w, place in store.read(drafts.load, an)} == {"young"}


def worked(store: Store, workshop: str, *days_ago: int) -> None:
    """Somebody changed something so many days ago; the workshop was made today."""
    for days in days_ago:
        at = (datetime.now(UTC) - timedelta(days=days)).isoformat(timespec="milliseconds")
        row = insert(change).values(workshop=workshop, at=at)
        store.write(lambda c, row=row: c.execute(row) and None)


def test_no_clock_that_jumps_takes_what_was_typed_just_now(
    store: Store, an: str, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = {(workshop, "a"): "{}", ("", "new"): "{}"}
    worked(store, workshop, 400, 300, 200, 100)
    store.write(drafts.keep, an, typed)
    for ahead in (90 * DAY, -90 * DAY, 900 * DAY, 0.0):
        moved = clock.OwnClock(lambda ahead=ahead: time.time() + ahead)
        monkeypatch.setattr(clock, "ours", moved)
        store.write(drafts.keep_offer, an, (workshop, "persons"), ("b1", "Verwijderd: Mia."))
        store.write(records.add, workshop, Person.make(name="Mia"), by="An")
        store.write(drafts.prune)
        assert store.read(drafts.load, an) == typed
        assert len(store.read(drafts.load_offers, an)) == 1


def test_who_is_erased_is_not_kept_in_what_somebody_was_typing(
    store: Store, an: str, workshop: str
) -> None:
    made = store.write(records.add, workshop, Interview.make(pseudonym="Roos"), by="An")
    rows = {"rows": {made.id: {"name": "Roos"}, "i2": {}}, "typed": {made.id: {}, "i2": {"x": 1}}}
    store.write(
        drafts.keep,
        an,
        {
            (workshop, f"editing_interview_{workshop}_{made.id}"): '{"typed": "Roos"}',
            (workshop, "insight"): json.dumps({"begin": {"interview": made.id}}),
            (workshop, "table"): json.dumps(rows),
            (workshop, "other"): "{}",
        },
    )
    store.write(records.erase, workshop, Interview, made.id, by="An")
    left = {place: content for (_w, place), content in store.read(drafts.load, an).items()}
    assert set(left) == {"table", "other"}
    assert json.loads(left["table"]) == {"rows": {"i2": {}}, "typed": {"i2": {"x": 1}}}


def test_it_is_in_no_export(store: Store, an: str, workshop: str) -> None:
    before = store.read(gather, workshop)
    store.write(drafts.keep, an, {(workshop, "a"): '"Geheim"'})
    assert store.read(gather, workshop) == before


def test_no_offer_names_who_was_erased(region: Region) -> None:
    store, here = region.store, (region.workshop, "persons")
    person = store.write(records.add, region.workshop, Person.make(name="Mia"), by="An")
    store.write(drafts.keep_offer, region.facilitator, here, ("b1", "Verwijderd: Mia."))
    assert store.read(drafts.load_offers, region.facilitator) == {here: ("b1", "Verwijderd: Mia.")}
    assert store.read(drafts.load, region.facilitator) == {}
    store.write(records.erase, region.workshop, Person, person.id, by="An")
    assert store.read(drafts.load_offers, region.facilitator) == {}
