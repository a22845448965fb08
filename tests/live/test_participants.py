from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from gbo_core.live import ballots, joining, participants
from gbo_core.live.errors import NotJoined
from gbo_core.live.joining import Joining
from gbo_core.model import Organisation, Person
from gbo_core.model.errors import BadInput
from gbo_core.store import records, undo
from gbo_core.store.tables import change
from tests.region import Region


def test_a_token_finds_its_participant_and_only_in_their_own_workshop(region: Region) -> None:
    joined = region.store.write(joining.join, Joining(region.workshop, part="lived"))
    found = region.store.read(participants.by_token, region.workshop, joined.token)
    assert (found.id, found.part) == (joined.participant, "lived")
    for workshop, token in ((region.workshop, "guess"), ("wother77", joined.token)):
        with pytest.raises(NotJoined):
            region.store.read(participants.by_token, workshop, token)


def test_a_room_joins_at_once_and_the_wrong_one_is_refused_alone(region: Region) -> None:
    wanted = [Joining(region.workshop, part=part) for part in ("field", "nonsense", "policy")]
    outcomes = region.store.write(joining.join_many, wanted)
    assert [type(outcome).__name__ for outcome in outcomes] == ["Joined", "BadInput", "Joined"]
    assert len(region.store.read(participants.load, region.workshop)) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"part": "nonsense"},
        {"kind": "robot"},
        {"name": "x" * 81},
        {"table": "x" * 21},
        {"organisation": "nothere"},
        {"new_organisation": "x" * 301},
    ],
)
def test_what_is_not_on_the_screen_is_refused(region: Region, wrong: dict[str, str]) -> None:
    with pytest.raises(BadInput):
        region.store.write(joining.join, Joining(region.workshop, **wrong))
    assert region.store.read(participants.load, region.workshop) == []


def test_a_new_organisation_is_proposed_once_however_often_it_is_named(region: Region) -> None:
    for name in ("Buurtwerk ’t Hoekje", "buurtwerk ’t hoekje ", "OCMW ZANDHOVE"):
        region.store.write(joining.join, Joining(region.workshop, new_organisation=name))
    known = region.store.read(records.load, region.workshop, Organisation)
    assert [each.name for each in known if each.proposed] == ["Buurtwerk ’t Hoekje"]


def test_a_mistake_can_be_corrected_and_the_ballot_stays(region: Region) -> None:
    who = region.join("CAW De Brug", part="field")
    asked = region.open("scale")
    region.rate(asked, who, 4)
    wanted = Joining(region.workshop, region.organisation("CGG Noord"), part="policy")
    region.store.write(joining.correct, who, wanted)
    now = region.store.read(participants.get, region.workshop, who)
    assert (now.organisation, now.part) == (region.organisation("CGG Noord"), "policy")
    assert len(region.store.read(ballots.load, region.workshop, asked.id)) == 1


def test_who_is_forgotten_leaves_no_ballot_and_no_trace_in_the_log(region: Region) -> None:
    who, other = region.join("CAW De Brug"), region.join()
    asked = region.open("scale")
    for each in (who, other):
        region.rate(asked, each, 4)
    region.cast(asked, who, {asked.items[0].id: {"legitimacy": 1.0}}, "b2")
    region.store.write(participants.forget, region.workshop, who, by="An")

    def the_log(connection: Connection) -> str:
        return str(connection.execute(select(change)).all())

    left = region.store.read(ballots.load, region.workshop, asked.id)
    assert [ballot.participant for ballot in left] == [other]
    assert region.store.read(ballots.load_superseded, region.workshop) == []
    assert who not in region.store.read(the_log)


def test_a_table_answers_with_one_phone(region: Region) -> None:
    table = Joining(region.workshop, kind="table", table="2")
    first = region.store.write(joining.join, table).participant
    other = region.store.write(joining.join, replace(table, table="3")).participant
    person = region.store.write(joining.join, replace(table, kind="person")).participant
    with pytest.raises(BadInput, match=r"^Tafel 2 antwoordt al met een andere telefoon\.$"):
        region.store.write(joining.join, table)
    for taken in (other, person):
        with pytest.raises(BadInput, match="Tafel 2 antwoordt al"):
            region.store.write(joining.correct, taken, table)
    region.store.write(joining.correct, first, replace(table, language="fr"))
    with pytest.raises(BadInput, match=r"^Kies het nummer van uw tafel\.$"):
        region.store.write(joining.join, replace(table, table=" \u200b"))
    assert len(region.store.read(participants.load, region.workshop)) == 3


@pytest.mark.parametrize("gone", ["Samenlevingsopbouw", "CAW De Brug"])
def test_nothing_is_merged_with_what_somebody_removed_meanwhile(region: Region, gone: str) -> None:
    who = region.join("Samenlevingsopbouw")
    old, new = map(region.organisation, ("Samenlevingsopbouw", "CAW De Brug"))
    what = (region.workshop, Organisation, region.organisation(gone))
    region.store.write(records.remove, *what, by="Bo")
    with pytest.raises(records.IsRemoved):
        region.store.write(participants.merge_organisation, region.workshop, old, new, by="An")
    assert region.store.read(participants.get, region.workshop, who).organisation == old


def test_two_who_merge_the_same_are_not_both_told_so(region: Region) -> None:
    who = region.join("Samenlevingsopbouw")
    old, first, second = map(
        region.organisation, ("Samenlevingsopbouw", "CAW De Brug", "CGG Noord")
    )
    merge = (participants.merge_organisation, region.workshop, old)
    region.store.write(*merge, first, by="An", bundle="b1")
    with pytest.raises(records.IsRemoved):
        region.store.write(*merge, second, by="Bo", bundle="b2")
    assert region.store.read(participants.get, region.workshop, who).organisation == first


def test_a_wrong_merge_of_organisations_is_undone_whole(region: Region) -> None:
    caw = region.organisation("CAW De Brug")
    wanted = Joining(region.workshop, new_organisation="De Burg")
    newcomers = [region.store.write(joining.join, wanted).participant for _ in range(2)]
    (proposed,) = (
        each
        for each in region.store.read(records.load, region.workshop, Organisation)
        if each.proposed
    )
    person = Person.make(name="Noor", organisation=proposed.id)
    region.store.write(records.add, region.workshop, person, by="An")
    old = region.join("CAW De Brug")

    def now_at(who: str) -> str:
        return region.store.read(participants.get, region.workshop, who).organisation

    merge = (participants.merge_organisation, region.workshop, proposed.id, caw)
    region.store.write(*merge, by="An", bundle="b1")
    assert [now_at(who) for who in (*newcomers, old)] == [caw] * 3
    assert region.store.read(records.get, region.workshop, Person, person.id).organisation == caw
    # One of them says since then that they speak for themselves.
    region.store.write(joining.correct, newcomers[1], replace(wanted, new_organisation=""))
    region.store.write(undo.undo, region.workshop, "b1", by="An")
    assert [now_at(who) for who in (*newcomers, old)] == [proposed.id, "", caw]
    back = region.store.read(records.get, region.workshop, Person, person.id)
    assert back.organisation == proposed.id
    assert not region.store.read(records.get, region.workshop, Organisation, proposed.id).removed
