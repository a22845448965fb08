"""Forms that were opened: what they began from, and whether something was typed in them since.

Their widgets keep what was typed while they are off the screen (see `inputs`); a form forgets it
when it is closed. `keeping` carries a form that holds something over to the next session.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import streamlit as st

from gbo_core.model import CONCEPTS, Record
from gbo_core.model.errors import NotFound
from gbo_core.store import open_store, records
from pages.shell.here import Here
from pages.shell.section import place

T = TypeVar("T")

_FORMS = "forms"  # key → form, of this tab
_NEW = "new"

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was opened, until it is stored or closed.

    `begin` is the record as it was read then, so that what others changed meanwhile is noticed;
    or, for a new record, only what its fields start with. `part`: where it stands, as
    `section.here` says it; `starts`: what each widget starts with, by its name; `also`: records
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
        forms()[self.key] = replace(
            self, begin=fresh, also=tuple(also), starts=starts, left=kept, turn=self.turn + 1
        )

    def restart(self, **left: Any) -> None:
        """Begin anew where the form always stands on the screen; `left` is typed in it already."""
        forms()[self.key] = replace(self, left=left, turn=self.turn + 1)

    def forget(self) -> None:
        """Forget the form with all that was typed in it."""
        for key in [str(key) for key in st.session_state]:
            if key.startswith(self._begins):
                del st.session_state[key]
        forms().pop(self.key, None)
        if self.is_open:
            del st.session_state[self.editor]


def sheet(
    key: str, workshop: str, starts: Values, begin: Values | None = None, editor: str = ""
) -> Form:
    """The form of something that is no record. `starts`, `begin`, `editor`: see `Form`.

    What was typed stays, with what it began from; an untouched one follows what is stored.
    """
    return _begun(Form(key, workshop, place(), begin or {}, starts, editor=editor))


def _begun(made: Form) -> Form:
    """The form, or the one that somebody typed in already.

    Where it starts with something else by now, its widgets begin anew: those on the screen would
    keep what they started with.
    """
    found = forms().get(made.key)
    if found is not None and found.is_typed:
        return found
    if found is not None:
        turn = found.turn + (not _same(found.starts, made.starts))
        made = replace(made, turn=turn)
    forms()[made.key] = made
    return made


def _same(one: Values, other: Values) -> bool:
    return one.keys() == other.keys() and all(same(one[name], other[name]) for name in one)


def same(one: Any, other: Any) -> bool:
    """Whether two values of a widget say the same."""
    return bool(_plain(one) == _plain(other))


@dataclass(frozen=True, slots=True)
class Editor:
    """The forms of one concept on one screen, of which one is shown at a time.

    What was typed in another one waits there until it is opened again.
    """

    here: Here
    kind: type[Record]
    fields: Sequence[str]
    place: str = ""  # where one concept has forms in several

    @property
    def key(self) -> str:
        return f"editing_{self.kind.concept}{self.place}_{self.here.workshop.id}"

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return forms().get(st.session_state.get(self.key, ""))

    def is_open(self, record: Record) -> bool:
        return self.form is not None and self.form.is_of(record)

    def shows(self, what: Record | Values) -> bool:
        return self.form is not None and self.form.key == self._key_of(what)

    def is_adding(self, **start: Any) -> bool:
        """Whether a new record is being written that starts with these values."""
        return self.form is not None and self.form.starts_with(start)

    def open(self, what: Record | Values, also: Sequence[Record] = (), **more: Any) -> None:
        """Open a record as it was read, or a new one by what its fields start with.

        `also` and `more`: see `Form`. A form in which somebody typed opens as it was left.
        """
        st.session_state[self.key] = self.begin(what, also, **more).key

    def begin(self, what: Record | Values, also: Sequence[Record] = (), **more: Any) -> Form:
        """The same without opening it: for a form that always stands on the screen."""
        key = self._key_of(what)
        begin = what.values() if isinstance(what, Record) else what
        starts = {name: begin.get(name) for name in self.fields} | more
        made = Form(key, self.here.workshop.id, place(), what, starts, tuple(also), self.key)
        return _begun(replace(made, concept=self.kind.concept))

    def settle(self, form: Form, names: Collection[str], *, mine: bool) -> None:
        """After somebody else stored other values in these fields of its record: see `Form`."""
        record = open_store().read(records.get, form.workshop, self.kind, held(form.current).id)
        values = record.values()
        starts = {name: values.get(name, start) for name, start in form.starts.items()}
        form.settle(record, starts, names, mine=mine)

    def close(self) -> None:
        """Forget what was typed in the form that is open."""
        if self.form:
            self.form.forget()
        self.put_aside()

    def waiting(self) -> list[Form]:
        """The forms that are typed in and not on the screen."""
        mine = [each for each in forms().values() if each.editor == self.key]
        return [each for each in mine if each.is_typed and not each.is_open]

    def show(self, form: Form) -> None:
        """Open one that is there already, as it was left."""
        st.session_state[self.key] = form.key

    def put_aside(self) -> None:
        """Show no form; what was typed in it waits."""
        st.session_state.pop(self.key, None)

    def is_unsaved(self, what: Record | Values) -> bool:
        """Whether something was typed for it that is not stored."""
        found = forms().get(self._key_of(what))
        return found is not None and found.is_typed

    def _key_of(self, what: Record | Values) -> str:
        """One for each record, and for each way to begin a new one."""
        which = [what.id] if isinstance(what, Record) else [_NEW, *map(str, what.values())]
        return "_".join([self.key, *which])


def forms() -> dict[str, Form]:
    """The forms of this tab, by key."""
    found: dict[str, Form] = st.session_state.setdefault(_FORMS, {})
    return found


def forget_forms(gone: Collection[str], *, typed: bool) -> None:
    """Forget the forms of records (ids) that went, and of new ones that would come beside them.

    `typed`: also those in which something was typed, as nothing of it may stay.
    """
    for each in list(forms().values()):
        about = [each.current.id] if each.current else each.given.values()
        if any(value in gone for value in about) and (typed or not each.is_typed):
            each.forget()


def held(what: T | None) -> T:
    """The form that is open, or its record, in code that draws it."""
    assert what is not None  # noqa: S101 - drawn only where something is open
    return what


def _plain(value: Any) -> Any:
    """What counts as the same: nothing is nothing, however a widget says it; 0 days are some."""
    if isinstance(value, list | tuple):
        return tuple(value) or None
    return value if isinstance(value, float) else value or None


def left() -> dict[tuple[str, str], dict[str, Any]]:
    """What is to be found again in another session: forms that are open, or typed in."""
    return {
        (each.workshop, each.key): _content(each)
        for each in forms().values()
        if each.is_open or each.is_typed
    }


def _content(form: Form) -> dict[str, Any]:
    """A form as JSON holds it, with only what was typed there."""
    begin = form.begin
    return {
        "part": form.part,
        "begin": _written(begin) if isinstance(begin, Record) else {"given": dict(begin)},
        "starts": dict(form.starts),
        "also": [_written(each) for each in form.also],
        "editor": form.editor,
        "open": form.is_open,
        "turn": form.turn,
        "concept": form.concept,
        "typed": form.typed,
    }


def _written(record: Record) -> dict[str, Any]:
    return {"concept": record.concept, "values": record.values()}


def bring_back(workshop: str, key: str, content: Mapping[str, Any]) -> None:
    """A form as `left` gave it, unless its concept changed since, or its record was erased.

    One that is open and holds nothing new does not come back over what somebody else changed.
    """
    with suppress(KeyError, TypeError, NotFound):
        begin, typed = content["begin"], content["typed"]
        what = begin["given"] if "given" in begin else _read(begin)
        if isinstance(what, Record) and not (_is_as_read(workshop, what) or typed):
            return
        also = tuple(map(_read, content["also"]))
        editor = content["editor"]
        forms()[key] = Form(
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


def _read(written: Mapping[str, Any]) -> Record:
    """Raises KeyError or TypeError when its concept changed since."""
    values = written["values"].items()
    made = {name: tuple(v) if isinstance(v, list) else v for name, v in values}
    kind: Callable[..., Record] = CONCEPTS[written["concept"]]
    return kind(**made)
