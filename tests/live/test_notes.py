"""Notes from phones: stored once, refused in words, supported, taken back."""

from typing import Any

import pytest

from gbo_core.live import moderation, notes, participants, progress, wall
from gbo_core.live.errors import BadBallot, EmptyBallot, NotJoined, RoundClosed, RoundNotOpen
from gbo_core.live.notes import NotThere, Sending, Support, TakingBack, TooManyNotes
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.errors import BadInput
from gbo_core.model.round import Round
from gbo_core.store.tables import change
from tests.region import Region


def asking(region: Region, **more: Any) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    return region.open("notes", subject="dimension", items=items, **more)


def arrive(region: Region, arrival: Sending | Support | TakingBack) -> str:
    """The note's id; raises what it was refused with."""
    (outcome,) = region.store.write(notes.arrive_many, [arrival])
    if isinstance(outcome, Exception):
        raise outcome
    return str(outcome)


def send(
    region: Region, asked: Round, who: str, first: str = "", second: str = "", **more: Any
) -> str:
    values = {"sending": first + second, "section": "social"} | more
    wanted = Sending(region.workshop, asked.id, who, first=first, second=second, **values)
    return arrive(region, wanted)


def on_the_wall(region: Region, asked: Round) -> list[tuple[str, str, int]]:
    found = region.store.read(wall.load, region.workshop, asked.id)
    return [(card.notes[0].first, card.section, card.supporters) for card in found.cards]


def judge(region: Region, *ids: str, state: str = "shown") -> None:
    region.store.write(moderation.judge, region.workshop, ids, state, by="An", bundle="b1")


def test_a_note_waits_until_the_facilitator_lets_it_through(region: Region) -> None:
    asked = asking(region)
    sent = send(region, asked, region.join(), "Iedereen had een auto", "De bus rijdt niet meer")
    before = region.store.read(wall.load, region.workshop, asked.id)
    assert (before.cards, [note.text for note in before.waiting]) == (
        [],
        ["Iedereen had een auto – De bus rijdt niet meer"],
    )
    judge(region, sent)
    assert on_the_wall(region, asked) == [("Iedereen had een auto", "social", 0)]


def test_a_retry_makes_no_second_note(region: Region) -> None:
    asked, who = asking(region), region.join()
    assert send(region, asked, who, "Eens") == send(region, asked, who, "Eens")
    assert len(region.store.read(notes.load, region.workshop, asked.id)) == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"first": " ", "second": ""}, EmptyBallot),
        ({"first": "Eens", "section": "nergens"}, BadBallot),
        ({"first": "x" * 281}, BadInput),
    ],
)
def test_what_is_no_note_is_refused(
    region: Region, changes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        send(region, asking(region), region.join(), **changes)


def test_each_arrival_is_refused_alone(region: Region) -> None:
    asked, who = asking(region), region.join()
    outcomes = region.store.write(
        notes.arrive_many,
        [
            Sending(region.workshop, asked.id, who, "1", "social", "Eens"),
            Sending(region.workshop, asked.id, "tnobody", "2", "social", "Eens"),
            Sending(region.workshop, asked.id, who, "3", "social", ""),
            Sending(region.workshop, asked.id, who, "4", "social", "Nog iets"),
        ],
    )
    assert [type(each) for each in outcomes] == [str, NotJoined, EmptyBallot, str]


def test_a_note_to_a_round_that_is_not_open(region: Region) -> None:
    asked, who = asking(region), region.join()
    region.step(asked, "pause")
    with pytest.raises(RoundNotOpen):
        send(region, asked, who, "Eens")
    region.step(asked, "resume", "close", "reveal")
    with pytest.raises(RoundClosed):
        send(region, asked, who, "Eens")


def test_a_ballot_round_takes_no_notes(region: Region) -> None:
    with pytest.raises(BadBallot):
        send(region, region.open(), region.join(), "Eens")


def test_one_voice_does_not_fill_the_wall(region: Region) -> None:
    asked, who = asking(region), region.join()
    for n in range(notes.MOST_EACH):
        send(region, asked, who, f"Briefje {n}")
    with pytest.raises(TooManyNotes):
        send(region, asked, who, "Nog een")
    send(region, asked, region.join(), "Een ander mag wel")


def test_support_counts_people_and_not_taps(region: Region) -> None:
    asked, writer, other = asking(region), region.join(), region.join()
    sent = send(region, asked, writer, "Eens")
    judge(region, sent)
    for on in (True, True):
        arrive(region, Support(region.workshop, asked.id, other, sent, on))
    changed_mind = region.join()
    for on in (True, False):
        arrive(region, Support(region.workshop, asked.id, changed_mind, sent, on))
    assert on_the_wall(region, asked) == [("Eens", "social", 0)]
    region.step(asked, "close", "reveal")
    assert on_the_wall(region, asked) == [("Eens", "social", 1)]


def test_only_what_is_on_the_board_can_be_supported(region: Region) -> None:
    asked, writer, other = asking(region), region.join(), region.join()
    sent = send(region, asked, writer, "Eens")
    with pytest.raises(NotThere):
        arrive(region, Support(region.workshop, asked.id, other, sent))
    judge(region, sent)
    with pytest.raises(BadInput):
        arrive(region, Support(region.workshop, asked.id, writer, sent))
    with pytest.raises(NotThere):
        arrive(region, Support(region.workshop, asking(region).id, other, sent))


def test_one_takes_back_only_what_is_ones_own(region: Region) -> None:
    asked, writer, other = asking(region), region.join(), region.join()
    sent = send(region, asked, writer, "Eens")
    with pytest.raises(NotThere):
        arrive(region, TakingBack(region.workshop, asked.id, other, sent))
    arrive(region, TakingBack(region.workshop, asked.id, writer, sent))
    assert region.store.read(notes.load, region.workshop, asked.id) == []


def test_what_is_taken_back_is_gone_from_the_log_too_and_a_retry_does_not_bring_it_back(
    region: Region,
) -> None:
    asked, writer = asking(region), region.join()
    sent = send(region, asked, writer, "Geheim van Ilse")
    arrive(region, TakingBack(region.workshop, asked.id, writer, sent))
    logged = region.store.read(lambda connection: connection.execute(change.select()).all())
    assert "Geheim" not in str(logged)
    assert send(region, asked, writer, "Geheim van Ilse") == sent
    assert region.store.read(notes.load, region.workshop, asked.id) == []


def test_who_wrote_counts_as_having_answered(region: Region) -> None:
    asked, writer = asking(region), region.join()
    region.join()
    send(region, asked, writer, "Eens")
    send(region, asked, writer, "Nog iets")
    now = region.store.read(progress.of_round, asked)
    assert (now.answered, now.asked) == (1, 2)


def test_who_is_erased_leaves_no_word_behind(region: Region) -> None:
    asked, writer = asking(region), region.join()
    judge(region, send(region, asked, writer, "Geheim van Ilse"))
    region.store.write(participants.forget, region.workshop, writer, by="An")
    assert region.store.read(notes.load, region.workshop, asked.id) == []
    logged = region.store.read(lambda connection: connection.execute(change.select()).all())
    assert "Geheim" not in str(logged)
