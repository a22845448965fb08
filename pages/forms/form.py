"""A form: what it began from, and whether something was typed in it since.

Its widgets keep what was typed while they are off the screen (see `widget`), until it is closed.
"""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import streamlit as st

from gbo_core.model import Record
from gbo_core.model.changes import same
from gbo_core.model.errors import NotFound
from gbo_core.model.written import read, written
from gbo_core.store import open_store, records
from pages.forms.unsaved import Values, unsaved
from pages.shell.section import place

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was opened, until it is stored or closed.

    `begin` is the record as it was read then, so that what others changed meanwhile is noticed;
    or, for a new record, only what its fields start with. `part`: where it stands, as
    `section.place` says it; `starts`: what each widget starts with, by its name; `also`: records
    that are changed in the same form, as they were read; `editor`: where the tab says which form
    is open, '' for one that always stands on the screen; `left`: what was typed before its
    widgets were drawn, by name; `turn` goes up when those have to begin anew; `concept`: of the
    record that it is, or becomes.
    """

    key: str
    workshop: str
    part: str
    begin: Record | Values
    starts: Values
    also: tuple[Record, ...] = ()
    editor: str = ""
    left: Values = field(default_factory=dict)
    turn: int = 0
    concept: str = ""

    @property
    def current(self) -> Record | None:
        """The record that is being changed; None when it is a new one."""
        return self.begin if isinstance(self.begin, Record) else None

    @property
    def given(self) -> Values:
        """What a new record holds beside what is asked."""
        return {} if isinstance(self.begin, Record) else self.begin

    @property
    def values(self) -> Values:
        return self.begin.values() if isinstance(self.begin, Record) else self.begin

    @property
    def is_typed(self) -> bool:
        """Whether something stands there that is not stored."""
        return bool(self.typed)

    @property
    def typed(self) -> dict[str, Any]:
        """What differs from what its widget starts with, by name."""
        now = {name: self.now(name) for name in self.starts}
        return {name: v for name, v in now.items() if not same(v, self.starts[name])}

    @property
    def is_left(self) -> bool:
        return self.is_open or self.is_typed

    def content(self) -> Values:
        """As JSON holds it, with only what was typed there."""
        begin = self.begin
        return {
            "part": self.part,
            "begin": written(begin) if isinstance(begin, Record) else {"given": dict(begin)},
            "starts": dict(self.starts),
            "also": [written(each) for each in self.also],
            "editor": self.editor,
            "open": self.is_open,
            "turn": self.turn,
            "concept": self.concept,
            "typed": self.typed,
        }

    @property
    def is_open(self) -> bool:
        return bool(self.editor) and st.session_state.get(self.editor) == self.key

    def value(self, name: str) -> Any:
        """What the widget has to start with in this session."""
        return self.left.get(name, self.starts[name])

    def now(self, name: str) -> Any:
        """What stands in the widget, also while it is off the screen."""
        return st.session_state.get(self.key_of(name), self.value(name))

    def is_of(self, record: Record) -> bool:
        return self.current is not None and self.current.id == record.id

    def starts_with(self, start: Values) -> bool:
        return self.current is None and start.items() <= self.given.items()

    def widget(self, name: str) -> dict[str, Any]:
        """For Streamlit's widget: what is typed stays while it is off the screen."""
        return {"key": self.key_of(name), "persist_state": "session"}

    def key_of(self, name: str) -> str:
        return f"{self._begins}{name}" + (f"__{self.turn}" if self.turn else "")

    @property
    def _begins(self) -> str:
        return f"{self.key}__"  # as the keys of no other form do

    def settle(
        self,
        fresh: Record | Values,
        starts: Values,
        names: Collection[str],
        also: Sequence[Record] = (),
        *,
        mine: bool,
    ) -> None:
        """Somebody else stored other values in these fields: go on from those, or from mine.

        Either way what is stored now was read, so that what I store next was chosen knowingly.
        """
        kept = {name: v for name, v in self.typed.items() if mine or name not in names}
        unsaved()[self.key] = replace(
            self, begin=fresh, also=tuple(also), starts=starts, left=kept, turn=self.turn + 1
        )

    def restart(self, **left: Any) -> None:
        """Begin anew where the form always stands on the screen; `left` is typed in it already."""
        unsaved()[self.key] = replace(self, left=left, turn=self.turn + 1)

    def forget(self) -> None:
        """Forget the form with all that was typed in it."""
        for key in [str(key) for key in st.session_state]:
            if key.startswith(self._begins):
                del st.session_state[key]
        unsaved().pop(self.key, None)
        if self.is_open:
            del st.session_state[self.editor]


def sheet(
    key: str, workshop: str, starts: Values, begin: Values | None = None, editor: str = ""
) -> Form:
    """The form of something that is no record. `starts`, `begin`, `editor`: see `Form`.

    What was typed stays, with what it began from; an untouched one follows what is stored.
    """
    return begun(Form(key, workshop, place(), begin or {}, starts, editor=editor))


def begun(made: Form) -> Form:
    """The form, or the one that somebody typed in already.

    Where it starts with something else by now, its widgets begin anew: those on the screen would
    keep what they started with.
    """
    found = form_at(made.key)
    if found is not None and found.is_typed:
        return found
    if found is not None:
        turn = found.turn + (not _same(found.starts, made.starts))
        made = replace(made, turn=turn)
    unsaved()[made.key] = made
    return made


def _same(one: Values, other: Values) -> bool:
    return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)


def form_at(key: str) -> Form | None:
    """The form with this key, where there is one in this tab."""
    found = unsaved().get(key)
    return found if isinstance(found, Form) else None


def forms() -> list[Form]:
    """The forms of this tab."""
    return [each for each in unsaved().values() if isinstance(each, Form)]


def forget_forms(gone: Collection[str], *, typed: bool) -> None:
    """Forget the forms of records (ids) that went, and of new ones that would come beside them.

    `typed`: also those in which something was typed, as nothing of it may stay.
    """
    for each in forms():
        about = [each.current.id] if each.current else each.given.values()
        if any(value in gone for value in about) and (typed or not each.is_typed):
            each.forget()


def held(what: T | None) -> T:
    """The form that is open, or its record, in code that draws it."""
    assert what is not None  # noqa: S101 - drawn only where something is open
    return what


def bring_back(workshop: str, key: str, content: Mapping[str, Any]) -> None:
    """A form as `content` gave it, unless its concept changed since, or its record was erased.

    One that is open and holds nothing new does not come back over what somebody else changed.
    """
    with suppress(KeyError, TypeError, NotFound):
        begin, typed = content["begin"], content["typed"]
        what = begin["given"] if "given" in begin else read(begin)
        if isinstance(what, Record) and not (_is_as_read(workshop, what) or typed):
            return
        also = tuple(map(read, content["also"]))
        editor = content["editor"]
        unsaved()[key] = Form(
            key,
            workshop,
            content["part"],
            what,
            content["starts"],
            also,
            editor,
            typed,
            content["turn"],
            content.get("concept", ""),  # of before it was kept there
        )
        if content["open"]:
            st.session_state[editor] = key


def _is_as_read(workshop: str, record: Record) -> bool:
    """Whether nobody removed or changed it since. Raises NotFound."""
    now = open_store().read(records.get, workshop, type(record), record.id)
    return not now.removed and now.version == record.version
