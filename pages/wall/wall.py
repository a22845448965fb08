"""The wall of one round, in the place where other rounds show their result."""

import streamlit as st

from gbo_core.live import kept
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.shell import who
from pages.shell.ask import showing_refusals
from pages.shell.beamer import offer
from pages.shell.here import Here
from pages.shell.say import _
from pages.wall.board import board_html, wall_words
from pages.wall.inbox import inbox
from pages.wall.work import work
from pages.wall.write import write

LIVE = {State.OPEN, State.PAUSED}


def show_wall(here: Here, asked: Round) -> None:
    """Let notes through, look at the wall, work on it."""
    inbox(asked.id)
    _board(asked.id)
    write(here, asked)
    with showing_refusals():
        found = open_store().read(kept.wall, asked.workshop, asked.id)
        if found.cards or found.held:
            work(here, found)
    offer(asked.workshop, Stage(asked.id))


@st.fragment(run_every=2)
def _board(round_id: str) -> None:
    """What the room sees, renewed by itself."""
    workshop = who.workshop()
    with showing_refusals():
        found = open_store().read(kept.wall, workshop.id, round_id)
        st.header(_("Het bord"), anchor=False)
        st.caption(wall_words(found))
        st.html(board_html(found))
