"""Long work on files, done in a process of its own while the screen waits for it."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import streamlit as st

from gbo_core.exchange.apart import run
from gbo_core.exchange.errands import LIMITS
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, workshops
from gbo_core.store.errors import StoreClosed
from pages.say import _


def new_workshop(make: Callable[..., str], *args: Any) -> str:
    """What `make(id, *args)` makes, with a bar and a button to stop. Raises GboError.

    Whatever the reader clicks meanwhile stops it, as does going to another screen: what was made
    of the workshop is then taken down again.
    """
    made = new_id("w")
    with st.container():
        bar = st.progress(0.0, text=_("Een ogenblik…"))
        st.button(_("Stop"), key=f"stop {made}")

        def tell(done: int, of: int, words: str) -> None:
            bar.progress(done / of, text=_(words))

        try:
            return run(make, made, *args, limits=LIMITS, told=tell)
        except BaseException:
            # Not here: whoever clicked would wait for it.
            threading.Thread(target=_take_down, args=(made,), daemon=True).start()
            raise


def _take_down(made: str) -> None:
    with suppress(StoreClosed):  # the server stops: the next one takes it down
        workshops.clear(open_store(), made)
