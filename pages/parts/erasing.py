"""Erasing for good, for somebody who asks it: gone from the screens and from the log."""

from collections.abc import Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.store import open_store, records
from pages.forms.forms import forget_forms
from pages.shell import undo
from pages.shell.ask import say_later, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, n_, plain


def ask_erasure(here: Here, record: Record, also: Sequence[Record] = ()) -> None:
    """Ask first. `also`: what goes with it, because it came from there."""

    @st.dialog(_("Voorgoed wissen?"))
    def ask() -> None:
        here.check()
        sentence = _("%(name)s verdwijnt helemaal. Dit kan niet ongedaan gemaakt worden.")
        st.markdown(plain(sentence % {"name": record.known_as}))
        if also:
            n = len(also)
            words = n_(
                "Ook wat eruit kwam gaat weg: %(n)d inzicht.",
                "Ook wat eruit kwam gaat weg: %(n)d inzichten.",
                n,
            )
            st.markdown(words % {"n": n})
        if st.button(_("Wis voorgoed"), type="primary"):
            _erase(here, [record, *also])
        if st.button(_("Toch niet")):
            st.rerun()

    ask()


def _erase(here: Here, gone: Sequence[Record]) -> None:
    with showing_refusals():
        here.check()
        open_store().write(_erase_all, here.workshop.id, gone, here.looker.name)
        undo.forget()
        forget_forms({each.id for each in gone}, typed=True)
        say_later(_("Voorgoed gewist."))
        st.rerun()


def _erase_all(connection: Connection, workshop: str, gone: Sequence[Record], by: str) -> None:
    for record in gone:
        records.erase(connection, workshop, type(record), record.id, by=by)
