"""Who joined and whom we did not hear yet; and to erase somebody who asks for it."""

import streamlit as st

from gbo_core import field
from gbo_core.live import participants, progress, rounds
from gbo_core.live.methods import method_of
from gbo_core.model.order import alphabetical
from gbo_core.model.round import Participant, Round, State, Visibility
from gbo_core.store import open_store
from pages.charts.table import Row, table
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, language, n_
from web.arrivals import arrivals

ERASE = "erase_participants"  # whom the dialog asks about
_CHOSEN = "erase_whom"


def people(here: Here, asked: Round) -> None:
    """Who is there, renewed by itself; the dialog stands outside what is renewed."""
    _who_is_there(asked.id)
    chosen = st.session_state.get(ERASE, [])
    if chosen:
        _ask(here, chosen)


@st.fragment(run_every=2)
def _who_is_there(round_id: str) -> None:
    """People join while the facilitator looks at it. Labels stay, so that open stays open."""
    workshop = who.workshop()
    with showing_refusals():
        asked = open_store().read(rounds.get, workshop.id, round_id)
        if asked.state is not State.DRAFT:
            _reach(asked)
        _joined(workshop.id)


def _reach(asked: Round) -> None:
    """Who is not reached yet, and once it is closed who did not answer."""
    closed = asked.state.has_closed
    title = _("Wie hebben we niet gehoord?") if closed else _("Wie hebben we nog niet gehoord?")
    unfolded = st.expander(title, key="reach", on_change="rerun")
    if not unfolded.open:
        return
    found = open_store().read(progress.unheard, asked)
    silent, waiting = found.nobody, found.wait
    with unfolded:
        if silent:
            st.text(_("Niemand doet mee voor: %(names)s") % {"names": ", ".join(silent)})
        if not method_of(asked.method).tells_who_waits:
            _say_why_no_writers()
        elif waiting:
            words = (
                _("Deden mee, maar antwoordden niet: %(names)s")
                if closed
                else _("Doen mee, maar antwoordden nog niet: %(names)s")
            )
            st.text(words % {"names": ", ".join(waiting)})
        elif found.waiting:
            _say_how_many(found.waiting, asked)
        elif not silent:
            st.text(_("Van elke organisatie antwoordde iedereen die meedoet."))


def _say_how_many(waiting: int, asked: Round) -> None:
    """Who speaks for oneself has no organisation; in an unnamed round that closed nobody has."""
    words = n_(
        "%(n)d antwoordde niet op deze vraag.", "%(n)d antwoordden niet op deze vraag.", waiting
    )
    st.text(words % {"n": waiting})
    if asked.state.has_closed and asked.visibility is Visibility.UNNAMED:
        st.caption(
            _(
                "Van welke organisatie, tonen we na een vraag zonder naam niet: naast een tweede "
                "ronde zou dat verraden wat iemand antwoordde."
            )
        )


def _say_why_no_writers() -> None:
    """Notes are read as they come in: who left a list at that moment would have written one."""
    st.caption(
        _("Wie nog niets schreef, staat er niet bij: anders zag u van wie een nieuw briefje komt.")
    )


def _joined(workshop_id: str) -> None:
    words, icon = _("Wie doet mee?"), ":material/group:"
    unfolded = st.expander(words, icon=icon, key="joined", on_change="rerun")
    if not unfolded.open:
        return
    joined = open_store().read(participants.load, workshop_id)
    with unfolded:
        if not joined:
            st.text(_("Nog niemand doet mee."))
            return
        names = open_store().read(participants.organisation_names, workshop_id)
        st.caption(_("Samen: %(n)d") % {"n": len(joined)})
        rows = [_row(each, names) for each in joined]
        table(sorted(rows, key=_by_name), _("Wie met een telefoon meedoet"))
        _erase(workshop_id, joined, names)


def _by_name(row: Row) -> tuple[str, str]:
    return alphabetical(f"{row[_('Organisatie')]} {row[_('Naam')] or ''}")


def _row(joined: Participant, names: dict[str, str]) -> Row:
    part = field.entry("parts", joined.part).label(language()) if joined.part else None
    return {
        _("Organisatie"): names.get(joined.organisation) or _("spreekt voor zichzelf"),
        _("Naam"): joined.name or None,
        _("Spreekt vanuit"): part,
        _("Tafel"): joined.table or None,
        _("Kenmerk"): joined.id,
    }


def _erase(workshop_id: str, joined: list[Participant], names: dict[str, str]) -> None:
    by_id = {each.id: each for each in joined}
    for same in arrivals.together(workshop_id, by_id):
        _offer(same)
    if gone := set(st.session_state.get(_CHOSEN, [])) - set(by_id):
        st.session_state[_CHOSEN] = [c for c in st.session_state[_CHOSEN] if c not in gone]
    chosen = st.multiselect(
        _("Deelnemers wissen"),
        by_id,
        format_func=lambda code: " · ".join(
            filter(None, (by_id[code].name, names.get(by_id[code].organisation), code))
        ),
        placeholder=_("Kies wie daarom vraagt, of wie er niet is"),
        select_all=False,
        key=_CHOSEN,
    )
    if chosen and st.button(_("Wis deze deelnemers…"), icon=":material/person_remove:"):
        st.session_state[ERASE] = chosen
        st.rerun()


def _offer(same: list[str]) -> None:
    """Say that many came from one address, and let them be chosen together."""
    words = _(
        "%(n)d deelnemers kwamen van hetzelfde adres, anderen niet. Dat kan één toestel zijn, of "
        "een groep achter één router."
    )
    st.warning(words % {"n": len(same)})
    st.button(
        _("Kies deze %(n)d") % {"n": len(same)},
        key=f"choose_{same[0]}",
        on_click=st.session_state.__setitem__,
        args=(_CHOSEN, same),
    )


def _stop_asking() -> None:
    st.session_state.pop(ERASE, None)


def _ask(here: Here, chosen: list[str]) -> None:
    @st.dialog(_("Voorgoed wissen?"), on_dismiss=_stop_asking)
    def ask() -> None:
        here.check()
        words = n_(
            "%(n)d deelnemer en al zijn of haar antwoorden verdwijnen, ook uit resultaten die al "
            "getoond zijn. Dit kan niet ongedaan gemaakt worden.",
            "%(n)d deelnemers en al hun antwoorden verdwijnen, ook uit resultaten die al getoond "
            "zijn. Dit kan niet ongedaan gemaakt worden.",
            len(chosen),
        )
        st.write(words % {"n": len(chosen)})
        if st.button(_("Wis voorgoed"), type="primary"):
            with showing_refusals():
                here.check()
                open_store().write(
                    participants.forget_many, here.workshop.id, chosen, by=here.looker.name
                )
                say_later(_("Gewist."))
                _stop_asking()
                st.rerun()
        if st.button(_("Toch niet")):
            _stop_asking()
            st.rerun()

    ask()
