"""What a facilitator does with notes: stored as one step that can be undone, and said."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import cast

import streamlit as st

from gbo_core.live import moderation
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.store import open_store
from pages.forms.conflict import show_conflict
from pages.forms.forms import Editor, Form, Values, held
from pages.forms.storing import changed_values
from pages.shell import undo, who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _
from pages.wall.board import part_label


def gather(found: Wall, notes: Sequence[Note], into: str, by: str) -> None:
    """Merge into one record: the one named, or a new one."""

    def do(bundle: str) -> str:
        made = open_store().write(
            moderation.gather, found.round.workshop, notes, into, by=by, bundle=bundle
        )
        return _("Opgenomen in ‘%(title)s’.") % {"title": made.known_as}

    _deed(found, do)


def release(found: Wall, notes: Sequence[Note], by: str) -> None:
    change(found, notes, {"into": ""}, _("De briefjes staan weer los op het bord."), by)


def judge(found: Wall, notes: Sequence[Note], state: str, by: str) -> None:
    """As they were read: what somebody else decided meanwhile stands until it was seen."""
    change(found, notes, {"state": state}, _("Het bord is bijgewerkt."), by)


def change(
    found: Wall, notes: Sequence[Note], changes: Mapping[str, str], words: str, by: str
) -> None:
    """The same change to each; refused where somebody else just changed the same."""

    def do(bundle: str) -> str:
        open_store().write(
            moderation.change, found.round.workshop, notes, changes, by=by, bundle=bundle
        )
        return words

    _deed(found, do)


def reword(found: Wall, form: Form, typed: Values, by: str) -> None:
    """Word one note better, from how it was read."""
    note = _note(form)

    def do(bundle: str) -> str:
        changes = changed_values(note, typed)
        open_store().write(
            moderation.change, found.round.workshop, [note], changes, by=by, bundle=bundle
        )
        form.forget()
        return _("Het briefje is bewaard.")

    _deed(found, do, form)


def split(found: Wall, form: Form, texts: Sequence[tuple[str, str]], by: str) -> None:
    def do(bundle: str) -> str:
        open_store().write(
            moderation.split, found.round.workshop, _note(form), texts, by=by, bundle=bundle
        )
        form.forget()
        return _("Gesplitst in %(n)d briefjes.") % {"n": len(texts)}

    _deed(found, do, form)


def _note(form: Form) -> Note:
    return cast("Note", held(form.current))


def _deed(found: Wall, do: Callable[[str], str], form: Form | None = None) -> None:
    """`form`: in which the change was typed, to go on from after a conflict."""
    bundle = new_id("b")
    with showing_refusals():
        who.find(found.round.workshop)
        try:
            words = do(bundle)
        except Conflict as conflict:
            _show_conflict(found, conflict, form)
            return
        undo.remember(bundle, words)
        say_later(words)
        st.session_state["work_turn"] = st.session_state.get("work_turn", 0) + 1
        st.rerun()


def _show_conflict(found: Wall, conflict: Conflict, form: Form | None) -> None:
    if form is None:
        raise conflict
    editor = Editor(who.workshop(), who.facilitator(), Note, tuple(form.starts))
    settle = partial(editor.settle, form, conflict.data["theirs"])
    named = {part: part_label(found.round, part) for part in form.starts}
    show_conflict(named, conflict, settle)
