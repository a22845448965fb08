"""A new link for a colleague, shown once."""

import streamlit as st

from gbo_core.store import invitations, open_store
from pages.shell.say import _
from web.address import base_url

_NEW = "new_link"


def make_link(looker: str, workshop_id: str | None) -> None:
    """Make a link to a workshop, or (None) to an account. Raises NotAllowed."""
    token = open_store().write(invitations.invite, looker, workshop_id)
    st.session_state[_NEW] = (workshop_id, f"{base_url()}/uitnodiging/{token}")


def show_new_link(workshop_id: str | None) -> None:
    """Show the link that was just made, where it was made."""
    made_for, link = st.session_state.get(_NEW, (None, ""))
    if link and made_for == workshop_id:
        st.code(link, language=None, wrap_lines=True)
        st.caption(_("Kopieer de link nu: om veiligheidsredenen tonen we hem maar één keer."))


def forget_link() -> None:
    """Show a new link no more."""
    st.session_state.pop(_NEW, None)
