"""The SWOT and its questions for a room, in the largest letters in which all of it fits."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from textwrap import wrap
from typing import Final

import streamlit as st

from gbo_core import field
from gbo_core.analysis.environment.confrontation import MOST_POINTS, MOST_QUESTIONS, is_written
from gbo_core.model import Challenge, Swot
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.shell.say import _, language, n_

# Sizes are in hundredths of the width of a screen of 16 by 9, so that every beamer shows the same.
LETTERS: Final = (1.9, 1.8, 1.7, 1.6, 1.5, 1.4, 1.3, 1.2, 1.1, 1.0, 0.95, 0.9, 0.85)
HEIGHT: Final = 51  # below the title
WHOLE: Final = 92
COLUMN: Final = WHOLE / 4
# In letters, as `.fitted` of the stylesheet has it.
WIDTH: Final = 0.48  # of one, measured on sentences, with some to spare
LINE: Final = 1.3
MARGINS: Final = 2.8  # beside the words of a card
ABOVE: Final = 1.1  # and below the words of a card
HEADING: Final = 2.9


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with what stands below it; `more` says what is left out, or that it is empty."""

    name: str
    lines: Sequence[str]
    more: str = ""

    def height(self, width: float) -> float:
        """In letters, when it is so many wide."""
        fitting = int((width - MARGINS) / WIDTH)
        lines = [len(wrap(line, fitting)) for line in (*self.lines, self.more) if line]
        return HEADING + sum(n * LINE + ABOVE for n in lines)


def confrontation_on_beamer(workshop: Workshop, _item: str) -> bool:
    """Draw it, also while lists are empty: the room sees them grow."""
    points = open_store().read(records.load, workshop.id, Swot)
    questions = open_store().read(records.load, workshop.id, Challenge)
    with st.container(key="result"):
        st.title(_("Confrontatie"))
    st.html(board(points, questions))
    return True


def board(points: Sequence[Swot], questions: Sequence[Challenge]) -> str:
    """The four lists side by side and the questions below, as HTML with what was typed escaped."""
    lists = [
        _list(each.label(language()), [p.title for p in points if p.side == each.code])
        for each in field.entries("swot")
    ]
    below = _questions(questions)
    drawn = "".join(_html(each) for each in lists) + "".join(_html(b, "wide") for b in below)
    size = _letters(lists, below)
    return f'<div class="wall fitted" style="--letters:{size}">{drawn}</div>'


def _list(name: str, titles: Sequence[str]) -> Block:
    rest = len(titles) - MOST_POINTS
    more = n_("en nog %(n)d punt", "en nog %(n)d punten", rest) % {"n": rest} if rest > 0 else ""
    return Block(name, titles[:MOST_POINTS], more if titles else _("Nog leeg"))


def _questions(questions: Sequence[Challenge]) -> list[Block]:
    """In the order of the confrontations; none as long as nothing was asked."""
    cells = [*(each.code for each in field.entries("confrontations")), ""]
    written = [each for each in questions if is_written(each.title)]
    titles = [each.title for each in sorted(written, key=lambda each: cells.index(each.cell))]
    rest = len(titles) - MOST_QUESTIONS
    more = n_("en nog %(n)d vraag", "en nog %(n)d vragen", rest) % {"n": rest} if rest > 0 else ""
    return [Block(_("Hoe kunnen we…?"), titles[:MOST_QUESTIONS], more)] if titles else []


def _letters(lists: Sequence[Block], below: Sequence[Block]) -> float:
    """The largest size in which everything fits."""

    def height(size: float) -> float:
        longest = max(each.height(COLUMN / size) for each in lists)
        return size * (longest + sum(each.height(WHOLE / size) for each in below))

    return next((size for size in LETTERS if height(size) <= HEIGHT), LETTERS[-1])


def _html(block: Block, kind: str = "list") -> str:
    cards = "".join(f"<article><p>{escape(line)}</p></article>" for line in block.lines)
    foot = f"<p>{escape(block.more)}</p>" if block.more else ""
    return f'<section class="{kind}"><h2>{escape(block.name)}</h2>{cards}{foot}</section>'
