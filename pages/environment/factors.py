"""The factors: what changes around the network, per dimension, with what the group said of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis.environment.factors import dimension_check, factor_checks, in_order
from gbo_core.field import Entry
from gbo_core.live.standpoints import (
    Standpoint,
    Standpoints,
    left_open,
    standpoints,
    voted_on,
)
from gbo_core.model import Factor
from gbo_core.store import records
from gbo_core.store.thread import Key, Reference, references
from gbo_core.store.workshops import Workshop
from pages.environment.attached import Attached, attached, show_attached
from pages.forms.editing import add_button, edit_form, record_buttons
from pages.forms.forms import Editor
from pages.forms.record_table import Table, record_table
from pages.forms.save_bar import show_unsaved
from pages.parts.findings import show_findings
from pages.parts.thread import show_thread
from pages.parts.votes import show_votes
from pages.shell.here import Here
from pages.shell.pointed import only_pointed, pointed
from pages.shell.say import _, language, plain

AXES = ("impact", "uncertainty")
FIELDS = (
    *("title", "dimension", "assumed", "now", "goals", "direction"),
    *("term", "influence", "source", "source_year", "note"),
)
COLUMNS = (
    *("title", "goals", "direction", "term", "influence", "dimension"),
    *("source", "source_year"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """The factors, and what stands beside each: votes and decisions, figures, what refers to it."""

    factors: Sequence[Factor]
    points: Standpoints
    figures: Mapping[str, Sequence[Attached]]
    thread: Mapping[Key, Sequence[Reference]]


def factors(here: Here) -> None:
    """The list, with what it lacks above it: one by one, or all in a table."""
    known = here.read(_known)
    scored, open_ = voted_on(known.points), left_open(known.points)
    show_findings([*dimension_check(known.factors), *factor_checks(known.factors, scored, open_)])
    table = Table(here, Factor, COLUMNS)
    if known.factors and not pointed(known.factors) and _mode(here.workshop) == "table":
        record_table(table, known.factors)
        return
    show_unsaved({_("als tabel"): table.draft})
    editor = Editor(here, Factor, FIELDS)
    if pointed(known.factors):
        for factor in only_pointed(known.factors):
            _factor(editor, known, factor)
    else:
        _by_dimension(editor, known)


def _mode(workshop: Workshop) -> str:
    modes = {"each": _("één voor één"), "table": _("als tabel")}
    key = f"factors_mode_{workshop.id}"
    st.session_state[key] = st.session_state.get(key, "each")
    mode = st.segmented_control(
        _("Factoren bewerken"),
        list(modes),
        format_func=modes.__getitem__,
        required=True,
        key=key,
    )
    return str(mode)


def _by_dimension(editor: Editor, known: Known) -> None:
    dimensions = field.entries("dimensions")
    for dimension in dimensions:
        there = [each for each in known.factors if each.dimension == dimension.code]
        _dimension(editor, known, dimension, there)
    codes = {dimension.code for dimension in dimensions}
    loose = [each for each in known.factors if each.dimension not in codes]
    if loose:
        st.header(_("Nog zonder dimensie"), anchor=False)
        for factor in loose:
            _factor(editor, known, factor)


def _known(connection: Connection, workshop: str) -> Known:
    return Known(
        factors=in_order(records.load(connection, workshop, Factor)),
        points=standpoints(connection, workshop, Factor.concept, AXES),
        figures=attached(connection, workshop, Factor.concept),
        thread=references(connection, workshop),
    )


def _dimension(editor: Editor, known: Known, dimension: Entry, there: Sequence[Factor]) -> None:
    icon = f":material/{dimension.data['icon']}:"
    st.header(f"{icon} {dimension.label(language())}", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(dimension.words("question", language()))
        key = f"add_factor_{dimension.code}"
        add_button(editor, _("Nieuwe factor"), key=key, dimension=dimension.code)
    if editor.is_adding(dimension=dimension.code):
        edit_form(editor)
    for factor in there:
        _factor(editor, known, factor)


def _factor(editor: Editor, known: Known, factor: Factor) -> None:
    with st.container(border=True):
        if editor.is_open(factor):
            edit_form(editor)
            return
        left, right = st.columns([3, 2], gap="large")
        with left:
            st.markdown(f"**{plain(factor.title)}**")
            _marks(factor)
            _texts(factor)
            show_attached(editor.here.workshop, known.figures.get(factor.id, ()))
            show_thread(known.thread.get((Factor.concept, factor.id), ()), without=("evidence",))
        with right:
            _votes(factor, known.points.get(factor.id, {}))
            with st.container(horizontal=True):
                record_buttons(editor, factor)


def _marks(factor: Factor) -> None:
    """What it touches, whether it helps or hurts, when, and how much the network can do."""
    with st.container(horizontal=True, gap="small"):
        for goal in factor.goals:
            label = field.entry("goals", goal).label(language())
            st.badge(label, icon=":material/flag:", color="green")
        for name, code in (("directions", factor.direction), ("terms", factor.term)):
            if code:
                st.badge(field.entry(name, code).label(language()), color="gray")
        if factor.influence:
            words = _("Invloed van het netwerk: %(n)d op 5") % {"n": factor.influence}
            st.badge(words, color="gray")


def _texts(factor: Factor) -> None:
    """What we took for granted beside what we see; then where that comes from."""
    for title, text in (
        (_("Waar we van uitgingen"), factor.assumed),
        (_("Wat we nu zien"), factor.now),
        (_("Nota"), factor.note),
    ):
        if text:
            st.markdown(f"*{title}*: {plain(text)}")
    source = ", ".join(filter(None, (factor.source, factor.source_year)))
    st.caption(plain(_("Bron: %(source)s") % {"source": source or _("nog geen")}))


def _votes(factor: Factor, points: Mapping[str, Standpoint]) -> None:
    if points:
        show_votes(factor.id, points)
    else:
        st.caption(_("De groep stemde hier nog niet over."))
