"""Who is looking, and at which workshop: checked against the store at every run.

This is the only reader of the browser's cookies. `AppTest` has none: tests replace `token`.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Final

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model.errors import GboError, NotAllowed
from gbo_core.store import access, open_store, workshops
from gbo_core.store.access import Facilitator
from gbo_core.store.errors import StoreClosed
from gbo_core.store.workshops import Workshop
from pages import steps
from pages.shell.ask import say_later, sentence
from pages.shell.say import _
from web.gate import LOGIN
from web.logins import COOKIE, facilitator_of

_when_left: Final[list[Callable[[], None]]] = []


def when_left(act: Callable[[], None]) -> None:
    """Have something done in the run in which a login turns out to have ended."""
    _when_left.append(act)


def token() -> str:
    """What the browser holds to be recognised."""
    return st.context.cookies.get(COOKIE, "")


def facilitator() -> Facilitator:
    """Who looks. Without a live login the screen stops here, with the way to log in.

    An open tab keeps the cookie that it started with, so the cookie alone proves nothing.
    """
    try:
        looker = open_store().read(access.who, token())
    except NotAllowed:
        for act in _when_left:
            act()
        st.title(_("U bent niet aangemeld"), anchor=False)
        words = _("Aanmelden")
        st.html(f'<a href="{LOGIN}" target="_self">{words}</a>')
        st.stop()
    if not looker.fresh:  # a tab may stay open for weeks without asking for another page
        with suppress(StoreClosed):  # one may look around while the disk is full
            open_store().write(access.keep_alive, looker.login)
    return looker


def still_looking() -> Facilitator | None:
    """Who looks, for a callback: it runs before the screen, and its check, do."""
    return facilitator_of(token())


def open_workshop() -> Workshop | None:
    """The workshop that this tab has open, if any and if whoever looks may (still) open it.

    The address says which one (`?w=`), so that two tabs can have two workshops; otherwise it is
    what the tab, or else the login, had open last.
    """
    looker = facilitator()
    chosen = st.query_params.get("w") or st.session_state.get("workshop")
    wanted = looker.last_workshop if chosen is None else chosen
    if not wanted:
        return None
    try:
        found = find(wanted)
    except GboError as error:
        if chosen:
            say_later(sentence(error))
        close()
        return None
    open_(looker, found.id)
    return found


def workshop() -> Workshop:
    """The workshop that a screen is about; without one the tab goes to the start screen."""
    found = open_workshop()
    if found is None:
        say_later(_("Open eerst een werktafel."))
        st.switch_page(steps.START.file)
    return found


def find(workshop_id: str) -> Workshop:
    """A workshop, after a check that whoever looks may open it. Raises NotAllowed, NotFound."""
    return open_store().read(_get, facilitator().id, workshop_id)


def open_(looker: Facilitator, workshop_id: str) -> None:
    """Open a workshop in this tab, and in the next one that this login opens."""
    if st.session_state.get("workshop") != workshop_id != looker.last_workshop:
        with suppress(StoreClosed):
            open_store().write(access.remember_workshop, looker.login, workshop_id)
    st.session_state["workshop"] = workshop_id
    if st.query_params.get("w") != workshop_id:
        st.query_params["w"] = workshop_id


def close() -> None:
    """Leave no workshop open in this tab, not even what the login had open last."""
    st.session_state["workshop"] = ""
    st.query_params.pop("w", None)


def _get(connection: Connection, looker: str, workshop_id: str) -> Workshop:
    access.check_access(connection, looker, workshop_id)
    return workshops.get(connection, workshop_id, looker)
