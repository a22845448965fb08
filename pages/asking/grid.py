"""Which two scales."""

import streamlit as st

from gbo_core import field
from gbo_core.live.subjects import Subject
from pages.asking import Wanted
from pages.say import _, language


def settings(subject: Subject) -> Wanted:
    pair = st.radio(
        _("Welke twee schalen?"),
        subject.pairs,
        format_func=lambda code: field.entry("pairs", code).label(language()),
        captions=[field.entry("pairs", code).words("place", language()) for code in subject.pairs],
        key="ask_pair",
    )
    entry = field.entry("pairs", pair)
    return Wanted(
        settings={"pair": pair},
        question=entry.words("question", language()),
        audience=str(entry.data["audience"]),
        advice=entry.hint(language()),
    )
