"""The series that there are: choose one, change what stands about it, or remove it."""

from collections.abc import Sequence

import streamlit as st

from gbo_core import field
from gbo_core.exchange.figures_in.bring_in import remove_series
from gbo_core.model import Series
from gbo_core.model.errors import Conflict
from gbo_core.model.ids import new_id
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.editing import ask, show_mark, show_unsaved_mark
from pages.forms.forms import Editor
from pages.forms.storing import store
from pages.parts.figure_words import source
from pages.shell import undo
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, language

FIELDS = ("title", "unit", "source", "source_year", "goals", "note")
SHOW_NEXT = "figures_show_next"  # the id of a series that was just brought in


def choose(workshop: Workshop, looker: Facilitator, known: Sequence[Series]) -> Series:
    """The series that is shown; its source stands with it from here on."""
    by_id = {series.id: series for series in known}
    key = f"figures_series_{workshop.id}"
    if SHOW_NEXT in st.session_state:
        st.session_state[key] = st.session_state.pop(SHOW_NEXT)
    if st.session_state.get(key) not in by_id:
        st.session_state[key] = known[0].id
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Cijferreeks"),
            list(by_id),
            format_func=lambda id_: f"{by_id[id_].title} · {source(by_id[id_])}",
            key=key,
            persist_state="session",
        )
        with st.popover(_("Wijzig of verwijder"), icon=":material/edit:"):
            _change(workshop, looker, by_id[chosen])
        show_unsaved_mark(Editor(workshop, looker, Series, FIELDS), by_id[chosen])
    return by_id[chosen]


def _change(workshop: Workshop, looker: Facilitator, series: Series) -> None:
    editor = Editor(workshop, looker, Series, FIELDS)
    form = editor.begin(series)
    values = ask(editor, FIELDS, form)
    with st.container(horizontal=True, vertical_alignment="center"):
        wanted = st.button(_("Bewaar"), type="primary", key=form.key_of("save"))
        if form.is_typed:
            st.button(_("Gooi wijzigingen weg"), key=form.key_of("drop"), on_click=form.restart)
            show_mark()
    if wanted and store(editor, form, values):
        form.restart()
        st.rerun()
    if st.button(_("Verwijder deze reeks"), icon=":material/delete:", key=f"gone_{series.id}"):
        _remove(workshop, looker, series)


def goals(key: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """Which of the two goals these figures are about."""
    spec = Series.specs()["goals"]
    labels = {each.code: each.label(language()) for each in field.entries("goals")}
    picked = st.pills(
        _(spec.title),
        list(labels),
        selection_mode="multi",
        default=[code for code in chosen if code in labels],
        format_func=labels.__getitem__,
        key=key,
    )
    return tuple(picked)


def save(
    workshop: Workshop, looker: Facilitator, series: Series, values: dict[str, object]
) -> None:
    """Store what was chosen beside the series itself, as it was read."""
    bundle = new_id("b")
    with showing_refusals():
        try:
            open_store().write(
                records.save,
                workshop.id,
                Series,
                series.id,
                values,
                version=series.version,
                by=looker.name,
                bundle=bundle,
            )
        except Conflict as conflict:
            show_conflict(titles_of(Series), conflict)
            return
        _done(bundle, _("‘%(name)s’ is bewaard.") % {"name": series.title})


def _remove(workshop: Workshop, looker: Facilitator, series: Series) -> None:
    bundle = new_id("b")
    with showing_refusals():
        open_store().write(remove_series, workshop.id, series.id, by=looker.name, bundle=bundle)
        _done(bundle, _("Verwijderd: %(names)s.") % {"names": series.title})


def _done(bundle: str, words: str) -> None:
    undo.remember(bundle, words)
    say_later(words)
    st.rerun()
