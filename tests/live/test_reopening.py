"""A round that was closed by mistake opens again, as long as nobody looked."""

import pytest

from gbo_core.live import ballots, belonging, counting, joining, notes, rounds, sampling
from gbo_core.live.errors import AlreadySeen, RoundClosed, WrongStep
from gbo_core.live.joining import Joining
from gbo_core.model.round import Round, State
from tests.region import Region


def look(region: Region, asked: Round) -> None:
    region.store.write(rounds.look, region.workshop, asked.id, by="An")


def again(region: Region, asked: Round) -> Round:
    return region.store.read(rounds.get, region.workshop, asked.id)


def test_it_is_the_same_round_with_its_answers(region: Region) -> None:
    who, late = region.join("CAW De Brug"), region.join("CGG Noord")
    asked = region.open("scale")
    region.rate(asked, who, 4.0)
    opened = asked.opened_at
    asked = region.step(asked, "close", "reopen")
    assert (asked.state, asked.opened_at, asked.closed_at) == (State.OPEN, opened, "")
    region.rate(asked, late, 2.0)
    region.cast(asked, who, {item: {"legitimacy": 5.0} for item in asked.item_ids()}, "b2")
    found = region.store.read(counting.result, region.workshop, asked.id)
    assert found.items[0].axes["legitimacy"].values == (2.0, 5.0)


def test_what_people_belong_to_is_fixed_anew_at_the_next_closing(region: Region) -> None:
    who = region.join("CAW De Brug")
    asked = region.step(region.open("scale"), "close")
    moved = Joining(region.workshop, region.organisation("CGG Noord"), part="field")
    region.store.write(joining.correct, who, moved)
    asked = region.step(asked, "reopen")
    assert region.store.read(belonging.load, region.workshop) == []
    region.step(asked, "close")
    (fixed,) = region.store.read(belonging.load, region.workshop)
    assert (fixed.organisation, fixed.part) == (region.organisation("CGG Noord"), "field")


def test_once_somebody_looked_it_stays_closed(region: Region) -> None:
    asked = region.step(region.open("scale"), "close")
    look(region, asked)
    with pytest.raises(AlreadySeen):
        region.step(asked, "reopen")
    assert again(region, asked).state is State.CLOSED


def test_of_two_who_click_at_once_the_first_wins(region: Region) -> None:
    """One looks while the other reopens: nobody sees a result of a round that takes votes."""
    asked = region.step(region.open("scale"), "close", "reopen")
    with pytest.raises(WrongStep):
        look(region, asked)
    assert again(region, asked).seen_at == ""
    with pytest.raises(WrongStep):
        region.step(asked, "reopen")


def test_what_was_under_way_does_not_come_in_after_somebody_looked(region: Region) -> None:
    """Else the result before and after would tell what that one person answered."""
    first, second = region.join(), region.join()
    asked = region.step(region.open("scale"), "close")
    region.rate(asked, first, 3.0)
    look(region, asked)
    with pytest.raises(RoundClosed):
        region.rate(asked, second, 5.0)
    assert len(region.store.read(ballots.load, region.workshop, asked.id)) == 1


def test_looking_twice_keeps_the_first_moment(region: Region) -> None:
    asked = region.step(region.open("scale"), "close")
    look(region, asked)
    seen = again(region, asked)
    look(region, asked)
    assert again(region, asked) == seen
    assert asked.closed_at <= seen.seen_at
    assert region.step(asked, "reveal").seen_at == seen.seen_at


def test_the_reveal_is_a_look_as_well(region: Region) -> None:
    asked = region.step(region.open("scale"), "close", "reveal")
    assert asked.seen_at == asked.revealed_at
    following = region.store.write(rounds.again, region.workshop, asked.id, follows=True, by="An")
    assert following.seen_at == ""


def test_who_joined_while_it_was_closed_gets_a_share(region: Region) -> None:
    region.join()
    asked = region.step(region.open("scale", share=3), "close")
    newcomer = region.join()
    region.step(asked, "reopen")
    dealt = region.store.read(sampling.load, region.workshop, asked.id)
    assert len(dealt[newcomer]) == 3


def test_people_can_write_again(region: Region) -> None:
    writer = region.join()
    asked = region.step(region.open("notes"), "close", "reopen")
    sending = notes.Sending(region.workshop, asked.id, writer, "s1", asked.item_ids()[0], "Meer")
    (outcome,) = region.store.write(notes.arrive_many, [sending])
    assert isinstance(outcome, str)
