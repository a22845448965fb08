"""What was typed for a record, or for a new one that belongs to it, while somebody removed it.

Its form, or its row, has no place on the screen any more: it is shown, with a way back for both.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from gbo_core.model import CONCEPTS, Note, Record
from gbo_core.model.errors import NotFound
from gbo_core.store import open_store, records
from gbo_core.store import undo as history
from pages.forms.conflict import titles_of
from pages.forms.draft import tables
from pages.forms.form import Form, forms
from pages.shell.here import Here
from pages.shell.say import _, plain


@dataclass(frozen=True, slots=True)
class Left:
    """What was typed for one record, by field, and how to forget it.

    `titles` come from `kind`; `hangs_on` and `id` are the record that it needs: itself, or for a
    new one what it belongs to. `key`: one for each, for its buttons.
    """

    key: str
    kind: type[Record]
    hangs_on: type[Record]
    id: str
    typed: dict[str, Any]
    forget: Callable[[], None]


def show_gone(here: Here) -> None:
    """Say it of each that was removed; of what was erased for good nothing is kept here either."""
    for each in [*_in_forms(here.workshop.id), *_in_tables(here.workshop.id)]:
        record = _now(here.workshop.id, each)
        if record is None:
            each.forget()
        elif record.removed:
            _show(here, each, record)


def _now(workshop: str, left: Left) -> Record | None:
    """None for what was erased, such as a note that its writer took back: only its id stays."""
    try:
        found = open_store().read(records.get, workshop, left.hangs_on, left.id)
    except NotFound:
        return None
    return None if isinstance(found, Note) and not found.text else found


def _in_forms(workshop: str) -> Iterator[Left]:
    for form in forms():
        if form.workshop == workshop and form.is_typed:
            for kind, needs, id_ in _needed(form):
                yield Left(form.key, kind, needs, id_, form.typed, form.forget)


def _needed(form: Form) -> Iterator[tuple[type[Record], type[Record], str]]:
    """The kind of its record, with what that needs: itself, or what a new one begins from."""
    if form.current:
        kind = type(form.current)
        yield kind, kind, form.current.id
    elif form.concept:
        kind = CONCEPTS[form.concept]
        specs = kind.typed()
        for name, value in form.given.items():
            if name in specs and specs[name].kind == "link" and specs[name].to and value:
                yield kind, CONCEPTS[specs[name].to], value


def _in_tables(workshop: str) -> Iterator[Left]:
    for table in tables():
        if table.workshop == workshop and table.concept:
            kind = CONCEPTS[table.concept]
            for row, cells in table.typed.items():
                yield Left(f"{table.key}_{row}", kind, kind, row, cells, partial(table.forget, row))


def _show(here: Here, left: Left, record: Record) -> None:
    name, titles = record.known_as, titles_of(left.kind)
    with st.container(border=True):
        words = _("‘%(name)s’ is intussen verwijderd. Wat u er nog typte, is niet bewaard:")
        st.warning(plain(words % {"name": name}), icon=":material/delete:")
        for field, value in left.typed.items():
            title = f"{titles[field]}: " if field in titles else ""
            st.markdown(plain(f"{title}{_in_words(value)}"))
        with st.container(horizontal=True):
            if st.button(_("Haal terug"), icon=":material/undo:", key=f"gone_back_{left.key}"):
                _bring_back(here, record)
            label = _("Gooi weg wat ik typte")
            st.button(label, key=f"gone_forget_{left.key}", on_click=left.forget)


def _in_words(value: Any) -> str:
    several = value if isinstance(value, list | tuple) else [value]
    return ", ".join(map(str, several))


def _bring_back(here: Here, record: Record) -> None:
    words = _("‘%(name)s’ staat er weer.") % {"name": record.known_as}
    if here.do(words, history.bring_back, record.concept, record.id):
        st.rerun()
