"""Notes: what they are about. The wall takes the place of a chart."""

import streamlit as st

from gbo_core import field
from gbo_core.live.subjects import Subject
from gbo_core.model.round import Purpose
from pages.methods import Wanted
from pages.shell.say import _, language

KEYS = ("ask_prompt",)


def settings(subject: Subject) -> Wanted:
    prompt = subject.asks["notes"][0]
    if len(subject.asks["notes"]) > 1:
        prompt = str(
            st.radio(
                _("Waarover schrijven we?"),
                subject.asks["notes"],
                format_func=lambda code: field.entry("prompts", code).label(language()),
                key="ask_prompt",
            )
        )
    question = field.entry("prompts", prompt).words("question", language())
    advice = _(
        "Elk briefje wacht tot u het doorlaat. Dan staat het op het bord en op de telefoons."
    )
    return Wanted({"prompt": prompt}, question, advice=advice, purpose=Purpose.POLL)
