"""From ballots to results, and from results to decisions."""

from collections import Counter
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update

from gbo_core.analysis.sampling import deal
from gbo_core.live import circles, counting, progress, rounds, sampling, shifts, takeover
from gbo_core.live.errors import WrongStep
from gbo_core.live.takeover import Choice
from gbo_core.model import Decision, Organisation
from gbo_core.model.errors import BadInput, Refused
from gbo_core.model.round import Audience, Round, State, Visibility
from gbo_core.store import records
from gbo_core.store.tables import participant
from tests.region import Region


def voted(region: Region, **more: Any) -> Round:
    """Five people for two organisations, revealed."""
    asked = region.open(**more)
    for values, organisation in [
        ((5, 5), "OCMW Zandhove"),
        ((5, 4), "OCMW Zandhove"),
        ((5, 5), "OCMW Zandhove"),
        ((1, 2), "CAW De Brug"),
        ((2, None), ""),
    ]:
        region.rate(asked, region.join(organisation), *values)
    return region.step(asked, "close", "reveal")


def test_every_vote_counts_and_no_opinion_is_kept_apart(region: Region) -> None:
    asked = voted(region)
    outcome = region.store.read(counting.result, region.workshop, asked.id)
    item = outcome.items[0]
    assert (outcome.ballots, outcome.asked) == (5, 5)
    assert item.axes["contribution"].values == (1, 2, 5, 5, 5)
    assert item.axes["contribution"].people.median == 5
    assert (item.axes["necessity"].values, item.axes["necessity"].no_opinion) == ((2, 4, 5, 5), 1)
    assert item.points == ((1, 2), (5, 4), (5, 5), (5, 5))


def test_one_voice_an_organisation_stands_beside_one_voice_a_person(region: Region) -> None:
    asked = voted(region, visibility=Visibility.ORGANISATION)
    outcome = region.store.read(counting.result, region.workshop, asked.id)
    axis = outcome.items[0].axes["contribution"]
    assert axis.organisation_values == (1, 2, 5)
    assert axis.people
    assert axis.organisations
    assert (axis.people.median, axis.organisations.median) == (5, 2)


def test_an_unnamed_round_has_no_figure_per_organisation(region: Region) -> None:
    outcome = region.store.read(counting.result, region.workshop, voted(region).id)
    for item in outcome.items:
        for axis in item.axes.values():
            assert (axis.organisation_values, axis.organisations) == (None, None)
    assert outcome.voices == ("people",)


def test_an_unnamed_round_names_nobody(region: Region) -> None:
    outcome = region.store.read(counting.result, region.workshop, voted(region).id)
    assert [item.named for item in outcome.items] == [()] * len(outcome.items)


@pytest.mark.parametrize(
    ("visibility", "label"),
    [(Visibility.ORGANISATION, "CAW De Brug"), (Visibility.NAMED, "Mia (CAW De Brug)")],
)
def test_a_named_round_shows_who_said_what(
    region: Region, visibility: Visibility, label: str
) -> None:
    asked = region.open(visibility=visibility)
    region.rate(asked, region.join("CAW De Brug", name="Mia"), 3, 4)
    outcome = region.store.read(counting.result, region.workshop, asked.id)
    assert outcome.items[0].named == ((label, {"contribution": 3.0, "necessity": 4.0}),)


def test_the_answer_of_a_table_is_not_mixed_with_persons(region: Region) -> None:
    asked = region.open(audience=Audience("tables"))
    region.join("CAW De Brug")
    region.rate(asked, region.join(kind="table", table="1"), 3, 4)
    outcome = region.store.read(counting.result, region.workshop, asked.id)
    assert (outcome.asked, outcome.ballots) == (1, 1)


def test_who_joins_after_the_close_was_not_asked(region: Region) -> None:
    asked = voted(region)
    for _n in range(2):
        joined_after(region, asked)
    outcome = region.store.read(counting.result, region.workshop, asked.id)
    now = region.store.read(progress.of_round, outcome.round)
    assert (outcome.ballots, outcome.asked) == (5, 5)
    assert (now.joined, now.asked, now.answered) == (7, 5, 5)


def joined_after(region: Region, asked: Round) -> None:
    """Somebody who joined a second after a round closed."""
    who = region.join("CGG Noord")
    later = datetime.fromisoformat(asked.closed_at) + timedelta(seconds=1)
    values = {"joined_at": later.isoformat(timespec="milliseconds")}
    where = participant.c.id == who
    region.store.write(lambda c: c.execute(update(participant).where(where).values(values)))


def test_a_second_round_shows_who_moved_and_which_way(region: Region) -> None:
    people = [region.join() for _ in range(14)]
    first = region.open()
    for who in people:
        region.rate(first, who, 2, 3)
    region.step(first, "close", "reveal")
    second = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(second, "open")
    for who, value in zip(people[:9], (4, 4, 1, 2, 2, 2, 2, 2, 2), strict=True):
        region.rate(second, who, value, 3)
    moved = region.store.read(shifts.moved, region.workshop, second.id)
    shift = moved[first.items[0].id, "contribution"]
    assert (shift.n, shift.up, shift.same, shift.down) == (9, 2, 6, 1)


def test_who_had_no_opinion_the_first_time_is_one_of_five_on_that_item(region: Region) -> None:
    """Were all others followed there and the same, the one dot more would be that person's."""
    people = [region.join() for _ in range(20)]
    first = region.open("scale")
    item, other = first.item_ids()[:2]
    for who in people[1:]:
        region.rate(first, who, 3)
    undecided = {each: {"legitimacy": None if each == item else 3.0} for each in first.item_ids()}
    region.cast(first, people[0], undecided)
    region.step(first, "close", "reveal")
    second = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(second, "open")
    for who in people:
        region.rate(second, who, 3)
    moved = region.store.read(shifts.moved, region.workshop, second.id)
    assert (moved[item, "legitimacy"].n, moved[other, "legitimacy"].n) == (14, 20)


def test_shares_are_stored_reach_latecomers_and_leave_out_ones_own(region: Region) -> None:
    early = [region.join("OCMW Zandhove") for _ in range(3)]
    asked = region.open(share=3)
    late = region.join("OCMW Zandhove")
    shares = region.store.read(sampling.load, region.workshop, asked.id)
    assert set(shares) == {*early, late}
    assert {len(share) for share in shares.values()} == {3}
    assert not any(region.organisation("OCMW Zandhove") in share for share in shares.values())


def test_who_judged_which_item_does_not_follow_from_ids(region: Region) -> None:
    """They are on the facilitator's screen; of an item with three answers it would tell whose."""
    people = sorted(region.join() for _ in range(12))
    asked = region.open(share=2)
    replayed: dict[str, tuple[str, ...]] = {}
    counts: Counter[str] = Counter()
    for who in people:
        replayed[who] = deal(asked.items, counts, asked.share, "", asked.id + who)
        counts.update(replayed[who])
    shares = region.store.read(sampling.load, region.workshop, asked.id)
    assert shares != replayed  # by chance once in 15 to the power of 4
    assert shares.keys() == replayed.keys()


def test_a_second_round_gives_everybody_the_same_share(region: Region) -> None:
    people = [region.join() for _ in range(4)]
    first = region.open(share=2)
    shares = region.store.read(sampling.load, region.workshop, first.id)
    second = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(second, "open")
    assert region.store.read(sampling.load, region.workshop, second.id) == shares
    assert set(shares) == set(people)


def standing(region: Region, item: str) -> dict[str, tuple[str, float | None]]:
    found = region.store.read(takeover.standings, region.workshop, "organisation")
    return {axis: (d.stance, d.value) for axis, d in found.get(item, {}).items()}


def test_the_group_takes_over_changes_or_leaves_open(region: Region) -> None:
    asked = voted(region)
    as_voted, otherwise, open_ = asked.item_ids()[:3]
    choices = [
        Choice(as_voted, "voted"),
        Choice(otherwise, "otherwise", {"contribution": 3, "necessity": 1}, "Kent de wijk niet."),
        Choice(open_, "open"),
    ]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")
    assert standing(region, as_voted) == {"contribution": ("voted", 5), "necessity": ("voted", 4.5)}
    assert standing(region, otherwise) == {
        "contribution": ("otherwise", 3),
        "necessity": ("otherwise", 1),
    }
    assert standing(region, open_) == {"contribution": ("open", None), "necessity": ("open", None)}
    assert region.store.read(rounds.get, region.workshop, asked.id).state is State.TAKEN


def test_a_decision_keeps_its_round_and_the_vote_beside_it(region: Region) -> None:
    asked = voted(region)
    choice = Choice(
        asked.items[0].id, "otherwise", {"contribution": 3, "necessity": 1}, "Anders gezien."
    )
    region.store.write(takeover.take_over, region.workshop, asked.id, [choice], by="An")
    decisions = region.store.read(records.load, region.workshop, Decision)
    assert {(d.round, d.axis, d.voted, d.value, d.reason, d.set_by) for d in decisions} == {
        (asked.id, "contribution", 5.0, 3.0, "Anders gezien.", "An"),
        (asked.id, "necessity", 4.5, 1.0, "Anders gezien.", "An"),
    }


@pytest.mark.parametrize(
    "choice",
    [
        {"stance": "otherwise", "values": {"contribution": 3, "necessity": 1}, "reason": " "},
        {"stance": "otherwise", "values": {"contribution": 3}, "reason": "Omdat."},
        {"stance": "otherwise", "values": {"contribution": 9, "necessity": 1}, "reason": "Omdat."},
        {"stance": "misschien"},
    ],
)
def test_otherwise_needs_a_reason_and_values_in_range(
    region: Region, choice: dict[str, object]
) -> None:
    asked = voted(region)
    wanted = Choice(asked.items[0].id, **choice)
    with pytest.raises(BadInput):
        region.store.write(takeover.take_over, region.workshop, asked.id, [wanted], by="An")
    assert standing(region, asked.items[0].id) == {}


def test_nothing_is_taken_over_before_it_is_revealed(region: Region) -> None:
    asked = region.step(region.open(), "close")
    choices = [Choice(asked.items[0].id, "voted")]
    with pytest.raises(WrongStep):
        region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")


def test_a_takeover_can_be_undone_and_done_again(region: Region) -> None:
    asked = voted(region)
    item = asked.items[0].id
    take = (takeover.take_over, region.workshop, asked.id, [Choice(item, "voted")])
    region.store.write(*take, by="An")
    region.store.write(takeover.undo, region.workshop, asked.id, by="An")
    assert standing(region, item) == {}
    assert region.store.read(rounds.get, region.workshop, asked.id).state is State.REVEALED
    region.store.write(*take, by="An")
    assert standing(region, item)["contribution"] == ("voted", 5)


def test_undo_takes_back_only_the_last_of_two_takeovers(region: Region) -> None:
    asked = voted(region)
    item = asked.items[0].id
    otherwise = Choice(item, "otherwise", {"contribution": 2, "necessity": 2}, "Omdat.")
    region.store.write(
        takeover.take_over, region.workshop, asked.id, [Choice(item, "voted")], by="An"
    )
    region.store.write(takeover.take_over, region.workshop, asked.id, [otherwise], by="An")
    region.store.write(takeover.undo, region.workshop, asked.id, by="An")
    assert standing(region, item)["contribution"] == ("voted", 5)
    assert region.store.read(rounds.get, region.workshop, asked.id).state is State.TAKEN
    region.store.write(takeover.undo, region.workshop, asked.id, by="An")
    assert standing(region, item) == {}
    with pytest.raises((WrongStep, Refused)):
        region.store.write(takeover.undo, region.workshop, asked.id, by="An")


def test_the_latest_round_stands(region: Region) -> None:
    first, second = voted(region), voted(region)
    item = first.items[0].id
    for asked, value in ((second, 1), (first, 2)):
        choice = Choice(item, "otherwise", {"contribution": value, "necessity": value}, "Omdat.")
        region.store.write(takeover.take_over, region.workshop, asked.id, [choice], by="An")
    assert standing(region, item)["contribution"] == ("otherwise", 1)


def test_a_split_by_circle_never_shows_fewer_than_five(region: Region) -> None:
    asked = region.open()
    for organisation, count in (("OCMW Zandhove", 6), ("CGG Noord", 4)):
        for n in range(count):
            region.rate(asked, region.join(organisation), 1 + n % 5, 3 + n % 2)
    place = (asked.items[0].id, "contribution")
    splits = region.store.read(circles.splits_by_circle, region.workshop, asked.id)
    assert splits[place] == {}
    region.rate(asked, region.join("CGG Noord"), 2, 3)
    splits = region.store.read(circles.splits_by_circle, region.workshop, asked.id)
    assert splits[place] == {"core": (1, 1, 2, 3, 4, 5), "background": (1, 2, 2, 3, 4)}


@pytest.mark.parametrize("tied", [True, False])
def test_an_organisation_that_moved_circles_is_not_what_two_splits_differ_by(
    region: Region, tied: bool
) -> None:
    """One person came for it: where nobody changed an answer, one dot would have left a circle."""
    people = [region.join("OCMW Zandhove") for _ in range(8)]
    people += [region.join("CGG Noord") for _ in range(8)] + [region.join("CAW De Brug")]
    first = asked_of(region, people, region.open("scale"))
    assert split_of(region, first) == {"core", "background"}
    same = region.draft("scale")
    if tied:
        same = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    move_to_background(region, "CAW De Brug")
    second = asked_of(region, people, region.step(same, "open"))
    assert split_of(region, second) == set()
    assert split_of(region, first) == {"core", "background"}


def test_who_closes_last_is_not_split_whichever_opened_first(region: Region) -> None:
    """What belongs where is fixed at the close, so that is what comes before and after."""
    people = [region.join(name) for name in ("OCMW Zandhove", "CGG Noord") for _ in range(8)]
    people.append(region.join("CAW De Brug"))
    opened_first, opened_last = region.open("scale"), region.open("scale")
    for place, who in enumerate(people):
        region.rate(opened_first, who, 1 + place % 4)
    asked_of(region, people, opened_last)
    assert split_of(region, opened_last) == {"core", "background"}
    move_to_background(region, "CAW De Brug")
    region.step(opened_first, "close", "reveal")
    assert split_of(region, opened_first) == set()
    assert split_of(region, opened_last) == {"core", "background"}


def test_who_came_in_between_is_not_what_two_splits_differ_by(region: Region) -> None:
    people = [region.join(name) for name in ("OCMW Zandhove", "CGG Noord") for _ in range(8)]
    first = asked_of(region, people, region.open("scale"))
    again = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    late = [region.join("OCMW Zandhove")]
    second = asked_of(region, [*people, *late], region.step(again, "open"))
    assert split_of(region, second) == set()
    assert split_of(region, first) == {"core", "background"}


def test_what_was_not_asked_before_is_split_beside_what_was(region: Region) -> None:
    people = [region.join(name) for name in ("OCMW Zandhove", "CGG Noord") for _ in range(8)]
    items = region.items()
    asked_of(region, people, region.open("scale", items=items[:2]))
    second = asked_of(region, people, region.open("scale", items=items))
    found = region.store.read(circles.splits_by_circle, region.workshop, second.id)
    assert {item for item, _axis in found} == {item.id for item in items[2:]}
    assert all(set(shown) == {"core", "background"} for shown in found.values())


def test_a_question_tried_with_a_few_is_split_when_the_room_answers(region: Region) -> None:
    people = [region.join(name) for name in ("OCMW Zandhove", "CGG Noord") for _ in range(8)]
    asked_of(region, people[4:-3], region.open("scale"))
    second = asked_of(region, people, region.open("scale"))
    assert split_of(region, second) == {"core", "background"}


def move_to_background(region: Region, name: str) -> None:
    moving = region.organisation(name)
    at = region.store.read(records.get, region.workshop, Organisation, moving).version
    changes = {"circle": "background"}
    region.store.write(
        records.save, region.workshop, Organisation, moving, changes, version=at, by="An"
    )


def asked_of(region: Region, people: list[str], asked: Round) -> Round:
    """The round after everybody answered as they always do, shown."""
    for place, who in enumerate(people):
        region.rate(asked, who, 1 + place % 4)
    return region.step(asked, "close", "reveal")


def split_of(region: Region, asked: Round) -> set[str]:
    """The circles that are shown apart."""
    found = region.store.read(circles.splits_by_circle, region.workshop, asked.id)
    return {circle for shown in found.values() for circle in shown}
