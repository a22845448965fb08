"""Who else facilitates a workshop: links to make, to copy once, and to withdraw."""

from contextlib import suppress

import streamlit as st

from gbo_core.model.errors import NotFound
from gbo_core.store import access, open_store
from gbo_core.store.access import Link
from pages import who
from pages.home.words import day
from pages.say import _, plain
from web.address import base_url


def show_sharing(workshop_id: str) -> None:
    """The live links of a workshop with who came in by each, and a button for a new one."""
    looker = who.facilitator()
    who.find(workshop_id)
    st.markdown(
        _(
            "Wie de link opent, kan alles wat u hier kunt: zien, wijzigen en stemmen openen. "
            "Geef hem aan één collega; intrekken kan altijd."
        )
    )
    if st.button(_("Maak een link"), type="primary", icon=":material/link:"):
        token = open_store().write(access.invite, looker.id, workshop_id)
        st.session_state["new_link"] = f"{base_url()}/uitnodiging/{token}"
    if link := st.session_state.get("new_link"):
        st.code(link, language=None, wrap_lines=True)
        st.caption(_("Kopieer de link nu: om veiligheidsredenen tonen we hem maar één keer."))
    for each in open_store().read(access.invitations, workshop_id):
        _show_link(looker.id, each)


def forget_link() -> None:
    """Show a new link no more."""
    st.session_state.pop("new_link", None)


def _show_link(looker: str, link: Link) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        names = ", ".join(plain(name) for name in link.names)
        st.markdown(names or _("Nog niemand kwam binnen langs deze link."))
        st.caption(_("Gemaakt op %(day)s") % {"day": day(link.made_at)})
        with st.popover(_("Trek in…"), key=f"ask_withdraw_{link.id}"):
            st.markdown(_what_withdrawing_does(names))
            st.button(
                _("Ja, trek in"),
                key=f"withdraw_{link.id}",
                type="primary",
                on_click=_withdraw,
                args=(looker, link.id),
            )


def _what_withdrawing_does(names: str) -> str:
    if not names:
        return _("De link werkt dan niet meer. Wie hem al kreeg, kan er niet meer mee binnen.")
    return _(
        "De link werkt dan niet meer, en %(names)s kan deze werktafel niet meer openen. "
        "Wat al bewaard is, blijft bewaard."
    ) % {"names": names}


def _withdraw(looker: str, link: str) -> None:
    # Somebody else may have withdrawn it a moment before: what was wanted is the case.
    with suppress(NotFound):
        open_store().write(access.withdraw, looker, link)
    forget_link()
