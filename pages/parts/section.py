"""The parts of a screen: one is drawn at a time; the address remembers which."""

from collections.abc import Mapping

import streamlit as st

from pages.say import _

PARAMETER = "deel"


def section(parts: Mapping[str, str]) -> str:
    """The chosen part's code. `parts`: code → what it is called."""
    wanted = st.query_params.get(PARAMETER, "")
    st.session_state.setdefault(PARAMETER, wanted if wanted in parts else next(iter(parts)))
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


def _remember() -> None:
    st.query_params[PARAMETER] = st.session_state[PARAMETER]
