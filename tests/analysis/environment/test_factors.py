"""Reading factors, and what their list lacks."""

from itertools import pairwise
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.environment.factors import (
    Reading,
    by_weight,
    dimension_check,
    factor_checks,
    in_order,
    reading,
)
from gbo_core.analysis.quadrant import quadrant
from gbo_core.analysis.spread import likely_median
from gbo_core.field import entries
from gbo_core.model import Factor
from gbo_core.model.finding import Records, Votes

DIMENSIONS = [each.code for each in entries("dimensions")]
values = st.integers(2, 10).map(lambda doubled: doubled / 2)
votes = st.lists(st.integers(1, 5).map(float), max_size=40)


def factor(title: str = "Meer ouderen", **more: object) -> Factor:
    return Factor.make(title=title, **more)


@pytest.mark.parametrize(
    ("impact", "uncertainty", "corner"),
    [
        (5, 5, "critical"),
        (4.5, 1, "certain"),
        (1, 4, "background_open"),
        (2, 2, "background"),
        (3, 5, ""),
        (5, 3, ""),
    ],
)
def test_a_factor_reads_by_its_two_values(impact: float, uncertainty: float, corner: str) -> None:
    assert reading(impact, uncertainty).corner == corner


def test_votes_around_the_middle_make_a_reading_unsure() -> None:
    firm, split = [5.0] * 12, [1.0] * 5 + [5.0] * 7
    assert reading(5, 5, firm, firm).sure
    assert not reading(5, 5, firm, split).sure
    assert not reading(5, 5, split, firm).sure


def test_a_value_from_too_few_votes_is_never_sure() -> None:
    firm, few = [5.0] * 8, [5.0] * 7
    assert reading(5, 5, firm, firm).sure
    assert reading(5, 5, few, firm) == reading(5, 5, firm, few) == Reading("critical", sure=False)


def test_a_value_that_the_group_gave_itself_stands() -> None:
    assert reading(5, 1, [5.0] * 8, ()) == Reading("certain", sure=True)


@given(values, values, votes, votes)
def test_a_reading_is_never_sure_of_no_corner(
    impact: float, uncertainty: float, impacts: list[float], uncertainties: list[float]
) -> None:
    found = reading(impact, uncertainty, impacts, uncertainties)
    assert found.corner == quadrant("impact_uncertainty", uncertainty, impact)
    assert found.corner or not found.sure


@given(st.lists(votes, max_size=8))
def test_no_order_is_suggested_where_spreads_overlap(samples: list[list[float]]) -> None:
    several = [factor(f"Factor {n}") for n in range(len(samples))]
    impacts = {each.id: votes for each, votes in zip(several, samples, strict=True)}
    groups = by_weight(several, impacts)
    assert sorted(each.id for group in groups for each in group) == sorted(impacts)
    voted = [[each.id for each in group if impacts[each.id]] for group in groups]
    for above, below in pairwise([group for group in voted if group]):
        lowest = min(likely_median(impacts[id_])[0] for id_ in above)
        highest = max(likely_median(impacts[id_])[1] for id_ in below)
        assert lowest > highest
        assert min(median(impacts[i]) for i in above) > max(median(impacts[i]) for i in below)


def test_what_nobody_voted_on_comes_last() -> None:
    silent, heavy = factor("A"), factor("B")
    assert by_weight([silent, heavy], {heavy.id: [5.0] * 9}) == [[heavy], [silent]]


@given(st.permutations(["Zorg", "armoede", "Bus", "Energie", "huur", "Digitaal"]))
def test_the_list_goes_by_dimension_then_title(titles: list[str]) -> None:
    given_ = [factor(t, dimension=["", *DIMENSIONS][n]) for n, t in enumerate(titles)]
    found = in_order(reversed(given_))
    assert [each.dimension for each in found] == [*DIMENSIONS[:5], ""]
    alike = in_order(factor(title, dimension="social") for title in titles)
    assert [each.title for each in alike] == sorted(titles, key=str.casefold)


def test_dimensions_without_a_factor_are_named() -> None:
    (found,) = dimension_check([factor(dimension="social"), factor(dimension="political")])
    assert found.level == "missing"
    assert found.words()["dimensions"] == "Demografisch, Economisch, Technologisch, Ecologisch"
    assert found.words("en")["dimensions"].startswith("Demographic")


def test_a_factor_in_every_dimension_is_fine() -> None:
    (found,) = dimension_check(factor(dimension=code) for code in DIMENSIONS)
    assert found.level == "fine"


def test_goal_source_and_votes_are_asked_of_each_factor() -> None:
    whole = factor("Heel", goals=("access",), source="Statbel")
    bare = factor("Kaal")
    found = {
        each.code: each for each in factor_checks([whole, bare], {whole.id}, {bare.id: ("r1",)})
    }
    assert {code: each.level for code, each in found.items()} == {
        "factor_goals": "missing",
        "factor_source": "warning",
        "factor_score": "warning",
        "factor_open": "warning",
    }
    here = Records("factor", (bare.id,))
    assert {each.rests_on[-1] for each in found.values()} == {here}
    asked = {code: each.rests_on[:-1] for code, each in found.items() if each.rests_on[:-1]}
    assert asked == {
        "factor_score": (Votes("factor"),),
        "factor_open": (Votes("factor", ("r1",)),),
    }
    assert {each.words()["names"] for each in found.values()} == {"Kaal"}


def test_many_lacking_factors_are_a_number() -> None:
    found = factor_checks([factor(f"F{n}", source="x") for n in range(6)], (), {})
    assert [each.data for each in found] == [{"n": 6}, {"n": 6}]


def test_factors_with_everything_are_fine_and_removed_ones_are_not_asked() -> None:
    whole = factor(goals=("takeup",), source="Veldwerk")
    gone = factor("Weg", removed=True)
    assert [each.level for each in factor_checks([whole, gone], {whole.id}, {gone.id: ()})] == [
        "fine"
    ]
    assert factor_checks([], (), {}) == []
