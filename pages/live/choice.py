"""Which round a tab shows. The address holds it, so that a reload finds it again."""

import streamlit as st

from pages.shell.section import ROUND

NEW = "nieuw"


def chosen() -> str:
    """The id of the chosen round, NEW for the form of a new one, or '' for none."""
    return st.query_params.get(ROUND, "")


def choose(round_id: str) -> None:
    st.query_params[ROUND] = round_id


def put_aside_at(workshop_id: str, subject: str) -> tuple[str, str]:
    """Where the way back stands of a question that was put aside."""
    return workshop_id, f"aside {subject}"


def choose_items(workshop_id: str, items: list[str]) -> None:
    """What the form for a new question starts with."""
    st.session_state[f"ask_items_{workshop_id}"] = items


def forget_items(workshop_id: str) -> None:
    """The next question starts with all items."""
    st.session_state.pop(f"ask_items_{workshop_id}", None)


def ask_triage(axis: str) -> None:
    """Turn the form into a tap question: about whom, or what, should we talk?"""
    st.session_state["ask_method"] = "pick"
    st.session_state["ask_pick"] = axis


def ask_about(workshop_id: str, items: list[str]) -> None:
    """Turn the form into a two-scale question about these items."""
    choose_items(workshop_id, items)
    st.session_state["ask_method"] = "grid"
    choose(NEW)
