"""The parts of a screen: one is drawn at a time; the address remembers which."""

from collections.abc import Mapping

import streamlit as st

from pages.shell.say import _

PARAMETER = "deel"
ROUND = "ronde"
SCREEN = "screen"  # in the tab's state: the address of the screen that is drawn
_AGREED = "deel_agreed"  # of which parts, and what the address said, when both last agreed


def section(parts: Mapping[str, str]) -> str:
    """The chosen part's code. `parts`: code → what it is called."""
    _follow_address(parts)
    return str(
        st.segmented_control(
            _("Onderdeel"),
            list(parts),
            format_func=lambda code: parts[code],
            required=True,
            key=PARAMETER,
            on_change=_remember,
            label_visibility="collapsed",
        )
    )


def place() -> str:
    """The screen and the part of it that are on the screen, for what is typed there."""
    state = st.session_state
    return f"{state.get(SCREEN, '')}/{state.get(PARAMETER, '')}"


def _follow_address(parts: Mapping[str, str]) -> None:
    """Show what the address says, at first and whenever the browser went back or forward.

    Also to another screen: what was chosen there is no part of this one, though both addresses may
    say nothing.
    """
    wanted = st.query_params.get(PARAMETER, "")
    agreed = (list(parts), wanted)
    if PARAMETER not in st.session_state or agreed != st.session_state.get(_AGREED):
        st.session_state[PARAMETER] = wanted if wanted in parts else next(iter(parts))
        if wanted in parts:
            # A link to another part of the same screen leaves the browser's address as it was.
            st.query_params[PARAMETER] = wanted
    st.session_state[_AGREED] = agreed


def _remember() -> None:
    chosen = st.session_state[PARAMETER]
    parts, _before = st.session_state[_AGREED]
    st.query_params[PARAMETER] = chosen
    st.session_state[_AGREED] = (parts, chosen)
