"""Workshops out of sight: archived ones, and removed ones that can still come back."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.store import open_store, workshops
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages import steps
from pages.home.questions import ask_about
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, plain


def show_archived(looker: Facilitator, archived: Sequence[Workshop]) -> None:
    if not archived:
        return
    words = _("Gearchiveerd (%(n)d)") % {"n": len(archived)}
    with st.expander(words, icon=":material/inventory_2:"):
        for each in archived:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(each.name)}**")
                if st.button(_("Bekijk"), key=f"look_{each.id}"):
                    who.open_(looker, each.id)
                    st.switch_page(steps.ROAD.file)
                if each.mine and st.button(_("Terug naar de lijst"), key=f"back_{each.id}"):
                    with showing_refusals():
                        open_store().write(workshops.archive, each.id, False, by=looker.name)
                        say_later(_("De werktafel staat weer in de lijst."))
                        st.rerun()


def show_removed(looker: Facilitator, removed: Sequence[Workshop]) -> None:
    if not removed:
        return
    words = _("Verwijderd (%(n)d)") % {"n": len(removed)}
    with st.expander(words, icon=":material/delete:"):
        for each in removed:
            with st.container(horizontal=True, vertical_alignment="center"):
                st.markdown(f"**{plain(each.name)}**")
                if st.button(_("Haal terug"), key=f"restore_{each.id}"):
                    with showing_refusals():
                        open_store().write(workshops.restore, each.id, by=looker.name)
                        say_later(_("De werktafel staat weer in de lijst."))
                        st.rerun()
                if st.button(_("Wis voorgoed…"), key=f"erase_{each.id}"):
                    ask_about("erase", each.id)
