"""Which scale."""

import streamlit as st

from gbo_core import field
from gbo_core.live.subjects import Subject
from pages.asking import Wanted
from pages.say import _, language


def settings(subject: Subject) -> Wanted:
    axis = st.radio(
        _("Welke schaal?"),
        subject.axes,
        format_func=lambda code: field.entry("axes", code).label(language()),
        horizontal=True,
        key="ask_axis",
    )
    return Wanted({"axis": axis}, field.entry("axes", axis).words("question", language()))
