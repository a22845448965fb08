"""Take over: the group decides per item — as voted, otherwise because…, or still open."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from gbo_core.live import kept, takeover
from gbo_core.live.results import RoundResult
from gbo_core.live.takeover import Clash
from gbo_core.model.errors import Conflict
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.forms.conflict import show_ways_out
from pages.forms.draft import Draft, Row, draft_of
from pages.live.decision_table import (
    choices_of,
    edit_table,
    is_too_few,
    stances,
    table_of,
    words_of,
)
from pages.shell import who
from pages.shell.ask import say_later, sentence, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, n_, plain

LONG = 8  # rows: beyond that the buttons below are off the screen


@dataclass(frozen=True, slots=True)
class Taking:
    """What the buttons need. `stored`: the rows as they are stored, or proposed, now."""

    here: Here
    asked: Round
    draft: Draft
    stored: Mapping[str, Row]
    bundle: str  # of the take-over that is the last one now


def take_over(here: Here, asked: Round) -> None:
    """The table of decisions of a revealed round, and its undo."""
    st.header(_("Wat nemen we mee?"), anchor=False)
    st.caption(
        _(
            "De groep beslist, niet de telling. Kies op elke rij: zoals gestemd, anders (geef uw "
            "waarde en zeg waarom), of nog open."
        )
    )
    found = open_store().read(kept.result, asked.workshop, asked.id)
    draft = draft_of(asked.workshop, f"takeover_{asked.id}")
    bundle = open_store().read(takeover.last_bundle, asked.workshop, asked.id)
    taking = Taking(here, asked, draft, _stored(found), bundle)
    _say_too_few(found, draft)
    above = st.container() if len(taking.stored) > LONG else None
    edit_table(asked, draft, draft.data(taking.stored))
    draft.keep()
    if above:
        with above:
            _finish(taking, "above")
    _finish(taking, "below")


def _stored(found: RoundResult) -> dict[str, Row]:
    decided = open_store().read(takeover.standings, found.round.workshop, found.round.subject)
    return table_of(found, decided)


def _finish(taking: Taking, place: str) -> None:
    """The buttons, and how many rows of the table are stored nowhere yet."""
    changed = len(taking.draft.typed)
    if changed:
        words = n_(
            "Niet bewaard: %(n)d rij. Klik op ‘Neem over’.",
            "Niet bewaard: %(n)d rijen. Klik op ‘Neem over’.",
            changed,
        )
        st.warning(words % {"n": changed}, icon=":material/edit_note:")
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
                on_click=taking.draft.drop,
            )


def _say_too_few(found: RoundResult, draft: Draft) -> None:
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
        args=(draft,),
    )


def _all_as_voted(draft: Draft) -> None:
    draft.add({item: {"stance": stances()["voted"]} for item in draft.rows})


def _store(taking: Taking) -> None:
    """Everything at once: one refusal and nothing is stored, and what was typed stays."""
    asked = taking.asked
    with showing_refusals():
        who.find(asked.workshop)
        choices = choices_of(asked, taking.draft.rows, taking.draft.typed)
        try:
            open_store().write(
                takeover.take_over, asked.workshop, asked.id, choices, by=taking.here.looker.name
            )
        except Conflict as conflict:
            _show_clashes(taking, conflict)
            return
        taking.draft.drop()
        say_later(_("Overgenomen. De stemming blijft ernaast staan."))
        st.rerun()


def _show_clashes(taking: Taking, conflict: Conflict) -> None:
    """Both choices, item by item: whoever typed says which of them it is."""
    clashes: list[Clash] = conflict.data["clashes"]
    st.error(sentence(conflict))
    rows = [
        {
            _("Naam"): plain(taking.draft.rows[clash.item]["name"]),
            _("Veld"): title,
            _("U koos"): plain(mine),
            _("Staat er nu"): plain(theirs),
        }
        for clash in clashes
        for title, mine, theirs in words_of(clash)
    ]
    st.table(pd.DataFrame(rows).set_index(_("Naam")))

    def settle(*, mine: bool) -> None:
        for clash in clashes:
            taking.draft.settle(clash.item, list(clash.mine), mine=mine)

    show_ways_out(settle)


def _undo(taking: Taking) -> None:
    """What stood in the table stays there, to be changed and taken over again."""
    asked, draft = taking.asked, taking.draft
    with showing_refusals():
        who.find(asked.workshop)
        open_store().write(
            takeover.undo, asked.workshop, asked.id, taking.bundle, by=taking.here.looker.name
        )
        wanted = {id_: row | draft.typed.get(id_, {}) for id_, row in draft.rows.items()}
        found = open_store().read(kept.result, asked.workshop, asked.id)
        draft.type_over(_stored(found), wanted)
        say_later(
            _("De overname is ongedaan gemaakt. Uw keuzes staan nog in de tabel, niet bewaard.")
        )
        st.rerun()
