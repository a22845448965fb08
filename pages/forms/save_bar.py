"""The buttons below a form, and around a table: what is not stored yet is said beside them."""

from collections.abc import Callable, Iterable

import streamlit as st

from pages.forms.draft import Draft
from pages.forms.form import Form
from pages.forms.history import show_history
from pages.shell.say import _, n_

LONG = 20  # rows: from here on the table scrolls, and the end of the screen is far


def form_bar(form: Form, close: Callable[[], None] | None = None) -> bool:
    """The buttons below a form; answers *Bewaar*.

    `close` forgets what was typed and closes it; a form that always stands on the screen starts
    anew instead.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button(_("Bewaar"), type="primary", key=form.key_of("save"))
        if close:
            st.button(_("Sluit zonder bewaren"), key=form.key_of("close"), on_click=close)
        elif form.is_typed:
            st.button(_("Gooi wijzigingen weg"), key=form.key_of("drop"), on_click=form.restart)
        if form.is_typed:
            show_mark()
        if close and form.current:
            show_history(form.workshop, form.current, form.also, place="form")
    return wanted


def show_mark() -> None:
    st.badge(_("nog niet bewaard"), icon=":material/edit:", color="orange")


def show_save_bar(draft: Draft) -> bool:
    """The bar above a table; answers whether *Bewaar* was pressed."""
    return _bar(draft, "save")


def show_end_bar(draft: Draft) -> bool:
    """The same below a long table."""
    return len(draft.rows) >= LONG and bool(draft.typed) and _bar(draft, "save_below")


def _bar(draft: Draft, name: str) -> bool:
    rows = len(draft.typed)
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            _("Bewaar"), type="primary", disabled=not rows, key=f"{draft.name}_{name}"
        )
        if rows:
            if st.button(_("Gooi wijzigingen weg"), key=f"{draft.name}_{name}_drop"):
                draft.drop()
                st.rerun()
            words = n_("%(n)d rij nog niet bewaard", "%(n)d rijen nog niet bewaard", rows)
            st.markdown(f":orange-badge[:material/edit: {words % {'n': rows}}]", width="content")
    return pressed


def show_unsaved(drafts: dict[str, Draft]) -> None:
    """Name the parts off screen with a draft. `drafts`: what the part is called → its draft."""
    say_unsaved(name for name, draft in drafts.items() if draft.typed)


def say_unsaved(parts: Iterable[str]) -> None:
    """The same of parts by name."""
    names = ", ".join(parts)
    if names:
        words = _("Nog niet bewaard bij: %(names)s.") % {"names": names}
        st.markdown(f":orange-badge[:material/edit: {words}]")
