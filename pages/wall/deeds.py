"""What a facilitator does with notes: stored as one step that can be undone, and said."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from gbo_core.live import moderation, wall
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.model.ids import new_id
from gbo_core.store import open_store
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.say import _


def gather(found: Wall, notes: Sequence[Note], into: str, by: str) -> None:
    """Merge into one record: the one named, or a new one."""

    def do(bundle: str) -> str:
        made = open_store().write(
            moderation.gather, found.round.workshop, notes, into, by=by, bundle=bundle
        )
        return _("Opgenomen in ‘%(title)s’.") % {"title": wall.title_of(made)}

    _deed(found, do)


def release(found: Wall, notes: Sequence[Note], by: str) -> None:
    def do(bundle: str) -> str:
        open_store().write(
            moderation.release, found.round.workshop, _ids(notes), by=by, bundle=bundle
        )
        return _("De briefjes staan weer los op het bord.")

    _deed(found, do)


def judge(found: Wall, notes: Sequence[Note], state: str, by: str) -> None:
    def do(bundle: str) -> str:
        open_store().write(
            moderation.judge, found.round.workshop, _ids(notes), state, by=by, bundle=bundle
        )
        return _("Het bord is bijgewerkt.")

    _deed(found, do)


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


def split(found: Wall, note: Note, texts: Sequence[tuple[str, str]], by: str) -> None:
    def do(bundle: str) -> str:
        open_store().write(
            moderation.split, found.round.workshop, note, texts, by=by, bundle=bundle
        )
        return _("Gesplitst in %(n)d briefjes.") % {"n": len(texts)}

    _deed(found, do)


def _ids(notes: Sequence[Note]) -> list[str]:
    return [note.id for note in notes]


def _deed(found: Wall, do: Callable[[str], str]) -> None:
    bundle = new_id("b")
    with showing_refusals():
        who.find(found.round.workshop)
        words = do(bundle)
        undo.remember(bundle, words)
        say_later(words)
        st.session_state["work_turn"] = st.session_state.get("work_turn", 0) + 1
        st.rerun()
