"""What a tap stands for, and how many one may give."""

import streamlit as st

from gbo_core import field
from gbo_core.live.subjects import Subject
from pages.asking import Wanted
from pages.say import _, language


def settings(subject: Subject) -> Wanted:
    axis = st.radio(
        _("Waarvoor staat een tik?"),
        subject.picks,
        format_func=lambda code: field.entry("axes", code).label(language()),
        horizontal=True,
        key="ask_pick",
    )
    limits = {0: _("zoveel men wil"), 1: _("één"), 3: _("hoogstens 3"), 5: _("hoogstens 5")}
    limits[10] = _("hoogstens 10")
    most = st.segmented_control(
        _("Hoeveel mag iemand aantikken?"),
        list(limits),
        format_func=limits.__getitem__,
        default=0,
        required=True,
        key="ask_most",
    )
    question = field.entry("axes", axis).words("question", language())
    return Wanted({"axis": axis, "most": int(most or 0)}, question)
