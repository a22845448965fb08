"""A sentence of the core, as somebody reads it in their language."""

import pytest

from gbo_core import field
from gbo_core.analysis.agreement import agreement
from gbo_core.live.cast import Cast
from gbo_core.live.standpoints import Standpoint
from gbo_core.model import Decision
from gbo_core.model.round import Audience, Purpose, Round, Visibility
from gbo_core.telling import decided, results, rounds
from gbo_core.telling.said import NOTHING, Said, fill


def asked(method: str = "scale", visibility: Visibility = Visibility.UNNAMED) -> Round:
    return Round(
        id="r1",
        workshop="w1",
        number=7,
        subject="organisation",
        method=method,
        question="?",
        settings={"axis": "urgency"},
        visibility=visibility,
    )


@pytest.mark.parametrize(
    ("language", "half"), [("nl", "1,5 stip"), ("fr", "1,5 point"), ("en", "1.5 dots")]
)
def test_a_number_is_written_as_its_reader_writes_it(language: str, half: str) -> None:
    assert fill(results.dots(1.5), language).startswith(half[:4])
    assert fill(Said("%(a)s en %(b)s", {"a": None, "b": (3.0, 3.5)}), "nl") == "– en 3, 3,5"


def test_what_is_counted_takes_the_form_of_its_number() -> None:
    assert [fill(results.taps(n, 9), "nl") for n in (1, 2)] == [
        "1 van 9 tikte dit aan",
        "2 van 9 tikten dit aan",
    ]


def test_an_entry_of_the_field_is_called_in_the_same_language() -> None:
    core = field.entry("circles", "core")
    for language in ("nl", "fr", "en"):
        said = fill(rounds.audience(Audience("circle", "core")), language)
        assert said.endswith(core.label(language))


def test_nothing_stays_nothing() -> None:
    assert fill(NOTHING, "fr") == fill(results.one_voice_each(None), "en") == ""


@pytest.mark.parametrize(
    ("n", "words"),
    [(7, "te weinig antwoorden"), (8, "ongeveer gelijk (voorlopig)"), (13, "ongeveer gelijk")],
)
def test_how_far_they_agree_is_said_with_how_much_it_is_worth(n: int, words: str) -> None:
    assert fill(results.measured(agreement([3.0] * n, k=5)), "nl") == words


@pytest.mark.parametrize(
    ("method", "visibility", "words"),
    [
        ("scale", Visibility.UNNAMED, "niemand in de zaal ziet wat u antwoordt"),
        ("scale", Visibility.NAMED, "bij uw antwoord staan uw naam en uw organisatie"),
        ("notes", Visibility.UNNAMED, "niemand in de zaal ziet wie wat schreef"),
        ("notes", Visibility.NAMED, "niemand in de zaal ziet wie wat schreef"),
    ],
)
def test_who_answers_is_promised_what_the_round_and_its_method_keep(
    method: str, visibility: Visibility, words: str
) -> None:
    assert words in fill(rounds.promise(asked(method, visibility)), "nl")


def test_each_purpose_says_who_decides() -> None:
    said = [fill(rounds.purpose(which), "nl").partition(":")[0] for which in Purpose]
    assert said == [fill(rounds.purpose_name(which), "nl") for which in Purpose]


def test_a_decision_on_few_votes_says_so_wherever_it_is_told() -> None:
    votes = Cast(asked(), (4.0, 4.5))
    made = Decision.make(
        subject="organisation", item="nb", axis="urgency", stance="voted", value=4.5, voted=4.5
    )
    point = Standpoint(made, None, votes)
    cell = decided.decided_cell(point)
    assert cell
    assert fill(cell, "nl") == "4,5 · V7 (op 2 antwoorden)"
    assert fill(decided.decided(point), "nl") == (
        "Besluit: 4,5, zoals gestemd op 2 antwoorden (vraag 7)"
    )
    assert fill(decided.decided(Standpoint(None, None, None)), "nl") == (
        "De groep nam hier nog niets over."
    )


def test_what_the_group_decided_otherwise_keeps_the_vote_beside_it() -> None:
    other = Decision.make(
        subject="organisation", item="nb", axis="urgency", stance="otherwise", value=2.0, voted=4.0
    )
    said = decided.decided_cell(Standpoint(other, None, Cast(asked(), (4.0, 5.0))))
    assert said
    assert fill(said, "en") == "2 · Q7 (voted 4, 5)"
