"""A new workshop: from a form, from the sample, or from an archive."""

from collections.abc import Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.field import Entry, entries, entry
from gbo_core.model import Organisation, Profile
from gbo_core.store import open_store, records, workshops
from gbo_core.store.access import Facilitator
from pages import steps, who
from pages.ask import say_later, showing_refusals
from pages.say import _, language

# Both sign every agreement; which health funds' services join differs from place to place.
ALWAYS_ASKED = ("ocmw", "caw")
MOST_TABLES = 40


def show_form(looker: Facilitator) -> None:
    """Ask what the new workshop is called and who may come, and make it."""
    with st.form("new_workshop", border=False, enter_to_submit=False):
        name = st.text_input(
            _("Naam van de werktafel"),
            max_chars=120,
            placeholder=_("bijvoorbeeld: GBO Deinze en omstreken"),
        )
        area = st.text_input(_("Gemeente of eerstelijnszone"), max_chars=120)
        st.markdown(f"**{_('Welke partners kent u al?')}**")
        st.caption(
            _("Tik aan wie er zal zijn. U kunt de lijst later aanvullen en de namen aanpassen.")
        )
        partners = _ask_partners()
        settings = ask_settings()
        if st.form_submit_button(_("Maak deze werktafel"), type="primary"):
            with showing_refusals():
                profile = workshops.new_profile(name, area, **settings)
                _go_to(looker, open_store().write(_make, looker.id, profile, partners, language()))


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
    connection: Connection, maker: str, profile: Profile, partners: Sequence[str], language: str
) -> str:
    made = workshops.make(connection, maker, profile, by=maker)
    for code in partners:
        records.add(connection, made, _organisation(code, language), by=maker)
    return made


def _organisation(code: str, language: str) -> Organisation:
    actor = entry("actors", code)
    return Organisation.make(
        name=actor.label(language),
        actor=code,
        circle=actor.data["circle"],
        sector=actor.data["sector"],
    )


def _go_to(looker: Facilitator, workshop_id: str) -> None:
    who.open_(looker, workshop_id)
    say_later(_("De werktafel staat klaar."))
    st.switch_page(steps.ROAD.file)


def show_beginnings(looker: Facilitator) -> None:
    pass
