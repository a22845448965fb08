"""What is kept of an outcome is never older than the votes."""

from gbo_core.live import ballots, counting, kept, participants, results
from gbo_core.live.joining import Joining, correct
from gbo_core.model import Organisation
from gbo_core.model.round import Round, Visibility
from gbo_core.store import records
from tests.region import Region


def shown(region: Region, asked: Round) -> results.RoundResult:
    """The outcome as a screen gets it, which is what counting again gives."""
    found = region.store.read(kept.result, region.workshop, asked.id)
    assert found == region.store.read(counting.result, region.workshop, asked.id)
    return found


def test_an_outcome_is_counted_once_for_each_state(region: Region) -> None:
    asked = region.open()
    region.rate(asked, region.join("CAW De Brug"), 4, 5)
    first = shown(region, asked)
    assert region.store.read(kept.result, region.workshop, asked.id) is first


def test_a_vote_a_change_of_mind_and_a_step_show_at_once(region: Region) -> None:
    asked = region.open()
    who = region.join("CAW De Brug")
    assert shown(region, asked).ballots == 0
    region.rate(asked, who, 4, 5)
    assert shown(region, asked).ballots == 1
    region.rate(asked, who, 1, 1)
    assert {point for item in shown(region, asked).items for point in item.points} == {(1, 1)}
    region.step(asked, "close", "reveal")
    assert shown(region, asked).round.state == "revealed"


def test_who_joins_moves_is_renamed_or_forgotten_shows_at_once(region: Region) -> None:
    asked = region.open(visibility=Visibility.ORGANISATION)
    who = region.join("CAW De Brug")
    region.rate(asked, who, 4, 5)
    named = shown(region, asked).items[0].named
    assert named[0][0] == "CAW De Brug"

    region.join("OCMW Zandhove")
    assert shown(region, asked).asked == 2

    moved = Joining(region.workshop, region.organisation("CGG Noord"))
    region.store.write(correct, who, moved)
    assert shown(region, asked).items[0].named[0][0] == "CGG Noord"

    organisation = region.organisation("CGG Noord")
    region.store.write(
        records.save,
        region.workshop,
        Organisation,
        organisation,
        {"name": "CGG Zuid"},
        version=1,
        by="An",
    )
    assert shown(region, asked).items[0].named[0][0] == "CGG Zuid"

    region.store.write(participants.forget, region.workshop, who, by="An")
    assert shown(region, asked).ballots == 0


def test_only_the_latest_outcomes_are_kept(region: Region) -> None:
    asked = region.open()
    who = region.join()
    for value in (1, 2, 3, 4, 5) * 2:
        region.cast(asked, who, {asked.items[0].id: {"contribution": value}}, f"b{value}")
        shown(region, asked)
    assert len(kept._kept) <= kept.MOST
    assert len(region.store.read(ballots.load, region.workshop, asked.id)) == 1
