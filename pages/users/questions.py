"""Question lists for interviews: written together, checked while typing, and printed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.users.interviews import Remark, list_remarks, question_remarks
from gbo_core.analysis.users.jargon import Term, terms
from gbo_core.exchange.documents.interview_sheet import sheet
from gbo_core.model import Organisation, Profile, Questionnaire
from gbo_core.model.names import in_order, names
from gbo_core.model.profile import PROFILE_ID
from gbo_core.model.users import lines_of
from gbo_core.store import records
from pages.forms.cards import Cards
from pages.forms.editor import Editor
from pages.forms.record_form import record_form
from pages.forms.unsaved import Values
from pages.parts.findings import FINE
from pages.shell.here import Here
from pages.shell.say import _, language, plain
from pages.users.jargon_list import jargon_list
from pages.users.remarks import show_remarks


@dataclass(frozen=True, slots=True)
class Known:
    """The lists, and what their checks need. `names`: organisation → name."""

    lists: Sequence[Questionnaire]
    names: Mapping[str, str]
    profile: Profile
    terms: Sequence[Term]


def questions(here: Here) -> None:
    known = here.read(_known)
    st.caption(
        _(
            "Schrijf de vragen samen met minstens twee organisaties. Ze gaan naar gebruikers over "
            "wat die zelf meemaakten; zet er niets in over een bepaalde persoon."
        )
    )
    Cards[Questionnaire](
        Editor(here, Questionnaire),
        draw=lambda each: _list(each, known),
        form=lambda editor: _form(editor, known),
        more=lambda each: _sheet(each, known),
    ).all(
        known.lists,
        _("Nieuwe vragenlijst"),
        _("Nog geen vragenlijst. Zes tot tien vragen volstaan voor een goed gesprek."),
    )
    jargon_list(here, known.profile)


def _known(connection: Connection, workshop: str) -> Known:
    profile = records.get(connection, workshop, Profile, PROFILE_ID)
    everybody = records.load(connection, workshop, Organisation)
    return Known(
        lists=in_order(records.load(connection, workshop, Questionnaire)),
        names=names(each for each in everybody if each.is_listed),
        profile=profile,
        terms=terms(profile.jargon, language()),
    )


def _form(editor: Editor, known: Known) -> None:
    def beside(values: Values) -> None:
        asked = lines_of(values.get("questions") or "")
        _about_list(asked, values.get("authors") or (), known)
        remarks = question_remarks(asked, known.terms)
        for number, (question, found) in enumerate(zip(asked, remarks, strict=True), start=1):
            if found:
                st.markdown(f"**{plain(f'{number}. {question}')}**")
                show_remarks(found)

    st.caption(
        _("Eén vraag per regel. Klik naast het vak of druk op Ctrl+Enter om ze na te kijken.")
    )
    record_form(editor, beside)


def _about_list(asked: Sequence[str], authors: Sequence[str], known: Known) -> None:
    st.markdown(_("**De hele lijst**"))
    show_remarks(list_remarks(asked, [each for each in authors if each in known.names]))


def _list(each: Questionnaire, known: Known) -> None:
    st.header(plain(each.title), anchor=False)
    if each.purpose:
        st.markdown(plain(each.purpose))
    if authors := _authors(each, known):
        st.caption(plain(_("Geschreven door: %(names)s") % {"names": ", ".join(authors)}))
    asked = each.lines()
    for number, (question, found) in enumerate(
        zip(asked, question_remarks(asked, known.terms), strict=True), start=1
    ):
        _question(number, question, found)
    _about_list(asked, each.authors, known)


def _authors(each: Questionnaire, known: Known) -> list[str]:
    return [known.names[author] for author in each.authors if author in known.names]


def _sheet(each: Questionnaire, known: Known) -> None:
    authors, chosen = _authors(each, known), language()
    st.download_button(
        _("Blad om af te drukken"),
        data=lambda: sheet(each, authors, chosen),
        file_name=_("vragenlijst.docx"),
        icon=":material/print:",
        key=f"sheet_{each.id}",
        on_click="ignore",
    )


def _question(number: int, question: str, remarks: Sequence[Remark]) -> None:
    """A question with its remarks beside it."""
    left, right = st.columns([3, 2], gap="large")
    left.markdown(plain(f"{number}. {question}"))
    with right:
        if remarks:
            show_remarks(remarks)
        else:
            in_order = _("In orde")
            st.markdown(f"{FINE} {in_order}")
