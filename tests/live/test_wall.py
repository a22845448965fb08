"""What the facilitator does with notes: edit, move, merge, split, and undo all of it."""

import pytest

from gbo_core.live import moderation, notes, wall
from gbo_core.live.note_text import TooLong
from gbo_core.live.notes import NotThere, Support, TakingBack
from gbo_core.model import Factor, Insight, Note
from gbo_core.model.errors import BadInput, Conflict
from gbo_core.model.round import Round
from gbo_core.store import records, undo
from tests.live.test_notes import arrive, asking, judge, on_the_wall, send
from tests.region import Region


def three(region: Region) -> tuple[Round, list[str], list[str]]:
    """A round with three notes on the wall, and who wrote them."""
    asked, people = asking(region), [region.join() for _ in range(3)]
    sent = [
        send(region, asked, who, f"Toen {n}", f"Nu {n}") for n, who in enumerate(people, start=1)
    ]
    judge(region, *sent)
    return asked, sent, people


def note_of(region: Region, note: str) -> Note:
    return region.store.read(records.get, region.workshop, Note, note)


def change(region: Region, note: str, **changes: str) -> None:
    read = [note_of(region, note)]
    region.store.write(moderation.change, region.workshop, read, changes, by="An", bundle="b3")


def gather(region: Region, ids: list[str], into: str = "") -> str:
    read = [note_of(region, each) for each in ids]
    made = region.store.write(moderation.gather, region.workshop, read, into, by="An", bundle="b2")
    return str(made.id)


def test_merged_notes_become_a_factor_and_keep_their_writers(region: Region) -> None:
    asked, sent, people = three(region)
    made = gather(region, sent[:2])
    factor = region.store.read(records.get, region.workshop, Factor, made)
    assert (factor.title, factor.dimension, factor.assumed, factor.now) == (
        "Nu 1",
        "social",
        "Toen 1",
        "Nu 1",
    )
    card = next(c for c in region.store.read(wall.load, region.workshop, asked.id).cards if c.title)
    assert (card.key, [note.participant for note in card.notes]) == (made, people[:2])


def test_a_note_joins_a_factor_that_is_there(region: Region) -> None:
    asked, sent, _people = three(region)
    made = gather(region, sent[:1])
    assert gather(region, sent[1:], into=made) == made
    assert len(region.store.read(wall.load, region.workshop, asked.id).cards) == 1
    assert len(region.store.read(records.load, region.workshop, Factor)) == 1


def test_merging_is_undone_whole(region: Region) -> None:
    asked, sent, _people = three(region)
    gather(region, sent)
    region.store.write(undo.undo, region.workshop, "b2", by="An")
    assert region.store.read(records.load, region.workshop, Factor) == []
    assert [first for first, *_ in on_the_wall(region, asked)] == ["Toen 1", "Toen 2", "Toen 3"]


def test_notes_of_a_removed_factor_stand_by_themselves(region: Region) -> None:
    asked, sent, _people = three(region)
    made = gather(region, sent)
    region.store.write(records.remove, region.workshop, Factor, made, by="An")
    assert len(on_the_wall(region, asked)) == 3


def test_released_notes_leave_the_factor(region: Region) -> None:
    asked, sent, _people = three(region)
    gather(region, sent)
    region.store.write(moderation.release, region.workshop, sent[:1], by="An", bundle="b3")
    found = region.store.read(wall.load, region.workshop, asked.id)
    assert sorted(len(card.notes) for card in found.cards) == [1, 2]


def test_support_of_a_merged_card_counts_each_person_once(region: Region) -> None:
    asked, sent, _people = three(region)
    reader = region.join()
    for note in sent[:2]:
        arrive(region, wall.notes.Support(region.workshop, asked.id, reader, note))
    gather(region, sent[:2])
    hidden = region.store.read(wall.load, region.workshop, asked.id).cards[0]
    assert (len(hidden.notes), hidden.supporters) == (2, 0)
    region.step(asked, "close", "reveal")
    merged = region.store.read(wall.load, region.workshop, asked.id).cards[0]
    assert (len(merged.notes), merged.supporters) == (2, 1)


def test_a_split_note_keeps_its_writer(region: Region) -> None:
    asked, sent, people = three(region)
    texts = [("Eerst", ""), ("", "Dan"), ("En ook", "")]
    note = note_of(region, sent[0])
    region.store.write(moderation.split, region.workshop, note, texts, by="An", bundle="b3")
    found = region.store.read(wall.load, region.workshop, asked.id)
    written = [n for card in found.cards for n in card.notes if n.participant == people[0]]
    assert sorted((n.first, n.second) for n in written) == sorted(texts)
    assert len(found.cards) == 5


def test_a_note_moves_to_another_dimension_but_not_to_nowhere(region: Region) -> None:
    asked, sent, _people = three(region)
    change(region, sent[0], section="economic")
    assert ("Toen 1", "economic", 0) in on_the_wall(region, asked)
    with pytest.raises(BadInput):
        change(region, sent[0], section="mars")


def test_a_note_is_not_emptied(region: Region) -> None:
    _asked, sent, _people = three(region)
    with pytest.raises(BadInput):
        change(region, sent[0], first="", second="")


def test_two_who_edit_the_same_note_are_told(region: Region) -> None:
    _asked, sent, _people = three(region)
    read = note_of(region, sent[0])
    change(region, sent[0], first="Ik eerst")
    with pytest.raises(Conflict):
        region.store.write(
            moderation.change, region.workshop, [read], {"first": "Nee, ik"}, by="Bo", bundle="c"
        )


def test_the_facilitator_writes_what_is_said_aloud(region: Region) -> None:
    asked = asking(region)
    region.store.write(
        moderation.write, region.workshop, asked, "social", ("Gehoord", ""), by="An", bundle="b"
    )
    assert on_the_wall(region, asked) == [("Gehoord", "social", 0)]
    with pytest.raises(BadInput):
        region.store.write(
            moderation.write, region.workshop, asked, "social", (" ", ""), by="An", bundle="b"
        )


def test_support_shows_only_after_the_reveal(region: Region) -> None:
    asked, _sent, _people = three(region)
    assert not region.store.read(wall.load, region.workshop, asked.id).shows_support
    region.step(asked, "close", "reveal")
    assert region.store.read(wall.load, region.workshop, asked.id).shows_support


def test_notes_on_good_help_become_insights_of_professionals(region: Region) -> None:
    items = tuple(region.store.read(wall.SUBJECTS["stage"].items, region.workshop))
    settings = {"prompt": "good_help"}
    asked = region.open("notes", subject="stage", items=items, settings=settings)
    sent = send(region, asked, region.join(), "Iemand belt terug", section="follow")
    made = gather(region, [sent])
    insight = region.store.read(records.get, region.workshop, Insight, made)
    assert (insight.quote, insight.voice, insight.stage) == (
        "Iemand belt terug",
        "professional",
        "follow",
    )


def test_two_who_merge_the_same_note_are_told(region: Region) -> None:
    _asked, sent, _people = three(region)
    read = [note_of(region, sent[0])]
    gather(region, sent[:2])
    with pytest.raises(Conflict):
        region.store.write(moderation.gather, region.workshop, read, by="Bo", bundle="c")


def test_a_note_that_was_merged_meanwhile_does_not_go_off_the_board_unseen(region: Region) -> None:
    asked, sent, _people = three(region)
    read = [note_of(region, each) for each in sent]
    made = gather(region, sent[:1])
    with pytest.raises(Conflict):
        region.store.write(
            moderation.change, region.workshop, read, {"state": "held"}, by="Bo", bundle="c"
        )
    assert len(region.store.read(wall.load, region.workshop, asked.id).cards) == 3
    change(region, sent[0], state="held")  # who saw it may
    assert (note_of(region, sent[0]).state, note_of(region, sent[0]).into) == ("held", made)


def test_no_note_goes_into_what_somebody_removed_meanwhile(region: Region) -> None:
    _asked, sent, _people = three(region)
    made = gather(region, sent[:1])
    region.store.write(records.remove, region.workshop, Factor, made, by="Bo")
    with pytest.raises(records.IsRemoved):
        gather(region, sent[1:], into=made)
    assert note_of(region, sent[1]).into == ""


def test_a_note_that_was_taken_back_meanwhile_gets_no_words_again(region: Region) -> None:
    asked, sent, people = three(region)
    read = [note_of(region, sent[0])]
    arrive(region, TakingBack(region.workshop, asked.id, people[0], sent[0]))
    with pytest.raises(NotThere):
        region.store.write(
            moderation.change, region.workshop, read, {"first": "Anders"}, by="An", bundle="c"
        )


def test_a_note_that_the_facilitator_makes_too_long_is_refused(region: Region) -> None:
    _asked, sent, _people = three(region)
    with pytest.raises(TooLong):
        change(region, sent[0], first="x" * 281)


def test_an_erased_note_leaves_the_wall_with_its_support(region: Region) -> None:
    asked, sent, _people = three(region)
    arrive(region, Support(region.workshop, asked.id, region.join(), sent[0]))
    region.store.write(records.erase, region.workshop, Note, sent[0], by="An")
    assert ("Toen 1", "social", 0) not in on_the_wall(region, asked)
    assert region.store.read(notes.load_support, region.workshop) == []
