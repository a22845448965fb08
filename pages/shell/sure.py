"""What cannot be done by one click: a window says first what will happen."""

from collections.abc import Callable, Iterable

import streamlit as st

from pages.shell.here import Here
from pages.shell.say import _, plain


def ask_first(
    here: Here, title: str, lines: Iterable[str], yes: str, do: Callable[[], None]
) -> None:
    """A window with these lines and two ways out. `do` acts, and draws the screen anew."""
    said = list(lines)

    @st.dialog(title)
    def ask() -> None:
        here.check()
        for line in said:
            st.markdown(plain(line))
        if st.button(yes, type="primary"):
            do()
        if st.button(_("Toch niet")):
            st.rerun()

    ask()
