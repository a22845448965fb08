"""Notes that say nearly the same lie together, of one heading, and one that warns lies alone."""

import pytest

from gbo_core.analysis.likeness import text_key
from gbo_core.live.note_text import shortened
from gbo_core.live.piles import MOST_TOGETHER, piles
from gbo_core.model import Note


def waiting(*texts: str, section: str = "social") -> list[Note]:
    return [Note.make(section=section, second=text) for text in texts]


def said(found: list[tuple[Note, ...]]) -> list[list[str]]:
    return [[note.second for note in pile] for pile in found]


def test_case_accents_plurals_and_order_make_no_difference() -> None:
    notes = waiting("De Huren stijgen", "iets anders", "de huur stijgt", "Stijgen de húren?")
    assert said(piles(notes, lambda _note: False, 10))[:1] == [
        ["De Huren stijgen", "de huur stijgt", "Stijgen de húren?"]
    ]
    assert text_key("De bussen") == text_key("bussen, DE")


def test_another_heading_is_another_pile() -> None:
    notes = [*waiting("De bus"), *waiting("De bus", section="economic")]
    assert said(piles(notes, lambda _note: False, 10)) == [["De bus"], ["De bus"]]


def test_what_warns_lies_alone() -> None:
    notes = waiting("De bus rijdt niet", "De bus rijdt niet", "De bus rijdt niet")
    found = piles(notes, lambda note: note is notes[1], 10)
    assert [len(pile) for pile in found] == [2, 1]
    assert found[1] == (notes[1],)


def test_no_more_than_a_person_reads() -> None:
    notes = waiting(*["De bus rijdt niet"] * 50)
    assert [len(pile) for pile in piles(notes, lambda _note: False, 2)] == [
        MOST_TOGETHER + 1,
        MOST_TOGETHER + 1,
    ]


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("De bus.", "De bus"),
        ("Een zin die te lang is", "Een zin die"),
        ("Zonderspaties", "Zonderspat"),
    ],
)
def test_a_name_is_made_of_the_first_whole_words(text: str, short: str) -> None:
    assert shortened(text, 12 if " " in text else 10) == short
