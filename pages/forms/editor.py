"""The forms of one concept on one screen: which of them is open, and what waits in the others."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

import streamlit as st

from gbo_core.model import Record
from gbo_core.store import open_store, records
from pages.forms.form import Form, begun, form_at, forms, held
from pages.forms.unsaved import Values
from pages.shell.here import Here
from pages.shell.section import place

_NEW: Final = "new"


@dataclass(frozen=True, slots=True)
class Editor:
    """The forms of one concept on one screen, of which one is shown at a time.

    What was typed in another one waits there until it is opened again. `fields`: the ones that it
    asks, where those are not all; `place`: where one concept has forms in several.
    """

    here: Here
    kind: type[Record]
    fields: Sequence[str] = ()
    place: str = ""

    @property
    def names(self) -> Sequence[str]:
        """The fields that it asks."""
        return self.fields or tuple(self.kind.typed())

    @property
    def key(self) -> str:
        return f"editing_{self.kind.concept}{self.place}_{self.here.workshop.id}"

    @property
    def form(self) -> Form | None:
        """The form that is open."""
        return form_at(st.session_state.get(self.key, ""))

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
        starts = {name: begin.get(name) for name in self.names} | more
        made = Form(key, self.here.workshop.id, place(), what, starts, tuple(also), self.key)
        return begun(replace(made, concept=self.kind.concept))

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
        mine = [each for each in forms() if each.editor == self.key]
        return [each for each in mine if each.is_typed and not each.is_open]

    def show(self, form: Form) -> None:
        """Open one that is there already, as it was left."""
        st.session_state[self.key] = form.key

    def put_aside(self) -> None:
        """Show no form; what was typed in it waits."""
        st.session_state.pop(self.key, None)

    def is_unsaved(self, what: Record | Values) -> bool:
        """Whether something was typed for it that is not stored."""
        found = form_at(self._key_of(what))
        return found is not None and found.is_typed

    def _key_of(self, what: Record | Values) -> str:
        """One for each record, and for each way to begin a new one."""
        which = [what.id] if isinstance(what, Record) else [_NEW, *map(str, what.values())]
        return "_".join([self.key, *which])
