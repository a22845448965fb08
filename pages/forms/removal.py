"""Removal of a record with what belongs to it; first asked where something hangs on it."""

from collections import Counter
from collections.abc import Iterator, Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.live import rounds
from gbo_core.model import Record
from gbo_core.store import records, thread
from pages.forms.forms import forget_forms
from pages.parts.counted import ROUND, counted
from pages.shell.here import Here
from pages.shell.say import _, plain


def ask_removal(here: Here, gone: Sequence[Record]) -> None:
    """Take the first away with what belongs to it. Without anything that hangs on it: at once."""
    own = Counter(each.concept for each in gone[1:])
    others = here.read(_hanging, gone)
    if not own and not others:
        _remove(here, gone)
        return

    @st.dialog(_("Verwijderen?"))
    def ask() -> None:
        here.check()
        for line in _lines(gone[0].known_as, own, others):
            st.markdown(plain(line))
        if st.button(_("Verwijder"), type="primary"):
            _remove(here, gone)
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


def _remove(here: Here, gone: Sequence[Record]) -> None:
    words = _("Verwijderd: %(names)s.") % {"names": gone[0].known_as}
    if here.do(words, _write, gone):
        forget_forms({each.id for each in gone}, typed=False)
        st.rerun()


def _write(connection: Connection, /, workshop: str, gone: Sequence[Record], **common: str) -> None:
    for each in gone:
        records.remove(connection, workshop, type(each), each.id, **common)
