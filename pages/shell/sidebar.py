"""Beside every screen: the open workshop and its code, the language, and the way out."""

import streamlit as st

from gbo_core.live import progress
from gbo_core.store import access, open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from gbo_core.words import LANGUAGES
from pages.shell import who
from pages.shell.beamer import show_beamer
from pages.shell.phone_address import ask_phone_address
from pages.shell.say import _, n_, plain

SECONDS = 5
# A real form: logging out ends the login on the server and takes the cookie back.
_LOG_OUT = (
    '<form method="post" action="/afmelden"><button style="font:inherit;color:inherit;padding:0;'
    'background:none;border:0;text-decoration:underline;cursor:pointer">{}</button></form>'
)


def show_sidebar(looker: Facilitator, workshop: Workshop | None) -> None:
    with st.sidebar:
        if workshop:
            _show_workshop(workshop)
        _choose_language(looker)
        st.caption(_("Aangemeld als %(name)s") % {"name": plain(looker.name)})
        st.html(_LOG_OUT.format(_("Afmelden")))


def _show_workshop(workshop: Workshop) -> None:
    with st.container(border=True, gap="xsmall"):
        show_beamer(workshop)
    with st.container(border=True, gap="xsmall"):
        st.markdown(f"**{plain(workshop.name)}**")
        st.caption(_("Meedoen met code"))
        with st.container(key="side_code"):
            st.markdown(f"**{in_halves(workshop.join_code)}**")
        _show_joined(workshop.id)
        ask_phone_address()


def in_halves(code: str) -> str:
    """A join code as it is read aloud: LUMO KADE."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"


@st.fragment(run_every=SECONDS)
def _show_joined(workshop_id: str) -> None:
    who.find(workshop_id)  # a fragment runs without the frame and its checks
    joined = open_store().read(progress.of_workshop, workshop_id).joined
    if not joined:
        st.caption(_("Nog niemand doet mee."))
    else:
        st.caption(n_("%(n)d deelnemer", "%(n)d deelnemers", joined) % {"n": joined})


def _choose_language(looker: Facilitator) -> None:
    st.selectbox(
        _("Taal"),
        list(LANGUAGES),
        index=list(LANGUAGES).index(looker.language),
        format_func=LANGUAGES.__getitem__,
        key="chosen_language",
        on_change=_store_language,
        filter_mode=None,
    )


def _store_language() -> None:
    if looker := who.still_looking():
        language = st.session_state["chosen_language"]
        open_store().write(access.set_language, looker.id, language)
