"""What can be worked out of a round *zonder naam* by whoever reads all that the server tells?

Every way in which the same answers can lie with the people is tried. Whoever looks can rule out
those that would have been told otherwise; what is left must hold every answer that a pair may have
given.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, permutations
from random import Random
from typing import NamedTuple

import pytest

from gbo_core.analysis.voices import Differs
from gbo_core.live import ballots, circles, counting, moderation, wall
from gbo_core.live.methods import method_of
from gbo_core.live.notes import Support
from gbo_core.live.results import RoundResult
from gbo_core.model import Note
from gbo_core.model.round import Round, State, Visibility
from gbo_core.store import records
from pages.methods import chart_of
from pages.wall.board import count_words
from phone import render
from phone.seen import Reader
from phone.view import Shown, view
from tests.live.test_notes import arrive, asking, judge, send
from tests.region import Region

MOST = 40  # ways to try of each case


class Case(NamedTuple):
    """Who is in the room by organisation ('' for oneself), and the answers that they gave."""

    people: tuple[str, ...]
    answers: tuple[float, ...]


OCMW, CAW, DMW = "OCMW Zandhove", "CAW De Brug", "DMW Samen"
CASES = {
    "one organisation of two among six people": Case(
        (OCMW, OCMW, "", "", "", ""), (1, 5, 2, 3, 4, 4)
    ),
    "three organisations of two": Case((OCMW, OCMW, CAW, CAW, DMW, DMW), (1, 5, 2, 3, 4, 4)),
    "five pairs and six others with answers at the ends": Case(
        (
            *(OCMW, OCMW, CAW, CAW, DMW, DMW, "Samenlevingsopbouw", "Samenlevingsopbouw"),
            *("Huis van het Kind", "Huis van het Kind", *[""] * 6),
        ),
        (*[1.0] * 10, *[5.0] * 6),
    ),
}


def ways(case: Case) -> Iterator[tuple[float, ...]]:
    """Different ways in which the answers may lie with the people, first as they really do."""
    chance, seen = Random(9), {case.answers}
    yield case.answers
    every = permutations(case.answers) if len(case.answers) < 7 else _shuffled(case, chance)
    for way in islice(every, 20_000):
        if way not in seen and (len(seen) < MOST or way[:2] not in {w[:2] for w in seen}):
            seen.add(way)
            yield way


def _shuffled(case: Case, chance: Random) -> Iterator[tuple[float, ...]]:
    while True:
        yield tuple(chance.sample(case.answers, len(case.answers)))


def told(region: Region, asked: Round, way: int) -> tuple[object, ...]:
    """Everything: the outcome itself, each chart and table of it, splits, and the phones."""
    found = region.store.read(counting.result, region.workshop, asked.id)
    splits = region.store.read(circles.splits_by_circle, region.workshop, asked.id)
    shown = replace(found, round=replace(asked, state=State.REVEALED, version=way))
    drawn = chart_of(asked.method)
    axes = method_of(asked.method).axes(asked.settings)
    per_voice = [
        (
            drawn.figure(shown, voice).to_json(),
            [drawn.one(shown, voice, asked.items[0].id, axis).to_json() for axis in axes],
            str(drawn.table(shown, voice)),
            [
                drawn.meaning(shown, voice),
                drawn.explained(shown, voice),
            ],
        )
        for voice in found.voices
    ]
    return str(replace(found, round=asked)), str(splits), str(per_voice), _on_a_phone(shown)


def _on_a_phone(shown: RoundResult) -> str:
    seen = view(Shown((shown.round,), ()), {}, lambda _asked: (), {shown.round.id: shown})
    html = render.view_html(seen, Reader("", "nl", "ABC"))
    return html.replace(f"{shown.round.id}.{shown.round.version}.", "")


def vote(
    region: Region, asked: Round, people: Sequence[str], way: Sequence[float], number: int
) -> None:
    axis = {"scale": "legitimacy", "dots": "priority", "pick": "seat"}[asked.method]
    casts = [
        ballots.Cast(
            region.workshop,
            asked.id,
            who,
            f"b{number}",
            {item: {axis: given} for item in asked.item_ids()},
        )
        for who, given in zip(people, way, strict=True)
    ]
    assert not any(
        isinstance(each, Exception) for each in region.store.write(ballots.cast_many, casts)
    )


def possible(
    region: Region, case: Case, visibility: Visibility
) -> tuple[set[tuple[float, ...]], set[tuple[float, ...]]]:
    """(what the first organisation's pair may have answered, for all that is told; all ways)."""
    people = [region.join(name) for name in case.people]
    asked = region.open("scale", visibility=visibility, items=region.items()[:2])
    by_told: dict[tuple[object, ...], set[tuple[float, ...]]] = {}
    first: tuple[object, ...] = ()
    for number, way in enumerate(ways(case), 1):
        vote(region, asked, people, way, number)
        heard = told(region, asked, number)
        first = first or heard
        by_told.setdefault(heard, set()).add(tuple(sorted(way[:2])))
    return by_told[first], set.union(*by_told.values())


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_answers_of_a_pair_cannot_be_worked_out(region: Region, case: Case) -> None:
    left, every = possible(region, case, Visibility.UNNAMED)
    assert left == every
    assert len(every) >= 3


def test_this_test_sees_what_is_told(region: Region) -> None:
    """Where the round says that it shows organisations, the same reader works it out."""
    left, every = possible(region, CASES["three organisations of two"], Visibility.ORGANISATION)
    assert left == {(1, 5)}
    assert len(every) > 1


def test_one_word_for_the_round_leaves_every_answer_of_a_pair_open(region: Region) -> None:
    """From five items and twenty voters on there is a word; it rules nothing out for a pair."""
    answers = (1, 5, *(2, 3, 4, 4, 2, 5, 1, 3, 3, 4, 2, 5, 1, 4, 3, 2, 5, 1))
    case = Case((OCMW, OCMW, *[""] * 18), tuple(map(float, answers)))
    people = [region.join(name) for name in case.people]
    asked = region.open("scale")
    words: dict[Differs | None, set[tuple[float, ...]]] = {}
    for number, way in enumerate(ways(case)):
        vote(region, asked, people, way, number)
        found = region.store.read(counting.result, region.workshop, asked.id)
        words.setdefault(found.differs, set()).add(tuple(sorted(way[:2])))
    assert set(words) == {Differs.NOWHERE}
    pairs = {tuple(sorted((one, other))) for one, other in permutations(case.answers, 2)}
    assert words[Differs.NOWHERE] == pairs


@pytest.mark.parametrize("method", ["pick", "dots"])
def test_taps_and_dots_are_counted_by_person_only(region: Region, method: str) -> None:
    asked = region.open(method)
    found = region.store.read(counting.result, region.workshop, asked.id)
    assert found.voices == ("people",)
    assert {axis.organisation_values for item in found.items for axis in item.axes.values()} == {
        None
    }


def merged(region: Region, writers: Sequence[str], supporter: str) -> list[tuple[str, str]]:
    """The cards of a board, in their order, after its first two notes were taken together."""
    asked = asking(region)
    sent = [send(region, asked, who, f"Toen {n}", "Nu") for n, who in enumerate(writers, 1)]
    judge(region, *sent)
    arrive(region, Support(region.workshop, asked.id, supporter, sent[0]))
    region.step(asked, "close", "reveal")
    read = [region.store.read(records.get, region.workshop, Note, each) for each in sent[:2]]
    region.store.write(moderation.gather, region.workshop, read, "", by="An", bundle=asked.id)
    found = region.store.read(wall.load, region.workshop, asked.id)
    return [
        (card.title or card.notes[0].first, count_words(found, card))
        for section in found.sections
        for card in found.ordered(section)
    ]


def test_taking_notes_together_does_not_tell_whose_they_are(region: Region) -> None:
    """Of one note somebody says aloud that it is theirs, and taking together is easily undone."""
    one, two, three, four = (region.join() for _ in range(4))
    of_two = merged(region, [one, two, three], four)
    assert of_two[0][1] == "2 briefjes · 1 ziet dit ook"
    assert merged(region, [one, one, three], four) == of_two
    assert merged(region, [one, two, three], two) == of_two
