"""Who joined with a phone: to see who is there, and to erase somebody who asks for it."""

import streamlit as st

from gbo_core import field
from gbo_core.live import participants
from gbo_core.model import Organisation
from gbo_core.model.round import Participant
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.ask import say_later, showing_refusals
from pages.charts.reading import frame
from pages.say import _, language


def people(workshop: Workshop, looker: Facilitator) -> None:
    joined = open_store().read(participants.load, workshop.id)
    if not joined:
        return
    with st.expander(_("Wie doet mee: %(n)d") % {"n": len(joined)}, icon=":material/group:"):
        known = open_store().read(records.load, Organisation, workshop.id)
        names = {each.id: each.name for each in known}
        st.dataframe(
            frame(_row(who, names) for who in joined),
            hide_index=True,
            placeholder="",
            alt=_("Wie met een telefoon meedoet"),
        )
        _erase(workshop, looker, joined, names)


def _row(who: Participant, names: dict[str, str]) -> dict[str, object]:
    part = field.entry("parts", who.part).label(language()) if who.part else ""
    return {
        _("Naam"): who.name,
        _("Organisatie"): names.get(who.organisation) or _("spreekt voor zichzelf"),
        _("Deel"): part,
        _("Tafel"): who.table,
        _("Kenmerk"): who.id,
    }


def _erase(
    workshop: Workshop, looker: Facilitator, joined: list[Participant], names: dict[str, str]
) -> None:
    by_id = {who.id: who for who in joined}
    chosen = st.selectbox(
        _("Iemand wissen die daarom vraagt"),
        by_id,
        index=None,
        format_func=lambda code: " · ".join(
            filter(None, (by_id[code].name, names.get(by_id[code].organisation), code))
        ),
        placeholder=_("Kies een deelnemer"),
    )
    if chosen and st.button(_("Wis deze deelnemer…"), icon=":material/person_remove:"):
        _ask(workshop, looker, chosen)


def _ask(workshop: Workshop, looker: Facilitator, participant_id: str) -> None:
    @st.dialog(_("Voorgoed wissen?"))
    def ask() -> None:
        st.write(
            _(
                "Deze deelnemer en al zijn of haar antwoorden verdwijnen, ook uit resultaten die "
                "al getoond zijn. Dit kan niet ongedaan gemaakt worden."
            )
        )
        if st.button(_("Wis voorgoed"), type="primary"):
            with showing_refusals():
                open_store().write(participants.forget, workshop.id, participant_id, by=looker.name)
                say_later(_("De deelnemer is gewist."))
                st.rerun()
        if st.button(_("Toch niet")):
            st.rerun()

    ask()
