"""Records one by one: a card each, with what changes or removes it, and the way to add another.

The other face of the same records is a table, see `record_table`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import streamlit as st

from gbo_core.model import Record
from pages.forms.editor import Editor
from pages.forms.history import show_history
from pages.forms.record_form import record_form
from pages.forms.removal import ask_removal
from pages.forms.save_bar import show_mark
from pages.forms.unsaved import Values
from pages.shell.here import Here
from pages.shell.pointed import only_pointed, pointed
from pages.shell.say import _, plain

R = TypeVar("R", bound=Record)

Start = tuple[str, Values]  # what a button says, and what the new record holds already


@dataclass(frozen=True)  # no slots: `Cards[Factor](…)` is refused by a frozen class that has them
class Cards(Generic[R]):
    """The cards of one concept on one screen.

    `draw`: what a card shows of one; `side`: to the right of that, above the buttons; `form`: the
    fields of the one that is open; `more`: buttons beside *Wijzig* and *Verwijder*; `own`: what
    goes along with one that is removed; `boxed`: each has a line around it.
    """

    editor: Editor
    draw: Callable[[R], None]
    form: Callable[[Editor], None] = record_form
    side: Callable[[R], None] | None = None
    more: Callable[[R], None] | None = None
    own: Callable[[R], Sequence[Record]] | None = None
    boxed: bool = True

    def all(self, several: Sequence[R], new: str, empty: str = "") -> None:
        """One way to begin, and every card. `empty` says how, where there is none yet."""
        self.new((new, {}))
        if empty and not several and not self.editor.is_adding():
            st.info(empty)
        self.show(only_pointed(several))

    def new(self, *ways: Start) -> None:
        """The buttons to begin one, and below them the form of the one that was begun."""
        with st.container(horizontal=True):
            for label, start in ways:
                add_button(self.editor, label, **start)
        self.begun()

    def begun(self, **start: Any) -> None:
        """The form of a new one that starts with these values."""
        if self.editor.is_adding(**start):
            self.form(self.editor)

    def show(self, several: Sequence[R]) -> None:
        """The cards; the one that is open is its form."""
        for each in several:
            if self.editor.is_open(each):
                self.form(self.editor)
            else:
                self._card(each)

    def show_pointed(self, several: Sequence[R]) -> bool:
        """Only those that the address points at; answers whether there are any."""
        found = pointed(several)
        if found:
            self.show(only_pointed(several))
        return bool(found)

    def show_wide(self, several: Sequence[R]) -> Sequence[R]:
        """The form of the one that is open, over the whole width; answers the others."""
        others = [each for each in several if not self.editor.is_open(each)]
        if len(others) < len(several):
            self.form(self.editor)
        return others

    def _card(self, each: R) -> None:
        with st.container(border=self.boxed):
            if self.side is None:
                self.draw(each)
                self.buttons(each)
                return
            left, right = st.columns([3, 2], gap="large")
            with left:
                self.draw(each)
            with right:
                self.side(each)
                self.buttons(each)

    def buttons(self, each: R) -> None:
        with st.container(horizontal=True):
            record_buttons(self.editor, each, self.own(each) if self.own else ())
            if self.more:
                self.more(each)


def add_button(editor: Editor, label: str, **start: Any) -> None:
    """Opens the form of a new record that starts with these values."""
    which = [value for value in start.values() if isinstance(value, str)][:1]
    key = "_".join(["add", editor.kind.concept, *which])
    st.button(label, icon=":material/add:", key=key, on_click=editor.open, args=(start,))
    show_unsaved_mark(editor, start)


def record_buttons(
    editor: Editor,
    record: Record,
    own: Sequence[Record] = (),
    words: tuple[str, str] | None = None,
    *,
    history: bool = True,
) -> None:
    """Change and remove, in these `words`, and who changed it. `own`: what belongs to it."""
    change, remove = words or (_("Wijzig"), _("Verwijder"))
    st.button(
        change,
        type="tertiary",
        icon=":material/edit:",
        key=f"edit_{record.id}",
        on_click=editor.open,
        args=(record,),
    )
    show_unsaved_mark(editor, record)
    if st.button(remove, type="tertiary", icon=":material/delete:", key=f"remove_{record.id}"):
        ask_removal(editor.here, [record], own)
    if history:
        show_history(editor.here.workshop.id, record, own, wide=False)


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


def shows_table(here: Here, title: str, name: str) -> bool:
    """Whether the same records are wanted in a table; `name`: one for each place that asks it."""
    faces = {"each": _("één voor één"), "table": _("als tabel")}
    key = face_key(here, name)
    st.session_state[key] = st.session_state.get(key, "each")
    face = st.segmented_control(
        title, list(faces), format_func=faces.__getitem__, required=True, key=key
    )
    return face == "table"


def face_key(here: Here, name: str) -> str:
    return f"{name}_mode_{here.workshop.id}"
