"""The board on a phone: each card rendered once a language, then chosen for each participant."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from gbo_core import field
from gbo_core.live.methods.notes import parts
from gbo_core.live.note_text import LONGEST, TooLong, empty_words
from gbo_core.live.notes import Sent
from gbo_core.live.subjects import SUBJECTS
from gbo_core.live.wall import Card, Wall
from gbo_core.model import Note
from gbo_core.model.round import Item, Round, State
from phone.careful import careful
from phone.kept import Kept
from phone.view import Board

MOST_CARDS: Final = 20  # in a section: what somebody reads on a phone


class Variants(NamedTuple):
    """One card, as a reader, its writer, and whoever supports it sees it."""

    free: str
    mine: str
    supported: str


# a section's heading, its cards, and how many more there are
Pieces = list[tuple[str, list[tuple[Card, Variants]], str]]

_pieces: Final[Kept[tuple[str, str, str, str], Pieces]] = Kept(50)


def board_html(board: Board, macros: Any, code: str, language: str) -> str:
    """The cards on the board, as the participant whose board it is sees them."""
    wall, sent = board.wall, board.sent
    key = (wall.round.workshop, wall.round.id, wall.mark, language)
    sections = _pieces.get(key, lambda: _render(wall, macros, code, language))
    shown = [
        f'{heading}<ul class="notes">{"".join(_variant(*each, sent) for each in cards)}</ul>{rest}'
        for heading, cards, rest in sections
    ]
    return "".join(shown) or str(macros.empty())


def _variant(card: Card, variants: Variants, sent: Sent) -> str:
    own = {note.id for note in sent.notes}
    if any(note.id in own for note in card.notes):
        return variants.mine
    if any(note.id in sent.supported for note in card.notes):
        return variants.supported
    return variants.free


def _render(wall: Wall, macros: Any, code: str, language: str) -> Pieces:
    pieces: Pieces = []
    for item in wall.round.items:
        cards = wall.ordered(item.id)
        if cards:
            label = section_label(wall.round, item, language)
            shown = [(card, _variants(wall, card, macros, code)) for card in cards[:MOST_CARDS]]
            rest = str(macros.rest(len(cards) - MOST_CARDS))
            pieces.append((str(macros.section(label)), shown, rest))
    return pieces


def _variants(wall: Wall, card: Card, macros: Any, code: str) -> Variants:
    if wall.round.state is not State.OPEN:
        shown = str(macros.plain(wall, card))
        return Variants(shown, str(macros.mine(wall, card)), shown)
    return Variants(
        str(macros.supportable(wall, card, code, False)),
        str(macros.mine(wall, card)),
        str(macros.supportable(wall, card, code, True)),
    )


def section_label(asked: Round, item: Item, language: str) -> str:
    """What a section is called in the phone's language."""
    return SUBJECTS[asked.subject].section_label(item, language)


def _careful(board: Board, note: Note, language: str) -> str:
    return careful((note.first, note.second), board.ordinary, language)


def words(language: str) -> Mapping[str, Any]:
    """What the templates of notes can ask."""
    return {
        "note_parts": lambda asked: parts(asked.settings["prompt"]),
        "part_label": part_label,
        "careful": lambda board, note: _careful(board, note, language),
        "empty_words": lambda asked: empty_words(asked.settings["prompt"]),
        "longest": LONGEST,
        "section_label": lambda asked, item: section_label(asked, item, language),
        "section_question": lambda asked, item: SUBJECTS[asked.subject].section_question(
            item.id, language
        ),
        "too_long": TooLong,
        "section_name": lambda asked, code: _name(asked, code, language),
    }


def part_label(asked: Round, part: str, language: str) -> str:
    """The words above a part of a note."""
    return field.entry("prompts", asked.settings["prompt"]).words(part, language)


def _name(asked: Round, code: str, language: str) -> str:
    item = next((item for item in asked.items if item.id == code), Item(code, code))
    return section_label(asked, item, language)
