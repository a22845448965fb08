"""The wall as one picture: a column a section, a card a note or a record."""

from collections.abc import Sequence
from html import escape

from gbo_core import field
from gbo_core.live.methods.notes import parts
from gbo_core.live.subjects import SUBJECTS
from gbo_core.live.wall import Card, Wall
from gbo_core.model import Note
from gbo_core.model.round import Item, Round
from pages.shell.say import _, cut, language, n_

ROWS = 2  # of sections, where the screen is wide enough
MOST_CARDS = 8  # a section
LETTERS = 34  # on a line of a card on the beamer
SMALL_LETTERS = 48  # on a line of what stands small under a section's name there


def board_html(wall: Wall, *, lines: int = 0, heading: str = "h3") -> str:
    """All sections side by side, as HTML in which everything typed is escaped.

    `lines`: how many a section may take, where nobody can scroll; 0 for up to eight cards.
    `heading`: the level of the sections' names, below the heading that stands above the board.
    """
    columns = next(n for n in (1, 2, 3, 4) if n * ROWS >= len(wall.round.items) or n == 4)
    rooms = _rooms(wall, columns, lines) if lines else {}
    sections = "".join(
        _section_html(
            wall, item.id, section_label(wall.round, item.id), rooms.get(item.id, 0), heading
        )
        for item in wall.round.items
    )
    return f'<div class="wall of-{columns}">{sections}</div>'


def section_label(asked: Round, section: str) -> str:
    """What a section is called, in the language of whoever looks."""
    item = next((item for item in asked.items if item.id == section), Item(section, section))
    return SUBJECTS[asked.subject].section_label(item, language())


def part_label(asked: Round, part: str) -> str:
    """The words above a part of a note."""
    return field.entry("prompts", asked.settings["prompt"]).words(part, language())


def _rooms(wall: Wall, columns: int, lines: int) -> dict[str, int]:
    """Section → how many lines it may take: what one row of sections leaves, another takes."""
    items = wall.round.items
    rows = [items[at : at + columns] for at in range(0, len(items), columns)]
    needs = [max(_needed(wall, item.id, lines) for item in row) for row in rows]
    spare = sum(max(0, lines - need) for need in needs)
    return {
        item.id: lines + spare if need > lines else lines
        for row, need in zip(rows, needs, strict=True)
        for item in row
    }


def _needed(wall: Wall, section: str, enough: int) -> int:
    """The lines of a section with all its cards; past `enough` nobody needs to know how many."""
    lines = _question_lines(wall, section)
    for card in wall.ordered(section):
        lines += _lines(wall, card)
        if lines > enough:
            break
    return lines


def _question_lines(wall: Wall, section: str) -> int:
    question = SUBJECTS[wall.round.subject].section_question(section, language())
    return -(-len(question) // SMALL_LETTERS)


def _fitting(wall: Wall, cards: Sequence[Card], lines: int) -> list[Card]:
    """The first cards that fit in so many lines on the beamer; one at least."""
    left, fitting = lines, list[Card]()
    for card in cards:
        left -= _lines(wall, card)
        if fitting and left < 0:
            break
        fitting.append(card)
    return fitting


def _lines(wall: Wall, card: Card) -> int:
    """How many lines a card takes, with its margins counted as one."""
    texts = [card.title] if card.title else [card.notes[0].first, card.notes[0].second]
    labels = 0 if card.title else len(_parts(wall.round)) - 1
    lines = sum(-(-len(text) // LETTERS) + labels for text in texts if text)
    return lines + bool(count_words(wall, card)) + 1


def _section_html(wall: Wall, section: str, label: str, lines: int, heading: str) -> str:
    cards = wall.ordered(section)
    question = SUBJECTS[wall.round.subject].section_question(section, language())
    room = lines - _question_lines(wall, section)
    fitting = _fitting(wall, cards, room) if lines else cards[:MOST_CARDS]
    most = room if lines else 0
    shown = "".join(_card_html(wall, card, most) for card in wall.hung(fitting))
    rest = len(cards) - len(fitting)
    more = n_("en nog %(n)d briefje", "en nog %(n)d briefjes", rest) % {"n": rest}
    foot = f"<p>{escape(more)}</p>" if rest > 0 else ""
    nothing = _("Nog leeg")
    empty = "" if cards else f"<p>{escape(nothing)}</p>"
    name = f"<{heading}>{escape(label)}</{heading}>"
    name += f"<small>{escape(question)}</small>" if question else ""
    return f"<section>{name}{shown}{foot}{empty}</section>"


def _card_html(wall: Wall, card: Card, lines: int = 0) -> str:
    """`lines`: how many it may take, where nobody can scroll; 0 for as many as it has."""
    if card.title:
        said = f"<p><b>{escape(card.title)}</b></p>"
    else:
        parts = [part for part in _parts(wall.round) if getattr(card.notes[0], part)]
        longest = _longest(wall, card, len(parts), lines)
        said = "".join(_part_html(wall.round, card.notes[0], part, longest) for part in parts)
    count = count_words(wall, card)
    foot = f"<footer>{escape(count)}</footer>" if count else ""
    return f"<article>{said}{foot}</article>"


def _longest(wall: Wall, card: Card, parts: int, lines: int) -> int:
    """How many letters each part of a note may have in a card of so many lines; 0: all."""
    labels = parts if len(_parts(wall.round)) > 1 else 0
    left = lines - labels - bool(count_words(wall, card)) - 1
    return max(1, left // max(1, parts)) * LETTERS if lines else 0


def _parts(asked: Round) -> tuple[str, ...]:
    return parts(asked.settings["prompt"])


def _part_html(asked: Round, note: Note, part: str, longest: int) -> str:
    text = getattr(note, part)
    text = cut(text, longest) if longest else text
    label = f"<small>{escape(part_label(asked, part))}</small>" if len(_parts(asked)) > 1 else ""
    return f"<p>{label}{escape(text)}</p>"


def count_words(wall: Wall, card: Card) -> str:
    """How many notes it is made of, and (once that may be seen) how many stand behind it."""
    made_of = n_("%(n)d briefje", "%(n)d briefjes", len(card.notes)) % {"n": len(card.notes)}
    seen = n_("%(n)d ziet dit ook", "%(n)d zien dit ook", card.supporters) % {"n": card.supporters}
    told = [made_of] if len(card.notes) > 1 else []
    if wall.shows_support and card.supporters:
        told.append(seen)
    return " · ".join(told)


def wall_words(wall: Wall) -> str:
    """The wall in one sentence, for whoever does not see it."""
    n = len(wall.cards)
    if not n:
        return _("Het bord is nog leeg.")
    return n_("Op het bord hangt %(n)d kaart.", "Op het bord hangen %(n)d kaarten.", n) % {"n": n}
