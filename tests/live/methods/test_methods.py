from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.live.errors import BadBallot, EmptyBallot, NotReady
from gbo_core.live.methods import METHODS, BallotMethod, ballot_method
from gbo_core.live.methods.form import field_name
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Answers, Item, Round, Sheet

ITEMS = tuple(Item(f"n{letter}", letter.upper()) for letter in "bcdfg")
SETTINGS: dict[str, dict[str, Any]] = {
    "grid": {"pair": "contribution_necessity"},
    "scale": {"axis": "urgency"},
    "pick": {"axis": "talk", "most": 2},
    "dots": {"axis": "priority", "budget": 4, "cap": 3},
    "notes": {"prompt": "assumed_now"},
}
BALLOTS = [code for code, method in METHODS.items() if isinstance(method, BallotMethod)]


def asked(method: str) -> Round:
    return Round(
        id="r1",
        workshop="w1",
        number=1,
        subject="organisation",
        method=method,
        question="?",
        settings=SETTINGS[method],
        items=ITEMS,
    )


def parse(method: str, form: dict[str, list[str]]) -> Answers:
    return ballot_method(method).parse(form, asked(method), ITEMS)


def test_a_grid_reads_both_scales_and_no_opinion() -> None:
    form = {
        field_name("nb", "contribution"): ["4"],
        field_name("nb", "necessity"): ["x"],
        field_name("nc", "necessity"): ["1"],
        field_name("nd", "necessity"): [""],
    }
    assert parse("grid", form) == {
        "nb": {"contribution": 4.0, "necessity": None},
        "nc": {"necessity": 1.0},
    }


def test_a_scale_has_one_axis() -> None:
    assert parse("scale", {field_name("nb", "urgency"): ["5"]}) == {"nb": {"urgency": 5.0}}


def test_a_pick_knows_tapped_untapped_and_no_opinion() -> None:
    tapped = parse("pick", {"pick": ["nb", "nd"]})
    assert {item: v["talk"] for item, v in tapped.items()} == {
        "nb": 1.0,
        "nc": 0.0,
        "nd": 1.0,
        "nf": 0.0,
        "ng": 0.0,
    }
    assert {v["talk"] for v in parse("pick", {"pick": ["none"]}).values()} == {0.0}
    assert {v["talk"] for v in parse("pick", {"pick": ["x"]}).values()} == {None}


@pytest.mark.parametrize("method", BALLOTS)
def test_an_empty_form_is_refused(method: str) -> None:
    with pytest.raises(EmptyBallot):
        parse(method, {"ballot": ["b1"]})


@pytest.mark.parametrize(
    ("method", "form"),
    [
        ("grid", {"a.nb.contribution": ["6"]}),
        ("grid", {"a.nb.contribution": ["0"]}),
        ("grid", {"a.nb.contribution": ["-1"]}),
        ("grid", {"a.nb.contribution": ["4.5"]}),
        ("grid", {"a.nb.contribution": ["٣"]}),
        ("grid", {"a.nb.contribution": ["4", "5"]}),
        ("scale", {"a.nb.urgency": ["<script>"]}),
        ("scale", {"a.nb.urgency": ["9" * 400]}),
        ("pick", {"pick": ["nothere"]}),
        ("pick", {"pick": ["nb", "nc", "nd"]}),
        ("pick", {"pick": ["nb", "x"]}),
        ("pick", {"pick": ["nb", "none"]}),
        ("dots", {"a.nb.priority": ["4"]}),
        ("dots", {"a.nb.priority": ["-1"]}),
        ("dots", {"a.nb.priority": ["3"], "a.nc.priority": ["2"]}),
        ("notes", {"a.nb.priority": ["1"]}),
    ],
)
def test_a_value_out_of_range_is_refused(method: str, form: dict[str, list[str]]) -> None:
    with pytest.raises(BadBallot):
        parse(method, form)


def test_too_many_taps_say_how_many_are_allowed() -> None:
    with pytest.raises(BadBallot) as refused:
        parse("pick", {"pick": ["nb", "nc", "nd"]})
    assert str(refused.value) == "U mag er hoogstens 2 aantikken."


def test_dots_know_what_got_none_and_no_opinion() -> None:
    given_ = parse("dots", {"a.nb.priority": ["3"], "a.nd.priority": ["1"], "a.nc.priority": ["0"]})
    assert {item: v["priority"] for item, v in given_.items()} == {
        "nb": 3.0,
        "nc": 0.0,
        "nd": 1.0,
        "nf": 0.0,
        "ng": 0.0,
    }
    assert {v["priority"] for v in parse("dots", {"dots": ["x"]}).values()} == {None}


def test_too_many_dots_say_how_many_there_are() -> None:
    with pytest.raises(BadBallot) as refused:
        parse("dots", {"a.nb.priority": ["3"], "a.nc.priority": ["2"]})
    assert str(refused.value) == "Te veel stippen: u hebt er 4. Haal er eerst 1 weg."
    with pytest.raises(BadBallot) as refused:
        parse("dots", {"a.nb.priority": ["3"], "a.nc.priority": ["3"]})
    assert str(refused.value) == "Te veel stippen: u hebt er 4. Haal er eerst 2 weg."


@pytest.mark.parametrize(
    ("method", "form", "sentence"),
    [
        ("pick", {"pick": ["nb", "x"]}, "Kies antwoorden, of ‘weet niet’."),
        ("pick", {"pick": ["nb", "none"]}, "Kies antwoorden, of ‘geen enkele’."),
        ("dots", {"a.nb.priority": ["1"], "dots": ["x"]}, "Geef stippen, of kies ‘weet niet’."),
    ],
)
def test_an_answer_together_with_no_opinion_is_told_to_choose(
    method: str, form: dict[str, list[str]], sentence: str
) -> None:
    with pytest.raises(BadBallot) as refused:
        parse(method, form)
    assert str(refused.value) == sentence


@given(st.lists(st.integers(0, 3), min_size=5, max_size=5).filter(lambda dots: 0 < sum(dots) <= 4))
def test_a_form_of_dots_gives_the_same_answers_back(dots: list[int]) -> None:
    answers = {item.id: {"priority": float(n)} for item, n in zip(ITEMS, dots, strict=True)}
    form = {name: list(values) for name, values in ballot_method("dots").form(answers).items()}
    assert parse("dots", form) == answers


def test_a_budget_that_fills_everything_is_no_choice() -> None:
    settings = {"axis": "priority", "budget": 15, "cap": 3}
    with pytest.raises(NotReady):
        METHODS["dots"].check_ready(replace(asked("dots"), settings=settings))


def test_dots_settle_on_all_of_them_together() -> None:
    assert ballot_method("dots").settle([3, 0, 2]) == 5.0
    assert ballot_method("dots").settle([]) is None


@given(
    st.dictionaries(
        st.sampled_from([item.id for item in ITEMS]),
        st.dictionaries(
            st.sampled_from(["contribution", "necessity"]),
            st.sampled_from([None, 1.0, 2.0, 3.0, 4.0, 5.0]),
            min_size=1,
        ),
    )
)
def test_tidy_rows_give_the_same_answers_back(answers: Answers) -> None:
    method = ballot_method("grid")
    assert method.from_rows(method.rows(answers)) == (answers, {})


@pytest.mark.parametrize("method", list(METHODS))
def test_settings_that_are_not_in_the_field_are_refused(method: str) -> None:
    with pytest.raises(BadInput):
        METHODS[method].clean_settings({"pair": "nonsense", "axis": "nonsense"})


@pytest.mark.parametrize(
    ("values", "settled"), [([1, 1, 0], 1.0), ([1, 0, 0], 0.0), ([1, 0], None), ([], None)]
)
def test_a_pick_settles_with_more_than_half(values: list[float], settled: float | None) -> None:
    assert ballot_method("pick").settle(values) == settled


def test_a_grid_settles_on_the_median() -> None:
    assert ballot_method("grid").settle([5, 5, 1, 4, 2]) == 4.0


def test_impact_is_asked_before_uncertainty_as_the_question_puts_them() -> None:
    grid = ballot_method("grid")
    assert grid.asks({"pair": "impact_uncertainty"}) == ("impact", "uncertainty")
    assert grid.axes({"pair": "impact_uncertainty"}) == ("uncertainty", "impact")
    assert grid.asks(SETTINGS["grid"]) == grid.axes(SETTINGS["grid"])


def test_what_a_ballot_leaves_open_is_counted_by_item() -> None:
    grid, ids = ballot_method("grid"), [item.id for item in ITEMS]
    answers: Answers = {
        "nb": {"contribution": 4.0, "necessity": None},
        "nc": {"necessity": 1.0},
    }
    assert grid.left_open(answers, asked("grid"), ids) == 4
    assert grid.left_open(answers, asked("grid"), ["nb"]) == 0
    tapped = parse("pick", {"pick": ["nb"]})
    assert ballot_method("pick").left_open(tapped, asked("pick"), ids) == 0


def again(method: str, before: Sheet, ids: list[str]) -> Sheet | None:
    return ballot_method(method).again(before, asked(method), ids)


def test_again_is_never_more_than_was_said() -> None:
    ids = [item.id for item in ITEMS]
    before = Sheet(
        {"nb": {"contribution": 4.0}, "nz": {"contribution": 3.0}},
        {"nb": {"contribution": "want"}, "nz": {"contribution": "omdat"}},
    )
    assert again("grid", before, ids) == Sheet(
        {"nb": {"contribution": 4.0}}, {"nb": {"contribution": "want"}}
    )
    assert again("scale", before, ids) is None  # asked something else
    dots: Answers = {item: {"priority": 0.0} for item in ids} | {"nc": {"priority": 1.0}}
    too_many = Sheet(dots | {"nb": {"priority": 5.0}}, {})  # on one item three are allowed now
    kept = {item: on for item, on in dots.items() if item != "nb"}
    assert again("dots", too_many, ids) == Sheet(kept, {})


@pytest.mark.parametrize("value", [0.0, None])
def test_nothing_tapped_says_nothing_about_another_list(value: float | None) -> None:
    ids = [item.id for item in ITEMS]
    nothing = Sheet({item: {"talk": value} for item in ids}, {})
    assert again("pick", nothing, ids) == nothing
    assert again("pick", nothing, ids[:-1]) is None
    assert again("pick", nothing, [*ids, "nz"]) is None
    tapped = Sheet({item: {"talk": float(item == "nb")} for item in ids}, {})
    kept = again("pick", tapped, ids[:-1])
    assert kept is not None
    assert ballot_method("pick").form(kept.answers) == {"pick": ("nb",)}
    assert again("pick", tapped, ids[1:]) is None
