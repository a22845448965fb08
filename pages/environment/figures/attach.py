"""Laying a series, or one figure of it, beside something that the group says."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from gbo_core.model import CONCEPTS, Evidence, Series
from gbo_core.model.names import names
from gbo_core.model.order import alphabetical
from gbo_core.store import figures as values
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from gbo_core.words import N_
from pages.forms.form import Form, sheet
from pages.forms.save_bar import show_mark
from pages.parts.figure_evidence import sentence
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, plain

# Concepts that a figure may support, each with what one of them is called. A next one is a line.
TARGETS: Final[Mapping[str, str]] = {"factor": N_("Factor"), "challenge": N_("Vraag")}

Target = tuple[str, str]  # concept, id

STARTS: Final = {"target": None, "whole": True, "note": "", "place": None, "period": None}
_SEPARATOR: Final = ":"


def attach(here: Here, series: Series) -> None:
    """What these figures lie beside, and the way to lay them beside more."""
    targets = _targets(here.workshop)
    laid = [
        each
        for each in here.read(records.load, Evidence)
        if each.series == series.id and (each.about, each.record) in targets
    ]
    with st.expander(_("Leg dit cijfer naast een factor"), icon=":material/attach_file:"):
        for each in laid:
            _laid(here, series, each, targets[each.about, each.record])
        if targets:
            _lay(here, series, targets)
        else:
            st.info(_("Er zijn nog geen factoren. Voeg ze eerst toe; kom dan hier terug."))


def _targets(workshop: Workshop) -> dict[Target, str]:
    """Everything that a figure may support, by its kind and title."""
    return {
        (concept, id_): f"{_(word)}: {name}"
        for concept, word in TARGETS.items()
        for id_, name in names(
            open_store().read(records.load, workshop.id, CONCEPTS[concept])
        ).items()
    }


def _laid(here: Here, series: Series, each: Evidence, target: str) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(target)}**  \n{sentence(here.workshop, each, series)}")
        if st.button(_("Haal weg"), key=f"detach_{each.id}"):
            words = _("Het cijfer ligt er niet meer naast.")
            if here.do(words, records.remove, Evidence, each.id):
                st.rerun()


def _lay(here: Here, series: Series, targets: Mapping[Target, str]) -> None:
    form = sheet(f"attach_{here.workshop.id}_{series.id}", here.workshop.id, STARTS)
    there = {_SEPARATOR.join(target): target for target in targets}
    chosen = form.value("target")
    code = st.selectbox(
        _("Waar hoort dit cijfer bij?"),
        list(there),
        index=list(there).index(chosen) if chosen in there else None,
        format_func=lambda code: targets[there[code]],
        placeholder=_("Kies uit de lijst"),
        **form.widget("target"),
    )
    target = there.get(str(code))
    whole = {True: _("De hele reeks"), False: _("Eén cijfer")}
    is_whole = st.segmented_control(
        _("Wat legt u ernaast?"),
        list(whole),
        default=form.value("whole"),
        required=True,
        format_func=whole.__getitem__,
        **form.widget("whole"),
    )
    spot = ("", "") if is_whole else _spot(here.workshop, series, form)
    spec = Evidence.specs()["note"]
    note = st.text_input(_(spec.title), form.value("note"), **form.widget("note"))
    with st.container(horizontal=True, vertical_alignment="center"):
        pressed = st.button(
            _("Leg ernaast"), type="primary", disabled=target is None, key=form.key_of("do")
        )
        if form.is_typed:
            show_mark()
    if pressed:
        about, record = target or ("", "")
        (place, period), what = spot, {"series": series.id, "note": note}
        where = {"about": about, "record": record, "place": place, "period": period}
        _store(here, form, what | where)


def _spot(workshop: Workshop, series: Series, form: Form) -> tuple[str, str]:
    """Which area and period the one figure is of."""
    there = open_store().read(values.load, workshop.id, series.id)
    called = {figure.place: figure.name for figure in there}
    places = sorted(called, key=lambda place: (place != series.area, alphabetical(called[place])))
    left, right = st.columns(2)
    place = left.selectbox(
        _("Gebied"),
        places,
        _at(places, form.value("place")),
        format_func=called.__getitem__,
        **form.widget("place"),
    )
    periods = sorted({figure.period for figure in there if figure.place == place}, reverse=True)
    period = right.selectbox(
        _("Periode"),
        periods,
        _at(periods, form.value("period")),
        **form.widget("period"),
    )
    return str(place), str(period)


def _at(choices: Sequence[str], left: str | None) -> int:
    return choices.index(left) if left in choices else 0


def _store(here: Here, form: Form, values: Mapping[str, str]) -> None:
    with showing_refusals():
        made = Evidence.make(**values)
        if here.do(_("Het cijfer ligt ernaast."), records.add, made):
            form.restart()
            st.rerun()
