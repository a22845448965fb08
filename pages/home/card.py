"""One workshop on the start screen: what it holds, and what can be done with it."""

from typing import Final

import streamlit as st

from gbo_core.store import open_store, workshops
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from gbo_core.words import N_
from pages import steps
from pages.forms.save_bar import show_mark
from pages.home.questions import ask_about
from pages.home.settings import settings_of
from pages.home.words import in_words
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, plain

_FOR_ALL: Final = {
    "settings": N_("Wijzig de gegevens"),
    "share": N_("Deel met een collega"),
    "duplicate": N_("Maak een kopie"),
}
_FOR_MAKER: Final = {"archive": N_("Archiveer"), "remove": N_("Verwijder")}


def show_card(looker: Facilitator, workshop: Workshop) -> None:
    with st.container(border=True, key=f"card_{workshop.id}"):
        st.header(plain(workshop.name), anchor=False)
        if workshop.area:
            st.markdown(plain(workshop.area))
        st.caption(in_words(open_store().read(workshops.contents, workshop.id)))
        if not workshop.mine:
            st.caption(_("Een collega deelde deze werktafel met u."))
        with st.container(horizontal=True):
            if st.button(_("Open"), key=f"open_{workshop.id}", type="primary"):
                who.open_(looker, workshop.id)
                st.switch_page(steps.ROAD.file)
            _show_more(looker, workshop)
            if settings_of(workshop).waiting():
                show_mark()


def _show_more(looker: Facilitator, workshop: Workshop) -> None:
    offered = _FOR_ALL | (_FOR_MAKER if workshop.mine else {})
    chosen = st.menu_button(
        _("Meer"),
        list(offered),
        format_func=lambda code: _(offered[code]),
        key=f"more_{workshop.id}",
    )
    if chosen == "archive":
        with showing_refusals():
            open_store().write(workshops.archive, workshop.id, True, by=looker.name)
            say_later(_("Gearchiveerd. U vindt de werktafel onderaan terug."))
            st.rerun()
    elif chosen:
        ask_about(chosen, workshop.id)
