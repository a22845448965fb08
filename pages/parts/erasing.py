"""Erasing for good, for somebody who asks it: gone from the screens and from the log."""

from collections.abc import Sequence
from functools import partial

import streamlit as st
from sqlalchemy import Connection

from gbo_core.model import Record
from gbo_core.store import open_store, records
from pages.forms.form import forget_forms
from pages.shell import undo
from pages.shell.ask import say_later, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, n_
from pages.shell.sure import ask_first


def erase_button(here: Here, record: Record, also: Sequence[Record] = ()) -> None:
    """Asks first. `also`: what goes with it, because it came from there."""
    if st.button(_("Wis voorgoed…"), type="tertiary", key=f"erase_{record.id}"):
        ask_erasure(here, record, also)


def ask_erasure(here: Here, record: Record, also: Sequence[Record] = ()) -> None:
    words = _("%(name)s verdwijnt helemaal. Dit kan niet ongedaan gemaakt worden.")
    lines = [words % {"name": record.known_as}]
    if also:
        n = len(also)
        more = n_(
            "Ook wat eruit kwam gaat weg: %(n)d inzicht.",
            "Ook wat eruit kwam gaat weg: %(n)d inzichten.",
            n,
        )
        lines.append(more % {"n": n})
    act = partial(_erase, here, [record, *also])
    ask_first(here, _("Voorgoed wissen?"), lines, _("Wis voorgoed"), act)


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
