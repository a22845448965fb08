"""How many dots one gets, and how many one item may have."""

import streamlit as st

from gbo_core import field
from gbo_core.live.subjects import Subject
from pages.asking import Wanted
from pages.say import _, language


def settings(subject: Subject) -> Wanted:
    axis = subject.dots[0]
    budget = st.segmented_control(
        _("Hoeveel stippen krijgt iemand?"),
        [3, 4, 5, 6, 8, 10],
        default=5,
        required=True,
        key="ask_budget",
    )
    cap = st.segmented_control(
        _("Hoeveel mogen er op één item?"), [1, 2, 3], default=3, required=True, key="ask_cap"
    )
    question = field.entry("axes", axis).words("question", language())
    chosen = {"axis": axis, "budget": int(budget or 5), "cap": int(cap or 3)}
    return Wanted(chosen, question)
