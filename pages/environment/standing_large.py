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
from pages.shell.say import _, cut, n_, plain

HEIGHT = 800  # leaves room for the title above the picture
LINES, LETTERS = 27, 46  # what fits beside the picture, and on a line there


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
    with right, st.container(key="legend"):
        _legend(placed, len(every) - len(placed))
    return True


def _legend(placed: Sequence[Placed], waiting: int) -> None:
    corners = by_corner(placed)
    longest = max(1, (LINES - 2 * len(corners)) // len(placed)) * LETTERS
    for corner, there in corners.items():
        lines = [cut(f"{each.number}. {titled(each)}", longest) for each in there]
        st.markdown("  \n".join([f"**{corner_name(corner)}**", *map(plain, lines)]))
    if any(each.firm for each in placed):
        st.markdown(plain(explained()))
    if waiting:
        words = n_("%(n)d factor is nog open.", "%(n)d factoren zijn nog open.", waiting)
        st.markdown(words % {"n": waiting})
