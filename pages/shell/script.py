"""The script of a step (draaiboek): what it is for, how to run it, what to ask the table."""

from dataclasses import dataclass

import streamlit as st

from pages.shell.say import _


@dataclass(frozen=True, slots=True)
class Script:
    """`steps` in order, each a sentence; `questions` for the table."""

    purpose: str
    minutes: str
    steps: tuple[str, ...]
    questions: tuple[str, ...]


def show_script(script: Script) -> None:
    with st.expander(_("Draaiboek: zo begeleidt u deze stap"), icon=":material/menu_book:"):
        st.markdown(_("**Waarom** · %(purpose)s") % {"purpose": script.purpose})
        st.markdown(_("**Hoe lang** · %(minutes)s") % {"minutes": script.minutes})
        st.markdown("\n".join(f"{n}. {step}" for n, step in enumerate(script.steps, start=1)))
        st.markdown(_("**Vragen voor de tafel**"))
        st.markdown("\n".join(f"- {question}" for question in script.questions))
