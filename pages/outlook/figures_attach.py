"""Laying a series, or one figure of it, beside something that the group says."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from gbo_core.model import CONCEPTS, Evidence, Series
from gbo_core.model.ids import new_id
from gbo_core.model.order import alphabetical
from gbo_core.store import figures as values
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from gbo_core.words import N_
from pages.ask import say_later, showing_refusals
from pages.outlook.figures_evidence import sentence
from pages.parts import undo
from pages.say import _, plain

# Concepts that a figure may support, each with what one of them is called. A next one is a line.
TARGETS: Final[Mapping[str, str]] = {"factor": N_("Factor"), "challenge": N_("Vraag")}

Target = tuple[str, str]  # concept, id


def attach(workshop: Workshop, looker: Facilitator, series: Series) -> None:
    """What these figures lie beside, and the way to lay them beside more."""
    targets = _targets(workshop)
    laid = [
        each
        for each in open_store().read(records.load, Evidence, workshop.id)
        if each.series == series.id and (each.about, each.record) in targets
    ]
    with st.expander(_("Leg dit cijfer naast een factor"), icon=":material/attach_file:"):
        for each in laid:
            _laid(workshop, looker, series, each, targets[each.about, each.record])
        if targets:
            _lay(workshop, looker, series, targets)
        else:
            st.info(_("Er zijn nog geen factoren. Voeg ze eerst toe; kom dan hier terug."))


def _targets(workshop: Workshop) -> dict[Target, str]:
    """Everything that a figure may support, by its kind and title."""
    return {
        (concept, each.id): f"{_(word)}: {getattr(each, 'title', each.id)}"
        for concept, word in TARGETS.items()
        for each in open_store().read(records.load, CONCEPTS[concept], workshop.id)
    }


def _laid(
    workshop: Workshop, looker: Facilitator, series: Series, each: Evidence, target: str
) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(target)}**  \n{sentence(workshop, each, series)}")
        if st.button(_("Haal weg"), key=f"detach_{each.id}"):
            bundle = new_id("b")
            with showing_refusals():
                open_store().write(
                    records.remove, workshop.id, Evidence, each.id, by=looker.name, bundle=bundle
                )
                _done(bundle, _("Het cijfer ligt er niet meer naast."))


def _lay(
    workshop: Workshop, looker: Facilitator, series: Series, targets: Mapping[Target, str]
) -> None:
    key = f"attach_{series.id}"
    target = st.selectbox(
        _("Waar hoort dit cijfer bij?"),
        list(targets),
        index=None,
        format_func=targets.__getitem__,
        placeholder=_("Kies uit de lijst"),
        key=f"{key}_target",
    )
    whole = {True: _("De hele reeks"), False: _("Eén cijfer")}
    is_whole = st.segmented_control(
        _("Wat legt u ernaast?"),
        list(whole),
        default=True,
        required=True,
        format_func=whole.__getitem__,
        key=f"{key}_whole",
    )
    spot = ("", "") if is_whole else _spot(workshop, series, key)
    spec = Evidence.specs()["note"]
    note = st.text_input(_(spec.title), key=f"{key}_note")
    if st.button(_("Leg ernaast"), type="primary", disabled=target is None, key=f"{key}_do"):
        about, record = target or ("", "")
        _store(workshop, looker, (about, record), (series.id, *spot), note)


def _spot(workshop: Workshop, series: Series, key: str) -> tuple[str, str]:
    """Which area and period the one figure is of."""
    there = open_store().read(values.load, workshop.id, series.id)
    names = {figure.place: figure.name for figure in there}
    places = sorted(names, key=lambda place: (place != series.area, alphabetical(names[place])))
    left, right = st.columns(2)
    place = left.selectbox(_("Gebied"), places, format_func=names.__getitem__, key=f"{key}_place")
    periods = sorted({figure.period for figure in there if figure.place == place}, reverse=True)
    return str(place), str(right.selectbox(_("Periode"), periods, key=f"{key}_period"))


def _store(
    workshop: Workshop,
    looker: Facilitator,
    target: Target,
    what: tuple[str, str, str],
    note: str,
) -> None:
    (about, record), (series, place, period) = target, what
    bundle = new_id("b")
    with showing_refusals():
        made = Evidence.make(
            series=series, about=about, record=record, place=place, period=period, note=note
        )
        open_store().write(records.add, workshop.id, made, by=looker.name, bundle=bundle)
        _done(bundle, _("Het cijfer ligt ernaast."))


def _done(bundle: str, words: str) -> None:
    undo.remember(bundle, words)
    say_later(words)
    st.rerun()
