"""Insights: what professionals find good help, beside what users say, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis.privacy import ordinary_names
from gbo_core.analysis.users.insights import Stage, beside, unheard
from gbo_core.model import Insight, Interview, Organisation, Profile
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import records
from gbo_core.store.thread import Key, Reference, references
from pages.forms.editing import add_button, edit_form, record_buttons
from pages.forms.forms import Editor, Values
from pages.parts.erasing import ask_erasure
from pages.parts.findings import show_findings
from pages.parts.thread import show_thread
from pages.shell.here import Here
from pages.shell.pointed import only_pointed, pointed
from pages.shell.say import _, language, n_, plain
from pages.users.feelings import feeling_words, feelings
from pages.users.remarks import show_privacy

FIELDS = (
    *("quote", "voice", "stage", "feeling", "need", "threshold", "goals", "interview"),
    "note",
)
TYPED = ("quote", "need", "note")


@dataclass(frozen=True, slots=True)
class Known:
    """The insights, and what stands beside them. `talks`: interview → pseudonym."""

    insights: Sequence[Insight]
    talks: Mapping[str, str]
    ordinary: Sequence[str]
    thread: Mapping[Key, Sequence[Reference]]


def insights(here: Here) -> None:
    known = here.read(_known)
    editor = Editor(here, Insight, FIELDS)
    st.caption(
        _(
            "Geen gegevens van gebruikers: schrijf uitspraken op zonder naam, datum, adres of "
            "nummer. Waar iets daarop lijkt, staat er een waarschuwing naast."
        )
    )
    show_findings(unheard(known.insights))
    with st.container(horizontal=True):
        add_button(editor, _("Wat een gebruiker zei"), key="add_user", voice="user")
        label = _("Wat een hulpverlener goede hulp vindt")
        add_button(editor, label, key="add_professional", voice="professional")
    if editor.is_adding():
        _form(editor, known)
    if pointed(known.insights):
        for each in only_pointed(known.insights):
            if editor.is_open(each):
                _form(editor, known)
            _insight(editor, each, known)
        return
    for stage in beside(known.insights):
        _stage(editor, stage, known)
    loose = [each for each in known.insights if not each.voice]
    if loose:
        st.header(_("Nog niet genoteerd wie sprak"), anchor=False)
        _changed(editor, loose, known)
        for each in loose:
            _insight(editor, each, known)


def _known(connection: Connection, workshop: str) -> Known:
    organisations = records.load(connection, workshop, Organisation)
    profile = records.get(connection, workshop, Profile, PROFILE_ID)
    talks = records.load(connection, workshop, Interview)
    return Known(
        insights=records.load(connection, workshop, Insight),
        talks={each.id: each.pseudonym for each in talks},
        ordinary=ordinary_names(profile.area, organisations),
        thread=references(connection, workshop),
    )


def _form(editor: Editor, known: Known) -> None:
    def warn(values: Values) -> None:
        texts = [values.get(name) or "" for name in TYPED]
        if any(texts):
            show_privacy(texts, known.ordinary)
        else:
            st.caption(_("Schrijf het zo dat niemand te herkennen is."))

    edit_form(editor, warn, interview=known.talks, feeling=feeling_words())


def _stage(editor: Editor, stage: Stage, known: Known) -> None:
    """One step of the journey: the two sides beside each other, and how they differ."""
    title = stage.stage.label(language()) if stage.stage else _("Over de hele weg")
    st.header(plain(title), anchor=False)
    there = (*stage.professionals, *stage.users)
    show_findings(stage.findings, at=[each.id for each in there])
    _changed(editor, there, known)
    left, right = st.columns(2, gap="large")
    sides = (
        (left, _("Hulpverleners over goede hulp"), stage.professionals),
        (right, _("Wat gebruikers zeggen"), stage.users),
    )
    for column, name, several in sides:
        with column:
            count = n_("%(n)d uitspraak", "%(n)d uitspraken", len(several)) % {"n": len(several)}
            st.markdown(f"**{name}** · {count}")
            for each in several:
                _insight(editor, each, known)


def _changed(editor: Editor, several: Sequence[Insight], known: Known) -> None:
    """The one that is being changed, over the whole width."""
    if any(map(editor.is_open, several)):
        _form(editor, known)


def _insight(editor: Editor, each: Insight, known: Known) -> None:
    if editor.is_open(each):
        return
    with st.container(border=True):
        st.markdown(f"‘{plain(each.quote)}’")
        _marks(each)
        if each.need:
            st.markdown(plain(_("Nodig: %(need)s") % {"need": each.need}))
        if each.note:
            st.markdown(plain(each.note))
        if each.interview in known.talks:
            name = known.talks[each.interview]
            st.caption(plain(_("Uit het gesprek met %(name)s") % {"name": name}))
        show_privacy([getattr(each, name) for name in TYPED], known.ordinary)
        show_thread(known.thread.get((Insight.concept, each.id), ()))
        with st.container(horizontal=True):
            record_buttons(editor, each)
            if st.button(_("Wis voorgoed…"), type="tertiary", key=f"erase_{each.id}"):
                ask_erasure(editor.here, each)


def _marks(each: Insight) -> None:
    """How it felt, what stood in the way, and which of the two goals it touches."""
    with st.container(horizontal=True, gap="small"):
        words = _("Gevoel: %(feeling)s") % {"feeling": feelings()[each.feeling]}
        st.badge(words, color="orange" if each.feeling < 0 else "gray")
        if each.threshold:
            st.badge(field.entry("thresholds", each.threshold).label(language()), color="gray")
        for goal in each.goals:
            label = field.entry("goals", goal).label(language())
            st.badge(label, icon=":material/flag:", color="green")
