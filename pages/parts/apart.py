"""Workshops that are put together in a process of their own, as the screens tell of them."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from gbo_core.exchange.apart import Stopped
from gbo_core.model.ids import new_id
from gbo_core.store.access import Facilitator
from pages.shell import who
from pages.shell.ask import say_later, shown
from pages.shell.say import _
from web import coming
from web.coming import Coming

_LOOK = 0.2  # seconds


def pressed(label: str, **options: Any) -> str:
    """A button: the id of its press, or '' while nobody pressed it.

    A second press of what was drawn once has the same id, also where the first one is done.
    """
    place = f"press {label}"
    if st.button(label, **options):
        return str(st.session_state.setdefault(place, new_id("p")))
    st.session_state.pop(place, None)
    return ""


def new_workshop(
    looker: Facilitator, what: str, make: Callable[..., str], *args: Any, press: str = ""
) -> str:
    """What `make(id, *args)` makes, with a bar and a button to stop; see `wait_for`."""
    return wait_for(coming.begin(looker.id, what, make, *args, press=press))


def wait_for(one: Coming) -> str:
    """The id of the new workshop, once it is whole. Raises GboError.

    Whoever clicks something else meanwhile, or goes away, finds it with `show_coming`. When it is
    over nothing stays that looks as if it goes on.
    """
    place = st.empty()
    with place.container():
        bar = st.progress(0.0)
        st.button(_("Stop"), key=f"stop {one.made}", on_click=coming.stop, args=(one,))
        while not one.over.wait(_LOOK):
            _draw(bar, one)
    place.empty()
    coming.heard(one)
    if one.failure:
        raise one.failure
    return one.made


def show_coming(looker: Facilitator) -> None:
    """What this person began and left: how far it is, or how it ended."""
    if coming.of(looker.id):
        st.fragment(_show_each, run_every=1)()


def _show_each() -> None:
    for one in coming.of(who.facilitator().id):
        if not one.over.is_set():
            _draw(st.progress(0.0), one)
            st.button(_("Stop"), key=f"stop now {one.made}", on_click=coming.stop, args=(one,))
        elif one.failure and not isinstance(one.failure, Stopped):
            st.error(shown(one.failure))
            label = _("Niet meer tonen")
            st.button(label, key=f"heard {one.made}", on_click=coming.heard, args=(one,))
        else:
            coming.heard(one)
            say_later(_("Gestopt.") if one.failure else _("De werktafel staat klaar."))
            st.rerun()


def _draw(bar: Any, one: Coming) -> None:
    done, of, words = one.told
    bar.progress(done / of, text=_(words))
