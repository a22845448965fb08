"""A new workshop: from a form, from the sample, or from an archive."""

from collections.abc import Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import usual_place
from gbo_core.field import Entry, entries, entry
from gbo_core.model import Organisation, Profile
from gbo_core.store import open_store, records, workshops
from gbo_core.store.access import Facilitator
from pages.forms.form import Form, sheet
from pages.home.bring_in import go_to
from pages.shell.ask import showing_refusals
from pages.shell.say import _, language

# Both sign every agreement; which health funds' services join differs from place to place.
ALWAYS_ASKED = ("ocmw", "caw")
MOST_TABLES = 40
STARTS = {"name": "", "area": "", "asks_name": False, "tables": 0}


def show_form(looker: Facilitator) -> None:
    """Ask what the new workshop is called and who may come, and make it.

    No limit on what may be typed: the browser would drop a longer text without a word.
    """
    form = sheet("new_workshop", "", STARTS | _partners())
    left, right = st.columns([2, 3], gap="medium")
    with left:
        name = st.text_input(
            _("Naam van de werktafel"),
            form.value("name"),
            placeholder=_("GBO Deinze en omstreken"),
            key=form.key_of("name"),
        )
        area = st.text_input(
            _("Gemeente of eerstelijnszone"), form.value("area"), key=form.key_of("area")
        )
        settings = ask_settings(form)
        wanted = st.button(_("Maak deze werktafel"), type="primary", key=form.key_of("make"))
    with right:
        st.markdown(_("**Welke partners kent u al?**"))
        partners = _ask_partners(form)
    if wanted:
        with showing_refusals():
            profile = workshops.new_profile(name, area, **settings)
            made = open_store().write(_make, looker, profile, partners, language())
            form.restart()
            go_to(looker, made)


def _partners() -> dict[str, list[str]]:
    """Circle → the codes of its actors that are ticked at first."""
    return {
        circle.code: [code for code in _actors(circle) if code in ALWAYS_ASKED]
        for circle in entries("circles")
    }


def _actors(circle: Entry) -> list[str]:
    return [actor.code for actor in entries("actors") if actor.data["circle"] == circle.code]


def _ask_partners(form: Form) -> list[str]:
    """The codes of the actors that were ticked, a tab for each circle."""
    circles = entries("circles")
    tabs = st.tabs([circle.label(language()) for circle in circles])
    chosen: list[str] = []
    for tab, circle in zip(tabs, circles, strict=True):
        with tab:
            st.caption(circle.hint(language()))
            chosen += _ask_circle(form, circle)
    return chosen


def _ask_circle(form: Form, circle: Entry) -> list[str]:
    here = _actors(circle)
    return st.pills(
        circle.label(language()),
        here,
        default=[code for code in here if code in form.value(circle.code)],
        **form.widget(circle.code),
        selection_mode="multi",
        format_func=lambda code: entry("actors", code).label(language()),
        label_visibility="collapsed",
    )


def ask_settings(form: Form) -> dict[str, object]:
    """Ask how participants join: with a name or not, and at how many tables."""
    asks_name = st.toggle(
        _("Deelnemers geven hun naam op"),
        value=form.value("asks_name"),
        **form.widget("asks_name"),
        help=_("Zonder naam antwoorden mensen vrijer. U kunt dit later nog wijzigen."),
    )
    most = max(MOST_TABLES, form.value("tables"))
    tables = st.selectbox(
        _("Tafels in de zaal"),
        range(most + 1),
        index=form.value("tables"),
        **form.widget("tables"),
        format_func=lambda n: str(n) if n else _("Geen aparte tafels"),
        filter_mode=None,
    )
    return {"asks_name": asks_name, "tables": tables}


def _make(
    connection: Connection,
    maker: Facilitator,
    profile: Profile,
    partners: Sequence[str],
    language: str,
) -> str:
    made = workshops.make(connection, maker.id, profile, by=maker.name)
    for code in partners:
        records.add(connection, made, _organisation(code, language), by=maker.name)
    return made


def _organisation(code: str, language: str) -> Organisation:
    name = entry("actors", code).label(language)
    return Organisation.make(name=name, actor=code, **usual_place({"actor": code}))
