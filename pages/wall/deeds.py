"""What a facilitator does with notes: stored as one step that can be undone, and said."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, cast

import streamlit as st

from gbo_core.live import moderation
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.model.changes import changed_values
from gbo_core.model.errors import Conflict
from pages.forms.conflict import show_conflict
from pages.forms.editor import Editor
from pages.forms.form import Form, held
from pages.forms.unsaved import Values
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _
from pages.wall.board import part_label


def gather(here: Here, notes: Sequence[Note], into: str, name: str | None = None) -> None:
    """Merge into one record: the one with that id, or a new one of that name."""
    words = _("Opgenomen in ‘%(title)s’.")
    _deed(here, lambda made: words % {"title": made.known_as}, moderation.gather, notes, into, name)


def release(here: Here, notes: Sequence[Note]) -> None:
    change(here, notes, {"into": ""}, _("De briefjes staan weer los op het bord."))


def judge(here: Here, notes: Sequence[Note], state: str) -> None:
    """As they were read: what somebody else decided meanwhile stands until it was seen."""
    change(here, notes, {"state": state}, _("Het bord is bijgewerkt."))


def change(here: Here, notes: Sequence[Note], changes: Mapping[str, str], words: str) -> None:
    """The same change to each; refused where somebody else just changed the same."""
    _deed(here, words, moderation.change, notes, changes)


def reword(here: Here, found: Wall, form: Form, typed: Values) -> None:
    """Word one note better, from how it was read."""
    with showing_refusals():
        note = _note(form)
        changes = changed_values(note, typed)
        words = _("Het briefje is bewaard.")
        settle = partial(_show_conflict, here, found, form)
        _deed(here, words, moderation.change, [note], changes, form=form, settle=settle)


def split(here: Here, found: Wall, form: Form, texts: Sequence[tuple[str, str]]) -> None:
    words = _("Gesplitst in %(n)d briefjes.") % {"n": len(texts)}
    settle = partial(_show_conflict, here, found, form)
    _deed(here, words, moderation.split, _note(form), texts, form=form, settle=settle)


def _note(form: Form) -> Note:
    return cast("Note", held(form.current))


def _deed(
    here: Here,
    words: str | Callable[[Any], str],
    do: Callable[..., Any],
    *args: Any,
    form: Form | None = None,
    settle: Callable[[Conflict], None] | None = None,
) -> None:
    """`form`: in which the change was typed."""
    if here.do(words, do, *args, settle=settle):
        if form:
            form.forget()
        st.session_state["work_turn"] = st.session_state.get("work_turn", 0) + 1
        st.rerun()


def _show_conflict(here: Here, found: Wall, form: Form, conflict: Conflict) -> None:
    """To go on from what was typed."""
    editor = Editor(here, Note, tuple(form.starts))
    settle = partial(editor.settle, form, conflict.data["theirs"])
    named = {part: part_label(found.round, part) for part in form.starts}
    show_conflict(named, conflict, settle)
