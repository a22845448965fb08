"""Codes of a list of the field as badges, such as which of the two goals something is about."""

from collections.abc import Iterable
from typing import Literal

import streamlit as st

from gbo_core import field
from pages.shell.say import language

# As Streamlit calls those that a badge here may have.
Colour = Literal["gray", "green", "orange"]


def show_goals(codes: Iterable[str]) -> None:
    """Which of the two goals it touches."""
    show_badges("goals", codes, icon=":material/flag:", color="green")


def show_badges(
    among: str, codes: Iterable[str], *, icon: str = "", color: Colour = "gray"
) -> None:
    """Each with what it means behind it; nothing for none."""
    for code in filter(None, codes):
        entry = field.entry(among, code)
        st.badge(
            entry.label(language()),
            icon=icon or None,
            color=color,
            help=entry.hint(language()) or None,
        )
