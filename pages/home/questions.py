"""The questions that the start screen asks in a window of its own, one at a time.

Which one is asked stands in the tab's state, so that the window stays through a rerun. A window
runs without the rest of the screen, so each checks again who looks.
"""

from collections.abc import Callable
from typing import Final

import streamlit as st

from gbo_core.exchange.errands import copy, copy_without_answers
from gbo_core.store import accounts, open_store, workshops
from gbo_core.words import N_
from pages.home.link import forget_link
from pages.home.settings import show_settings
from pages.home.sharing import show_sharing
from pages.home.words import in_words
from pages.parts.apart import new_workshop
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _, plain


def ask_about(question: str, subject: str) -> None:
    """Ask this question about a workshop (or an account), at the end of the run."""
    st.session_state["asked"] = (question, subject)


def ask_what_is_asked() -> None:
    """Open the window of the question that is being asked, if any."""
    question, subject = st.session_state.get("asked", ("", ""))
    if question:
        title, show = _QUESTIONS[question]
        st.dialog(_(title), on_dismiss=_stop_asking)(_carefully)(show, subject)


def _carefully(show: Callable[[str], None], subject: str) -> None:
    with showing_refusals():
        show(subject)


def _stop_asking() -> None:
    st.session_state.pop("asked", None)
    forget_link()


def _done(words: str = "") -> None:
    _stop_asking()
    if words:
        say_later(words)
    st.rerun()


def _change_settings(workshop_id: str) -> None:
    if show_settings(workshop_id):
        _done()


def _duplicate(workshop_id: str) -> None:
    found = who.find(workshop_id)
    looker = who.facilitator()
    st.markdown(
        _("Er komt een tweede werktafel naast ‘%(name)s’, met een eigen code.")
        % {"name": plain(found.name)}
    )
    answers = st.toggle(
        _("Ook de stemmingen en de antwoorden"),
        help=_("Zonder de antwoorden neemt u alleen mee wie en wat er in de werktafel staat."),
    )
    if st.button(_("Maak een kopie"), type="primary"):
        make = copy if answers else copy_without_answers
        what = f"{make.__name__} {workshop_id}"
        new_workshop(looker, what, make, workshop_id, looker.id, looker.language)
        _done(_("Er staat een kopie in de lijst."))


def _remove(workshop_id: str) -> None:
    found = who.find(workshop_id)
    st.markdown(_("Dit gaat weg uit de lijst: **%(name)s**") % {"name": plain(found.name)})
    st.markdown(in_words(open_store().read(workshops.contents, workshop_id)))
    st.markdown(
        _("De telefoons kunnen dan niet meer meedoen. U kunt de werktafel later nog terughalen.")
    )
    if found.mine and st.button(_("Verwijder"), type="primary"):
        open_store().write(workshops.remove, workshop_id, by=who.facilitator().name)
        _done(_("Verwijderd. U vindt de werktafel onderaan terug."))


def _erase(workshop_id: str) -> None:
    mine = open_store().read(workshops.removed_by, who.facilitator().id)
    found = next((each for each in mine if each.id == workshop_id), None)
    if found is None:
        st.info(_("Deze werktafel bestaat niet (meer)."))
        return
    st.markdown(_("Dit verdwijnt voorgoed: **%(name)s**") % {"name": plain(found.name)})
    st.markdown(in_words(open_store().read(workshops.contents, workshop_id)))
    st.warning(_("Ook alle stemmen gaan weg. Dit kan niet ongedaan gemaakt worden."))
    if st.button(_("Ja, wis alles voorgoed"), type="primary"):
        workshops.erase(open_store(), workshop_id)
        _done(_("Voorgoed gewist."))


def _remove_account(account_id: str) -> None:
    known = open_store().read(accounts.accounts)
    name = next((each.name for each in known if each.id == account_id), "")
    words = _("**%(name)s** kan zich dan niet meer aanmelden, en is meteen overal afgemeld.")
    st.markdown(words % {"name": plain(name)})
    st.markdown(
        _(
            "Wat deze collega maakte, blijft bewaard, met die naam erbij. Werktafels van deze "
            "collega komen ook bij u in de lijst; wie eraan meewerkt, kan dat blijven doen. "
            "Links die nog niet gebruikt zijn, werken niet meer. U kunt deze collega later weer "
            "toelaten."
        )
    )
    if st.button(_("Verwijder deze collega"), type="primary"):
        open_store().write(accounts.remove_account, account_id, by=who.facilitator().id)
        _done(_("%(name)s kan zich niet meer aanmelden.") % {"name": name})


_QUESTIONS: Final[dict[str, tuple[str, Callable[[str], None]]]] = {
    "settings": (N_("Wijzig de gegevens"), _change_settings),
    "share": (N_("Deel met een collega"), show_sharing),
    "duplicate": (N_("Maak een kopie"), _duplicate),
    "remove": (N_("Verwijderen?"), _remove),
    "erase": (N_("Voorgoed wissen?"), _erase),
    "account": (N_("Deze collega verwijderen?"), _remove_account),
}
