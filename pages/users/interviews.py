"""Interviews with users: under a pseudonym, and checked on who asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.users.interviews import interview_remarks
from gbo_core.model import Insight, Interview, Organisation, Person, Questionnaire
from gbo_core.model.names import in_order, names
from gbo_core.store import records
from gbo_core.store.thread import Key, Reference, references
from pages.forms.cards import Cards
from pages.forms.editor import Editor
from pages.forms.record_form import record_form
from pages.parts.erasing import erase_button
from pages.parts.private import ordinary_names, show_privacy
from pages.parts.thread import show_thread
from pages.shell.here import Here
from pages.shell.say import _, n_, plain
from pages.users.remarks import show_remarks


@dataclass(frozen=True, slots=True)
class Known:
    """The interviews, and what stands beside them.

    `people`: person → name with organisation; `titles`: question list → title.
    """

    interviews: Sequence[Interview]
    insights: Sequence[Insight]
    people: Mapping[str, str]
    titles: Mapping[str, str]
    thread: Mapping[Key, Sequence[Reference]]

    def from_it(self, talk: Interview) -> list[Insight]:
        return [each for each in self.insights if each.interview == talk.id]


def interviews(here: Here) -> None:
    known, ordinary = here.read(_known), ordinary_names(here.workshop)
    st.caption(
        _(
            "Geen gegevens van gebruikers: kies een schuilnaam die niets verraadt, en houd bij u "
            "wie erachter zit. Schrijf niets waaraan iemand te herkennen is."
        )
    )
    if not known.people:
        st.info(_("Zet eerst bij ‘Rond de tafel’ wie vroeg en wie de hulp gaf in de lijst."))
    Cards[Interview](
        Editor(here, Interview),
        draw=lambda each: _interview(each, known),
        side=lambda each: _remarks(each, ordinary),
        form=lambda editor: _form(editor, ordinary),
        more=lambda each: erase_button(here, each, known.from_it(each)),
    ).all(
        known.interviews,
        _("Nieuw gesprek"),
        _("Nog geen gesprekken. Vijf tot acht gesprekken tonen vaak al veel."),
    )


def _known(connection: Connection, workshop: str) -> Known:
    organisations = records.load(connection, workshop, Organisation)
    return Known(
        insights=records.load(connection, workshop, Insight),
        interviews=in_order(records.load(connection, workshop, Interview)),
        people=names(records.load(connection, workshop, Person), names(organisations)),
        titles=names(records.load(connection, workshop, Questionnaire)),
        thread=references(connection, workshop),
    )


def _form(editor: Editor, ordinary: Sequence[str]) -> None:
    record_form(editor, lambda typed: _remarks(Interview(**typed), ordinary))


def _interview(each: Interview, known: Known) -> None:
    st.markdown(f"**{plain(each.pseudonym)}**")
    _facts(each, known)
    if each.situation:
        st.markdown(plain(each.situation))
    count = len(known.from_it(each))
    words = n_("%(n)d inzicht uit dit gesprek", "%(n)d inzichten uit dit gesprek", count)
    st.caption(words % {"n": count})
    show_thread(known.thread.get((Interview.concept, each.id), ()), without=("insight",))


def _remarks(each: Interview, ordinary: Sequence[str]) -> None:
    show_remarks(interview_remarks(each))
    show_privacy([each.pseudonym, each.month, each.situation], ordinary)


def _facts(each: Interview, known: Known) -> None:
    unknown = _("nog niet ingevuld")
    asked, helped = known.people.get(each.interviewer), known.people.get(each.server)
    lines = [
        _("Wie vroeg: %(name)s") % {"name": asked or unknown},
        _("Wie gaf de hulp: %(name)s") % {"name": helped or unknown},
    ]
    if each.questionnaire in known.titles:
        lines.append(_("Vragenlijst: %(title)s") % {"title": known.titles[each.questionnaire]})
    if each.month:
        lines.append(_("Wanneer: %(month)s") % {"month": each.month})
    st.markdown("  \n".join(map(plain, lines)))
