"""Forms that were opened: what they began from, and whether something was typed in them since.

Their widgets keep what was typed while they are off the screen (see `inputs`); a form forgets it
when it is closed.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from gbo_core.model import Record
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.parts.section import PARAMETER

_FORMS = "forms"  # key → form, of this tab
_NEW = "new"

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was opened, until it is stored or closed.

    `begin` is the record as it was read then, so that what others changed meanwhile is noticed;
    or, for a new record, only what its fields start with. `starts`: what each widget starts with,
    by its name; `also`: records that are changed in the same form, as they were read; `part`: of
    the screen where it stands.
    """

    key: str
    workshop: str
    part: str
    begin: Record | Values
    starts: Values
    also: tuple[Record, ...] = ()

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
        state = st.session_state
        return any(
            _plain(state.get(self.key_of(name), start)) != _plain(start)
            for name, start in self.starts.items()
        )

    def is_of(self, record: Record) -> bool:
        return self.current is not None and self.current.id == record.id

    def starts_with(self, start: Values) -> bool:
        return self.current is None and start.items() <= self.given.items()

    def key_of(self, name: str) -> str:
        return f"{self.key}_{name}"

    def forget(self) -> None:
        """Forget the form with all that was typed in it."""
        for key in [str(key) for key in st.session_state]:
            if key.startswith(self.key_of("")):
                del st.session_state[key]
        forms().pop(self.key, None)


@dataclass(frozen=True, slots=True)
class Editor:
    """The forms of one concept on one screen, of which one is shown at a time.

    What was typed in another one waits there until it is opened again.
    """

    workshop: Workshop
    looker: Facilitator
    kind: type[Record]
    fields: Sequence[str]

    @property
    def key(self) -> str:
        return f"editing_{self.kind.concept}_{self.workshop.id}"

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
        part = st.session_state.get(PARAMETER, "")
        if not self.is_unsaved(what):
            forms()[key] = Form(key, self.workshop.id, part, what, starts, tuple(also))
        return forms()[key]

    def close(self) -> None:
        """Forget what was typed in the form that is open."""
        if self.form:
            self.form.forget()
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


def forget_forms(gone: Collection[str]) -> None:
    """Forget the forms of records (ids) that went, and of new ones that would come beside them."""
    for each in list(forms().values()):
        about = [each.current.id] if each.current else each.given.values()
        if any(value in gone for value in about):
            each.forget()


def held(form: Form | None) -> Form:
    """The form that is open, in code that draws it."""
    assert form is not None  # noqa: S101 - drawn only where something is open
    return form


def unsaved_parts(workshop: str) -> set[str]:
    """The parts of the screens where something was typed that is not stored."""
    return {each.part for each in forms().values() if each.workshop == workshop and each.is_typed}


def _plain(value: Any) -> Any:
    """What counts as the same: nothing is nothing, however a widget says it; 0 days are some."""
    if isinstance(value, list | tuple):
        return tuple(value) or None
    return value if isinstance(value, float) else value or None
