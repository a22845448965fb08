"""Interviews with users: under a pseudonym, and checked on who asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.privacy import ordinary_names
from gbo_core.analysis.users.interviews import interview_remarks
from gbo_core.model import Insight, Interview, Organisation, Person, Profile, Questionnaire
from gbo_core.model.order import alphabetical
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import records
from gbo_core.store.thread import Key, Reference, references
from pages.forms.editing import add_button, edit_form, record_buttons
from pages.forms.forms import Editor, Values
from pages.parts.erasing import ask_erasure
from pages.parts.thread import show_thread
from pages.shell.here import Here
from pages.shell.say import _, n_, plain
from pages.users.remarks import show_privacy, show_remarks

FIELDS = (
    *("pseudonym", "questionnaire", "month", "interviewer", "server", "open_file"),
    "situation",
)


@dataclass(frozen=True, slots=True)
class Known:
    """The interviews, and what stands beside them.

    `people`: person → name with organisation; `titles`: question list → title; `counted`:
    interview → how many insights come from it; `ordinary`: names that tell of nobody.
    """

    interviews: Sequence[Interview]
    insights: Sequence[Insight]
    people: Mapping[str, str]
    titles: Mapping[str, str]
    counted: Mapping[str, int]
    ordinary: Sequence[str]
    thread: Mapping[Key, Sequence[Reference]]


def interviews(here: Here) -> None:
    known = here.read(_known)
    editor = Editor(here, Interview, FIELDS)
    st.caption(
        _(
            "Geen gegevens van gebruikers: kies een schuilnaam die niets verraadt, en houd bij u "
            "wie erachter zit. Schrijf niets waaraan iemand te herkennen is."
        )
    )
    if not known.people:
        st.info(_("Zet eerst bij ‘Rond de tafel’ wie vroeg en wie de hulp gaf in de lijst."))
    add_button(editor, _("Nieuw gesprek"), key="add_interview")
    if editor.is_adding():
        _form(editor, known)
    elif not known.interviews:
        st.info(_("Nog geen gesprekken. Vijf tot acht gesprekken tonen vaak al veel."))
    for each in known.interviews:
        if editor.is_open(each):
            _form(editor, known)
        else:
            with st.container(border=True):
                _interview(editor, each, known)


def _known(connection: Connection, workshop: str) -> Known:
    organisations = records.load(connection, workshop, Organisation)
    profile = records.get(connection, workshop, Profile, PROFILE_ID)
    asked = records.load(connection, workshop, Interview)
    insights = records.load(connection, workshop, Insight)
    return Known(
        insights=insights,
        interviews=sorted(asked, key=lambda each: alphabetical(each.pseudonym)),
        people=_people(records.load(connection, workshop, Person), organisations),
        titles={e.id: e.title for e in records.load(connection, workshop, Questionnaire)},
        counted=Counter(each.interview for each in insights),
        ordinary=ordinary_names(profile.area, organisations),
        thread=references(connection, workshop),
    )


def _people(persons: Sequence[Person], organisations: Sequence[Organisation]) -> dict[str, str]:
    """Two people of one name are told apart by whom they work for."""
    homes = {each.id: each.name for each in organisations}
    people = {
        each.id: f"{each.name} ({homes[each.organisation]})"
        if each.organisation in homes
        else each.name
        for each in persons
    }
    return dict(sorted(people.items(), key=lambda pair: alphabetical(pair[1])))


def _form(editor: Editor, known: Known) -> None:
    def beside(values: Values) -> None:
        typed = {name: values[name] for name in ("interviewer", "server", "open_file")}
        show_remarks(interview_remarks(Interview(**typed)))
        show_privacy([values["pseudonym"], values["month"], values["situation"]], known.ordinary)

    edit_form(
        editor,
        beside,
        interviewer=known.people,
        server=known.people,
        questionnaire=known.titles,
    )


def _interview(editor: Editor, each: Interview, known: Known) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.markdown(f"**{plain(each.pseudonym)}**")
        _facts(each, known)
        if each.situation:
            st.markdown(plain(each.situation))
        count = known.counted.get(each.id, 0)
        words = n_("%(n)d inzicht uit dit gesprek", "%(n)d inzichten uit dit gesprek", count)
        st.caption(words % {"n": count})
        show_thread(known.thread.get((Interview.concept, each.id), ()), without=("insight",))
    with right:
        show_remarks(interview_remarks(each))
        show_privacy([each.pseudonym, each.month, each.situation], known.ordinary)
        with st.container(horizontal=True):
            record_buttons(editor, each)
            _erase_button(editor, each, known)


def _erase_button(editor: Editor, each: Interview, known: Known) -> None:
    """For a user who takes back what they told."""
    if st.button(_("Wis voorgoed…"), type="tertiary", key=f"erase_{each.id}"):
        also = [insight for insight in known.insights if insight.interview == each.id]
        ask_erasure(editor.here, each, also)


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
