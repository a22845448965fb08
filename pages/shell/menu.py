"""The screens as Streamlit's menu takes them."""

import streamlit as st

from pages import steps
from pages.shell.say import _


def page(screen: steps.Screen, *, hidden: bool = False) -> st.Page:
    """A hidden one has an address but is not in the menu."""
    return st.Page(
        screen.file,
        title=_(screen.title),
        icon=screen.icon,
        url_path=screen.url,
        default=screen is steps.START,
        visibility="hidden" if hidden or screen.hidden else "visible",
    )
