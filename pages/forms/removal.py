"""Removal of records with what belongs to them: asked first, and undone as one step."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import streamlit as st

from gbo_core.live.hanging import hanging
from gbo_core.model import Record
from gbo_core.store.entered import remove_all
from pages.forms.form import forget_forms
from pages.shell.counted import counted
from pages.shell.here import Here
from pages.shell.say import _
from pages.shell.sure import ask_first


def ask_removal(
    here: Here,
    gone: Sequence[Record],
    own: Sequence[Record] = (),
    do: Callable[[], bool] | None = None,
) -> None:
    """Ask, where something hangs on it or several go at once; one record by itself goes at once.

    `own`: what belongs to these, and goes along. `do` takes them all away where more is stored in
    the same step; it answers whether that was done.
    """
    act = partial(_remove, here, gone, own, do)
    others = here.read(hanging, [*gone, *own])
    if do is None and not own and not others:
        act()
    else:
        lines = _lines(gone, own, others)
        ask_first(here, _("Verwijderen?"), lines, _("Verwijder"), act)


def _lines(gone: Sequence[Record], own: Sequence[Record], others: Counter[str]) -> Iterator[str]:
    names = ", ".join(each.known_as for each in gone)
    one, several = _("‘%(name)s’ gaat weg."), _("Dit gaat uit de lijst: %(names)s.")
    yield one % {"name": names} if len(gone) == 1 else several % {"names": names}
    if own:
        things = counted(Counter(each.concept for each in own))
        yield _("Wat erbij hoort, gaat mee weg: %(things)s.") % {"things": things}
    if others:
        words = _("Dit hangt eraan vast: %(things)s. Dat blijft bewaard, maar hangt dan los.")
        yield words % {"things": counted(others)}
    yield _("Met ‘Maak ongedaan’ is alles weer zoals het was.")


def _remove(
    here: Here, gone: Sequence[Record], own: Sequence[Record], do: Callable[[], bool] | None
) -> None:
    words = _("Verwijderd: %(names)s.") % {"names": ", ".join(each.known_as for each in gone)}
    going = [*gone, *own]
    if do() if do else here.do(words, remove_all, going):
        forget_forms({each.id for each in going}, typed=False)
        st.rerun()
