"""What the group finds of its factors, for a room: the picture, and what its numbers stand for."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages.charts.look import show
from pages.charts.plane import corner_name
from pages.environment.places import Placed, by_corner, listed, titled
from pages.environment.standing import figure, meaning
from pages.parts.firm import explained
from pages.shell.say import _, n_, plain

HEIGHT = 800  # leaves room for the title above the picture
# Beside the picture: how the words are written, with the letters of a line and how many lines fit.
SIZES = (("legend", 46, 27), ("small_legend", 56, 33))


def standing_on_beamer(workshop: Workshop, _item: str) -> bool:
    """Draw it; False while no factor has a place."""
    every = open_store().read(listed, workshop.id)
    placed = [each for each in every if isinstance(each, Placed)]
    if not placed:
        return False
    with st.container(key="result"):
        st.title(_("Wat we vinden"))
    left, right = st.columns([7, 4], gap="large")
    with left:
        chart = figure(placed).update_layout(height=HEIGHT)
        show(chart, alt=meaning(placed), beamer=True, key="beamer_factors")
    with right:
        _legend(placed, len(every) - len(placed))
    return True


def _legend(placed: Sequence[Placed], waiting: int) -> None:
    corners = by_corner(placed)
    below = _below(placed, waiting)
    key, longest = _size([_line(each) for each in placed], len(corners), below)
    with st.container(key=key):
        for corner, there in corners.items():
            lines = [_line(each, longest) for each in there]
            st.markdown("  \n".join([f"**{corner_name(corner)}**", *map(plain, lines)]))
        for words in below:
            st.markdown(plain(words))


def _line(each: Placed, longest: int = 0) -> str:
    return f"{each.number}. {titled(each, longest)}"


def _below(placed: Sequence[Placed], waiting: int) -> list[str]:
    said = [explained()] if any(each.firm for each in placed) else []
    if waiting:
        words = n_("%(n)d factor is nog open.", "%(n)d factoren zijn nog open.", waiting)
        said.append(words % {"n": waiting})
    return said


def _size(lines: Sequence[str], corners: int, below: Sequence[str]) -> tuple[str, int]:
    """In which letters all of it fits (0), or how many letters each name may have at most."""
    for key, letters, room in SIZES:
        left = room - 2 * corners - sum(1 + len(each) // letters for each in below)
        if sum(1 + len(line) // letters for line in lines) <= left:
            return key, 0
    return key, max(1, left // len(lines)) * letters
