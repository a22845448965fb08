"""Who joined with a phone: to see who is there, and to erase somebody who asks for it."""

import streamlit as st

from gbo_core import field
from gbo_core.live import participants
from gbo_core.model import Organisation
from gbo_core.model.round import Participant
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages import who
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
            frame(_row(each, names) for each in joined),
            hide_index=True,
            placeholder="",
            alt=_("Wie met een telefoon meedoet"),
        )
        _erase(workshop, looker, joined, names)


def _row(joined: Participant, names: dict[str, str]) -> dict[str, object]:
    part = field.entry("parts", joined.part).label(language()) if joined.part else ""
    return {
        _("Naam"): joined.name,
        _("Organisatie"): names.get(joined.organisation) or _("spreekt voor zichzelf"),
        _("Deel"): part,
        _("Tafel"): joined.table,
        _("Kenmerk"): joined.id,
    }


def _erase(
    workshop: Workshop, looker: Facilitator, joined: list[Participant], names: dict[str, str]
) -> None:
    by_id = {each.id: each for each in joined}
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
                who.find(workshop.id)
                open_store().write(participants.forget, workshop.id, participant_id, by=looker.name)
                say_later(_("De deelnemer is gewist."))
                st.rerun()
        if st.button(_("Toch niet")):
            st.rerun()

    ask()
