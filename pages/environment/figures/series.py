"""The series that there are: choose one, change what stands about it, or remove it."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from gbo_core.model import Evidence, Series
from gbo_core.store import records
from pages.forms.cards import show_unsaved_mark
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.editor import Editor
from pages.forms.history import show_history
from pages.forms.record_form import ask, store
from pages.forms.removal import ask_removal
from pages.forms.save_bar import form_bar
from pages.parts.figure_words import source
from pages.shell.here import Here
from pages.shell.say import _, labels

FIELDS = ("title", "unit", "source", "source_year", "goals", "note")
SHOW_NEXT = "figures_show_next"  # the id of a series that was just brought in


def choose(here: Here, known: Sequence[Series]) -> Series:
    """The series that is shown; its source stands with it from here on."""
    by_id = {series.id: series for series in known}
    key = f"figures_series_{here.workshop.id}"
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
            _change(here, by_id[chosen])
        show_unsaved_mark(Editor(here, Series, FIELDS), by_id[chosen])
        show_history(here.workshop.id, by_id[chosen], wide=False)
    return by_id[chosen]


def _change(here: Here, series: Series) -> None:
    editor = Editor(here, Series, FIELDS)
    form = editor.begin(series)
    values = ask(editor, FIELDS, form)
    if form_bar(form) and store(editor, form, values):
        form.restart()
        st.rerun()
    if st.button(_("Verwijder deze reeks"), icon=":material/delete:", key=f"gone_{series.id}"):
        about = here.read(records.load, Evidence, series=series.id)
        ask_removal(here, [series], about)


def goals(key: str, chosen: Sequence[str]) -> tuple[str, ...]:
    """Which of the two goals these figures are about."""
    spec = Series.specs()["goals"]
    offered = labels("goals")
    picked = st.pills(
        _(spec.title),
        list(offered),
        selection_mode="multi",
        default=[code for code in chosen if code in offered],
        format_func=offered.__getitem__,
        key=key,
    )
    return tuple(picked)


def save(here: Here, series: Series, values: dict[str, object]) -> None:
    """Store what was chosen beside the series itself, as it was read."""
    words = _("‘%(name)s’ is bewaard.") % {"name": series.title}
    write = partial(records.save, version=series.version)
    settle = partial(show_conflict, titles_of(Series))
    if here.do(words, write, Series, series.id, values, settle=settle):
        st.rerun()
