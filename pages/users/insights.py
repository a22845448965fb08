"""Insights: what professionals find good help, beside what users say, step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.users.insights import Stage, beside, unheard
from gbo_core.model import Insight, Interview
from gbo_core.model.names import names
from gbo_core.store import records
from gbo_core.store.thread import Key, Reference, references
from pages.forms.cards import Cards
from pages.forms.editor import Editor
from pages.forms.record_form import record_form
from pages.forms.unsaved import Values
from pages.parts.badges import show_badges, show_goals
from pages.parts.erasing import erase_button
from pages.parts.findings import show_findings
from pages.parts.private import ordinary_names, show_privacy
from pages.parts.thread import show_thread
from pages.shell.here import Here
from pages.shell.say import _, language, n_, plain
from pages.users.feelings import feeling_words, feelings

TYPED = ("quote", "need", "note")


@dataclass(frozen=True, slots=True)
class Known:
    """The insights, and what stands beside them. `talks`: interview → pseudonym."""

    insights: Sequence[Insight]
    talks: Mapping[str, str]
    thread: Mapping[Key, Sequence[Reference]]


def insights(here: Here) -> None:
    known, ordinary = here.read(_known), ordinary_names(here.workshop)
    st.caption(
        _(
            "Geen gegevens van gebruikers: schrijf uitspraken op zonder naam, datum, adres of "
            "nummer. Waar iets daarop lijkt, staat er een waarschuwing naast."
        )
    )
    show_findings(unheard(known.insights))
    cards = Cards[Insight](
        Editor(here, Insight),
        draw=lambda each: _insight(each, known, ordinary),
        form=lambda editor: _form(editor, ordinary),
        more=lambda each: erase_button(here, each),
    )
    cards.new(
        (_("Wat een gebruiker zei"), {"voice": "user"}),
        (_("Wat een hulpverlener goede hulp vindt"), {"voice": "professional"}),
    )
    if cards.show_pointed(known.insights):
        return
    for stage in beside(known.insights):
        _stage(cards, stage)
    loose = [each for each in known.insights if not each.voice]
    if loose:
        st.header(_("Nog niet genoteerd wie sprak"), anchor=False)
        cards.show(loose)


def _known(connection: Connection, workshop: str) -> Known:
    return Known(
        insights=records.load(connection, workshop, Insight),
        talks=names(records.load(connection, workshop, Interview)),
        thread=references(connection, workshop),
    )


def _form(editor: Editor, ordinary: Sequence[str]) -> None:
    def warn(values: Values) -> None:
        texts = [values.get(name) or "" for name in TYPED]
        if any(texts):
            show_privacy(texts, ordinary)
        else:
            st.caption(_("Schrijf het zo dat niemand te herkennen is."))

    record_form(editor, warn, feeling=feeling_words())


def _stage(cards: Cards[Insight], stage: Stage) -> None:
    """One step of the journey: the two sides beside each other, and how they differ."""
    title = stage.stage.label(language()) if stage.stage else _("Over de hele weg")
    st.header(plain(title), anchor=False)
    there = (*stage.professionals, *stage.users)
    show_findings(stage.findings, at=[each.id for each in there])
    others = cards.show_wide(there)
    left, right = st.columns(2, gap="large")
    sides = (
        (left, _("Hulpverleners over goede hulp"), stage.professionals),
        (right, _("Wat gebruikers zeggen"), stage.users),
    )
    for column, name, several in sides:
        with column:
            count = n_("%(n)d uitspraak", "%(n)d uitspraken", len(several)) % {"n": len(several)}
            st.markdown(f"**{name}** · {count}")
            cards.show([each for each in several if each in others])


def _insight(each: Insight, known: Known, ordinary: Sequence[str]) -> None:
    st.markdown(f"‘{plain(each.quote)}’")
    _marks(each)
    if each.need:
        st.markdown(plain(_("Nodig: %(need)s") % {"need": each.need}))
    if each.note:
        st.markdown(plain(each.note))
    if each.interview in known.talks:
        name = known.talks[each.interview]
        st.caption(plain(_("Uit het gesprek met %(name)s") % {"name": name}))
    show_privacy([getattr(each, name) for name in TYPED], ordinary)
    show_thread(known.thread.get((Insight.concept, each.id), ()))


def _marks(each: Insight) -> None:
    """How it felt, what stood in the way, and which of the two goals it touches."""
    with st.container(horizontal=True, gap="small"):
        words = _("Gevoel: %(feeling)s") % {"feeling": feelings()[each.feeling]}
        st.badge(words, color="orange" if each.feeling < 0 else "gray")
        show_badges("thresholds", [each.threshold])
        show_goals(each.goals)
