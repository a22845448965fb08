"""A new workshop: from a form, from the sample, or from an archive."""

from collections.abc import Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.stakeholders import usual_place
from gbo_core.field import Entry, entries, entry
from gbo_core.model import Organisation, Profile
from gbo_core.store import open_store, records, workshops
from gbo_core.store.access import Facilitator
from pages.ask import showing_refusals
from pages.home.bring_in import go_to
from pages.say import _, language

# Both sign every agreement; which health funds' services join differs from place to place.
ALWAYS_ASKED = ("ocmw", "caw")
MOST_TABLES = 40


def show_form(looker: Facilitator) -> None:
    """Ask what the new workshop is called and who may come, and make it.

    No limit on what may be typed: the browser would drop a longer text without a word.
    """
    with st.form("new_workshop", border=False, enter_to_submit=False):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            name = st.text_input(
                _("Naam van de werktafel"),
                placeholder=_("GBO Deinze en omstreken"),
            )
            area = st.text_input(_("Gemeente of eerstelijnszone"))
            settings = ask_settings()
            wanted = st.form_submit_button(_("Maak deze werktafel"), type="primary")
        with right:
            st.markdown(_("**Welke partners kent u al?**"))
            partners = _ask_partners()
        if wanted:
            with showing_refusals():
                profile = workshops.new_profile(name, area, **settings)
                made = open_store().write(_make, looker, profile, partners, language())
                go_to(looker, made)


def _ask_partners() -> list[str]:
    """The codes of the actors that were ticked, a tab for each circle."""
    circles = entries("circles")
    tabs = st.tabs([circle.label(language()) for circle in circles])
    chosen: list[str] = []
    for tab, circle in zip(tabs, circles, strict=True):
        with tab:
            st.caption(circle.hint(language()))
            chosen += _ask_circle(circle)
    return chosen


def _ask_circle(circle: Entry) -> list[str]:
    here = [actor.code for actor in entries("actors") if actor.data["circle"] == circle.code]
    return st.pills(
        circle.label(language()),
        here,
        default=[code for code in here if code in ALWAYS_ASKED],
        selection_mode="multi",
        format_func=lambda code: entry("actors", code).label(language()),
        label_visibility="collapsed",
    )


def ask_settings(now: Profile | None = None) -> dict[str, object]:
    """Ask how participants join: with a name or not, and at how many tables."""
    asks_name = st.toggle(
        _("Deelnemers geven hun naam op"),
        value=bool(now and now.asks_name),
        help=_("Zonder naam antwoorden mensen vrijer. U kunt dit later nog wijzigen."),
    )
    tables = st.selectbox(
        _("Tafels in de zaal"),
        range(MOST_TABLES + 1),
        index=now.tables if now else 0,
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
