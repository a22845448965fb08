"""Who else facilitates a workshop: links to make, to copy once, and to withdraw."""

from contextlib import suppress

import streamlit as st

from gbo_core.model.errors import NotFound
from gbo_core.store import invitations, open_store
from gbo_core.store.invitations import Link
from pages.home.link import forget_link, make_link, show_new_link
from pages.shell import who
from pages.shell.moments import day
from pages.shell.say import _, plain


def show_sharing(workshop_id: str) -> None:
    """Who came in, the links that nobody used yet, and a button for a new one."""
    looker = who.facilitator()
    who.find(workshop_id)
    st.markdown(
        _(
            "Wie de link opent, kan alles wat u hier kunt: zien, wijzigen, stemmen openen, en het "
            "hele archief meenemen, ook wie wat antwoordde. De link werkt één keer, een week lang: "
            "maak er voor elke collega een. Intrekken kan altijd."
        )
    )
    if st.button(_("Maak een link"), type="primary", icon=":material/link:"):
        make_link(looker.id, workshop_id)
    show_new_link(workshop_id)
    for each in open_store().read(invitations.invitations, workshop_id):
        _show_link(each)


def _show_link(link: Link) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center"):
        names = ", ".join(plain(name) for name in link.names)
        st.markdown(names or _("Nog niemand kwam binnen langs deze link."))
        made = {"day": day(link.made_at), "name": plain(link.by)}
        st.caption(_("Gemaakt op %(day)s door %(name)s") % made)
        with st.popover(_("Trek in…"), key=f"ask_withdraw_{link.id}"):
            st.markdown(_what_withdrawing_does(names))
            st.button(
                _("Ja, trek in"),
                key=f"withdraw_{link.id}",
                type="primary",
                on_click=_withdraw,
                args=(link.id,),
            )


def _what_withdrawing_does(names: str) -> str:
    if not names:
        return _("De link werkt dan niet meer. Wie hem al kreeg, kan er niet meer mee binnen.")
    return _(
        "%(names)s kan deze werktafel dan niet meer openen. Ook de andere links die nog niet "
        "gebruikt zijn, werken dan niet meer. Wat al bewaard is, blijft bewaard."
    ) % {"names": names}


def _withdraw(link: str) -> None:
    # Somebody else may have withdrawn it a moment before: what was wanted is the case.
    if looker := who.still_looking():
        with suppress(NotFound):
            open_store().write(invitations.withdraw, looker.id, link)
    forget_link()
