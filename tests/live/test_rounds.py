import pytest

from gbo_core.live import arriving, ballots, participants, rounds
from gbo_core.live.errors import (
    BadBallot,
    EmptyBallot,
    NoSuchRound,
    NotReady,
    RoundClosed,
    RoundNotOpen,
    WrongStep,
)
from gbo_core.model.round import Audience, State
from tests.region import Region


def test_a_round_goes_from_draft_to_taken_over(region: Region) -> None:
    asked = region.draft()
    states = [region.step(asked, name).state for name in ("open", "pause", "resume", "close")]
    states += [region.step(asked, name).state for name in ("reveal", "take")]
    assert states == [
        State.OPEN,
        State.PAUSED,
        State.OPEN,
        State.CLOSED,
        State.REVEALED,
        State.TAKEN,
    ]


ALLOWED = {
    State.DRAFT: {"open"},
    State.OPEN: {"pause", "close"},
    State.PAUSED: {"resume", "close"},
    State.CLOSED: {"reveal", "reopen"},
    State.REVEALED: {"take"},
    State.TAKEN: {"take", "untake"},
}
ROAD: dict[State, tuple[str, ...]] = {
    State.DRAFT: (),
    State.OPEN: ("open",),
    State.PAUSED: ("open", "pause"),
    State.CLOSED: ("open", "close"),
    State.REVEALED: ("open", "close", "reveal"),
    State.TAKEN: ("open", "close", "reveal", "take"),
}


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("name", list(rounds.STEPS))
def test_no_step_is_possible_out_of_order(region: Region, state: State, name: str) -> None:
    asked = region.step(region.draft(), *ROAD[state])
    if name in ALLOWED[state]:
        region.step(asked, name)
    else:
        with pytest.raises(WrongStep):
            region.step(asked, name)
        assert region.store.read(rounds.get, region.workshop, asked.id).state is state


def test_what_is_open_cannot_be_changed(region: Region) -> None:
    asked = region.open()
    with pytest.raises(WrongStep):
        region.store.write(rounds.redraft, region.workshop, asked, by="An")


@pytest.mark.parametrize("lack", [{"question": " "}, {"items": ()}])
def test_a_round_without_a_question_or_items_cannot_open(
    region: Region, lack: dict[str, object]
) -> None:
    with pytest.raises(NotReady):
        region.open(**lack)


def test_a_second_round_points_at_the_first_and_starts_as_a_draft(region: Region) -> None:
    first = region.step(region.open(), "close", "reveal")
    second = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    assert (second.follows, second.state, second.items) == (first.id, State.DRAFT, first.items)
    assert (second.opened_at, second.closed_at, second.revealed_at) == ("", "", "")


def test_a_ballot_is_stored_once_however_often_it_is_sent(region: Region) -> None:
    asked, who = region.open(), region.join()
    receipts = [region.rate(asked, who, 4, 5) for _ in range(3)]
    assert [(r.number, r.again) for r in receipts] == [(1, False), (1, True), (1, True)]
    assert len(region.store.read(ballots.load, region.workshop, asked.id)) == 1


def test_a_changed_ballot_replaces_the_first_which_is_kept(region: Region) -> None:
    asked, who = region.open(), region.join()
    region.rate(asked, who, 4, 5)
    item = asked.items[0].id
    region.cast(asked, who, {item: {"contribution": 1.0}}, "b2")
    (now,) = region.store.read(ballots.load, region.workshop, asked.id)
    (before,) = region.store.read(ballots.load_superseded, region.workshop)
    assert (now.number, now.answers) == (2, {item: {"contribution": 1.0}})
    assert (before.number, before.ballot, len(before.answers)) == (1, "b1", 6)


def test_a_late_retry_of_an_earlier_version_brings_nothing_back(region: Region) -> None:
    asked, who = region.open(), region.join()
    region.rate(asked, who, 4, 5)
    item = asked.items[0].id
    region.cast(asked, who, {item: {"contribution": 1.0}}, "b2")
    assert region.rate(asked, who, 4, 5).again
    (now,) = region.store.read(ballots.load, region.workshop, asked.id)
    assert now.ballot == "b2"


def test_many_ballots_in_one_commit_and_the_wrong_one_refused_alone(region: Region) -> None:
    asked = region.open()
    people = [region.join() for _ in range(5)]
    answers: dict[str, dict[str, float | None]] = {asked.items[0].id: {"necessity": 3.0}}
    casts = [ballots.Cast(region.workshop, asked.id, who, "b", answers) for who in people]
    casts.insert(2, ballots.Cast(region.workshop, "rnothere", people[0], "b", answers))
    outcomes = region.store.write(ballots.cast_many, casts)
    assert [type(outcome).__name__ for outcome in outcomes] == [
        *["Receipt"] * 2,
        "NoSuchRound",
        *["Receipt"] * 3,
    ]
    assert len(region.store.read(ballots.load, region.workshop, asked.id)) == 5


def test_somebody_who_was_erased_is_refused_alone(region: Region) -> None:
    asked = region.open()
    gone, there = region.join(), region.join()
    region.store.write(participants.forget, region.workshop, gone, by="An")
    answers: dict[str, dict[str, float | None]] = {asked.items[0].id: {"necessity": 3.0}}
    casts = [ballots.Cast(region.workshop, asked.id, who, "b", answers) for who in (gone, there)]
    outcomes = region.store.write(ballots.cast_many, casts)
    assert [type(outcome).__name__ for outcome in outcomes] == ["NotJoined", "Receipt"]
    (stored,) = region.store.read(ballots.load, region.workshop, asked.id)
    assert stored.participant == there


def test_twice_in_one_commit_keeps_the_last(region: Region) -> None:
    asked, who = region.open(), region.join()
    first: dict[str, dict[str, float | None]] = {asked.items[0].id: {"necessity": 3.0}}
    last: dict[str, dict[str, float | None]] = {asked.items[0].id: {"necessity": 5.0}}
    casts = [
        ballots.Cast(region.workshop, asked.id, who, "b1", first),
        ballots.Cast(region.workshop, asked.id, who, "b2", last),
    ]
    region.store.write(ballots.cast_many, casts)
    (now,) = region.store.read(ballots.load, region.workshop, asked.id)
    (before,) = region.store.read(ballots.load_superseded, region.workshop)
    assert (now.answers, now.number, before.answers) == (last, 2, first)


def test_a_draft_or_a_paused_round_takes_no_ballot(region: Region) -> None:
    who = region.join()
    with pytest.raises(RoundNotOpen):
        region.rate(region.draft(), who, 4, 5)
    with pytest.raises(RoundNotOpen):
        region.rate(region.step(region.open(), "pause"), who, 4, 5)


def test_a_ballot_under_way_while_closing_counts_and_a_later_one_does_not(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = region.open()
    on_time, late = region.join(), region.join()
    region.step(asked, "close")
    assert region.rate(asked, on_time, 4, 5).number == 1
    monkeypatch.setattr(arriving, "GRACE_SECONDS", 0.0)
    with pytest.raises(RoundClosed):
        region.rate(asked, late, 4, 5)


def test_a_ballot_to_another_workshop_is_refused(region: Region) -> None:
    asked, who = region.open(), region.join()
    cast = ballots.Cast("wother77", asked.id, who, "b", {})
    (outcome,) = region.store.write(ballots.cast_many, [cast])
    assert isinstance(outcome, NoSuchRound)


@pytest.mark.parametrize(
    ("audience", "who", "belongs"),
    [
        (Audience("everyone"), {}, True),
        (Audience("circle", "core"), {"organisation": "OCMW Zandhove"}, True),
        (Audience("circle", "core"), {"organisation": "CGG Noord"}, False),
        (Audience("part", "field"), {"part": "field"}, True),
        (Audience("part", "field"), {"part": "policy"}, False),
        (Audience("core"), {"organisation": "CAW De Brug"}, True),
        (Audience("core"), {}, False),
        (Audience("table", "3"), {"table": "3"}, True),
        (Audience("table", "3"), {"table": "4"}, False),
        (Audience("tables"), {"table": "3", "kind": "table"}, True),
        (Audience("tables"), {"table": "3"}, False),
        (Audience("everyone"), {"kind": "table", "table": "1"}, False),
    ],
)
def test_who_is_asked(
    region: Region, audience: Audience, who: dict[str, str], belongs: bool
) -> None:
    someone = region.store.read(participants.get, region.workshop, region.join(**who))
    assert participants.is_asked(audience, someone) is belongs


def test_bad_ballots_are_the_methods_to_refuse() -> None:
    assert issubclass(EmptyBallot, BadBallot)
