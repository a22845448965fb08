from collections.abc import Callable, Iterator
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.agreement import (
    Certainty,
    Label,
    agreement,
    certainty,
    consensus,
    frequencies,
    label,
    median,
    quartiles,
    van_der_eijk,
)

# votes on 1..5, A, Tastle-Wierman, interquartile range
WORKED = [
    ((0, 0, 0, 20, 0), 1.00, 1.00, 0),
    ((0, 0, 0, 10, 10), 0.75, 0.81, 1),
    ((0, 1, 4, 10, 5), 0.60, 0.75, 0.5),
    ((4, 4, 4, 4, 4), 0.00, 0.43, 2),
    ((7, 2, 2, 2, 7), -0.50, 0.22, 4),
    ((0, 10, 0, 10, 0), 0.17, 0.58, 2),
    ((8, 2, 0, 8, 2), -0.31, 0.30, 3),
    ((10, 0, 0, 0, 10), -1.00, 0.00, 4),
]
FIVE_OF_FIVE = [f for f in product(range(6), repeat=5) if sum(f) == 5]

votes = st.lists(st.integers(1, 5), min_size=1, max_size=60)
counts = votes.map(frequencies)


@pytest.mark.parametrize(("counted", "a", "cns", "iqr"), WORKED)
def test_the_worked_values(counted: tuple[int, ...], a: float, cns: float, iqr: float) -> None:
    assert van_der_eijk(counted) == pytest.approx(a, abs=0.005)
    assert consensus(counted) == pytest.approx(cns, abs=0.005)
    q1, q3 = quartiles(counted)
    assert q3 - q1 == iqr


@pytest.mark.parametrize(
    ("counted", "a"),
    [
        ((0, 0, 0, 10, 10), 3 / 4),
        ((0, 1, 4, 10, 5), 3 / 5),
        ((7, 2, 2, 2, 7), -1 / 2),
        ((0, 10, 0, 10, 0), 1 / 6),
        ((8, 2, 0, 8, 2), -11 / 36),
    ],
)
def test_known_values_are_exact(counted: tuple[int, ...], a: float) -> None:
    assert van_der_eijk(counted) == pytest.approx(a, abs=1e-12)


def layers(counted: tuple[int, ...]) -> Iterator[list[int]]:
    """The steps in use, one answer deep at a time."""
    for depth in range(max(counted)):
        yield [step for step, times in enumerate(counted) if times > depth]


def slow_a(counted: tuple[int, ...]) -> float:
    """A written out for five steps, one layer of one answer at a time."""
    total = 0.0
    for used in layers(counted):
        if len(used) == 1:
            total += 1
            continue
        good = bad = 0
        for i in range(5):
            for j in range(i + 1, 5):
                for k in range(j + 1, 5):
                    inside = [step in used for step in (i, j, k)]
                    good += inside in ([True, True, False], [False, True, True])
                    bad += inside == [True, False, True]
        u = (3 * good - 4 * bad) / (3 * (good + bad)) if good + bad else 0
        total += len(used) * u * (1 - (len(used) - 1) / 4)
    return total / sum(counted)


def test_all_distributions_of_five_answers() -> None:
    assert len(FIVE_OF_FIVE) == 126
    for counted in FIVE_OF_FIVE:
        assert van_der_eijk(counted) == pytest.approx(slow_a(counted), abs=1e-12)
        assert van_der_eijk(counted[::-1]) == van_der_eijk(counted)
        assert -1 <= van_der_eijk(counted) <= 1
    assert len({van_der_eijk(counted) for counted in FIVE_OF_FIVE}) == 22


def test_all_distributions_of_five_answers_have_one_label_that_a_mirror_keeps() -> None:
    for counted in FIVE_OF_FIVE:
        assert label(counted) == label(counted[::-1])
        if max(counted) == 5:
            assert label(counted) == Label.ALIKE
    assert {label(counted) for counted in FIVE_OF_FIVE} == set(Label) - {Label.TOO_FEW}


@given(counts)
def test_agreement_stays_within_its_range(counted: tuple[int, ...]) -> None:
    assert -1 <= van_der_eijk(counted) <= 1
    assert -1e-12 <= consensus(counted) <= 1
    assert van_der_eijk(counted) == pytest.approx(slow_a(counted), abs=1e-12)


@given(counts, st.integers(2, 9))
def test_a_room_twice_as_full_agrees_as_much(counted: tuple[int, ...], times: int) -> None:
    fuller = tuple(times * f for f in counted)
    assert van_der_eijk(fuller) == van_der_eijk(counted)
    assert consensus(fuller) == consensus(counted)


@given(counts)
def test_a_mirrored_room_agrees_as_much(counted: tuple[int, ...]) -> None:
    mirrored = counted[::-1]
    assert van_der_eijk(mirrored) == van_der_eijk(counted)
    assert consensus(mirrored) == pytest.approx(consensus(counted), abs=1e-12)
    assert label(mirrored) == label(counted)
    assert median(mirrored) == 6 - median(counted)


@given(votes)
def test_full_agreement_is_everybody_the_same(values: list[int]) -> None:
    unanimous = len(set(values)) == 1
    assert (van_der_eijk(frequencies(values)) == 1) == unanimous
    assert (consensus(frequencies(values)) == 1) == unanimous


@pytest.mark.parametrize(
    ("counted", "expected"),
    [
        ((0, 0, 0, 4, 0), Label.TOO_FEW),
        ((0, 0, 0, 5, 0), Label.ALIKE),
        ((0, 1, 4, 10, 5), Label.ALIKE),
        ((4, 4, 4, 4, 4), Label.SPREAD),
        ((2, 4, 6, 4, 2), Label.SPREAD),
        ((7, 2, 2, 2, 7), Label.TWO_GROUPS),
        ((8, 2, 0, 8, 2), Label.TWO_GROUPS),
        ((10, 0, 0, 0, 10), Label.TWO_GROUPS),
        # two groups that stand close: A is above 0 here, the empty middle gives them away
        ((0, 10, 0, 10, 0), Label.TWO_GROUPS),
        ((0, 9, 2, 9, 0), Label.TWO_GROUPS),
        # somebody alone at the other end is not a group
        ((1, 0, 0, 9, 10), Label.ALIKE),
        # exactly on both cut-offs: A is 0.50, sixty percent on two neighbours
        ((0, 2, 2, 1, 0), Label.ALIKE),
    ],
)
def test_the_word_for_the_answers(counted: tuple[int, ...], expected: Label) -> None:
    assert label(counted) == expected


def test_a_scale_of_four_steps_has_a_middle_of_two() -> None:
    assert label((5, 5, 5, 5)) == Label.SPREAD
    assert label((10, 0, 0, 10)) == Label.TWO_GROUPS


@pytest.mark.parametrize(
    ("n", "expected"),
    [
        (0, Certainty.DOTS),
        (7, Certainty.DOTS),
        (8, Certainty.PROVISIONAL),
        (12, Certainty.PROVISIONAL),
        (13, Certainty.FIRM),
    ],
)
def test_how_sure_the_word_is(n: int, expected: Certainty) -> None:
    assert certainty(n) == expected


def test_the_words_make_no_camps() -> None:
    assert [each.sentence for each in Label] == [
        "te weinig antwoorden",
        "ongeveer gelijk",
        "loopt uiteen",
        "twee groepen antwoorden",
    ]
    assert Certainty.PROVISIONAL.sentence == "voorlopig"
    assert Certainty.FIRM.sentence == ""


def test_everything_about_one_question() -> None:
    found = agreement([4, 3, 5, 4, 4, 2, 4, 5])
    assert (found.n, found.frequencies) == (8, (0, 1, 1, 4, 2))
    assert (found.q1, found.median, found.q3) == (3.75, 4.0, 4.25)
    assert (found.label, found.certainty) == (Label.ALIKE, Certainty.PROVISIONAL)
    assert found.a == van_der_eijk((0, 1, 1, 4, 2))
    assert found.consensus == consensus((0, 1, 1, 4, 2))


def test_nobody_answered() -> None:
    found = agreement([])
    assert (found.n, found.frequencies) == (0, (0, 0, 0, 0, 0))
    assert (found.median, found.q1, found.q3, found.a, found.consensus) == (None,) * 5
    assert (found.label, found.certainty) == (Label.TOO_FEW, Certainty.DOTS)


def test_an_organisation_between_two_steps_counts_half_for_each() -> None:
    assert frequencies([3.5, 4]) == (0, 0, 0.5, 1.5, 0)
    found = agreement([3.5] * 6)
    assert (found.n, found.median, found.a) == (6, 3.5, 0.75)


@given(votes)
def test_median_and_quartiles_of_a_vector_are_those_of_its_answers(values: list[int]) -> None:
    found = agreement(values)
    assert median(found.frequencies) == found.median
    assert quartiles(found.frequencies) == (found.q1, found.q3)
    assert found.q1 <= found.median <= found.q3


@pytest.mark.parametrize("value", [0, 6, -1, float("nan"), float("inf")])
def test_an_answer_off_the_scale_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="not on a scale of 1 to 5"):
        agreement([3, value])


@pytest.mark.parametrize("measure", [van_der_eijk, consensus, median, quartiles])
def test_no_measure_without_answers(
    measure: Callable[[tuple[int, ...]], object],
) -> None:
    with pytest.raises(ValueError, match="no answers"):
        measure((0, 0, 0, 0, 0))


@pytest.mark.parametrize(
    ("counted", "a", "expected"),
    [
        ((10, 0), 1.0, Label.ALIKE),
        ((2, 6), 0.5, Label.ALIKE),
        ((3, 7), 0.4, Label.SPREAD),
        ((5, 5), 0.0, Label.SPREAD),
    ],
)
def test_yes_and_no(counted: tuple[int, ...], a: float, expected: Label) -> None:
    assert van_der_eijk(counted) == a
    assert label(counted) == expected


def test_half_yes_and_half_no_is_no_consensus() -> None:
    assert consensus((5, 5)) == 0
    assert agreement([1, 1, 2, 2], k=2).median == 1.5
