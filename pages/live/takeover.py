"""Take over: the group decides per item — as voted, otherwise because…, or still open."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from gbo_core.live import kept, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.results import RoundResult
from gbo_core.live.takeover import Choice
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.ask import say_later, showing_refusals
from pages.live.decision_table import choices_of, edit_table, is_too_few, stances, table_of
from pages.live.unsaved import Unsaved
from pages.say import _, n_

LONG = 8  # rows: beyond that the buttons below are off the screen


def take_over(asked: Round, by: str) -> None:
    """The table of decisions of a revealed round, and its undo."""
    st.subheader(_("Wat nemen we mee?"))
    st.caption(
        _(
            "De groep beslist, niet de telling. Kies op elke rij: zoals gestemd, anders (geef uw "
            "waarde en zeg waarom), of nog open."
        )
    )
    found = open_store().read(kept.result, asked.workshop, asked.id)
    decided = open_store().read(takeover.standings, asked.workshop, asked.subject)
    stored = table_of(found, decided)
    draft = Unsaved(asked.id, ("stance", *method_of(asked.method).axes(asked.settings), "reason"))
    _say_too_few(found, draft, stored)
    above = st.container() if len(stored) > LONG else None
    edited = edit_table(asked, draft.start(stored), draft.key)
    taking = Taking(asked, by, draft, edited, choices_of(asked, edited))
    changed = sum(
        one != other for one, other in zip(taking.choices, choices_of(asked, stored), strict=True)
    )
    if changed:
        draft.keep(edited)
    else:
        draft.drop()
    if above:
        with above:
            _finish(taking, changed, "above")
    _finish(taking, changed, "below")


@dataclass(frozen=True, slots=True)
class Taking:
    """What the buttons need: the table as it stands, and who stores it."""

    asked: Round
    by: str
    draft: Unsaved
    edited: pd.DataFrame
    choices: list[Choice]


def _finish(taking: Taking, changed: int, place: str) -> None:
    """The buttons, and how many rows of the table are stored nowhere yet."""
    if changed:
        sentence = n_(
            "Niet bewaard: %(n)d rij. Klik op ‘Neem over’. Wie de pagina opnieuw laadt of het "
            "venster sluit, is dit kwijt.",
            "Niet bewaard: %(n)d rijen. Klik op ‘Neem over’. Wie de pagina opnieuw laadt of het "
            "venster sluit, is dit kwijt.",
            changed,
        )
        st.warning(sentence % {"n": changed}, icon=":material/edit_note:")
    with st.container(horizontal=True):
        if st.button(_("Neem over"), type="primary", icon=":material/check:", key=f"take_{place}"):
            _store(taking)
        if taking.asked.state is State.TAKEN and st.button(
            _("Maak ongedaan"), icon=":material/undo:", key=f"untake_{place}"
        ):
            _undo(taking)
        if changed:
            st.button(
                _("Gooi wijzigingen weg"),
                icon=":material/close:",
                key=f"forget_{place}",
                on_click=taking.draft.forget,
            )


def _say_too_few(found: RoundResult, draft: Unsaved, stored: pd.DataFrame) -> None:
    """Where there are too few answers we propose nothing: the group decides by itself."""
    few = [item for item in found.items if is_too_few(item)]
    if not few:
        return
    sentence = n_(
        "Op %(n)d rij zijn er minder dan 8 antwoorden; ze staan er zelf, zonder midden. Daar "
        "stellen we niets voor: die staat op ‘nog open’ tot de groep zelf kiest. Kiest ze toch "
        "‘zoals gestemd’, dan blijft erbij staan op hoeveel antwoorden dat steunt.",
        "Op %(n)d rijen zijn er minder dan 8 antwoorden; ze staan er zelf, zonder midden. Daar "
        "stellen we niets voor: die staan op ‘nog open’ tot de groep zelf kiest. Kiest ze toch "
        "‘zoals gestemd’, dan blijft erbij staan op hoeveel antwoorden dat steunt.",
        len(few),
    )
    st.info(sentence % {"n": len(few)})
    st.button(
        _("Zet alles op ‘zoals gestemd’"),
        icon=":material/done_all:",
        on_click=_all_as_voted,
        args=(draft, draft.start(stored)),
    )


def _all_as_voted(draft: Unsaved, table: pd.DataFrame) -> None:
    draft.keep(table.assign(stance=stances()["voted"]))
    draft.renew()


def _store(taking: Taking) -> None:
    asked = taking.asked
    with showing_refusals():
        open_store().write(
            takeover.take_over, asked.workshop, asked.id, taking.choices, by=taking.by
        )
        taking.draft.forget()
        say_later(_("Overgenomen. De stemming blijft ernaast staan."))
        st.rerun()


def _undo(taking: Taking) -> None:
    """What stood in the table stays there, to be changed and taken over again."""
    with showing_refusals():
        open_store().write(takeover.undo, taking.asked.workshop, taking.asked.id, by=taking.by)
        taking.draft.keep(taking.edited)
        taking.draft.renew()
        say_later(
            _("De overname is ongedaan gemaakt. Uw keuzes staan nog in de tabel, niet bewaard.")
        )
        st.rerun()
