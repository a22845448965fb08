"""The pinned persona, small above a later screen: for whom is this again?"""

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model import Persona, Profile
from gbo_core.model.errors import NotFound
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.parts.badges import show_badges
from pages.parts.portrait import show_portrait
from pages.shell.say import _, plain

PAGE = "users/screen.py"
PART = "personas"
LONGEST = 140  # characters of the quote that fit on a line or two


def show_pinned(workshop: Workshop) -> None:
    """Name, quote and thresholds, with the way back; nothing while nobody is pinned."""
    persona = open_store().read(pinned, workshop.id)
    if persona is None:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", gap="small", key="pinned"
    ):
        show_portrait(persona, size=2.2)
        st.markdown(plain(_words(persona)), width="content")
        show_badges("thresholds", persona.thresholds, icon=":material/block:", color="orange")
        st.page_link(
            PAGE,
            label=_("Naar de persona"),
            icon=":material/push_pin:",
            query_params={"w": workshop.id, "deel": PART},
        )


def pinned(connection: Connection, workshop: str) -> Persona | None:
    """The persona that stays in sight; None when there is none, or it was removed."""
    profile = records.get(connection, workshop, Profile, PROFILE_ID)
    if not profile.pinned:
        return None
    try:
        persona = records.get(connection, workshop, Persona, profile.pinned)
    except NotFound:
        return None
    return None if persona.removed else persona


def _words(persona: Persona) -> str:
    if not persona.quote:
        return persona.name
    quote = persona.quote
    short = quote if len(quote) <= LONGEST else quote[: LONGEST - 1] + "…"
    return _("%(name)s: ‘%(quote)s’") % {"name": persona.name, "quote": short}
