"""The form of one record: where it stands on the screen, or in a window of its own.

Every field left counts at once, so that a check can stand beside it and another part of the screen
can be shown meanwhile: the form comes back as it was.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

import streamlit as st

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from gbo_core.store.entered import enter
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.editor import Editor
from pages.forms.form import Form, held
from pages.forms.inputs import field_input
from pages.forms.keeping import keep
from pages.forms.labels import CHOSEN, Labels, held_in, labels_of
from pages.forms.removal import ask_removal
from pages.forms.save_bar import form_bar
from pages.forms.unsaved import Values
from pages.shell import who
from pages.shell.ask import showing_refusals
from pages.shell.say import _

Finish = Callable[[Values], Values]

_GONE: Final = "record_to_remove"  # its window opens once the form's own is closed


def record_form(
    editor: Editor,
    beside: Callable[[Values], None] | None = None,
    finish: Finish | None = None,
    **fewer: Labels,
) -> None:
    """The form of what is open, drawn where the screen calls it.

    `beside` says something of what is typed, to the right of it; `finish` makes what is stored of
    that, or raises BadInput; `fewer`: field → what may be chosen there, where that is not all.
    """
    form = held(editor.form)
    with st.container(border=True):
        left, right = st.columns([3, 2], gap="large") if beside else (st.container(), None)
        with left:
            values = ask(editor, editor.names, None, **fewer)
        if beside and right:
            with right:
                beside(form.values | values)
        with left:
            finish_form(editor, values, finish)


def record_window(editor: Editor, finish: Finish | None = None, note: str = "") -> None:
    """The same in a window. Dismissed, it waits with what was typed until it is closed.

    `note` stands below the fields.
    """
    gone = st.session_state.pop(_GONE, None)
    if gone is not None:
        ask_removal(editor.here, [gone])
    if editor.form is None:
        return

    @st.dialog(_title(editor.form), width="medium", on_dismiss=editor.put_aside)
    def window() -> None:
        keep(who.facilitator())  # a window runs alone, also after a login ended elsewhere
        editor.here.check()
        if editor.form is None:
            st.rerun()
        else:
            _fill(editor, editor.form, finish, note)

    window()


def _title(form: Form) -> str:
    return _("Wijzig") if _is_listed(form) else _("Nieuw")


def _is_listed(form: Form) -> bool:
    return form.current is not None and form.current.is_listed


def _fill(editor: Editor, form: Form, finish: Finish | None, note: str) -> None:
    values = ask(editor, editor.names)
    if note:
        st.caption(note)
    finish_form(editor, values, finish)
    if form.current and _is_listed(form):
        _offer_removal(editor, form.current)


def _offer_removal(editor: Editor, record: Record) -> None:
    if st.button(_("Verwijder…"), icon=":material/delete:", key=f"remove_{record.id}"):
        st.session_state[_GONE] = record
        editor.close()
        st.rerun()


def ask(
    editor: Editor, names: Sequence[str], form: Form | None = None, **fewer: Labels
) -> dict[str, Any]:
    """Some fields of what is open, or of `form`, and what stands in them now."""
    at = form or held(editor.form)
    return {name: _ask_field(editor, name, at, fewer.get(name)) for name in names}


def _ask_field(editor: Editor, name: str, form: Form, fewer: Labels | None) -> Any:
    spec, value = editor.kind.typed()[name], form.value(name)
    there = held_in([value]) if spec.kind in CHOSEN else ()
    labels = labels_of(spec, editor.here.workshop.id, there, fewer)
    return field_input(spec, value, labels, form.widget(name))


def finish_form(editor: Editor, values: Values, finish: Finish | None = None) -> None:
    """The buttons below the fields of what is open; what was typed is stored, and it closes."""
    form = held(editor.form)
    if form_bar(form, editor.close) and store(editor, form, form.given | values, finish):
        editor.close()
        st.rerun()


def store(
    editor: Editor,
    form: Form | None,
    values: Values,
    finish: Finish | None = None,
) -> Record | None:
    """Add the record, or save what differs from that of the form; None where it says why not.

    `finish` makes what is stored of what was typed, or raises BadInput.
    """
    current = form.current if form else None
    with showing_refusals():
        wanted = finish(values) if finish else values
        settle = partial(_show_conflict, editor, form)
        done = editor.here.do(_words, enter, editor.kind, current, wanted, settle=settle)
        return done.result if done else None
    return None


def _words(stored: Record) -> str:
    name = stored.known_as
    return _("‘%(name)s’ is bewaard.") % {"name": name} if name else _("Bewaard.")


def _show_conflict(editor: Editor, form: Form | None, conflict: Conflict) -> None:
    settle = partial(editor.settle, held(form), conflict.data["theirs"])
    show_conflict(titles_of(editor.kind), conflict, settle)
