"""What fits in the picture of a journey."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.users.journey_room import FEWEST_LINES, Room, in_lines


@given(st.text(max_size=300), st.integers(11, 40), st.integers(2, 5))
def test_no_line_is_longer_than_its_box_and_none_is_markup(
    text: str, letters: int, most: int
) -> None:
    lines = in_lines(text, letters, most)
    assert 1 <= len(lines) <= most
    assert all(len(unescape(line)) <= letters for line in lines)
    assert not any(mark in line for line in lines for mark in "<>")


def test_a_long_word_is_hyphened_and_what_does_not_fit_ends_in_dots() -> None:
    assert in_lines("maatschappelijk werker", 11, 5) == ["maatschapp-", "elijk", "werker"]
    assert in_lines("een twee drie vier", 5, 2) == ["een", "twee…"]


@pytest.mark.parametrize("beamer", [False, True])
@given(steps=st.integers(1, 60), lanes=st.integers(1, 14))
def test_a_box_holds_its_number_or_enough_lines(beamer: bool, steps: int, lanes: int) -> None:
    room = Room.of(steps, lanes, beamer=beamer)
    assert room.lines == 0 or room.lines >= FEWEST_LINES
    assert room.lane >= (room.lines + 1) * room.letter
    assert room.height(lanes) > room.lanes(lanes)


def test_a_short_journey_has_words_in_its_boxes_and_a_long_one_numbers() -> None:
    assert Room.of(5, 3, beamer=False).lines > 0
    assert Room.of(14, 3, beamer=False).lines == 0


def test_on_the_beamer_nine_steps_at_five_places_fit_on_the_screen() -> None:
    assert Room.of(9, 5, beamer=True).height(5) <= 960
