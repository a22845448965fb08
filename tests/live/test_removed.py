"""What is removed while people vote on it, or belong to it."""

import pytest

from gbo_core.live import counting, joining, participants, progress, rounds, sampling
from gbo_core.live.errors import NotReady
from gbo_core.live.joining import Joining
from gbo_core.model import Organisation
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Visibility
from gbo_core.store import records
from tests.region import Region


def remove(region: Region, *names: str) -> None:
    for name in names:
        gone = (region.workshop, Organisation, region.organisation(name))
        region.store.write(records.remove, *gone, by="An")


def test_people_go_on_belonging_to_what_was_removed(region: Region) -> None:
    who = region.join("CAW De Brug", part="field")
    asked = region.open("scale", visibility=Visibility.ORGANISATION)
    region.rate(asked, who, 4)
    remove(region, "CAW De Brug", "CGG Noord")
    reached = region.store.read(progress.by_organisation, asked)
    told = {each.name: (each.asked, each.answered) for each in reached}
    assert told["CAW De Brug"] == (1, 1)
    assert "CGG Noord" not in told  # nobody is there for it
    names = region.store.read(participants.organisation_names, region.workshop)
    assert names[region.organisation("CAW De Brug")] == "CAW De Brug"
    # Correcting something else is no reason to leave.
    wanted = Joining(region.workshop, region.organisation("CAW De Brug"), part="policy")
    region.store.write(joining.correct, who, wanted)
    assert region.store.read(participants.get, region.workshop, who).part == "policy"
    with pytest.raises(BadInput):
        region.store.write(joining.join, wanted)
    region.step(asked, "close", "reveal")
    (first, *_rest) = region.store.read(counting.result, region.workshop, asked.id).items
    assert first.named == (("CAW De Brug", {"legitimacy": 4.0}),)


def test_an_open_round_keeps_what_it_asks_and_a_new_one_leaves_it_out(region: Region) -> None:
    gone = region.organisation("CGG Noord")
    asked, drafted = region.open("scale"), region.draft("scale")
    remove(region, "CGG Noord")
    kept = region.store.read(rounds.get, region.workshop, asked.id)
    assert gone in kept.item_ids()
    assert gone not in region.step(drafted, "open").item_ids()
    region.step(asked, "close", "reveal")
    for follows in (True, False):
        again = region.store.write(
            rounds.again, region.workshop, asked.id, follows=follows, by="An"
        )
        assert again.item_ids() == tuple(item for item in asked.item_ids() if item != gone)


def test_in_a_second_round_others_take_the_place_of_what_was_removed(region: Region) -> None:
    people = [region.join("OCMW Zandhove") for _ in range(5)]
    first = region.open("scale", share=2)
    region.step(first, "close", "reveal")
    remove(region, "CGG Noord")
    again = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    second = region.step(again, "open")
    shares = region.store.read(sampling.load, region.workshop, second.id)
    assert {who: len(share) for who, share in shares.items()} == dict.fromkeys(people, 2)
    assert {item for share in shares.values() for item in share} <= set(second.item_ids())


def test_a_question_about_nothing_any_more_does_not_open(region: Region) -> None:
    drafted = region.draft("scale")
    remove(region, *region.organisations)
    with pytest.raises(NotReady):
        region.step(drafted, "open")
