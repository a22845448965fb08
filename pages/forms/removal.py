"""Removal of a record with what belongs to it; first asked where something hangs on it."""

from collections import Counter
from collections.abc import Iterator, Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.live import rounds
from gbo_core.model import Record
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records, thread
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.forms.forms import forget_forms
from pages.parts.counted import ROUND, counted
from pages.shell import undo, who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, plain


def ask_removal(workshop: Workshop, looker: Facilitator, gone: Sequence[Record]) -> None:
    """Take the first away with what belongs to it. Without anything that hangs on it: at once."""
    own = Counter(each.concept for each in gone[1:])
    others = open_store().read(_hanging, workshop.id, gone)
    if not own and not others:
        _remove(workshop, looker, gone)
        return

    @st.dialog(_("Verwijderen?"))
    def ask() -> None:
        who.find(workshop.id)
        for line in _lines(gone[0].known_as, own, others):
            st.markdown(plain(line))
        if st.button(_("Verwijder"), type="primary"):
            _remove(workshop, looker, gone)
        if st.button(_("Toch niet")):
            st.rerun()

    ask()


def _lines(name: str, own: Counter[str], others: Counter[str]) -> Iterator[str]:
    yield _("‘%(name)s’ gaat weg.") % {"name": name}
    if own:
        yield _("Wat erbij hoort, gaat mee weg: %(things)s.") % {"things": counted(own)}
    if others:
        words = _("Dit hangt eraan vast: %(things)s. Dat blijft bewaard, maar hangt dan los.")
        yield words % {"things": counted(others)}
    yield _("Met ‘Maak ongedaan’ is alles weer zoals het was.")


def _hanging(connection: Connection, workshop: str, gone: Sequence[Record]) -> Counter[str]:
    """How many of each concept, and how many rounds, refer to what goes and do not go with it."""
    ids = {each.id for each in gone}
    found = thread.references(connection, workshop)
    keys = [(each.concept, each.id) for each in gone]
    others = {(each.concept, each.id) for key in keys for each in found.get(key, ())}
    asked = [
        each
        for each in rounds.load(connection, workshop)
        if any((each.subject, item.id) in keys for item in each.items)
    ]
    return Counter([concept for concept, id_ in others if id_ not in ids] + [ROUND] * len(asked))


def _remove(workshop: Workshop, looker: Facilitator, gone: Sequence[Record]) -> None:
    bundle = new_id("b")
    with showing_refusals():
        who.find(workshop.id)  # a dialog runs alone, also in a tab that was logged out meanwhile
        open_store().write(_write, workshop.id, gone, by=looker.name, bundle=bundle)
        forget_forms({each.id for each in gone}, typed=False)
        words = _("Verwijderd: %(names)s.") % {"names": gone[0].known_as}
        undo.remember(bundle, words)
        say_later(words)
        st.rerun()


def _write(connection: Connection, /, workshop: str, gone: Sequence[Record], **common: str) -> None:
    for each in gone:
        records.remove(connection, workshop, type(each), each.id, **common)
