"""The board on a phone: each card rendered once a language, then chosen for each participant.

A phone that showed an earlier board gets the cards that changed; the others are only named.
"""

from collections.abc import Mapping
from dataclasses import dataclass
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
from phone.seen import Reader
from phone.view import Board

MOST_CARDS: Final = 20  # in a section: what somebody reads on a phone


class Variants(NamedTuple):
    """One card, as a reader, its writer, and whoever supports it sees it."""

    free: str
    mine: str
    supported: str


class Stack(NamedTuple):
    """The cards of one section: its heading, card → its variants, and how many more there are."""

    heading: str
    cards: Mapping[str, Variants]
    rest: str


@dataclass(frozen=True, slots=True)
class Stacks:
    """A wall in one language: section → its cards; note → the card that it is on."""

    round_version: int
    sections: Mapping[str, Stack]
    card_of: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sight:
    """A board as one participant sees it; `own`: card → its variant, unless it is the free one."""

    stacks: Stacks
    sent: Sent
    own: Mapping[str, str]


_NOTHING_SENT: Final = Sent()
_stacks: Final[Kept[tuple[str, str, str, str], Stacks]] = Kept(50)
# What somebody had sent when their phone showed a board of that mark.
_sent: Final[Kept[tuple[str, str, str, str], Sent]] = Kept(5000)


def sight_of(board: Board, macros: Any, reader: Reader) -> Sight:
    """The board as it is now."""
    wall = board.wall
    key = (wall.round.workshop, wall.round.id, wall.mark, reader.language)
    return _sight(_stacks.get(key, lambda: _render(wall, macros, reader)), board.sent)


def remember(board: Board, who: str) -> None:
    """That a phone of `who` is about to show this board."""
    if board.sent != _NOTHING_SENT:
        asked = board.wall.round
        _sent.get((asked.workshop, asked.id, who, board.sent.mark), lambda: board.sent)


def sight_before(version: str, board: Board, reader: Reader) -> Sight | None:
    """What a phone shows with this board's `version`; None where nobody knows any more."""
    asked = board.wall.round
    _id, _, marks = version.partition(".")
    wall_mark, _, sent_mark = marks.partition(".")
    stacks = _stacks.peek((asked.workshop, asked.id, wall_mark, reader.language))
    sent = _sent.peek((asked.workshop, asked.id, reader.who, sent_mark))
    if sent_mark == _NOTHING_SENT.mark:
        sent = _NOTHING_SENT
    return None if stacks is None or sent is None else _sight(stacks, sent)


def is_of_nobody(version: str) -> bool:
    """Whether a board of this version looks the same for everybody who sent nothing."""
    return not version or version.endswith(f".{_NOTHING_SENT.mark}")


def _sight(stacks: Stacks, sent: Sent) -> Sight:
    backed = {stacks.card_of.get(note): "supported" for note in sent.supported}
    wrote = {stacks.card_of.get(note.id): "mine" for note in sent.notes}
    return Sight(stacks, sent, {card: how for card, how in (backed | wrote).items() if card})


def board_html(now: Sight, before: Sight | None, own: str, macros: Any, asked: str) -> str:
    """What is inside the board, for a phone that shows `before`.

    `own`: the participant's own notes; `asked`: the round.
    """
    stays = (
        before is not None
        and before.sent.notes == now.sent.notes
        and before.stacks.round_version == now.stacks.round_version
    )
    shown = [
        _stack_html(f"{asked}-bord-{section}", section, now, before)
        for section in now.stacks.sections
    ]
    cards = "".join(shown) or str(macros.empty())
    return _piece("div", f"{asked}-eigen", own, stays=stays) + cards


def _stack_html(element: str, section: str, now: Sight, before: Sight | None) -> str:
    stack = now.stacks.sections[section]
    had = before.stacks.sections.get(section) if before else None
    if had and before and had == stack and not _turned(stack, now, before):
        return _piece("div", element, "", stays=True)
    cards = "".join(_card_html(key, stack, now, had, before) for key in stack.cards)
    return _piece("div", element, f'{stack.heading}<ul class="notes">{cards}</ul>{stack.rest}')


def _turned(stack: Stack, now: Sight, before: Sight) -> bool:
    """Whether one of the cards is another's now: supported, or no longer."""
    turned = {card for card, _how in now.own.items() ^ before.own.items()}
    return not turned.isdisjoint(stack.cards)


def _card_html(key: str, stack: Stack, now: Sight, had: Stack | None, before: Sight | None) -> str:
    how = now.own.get(key, "free")
    html: str = getattr(stack.cards[key], how)
    if had and before and key in had.cards:
        stays = html == getattr(had.cards[key], before.own.get(key, "free"))
        return f'<li id="{key}" data-same></li>' if stays else html
    return html


def _piece(tag: str, element: str, html: str, *, stays: bool = False) -> str:
    if stays:
        return f'<{tag} id="{element}" data-same></{tag}>'
    return f'<{tag} id="{element}"{"" if html else " hidden"}>{html}</{tag}>'


def _render(wall: Wall, macros: Any, reader: Reader) -> Stacks:
    sections: dict[str, Stack] = {}
    card_of: dict[str, str] = {}
    for item in wall.round.items:
        cards = wall.ordered(item.id)
        if cards:
            label = section_label(wall.round, item, reader.language)
            shown, rest = wall.hung(cards[:MOST_CARDS]), len(cards) - MOST_CARDS
            variants = {card.key: _variants(wall, card, macros, reader.code) for card in shown}
            sections[item.id] = Stack(str(macros.section(label)), variants, str(macros.rest(rest)))
            card_of |= {note.id: card.key for card in shown for note in card.notes}
    return Stacks(wall.round.version, sections, card_of)


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
