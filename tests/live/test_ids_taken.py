"""Chance that gives an id twice."""

from collections.abc import Iterator
from itertools import chain, repeat

import pytest
from sqlalchemy import Connection, update

from gbo_core.live import joining, notes, participants
from gbo_core.live.joining import Joining
from gbo_core.live.notes import Sending
from gbo_core.model import Organisation
from gbo_core.model import note as notes_of
from gbo_core.model.ids import new_id
from gbo_core.store import records
from gbo_core.store.tables import CONCEPT_TABLES
from tests.region import Region, make_region


def alike(*first: str) -> Iterator[str]:
    """These, and then as usual."""
    return chain(first, (new_id("t") for _ in repeat(None)))


def test_a_room_in_which_ids_come_twice_is_let_in_whole(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = region.join()
    drawn = alike("tdouble", "tdouble", there, there)
    monkeypatch.setattr(joining, "new_id", lambda _letter: next(drawn))
    wanted = [Joining(region.workshop, name=f"Nieuw {n}") for n in range(40)]
    outcomes = region.store.write(joining.join_many, wanted)
    known = {who.id: who.name for who in region.store.read(participants.load, region.workshop)}
    assert [known[each.participant] for each in outcomes] == [each.name for each in wanted]
    assert len(known) == 41


def test_an_id_may_stand_in_two_workshops(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(joining, "new_id", lambda _letter: "tsame")
    other = make_region(region.store)
    assert (region.join(), other.join()) == ("tsame", "tsame")


def test_a_note_whose_id_is_taken_gets_another_and_keeps_it(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(notes_of, "derived_id", lambda letter, *parts: letter + "".join(parts[3:]))
    asked = region.open("notes")
    sent = [
        Sending(region.workshop, asked.id, region.join(), "s1", asked.items[0].id, f"Briefje {n}")
        for n in range(3)
    ]
    assert region.store.write(notes.arrive_many, sent) == ["y", "y1", "y2"]
    assert region.store.write(notes.arrive_many, sent) == ["y", "y1", "y2"]
    known = region.store.read(notes.load, region.workshop, asked.id)
    assert [note.first for note in known] == ["Briefje 0", "Briefje 1", "Briefje 2"]


def test_a_note_of_before_is_known_when_its_phone_sends_it_again(region: Region) -> None:
    """It got the shorter id that was derived from the same parts."""
    asked, who = region.open("notes"), region.join()
    sent = Sending(region.workshop, asked.id, who, "s1", asked.items[0].id, "Briefje")
    (long,) = region.store.write(notes.arrive_many, [sent])
    region.store.write(_shorten, long)
    assert region.store.write(notes.arrive_many, [sent]) == [long[:10]]


def _shorten(connection: Connection, note: str) -> None:
    table = CONCEPT_TABLES["note"]
    connection.execute(update(table).where(table.c.id == note).values(id=note[:10]))


def test_one_who_is_wrong_leaves_nothing_and_is_refused_alone(region: Region) -> None:
    """Not even the organisation that came with the name that is too long."""
    wanted = [
        Joining(region.workshop, new_organisation="Nieuw Huis", name="x" * 81),
        Joining(region.workshop, name="Goed"),
    ]
    outcomes = region.store.write(joining.join_many, wanted)
    assert [type(each).__name__ for each in outcomes] == ["BadInput", "Joined"]
    houses = region.store.read(records.load, region.workshop, Organisation)
    assert "Nieuw Huis" not in {each.name for each in houses}
