"""One record in a form where it stands on the screen; what is typed there stays until it is stored.

Every field left counts at once, so that a check can stand beside it and another part of the screen
can be shown meanwhile: the form comes back as it was.
"""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from gbo_core.model import Record
from pages.forms.forms import Editor, Form, Values, held
from pages.forms.inputs import Labels, field_input, labels_of
from pages.forms.removal import ask_removal
from pages.forms.storing import store
from pages.parts.history import show_history
from pages.shell.say import _, plain


def add_button(editor: Editor, label: str, *, key: str, **start: Any) -> None:
    """Opens the form of a new record that starts with these values."""
    icon = ":material/add:"
    st.button(label, icon=icon, key=key, on_click=editor.open, args=(start,))
    show_unsaved_mark(editor, start)


def record_buttons(editor: Editor, record: Record, *, history: bool = True) -> None:
    """Change and remove, beside the record; `history`: and who changed it, where that is all."""
    st.button(
        _("Wijzig"),
        type="tertiary",
        icon=":material/edit:",
        key=f"edit_{record.id}",
        on_click=editor.open,
        args=(record,),
    )
    show_unsaved_mark(editor, record)
    if st.button(
        _("Verwijder"), type="tertiary", icon=":material/delete:", key=f"remove_{record.id}"
    ):
        ask_removal(editor.here, [record])
    if history:
        show_history(editor.here.workshop.id, record, wide=False)


def show_unsaved_mark(editor: Editor, what: Record | Values) -> None:
    """For a form that is not on the screen; one that is says so itself."""
    if editor.is_unsaved(what) and not editor.shows(what):
        show_mark()


def show_waiting(editor: Editor) -> None:
    """The way back to forms with something typed, where no record stands on the screen itself."""
    for form in editor.waiting():
        name = form.current.known_as if form.current else _("Nieuw")
        words = _("Niet bewaard: %(name)s") % {"name": name}
        st.button(
            plain(words),
            icon=":material/edit:",
            key=f"waiting_{form.key}",
            on_click=editor.show,
            args=(form,),
        )


def show_mark() -> None:
    st.badge(_("nog niet bewaard"), icon=":material/edit:", color="orange")


def edit_form(
    editor: Editor,
    beside: Callable[[Values], None] | None = None,
    check: Callable[[Values], None] | None = None,
    **labels: Labels,
) -> None:
    """The form of what is open, drawn where the screen calls it.

    `beside` says something of what is typed, to the right of it; `check` raises BadInput for what
    may not be stored; `labels`: field → what may be chosen there, where that is less than all.
    """
    form = held(editor.form)
    with st.container(border=True):
        left, right = st.columns([3, 2], gap="large") if beside else (st.container(), None)
        with left:
            values = ask(editor, editor.fields, None, **labels)
        if beside and right:
            with right:
                beside(form.values | values)
        with left:
            wanted = form_bar(editor)
    if wanted and store(editor, form, form.given | values, check):
        editor.close()
        st.rerun()


def ask(
    editor: Editor, names: Sequence[str], form: Form | None = None, **labels: Labels
) -> dict[str, Any]:
    """Some fields of what is open, or of `form`, and what stands in them now."""
    specs, at = editor.kind.typed(), form or held(editor.form)
    return {
        name: field_input(
            specs[name],
            at.value(name),
            labels_of(specs[name], editor.here.workshop.id, labels.get(name), at.value(name)),
            key=at.key_of(name),
        )
        for name in names
    }


def form_bar(editor: Editor) -> bool:
    """The buttons below a form, and whether it holds something new; answers *Bewaar*."""
    form = held(editor.form)
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button(_("Bewaar"), type="primary", key=form.key_of("save"))
        st.button(_("Sluit zonder bewaren"), key=form.key_of("close"), on_click=editor.close)
        if form.is_typed:
            show_mark()
        if form.current:
            show_history(editor.here.workshop.id, form.current, form.also, place="form")
    return wanted
