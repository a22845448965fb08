"""How a question is put: its words, to whom, what for, and who sees what."""

from dataclasses import dataclass, field

import streamlit as st

from gbo_core import field as lists
from gbo_core.live.methods import METHODS
from gbo_core.model.round import Audience, Purpose, Visibility
from gbo_core.store.workshops import Workshop
from pages.live import words
from pages.say import _


@dataclass(frozen=True, slots=True)
class Manner:
    """What stands above the ballot on every phone."""

    question: str
    audience: Audience = field(default_factory=Audience)
    purpose: Purpose = Purpose.ADVICE
    visibility: Visibility = Visibility.UNNAMED


def ask_manner(workshop: Workshop, method: str, now: Manner, key: str) -> Manner:
    """The fields for it, starting from `now`; another `key` starts anew."""
    question = st.text_input(
        _("De vraag op de telefoons"), now.question, max_chars=300, key=f"{key}_{now.question}"
    )
    left, right = st.columns(2)
    with left:
        audience = _audience(workshop, now.audience, key)
        purpose = st.selectbox(
            _("Wat gebeurt er met het resultaat?"),
            list(Purpose),
            index=list(Purpose).index(now.purpose),
            format_func=words.purpose,
            key=f"{key}_purpose",
        )
    with right:
        if METHODS[method].gathers == "notes":
            visibility = Visibility.UNNAMED
            st.caption(_("Briefjes hangen er altijd zonder naam: niemand ziet wie wat schreef."))
        else:
            visibility = _visibility(workshop, now.visibility, key)
    return Manner(question, audience, purpose, visibility)


def _visibility(workshop: Workshop, now: Visibility, key: str) -> Visibility:
    chosen = st.radio(
        _("Hoe tonen we de antwoorden?"),
        list(Visibility),
        index=list(Visibility).index(now),
        format_func=words.visibility,
        captions=[words.visibility_meaning(which) for which in Visibility],
        key=f"{key}_visibility",
    )
    if chosen is Visibility.NAMED and not workshop.asks_name:
        st.caption(_("Deze werktafel vraagt geen namen: de zaal ziet dan alleen de organisatie."))
    return chosen


def _audience(workshop: Workshop, now: Audience, key: str) -> Audience:
    options = [Audience("everyone"), Audience("core")]
    options += [Audience("circle", circle.code) for circle in lists.entries("circles")]
    options += [
        Audience("part", part.code) for part in lists.entries("parts") if part.code != "unsaid"
    ]
    if workshop.tables:
        tables = (Audience("table", str(n + 1)) for n in range(workshop.tables))
        options += [Audience("tables"), *tables]
    return st.selectbox(
        _("Aan wie?"),
        options if now in options else [now, *options],
        index=options.index(now) if now in options else 0,
        format_func=words.audience,
        key=f"{key}_to_{now.kind}",
    )
