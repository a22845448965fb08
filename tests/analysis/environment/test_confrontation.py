"""The SWOT and the questions that come from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.environment.confrontation import (
    MOST_POINTS,
    asks,
    challenge_checks,
    choosable,
    has_room,
    is_written,
    swot_checks,
)
from gbo_core.field import entries
from gbo_core.model import Challenge, Factor, Swot

SIDES = [each.code for each in entries("swot")]


def point(side: str, title: str = "Punt", **more: object) -> Swot:
    return Swot.make(title=title, side=side, **more)


def question(title: str = "Hoe kunnen we dit doen?", **more: object) -> Challenge:
    return Challenge.make(title=title, goals=("access",), **more)


def test_a_factor_of_both_directions_may_be_chosen_in_either_list() -> None:
    chance, threat, both, unsaid = (
        Factor.make(title=code or "leeg", direction=code)
        for code in ("chance", "threat", "both", "")
    )
    known = [chance, threat, both, unsaid]
    assert choosable("opportunity", known, []) == [chance, both, unsaid]
    assert choosable("threat", known, []) == [threat, both, unsaid]
    chosen = point("threat", factor=both.id)
    assert choosable("threat", known, [chosen]) == [threat, unsaid]
    assert choosable("opportunity", known, [chosen]) == [chance, both, unsaid]


@given(st.integers(0, 12))
def test_a_list_has_room_for_five(count: int) -> None:
    points = [point("strength") for _ in range(count)]
    assert has_room("strength", points) is (count < MOST_POINTS)
    assert has_room("weakness", points)


def test_a_removed_point_leaves_room() -> None:
    points = [point("strength") for _ in range(4)] + [point("strength", removed=True)]
    assert has_room("strength", points)


def test_empty_lists_are_named() -> None:
    (found,) = swot_checks([point("strength")], [])
    assert (found.code, found.level) == ("swot_empty", "missing")
    assert found.words()["lists"] == "Zwaktes, Kansen, Bedreigingen"


def test_more_than_five_points_and_points_without_factor_are_warned_of() -> None:
    known = Factor.make(title="Bekend")
    points = [point("strength") for _ in range(6)]
    points += [point("weakness"), point("opportunity", factor=known.id), point("threat", "Los")]
    found = {each.code: each for each in swot_checks(points, [known])}
    assert {each.level for each in found.values()} == {"warning"}
    assert found["swot_full"].words() == {"lists": "Sterktes", "most": 5}
    assert found["swot_loose"].words() == {"names": "Los"}


def test_a_point_whose_factor_was_removed_stands_loose() -> None:
    gone = Factor.make(title="Weg", removed=True)
    points = [point(side, factor=gone.id if side == "threat" else "f1") for side in SIDES]
    found = swot_checks(points, [gone, Factor.make(id="f1", title="Er")])
    assert [each.code for each in found] == ["swot_loose"]


def test_four_filled_lists_are_fine() -> None:
    known = Factor.make(title="Bekend")
    points = [point(side, factor=known.id) for side in SIDES]
    assert [each.level for each in swot_checks(points, [known])] == ["fine"]


@pytest.mark.parametrize(
    ("count", "level"),
    [(0, "missing"), (2, "missing"), (3, "fine"), (5, "fine"), (6, "warning")],
)
def test_three_to_five_questions_are_wanted(count: int, level: str) -> None:
    (found,) = challenge_checks([question() for _ in range(count)])
    assert (found.level, found.words()["n"]) == (level, count)


def test_a_question_needs_a_goal_and_its_form() -> None:
    several = [question(), question(), Challenge.make(title="Meer geld vragen")]
    found = {each.code: each.level for each in challenge_checks(several)}
    assert found == {
        "challenges": "fine",
        "challenge_goals": "missing",
        "challenge_form": "warning",
    }


@pytest.mark.parametrize(
    ("title", "is_question"),
    [
        ("Hoe kunnen we iedereen bereiken?", True),
        ("Comment pouvons-nous mieux informer?", True),
        ("How might we reach everybody?", True),
        ("Hoe kunnen we iedereen bereiken", False),
        ("Wie doet het?", False),
        ("Hoeveel kost het?", False),
    ],
)
def test_a_question_opens_with_how(title: str, is_question: bool) -> None:
    assert asks(title) is is_question


@pytest.mark.parametrize("title", ["Hoe kunnen we", "hoe kunnen we …?", "How can we?", " "])
def test_an_opening_alone_is_no_question(title: str) -> None:
    assert not is_written(title)
    written = [question(), question()]
    unfinished = Challenge(title=title, goals=("access",))
    assert challenge_checks([*written, unfinished])[0].data["n"] == 2


def test_a_question_that_goes_on_is_one() -> None:
    assert is_written("Hoe kunnen we samenwerken?")
