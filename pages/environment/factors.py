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
from pages.environment.attached import Attached, attached, show_attached
from pages.forms.cards import Cards, add_button, shows_table
from pages.forms.editor import Editor
from pages.forms.record_table import Table, record_table
from pages.forms.save_bar import show_unsaved
from pages.parts.badges import show_badges, show_goals
from pages.parts.findings import show_findings
from pages.parts.thread import show_thread
from pages.parts.votes import show_votes
from pages.shell.here import Here
from pages.shell.pointed import pointed
from pages.shell.say import _, language, plain

AXES = ("impact", "uncertainty")
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
    is_pointed = bool(pointed(known.factors))
    face = _("Factoren bewerken")
    if known.factors and not is_pointed and shows_table(here, face, "factors"):
        record_table(table, known.factors)
        return
    show_unsaved({_("als tabel"): table.draft})
    cards = Cards[Factor](
        Editor(here, Factor),
        draw=lambda each: _factor(here, each, known),
        side=lambda each: _votes(each, known.points.get(each.id, {})),
    )
    if not cards.show_pointed(known.factors):
        _by_dimension(cards, known)


def _by_dimension(cards: Cards[Factor], known: Known) -> None:
    dimensions = field.entries("dimensions")
    for dimension in dimensions:
        there = [each for each in known.factors if each.dimension == dimension.code]
        _dimension(cards, dimension, there)
    codes = {dimension.code for dimension in dimensions}
    loose = [each for each in known.factors if each.dimension not in codes]
    if loose:
        st.header(_("Nog zonder dimensie"), anchor=False)
        cards.show(loose)


def _known(connection: Connection, workshop: str) -> Known:
    return Known(
        factors=in_order(records.load(connection, workshop, Factor)),
        points=standpoints(connection, workshop, Factor.concept, AXES),
        figures=attached(connection, workshop, Factor.concept),
        thread=references(connection, workshop),
    )


def _dimension(cards: Cards[Factor], dimension: Entry, there: Sequence[Factor]) -> None:
    icon = f":material/{dimension.data['icon']}:"
    st.header(f"{icon} {dimension.label(language())}", anchor=False)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(dimension.words("question", language()))
        add_button(cards.editor, _("Nieuwe factor"), dimension=dimension.code)
    cards.begun(dimension=dimension.code)
    cards.show(there)


def _factor(here: Here, factor: Factor, known: Known) -> None:
    st.markdown(f"**{plain(factor.title)}**")
    _marks(factor)
    _texts(factor)
    show_attached(here.workshop, known.figures.get(factor.id, ()))
    show_thread(known.thread.get((Factor.concept, factor.id), ()), without=("evidence",))


def _marks(factor: Factor) -> None:
    """What it touches, whether it helps or hurts, when, and how much the network can do."""
    with st.container(horizontal=True, gap="small"):
        show_goals(factor.goals)
        show_badges("directions", [factor.direction])
        show_badges("terms", [factor.term])
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
