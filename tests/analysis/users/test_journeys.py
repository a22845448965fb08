from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.users.journeys import (
    HIGHEST_POSITION,
    Tie,
    at_known_services,
    check,
    cold,
    handovers,
    in_order,
    inserted,
    leaving,
    moved,
    overview,
    renumbered,
    retellings,
    ties,
    waiting,
)
from gbo_core.model import Journey, Step

JOURNEY = Journey(id="j1", title="Naar hulp", persona="m1", goals=("access",))
SERVICES = ["", "n1", "n2", "n3"]


def step(n: int, service: str = "", **more: Any) -> Step:
    return Step(id=f"x{n}", journey="j1", position=n, action="Belt", service=service, **more)


one_step = st.builds(
    lambda service, feeling, days, how, again: {
        "service": service,
        "feeling": feeling,
        "waiting": days,
        "handover": how,
        "again": again,
    },
    st.sampled_from(SERVICES),
    st.integers(-2, 2),
    st.none() | st.floats(0, 3650),
    st.sampled_from(["", "warm", "cold", "none"]),
    st.booleans(),
)
journeys_ = st.lists(one_step, max_size=14).map(
    lambda every: [step(n, **each) for n, each in enumerate(every)]
)


def test_steps_stand_in_the_order_of_their_position() -> None:
    first, second, equal = step(1), step(2), Step(id="x0", journey="j1", position=2, action="Mailt")
    gone = Step(id="x9", journey="j1", position=0, action="Weg", removed=True)
    other = Step(id="x8", journey="j2", position=0, action="Elders")
    assert in_order([second, gone, other, first, equal], "j1") == [first, equal, second]


def test_a_handover_goes_to_another_service() -> None:
    steps = [step(1, "n1"), step(2, "n1"), step(3, "n2", handover="cold"), step(4), step(5, "n3")]
    (found,) = handovers(steps)
    assert (found.services, found.how, found.after.id) == (("n1", "n2"), "cold", "x3")
    assert [each.after.id for each in cold(steps)] == ["x3"]


@pytest.mark.parametrize("count", [0, 1])
def test_nothing_follows_from_no_step_or_from_one(count: int) -> None:
    steps = [step(1, "n1", handover="cold")][:count]
    assert handovers(steps) == []
    assert waiting(steps).at_least is False
    assert leaving(steps) is None


def test_a_service_that_is_gone_is_no_service() -> None:
    steps = at_known_services([step(1, "n1"), step(2, "n2")], {"n1"})
    assert [each.service for each in steps] == ["n1", ""]
    assert handovers(steps) == []


def test_waiting_of_which_nobody_knows_makes_it_at_least() -> None:
    steps = [step(1), step(2, waiting=3.5), step(3), step(4, waiting=0), step(5, waiting=14)]
    found = waiting(steps)
    assert (found.days, found.at_least) == (17.5, True)
    assert [each.id for each in found.unknown] == ["x3"]
    assert [each.id for each in found.steps] == ["x2", "x5"]


def test_before_the_first_step_nobody_waits() -> None:
    assert not waiting([step(1), step(2, waiting=2)]).at_least


def test_people_leave_at_the_lowest_feeling_the_first_of_equals() -> None:
    steps = [step(1, feeling=1), step(2, feeling=-2), step(3, feeling=-2), step(4, feeling=2)]
    assert leaving(steps) == steps[1]


def test_without_a_low_nobody_leaves() -> None:
    assert leaving([step(1, feeling=0), step(2, feeling=2)]) is None


@given(journeys_)
def test_who_leaves_felt_nowhere_worse_and_nowhere_as_bad_before(steps: list[Step]) -> None:
    low = leaving(steps)
    if low is None:
        assert all(each.feeling >= 0 for each in steps)
    else:
        before = steps[: steps.index(low)]
        assert low.feeling == min(each.feeling for each in steps) < 0
        assert all(each.feeling > low.feeling for each in before)


@given(journeys_)
def test_numbers_can_be_followed_back_to_their_steps(steps: list[Step]) -> None:
    assert len(handovers(steps)) <= max(len(steps) - 1, 0)
    assert all(a != b and a and b for a, b in (each.services for each in handovers(steps)))
    assert {each.after.id for each in cold(steps)} <= {each.after.id for each in handovers(steps)}
    assert [each for each in steps if each.again] == retellings(steps)
    found = waiting(steps)
    assert found.days == sum(each.waiting or 0 for each in found.steps)
    assert all(each.waiting is None for each in found.unknown)


@given(st.lists(journeys_, max_size=4))
def test_every_handover_of_every_journey_is_in_one_proposal(every: list[list[Step]]) -> None:
    found = ties(every)
    assert sum(each.times for each in found) == sum(len(handovers(steps)) for steps in every)
    keys = [(each.source, each.target, each.how) for each in found]
    assert len(keys) == len(set(keys))
    assert [each.times for each in found] == sorted((each.times for each in found), reverse=True)


def test_proposals_say_who_how_often_and_where() -> None:
    one = [step(1, "n1"), step(2, "n2", handover="warm")]
    two = [step(3, "n1"), step(4, "n2", handover="warm"), step(5, "n1", handover="none")]
    assert ties([one, two]) == [
        Tie("n1", "n2", "warm", ("x2", "x4")),
        Tie("n2", "n1", "none", ("x5",)),
    ]


def test_what_a_journey_lacks() -> None:
    def codes(journey: Journey, steps: list[Step]) -> list[str]:
        return [each.code for each in check(journey, steps)]

    whole = [step(1, "n1"), step(2, "n2", handover="warm"), step(3, "n2")]
    assert codes(JOURNEY, whole) == []
    assert codes(JOURNEY, []) == ["steps"]
    bare = Journey(id="j1", title="Naar hulp")
    assert codes(bare, whole[:1]) == ["steps_few", "journey_persona", "journey_goals"]
    assert codes(JOURNEY, [*whole, step(4, handover="cold")]) == ["steps_nowhere"]


def test_the_overview_wants_one_journey_that_shows_a_way() -> None:
    assert [each.level for each in overview([], [])] == ["missing"]
    assert [each.level for each in overview([JOURNEY], [step(1)])] == ["missing"]
    (found,) = overview([JOURNEY], [step(1), step(2), step(3)])
    assert (found.level, found.data) == ("fine", {"names": "Naar hulp"})


@given(st.lists(st.text("abc", min_size=1), unique=True, max_size=200))
def test_positions_keep_the_order_and_fit(ids: list[str]) -> None:
    places = renumbered(ids)
    assert sorted(ids, key=lambda each: places[each]) == ids
    assert len(set(places.values())) == len(ids)
    assert all(0 < place <= HIGHEST_POSITION for place in places.values())


def test_more_steps_than_positions_is_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        renumbered([str(n) for n in range(HIGHEST_POSITION + 1)])


def test_a_step_moves_one_place_and_stops_at_the_ends() -> None:
    assert moved(["a", "b", "c"], "b", -1) == ["b", "a", "c"]
    assert moved(["a", "b", "c"], "b", 1) == ["a", "c", "b"]
    assert moved(["a", "b", "c"], "a", -1) == ["a", "b", "c"]
    assert moved(["a", "b", "c"], "c", 1) == ["a", "b", "c"]


def test_a_step_comes_after_another_or_at_the_end() -> None:
    assert inserted(["a", "b"], "x", "a") == ["a", "x", "b"]
    assert inserted(["a", "b"], "x", "") == ["a", "b", "x"]
    assert inserted(["a", "b"], "x", "gone") == ["a", "b", "x"]
