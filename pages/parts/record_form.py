"""One record in a form: to add one, or to change one with all its fields."""

from typing import Any

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import usual_place
from gbo_core.model import Organisation, Record
from gbo_core.model.errors import Conflict
from gbo_core.model.fields import Spec
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages import who
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.conflict import show_conflict
from pages.parts.options import options_of
from pages.say import _, plain


def record_form(
    workshop: Workshop,
    looker: Facilitator,
    kind: type[Record],
    title: str,
    current: Record | None = None,
    **fixed: Any,
) -> None:
    """A dialog with every typed field; `fixed` fields are set without being asked."""

    @st.dialog(title, width="medium")
    def form() -> None:
        options = options_of(kind, workshop.id)
        with st.form("record", border=False):
            values = {
                name: _field(name, spec, options, current)
                for name, spec in kind.typed().items()
                if name not in fixed
            }
            if kind is Organisation and "actor" not in fixed:
                st.caption(
                    _("Laat u kring of sector leeg? Dan vullen we in wat bij de soort actor past.")
                )
            if st.form_submit_button(_("Bewaar"), type="primary"):
                _store(workshop, looker, kind, current, _completed(kind, values) | fixed)
        if current and not fixed:
            _offer_removal(workshop, looker, kind, current)

    form()


def _field(
    name: str, spec: Spec, options: dict[str, dict[str, str]], current: Record | None
) -> Any:
    value = getattr(current, name) if current else None
    title = _(spec.title) + (" *" if spec.required else "")
    if name in options:
        codes = list(options[name])
        index = codes.index(value) if value in codes else 0
        return st.selectbox(
            title, codes, index=index, format_func=lambda code: options[name][code] or "–"
        )
    if spec.kind == "flag":
        return st.checkbox(title, value=bool(value))
    if spec.longest > 300:
        return st.text_area(title, value or "")
    return st.text_input(title, value or "")


def _completed(kind: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    return values | (usual_place(values) if kind is Organisation else {})


def _offer_removal(
    workshop: Workshop, looker: Facilitator, kind: type[Record], current: Record
) -> None:
    name = getattr(current, "name", current.id)
    with st.popover(_("Verwijder…"), icon=":material/delete:"):
        sentence = _("‘%(name)s’ gaat uit de lijst. U kunt het daarna ongedaan maken.")
        st.markdown(plain(sentence % {"name": name}))
        if st.button(_("Ja, verwijder"), type="primary"):
            with showing_refusals():
                who.find(workshop.id)
                bundle = new_id("b")
                common: dict[str, Any] = {"by": looker.name, "bundle": bundle}
                open_store().write(records.remove, workshop.id, kind, current.id, **common)
                words = _("Verwijderd: %(names)s.") % {"names": name}
                undo.remember(bundle, words)
                say_later(words)
                st.rerun()


def _store(
    workshop: Workshop,
    looker: Facilitator,
    kind: type[Record],
    current: Record | None,
    values: dict[str, Any],
) -> None:
    bundle = new_id("b")
    common: dict[str, Any] = {"by": looker.name, "bundle": bundle}
    with showing_refusals():
        who.find(workshop.id)  # a dialog runs alone, also in a tab that was logged out meanwhile
        try:
            stored = open_store().write(_write, workshop.id, kind, current, values, **common)
        except Conflict as conflict:
            show_conflict(kind, conflict)
            return
        words = _("‘%(name)s’ is bewaard.") % {"name": getattr(stored, "name", stored.id)}
        undo.remember(bundle, words)
        say_later(words)
        st.rerun()


def _write(
    connection: Connection,
    workshop: str,
    kind: type[Record],
    current: Record | None,
    values: dict[str, Any],
    **common: Any,
) -> Record:
    if current is None:
        return records.add(connection, workshop, kind.make(**values), **common)
    return records.save(
        connection, workshop, kind, current.id, values, version=current.version, **common
    )
