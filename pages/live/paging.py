"""A long list a page at a time: a screen with hundreds of rows would answer slowly."""

from collections.abc import Sequence
from typing import TypeVar

import streamlit as st

from pages.shell.say import _

T = TypeVar("T")


def page_of(items: Sequence[T], size: int, name: str) -> Sequence[T]:
    """The items of the page that one looks at, with the way to the others above them."""
    pages = -(-len(items) // size)
    page = min(st.session_state.get(_key(name), 0), max(pages - 1, 0))
    if pages > 1:
        _buttons(name, page, pages, size, len(items))
    return items[page * size : (page + 1) * size]


def turn_to(name: str, position: int, size: int) -> None:
    """Show the page of the item that has this position in its list."""
    st.session_state[_key(name)] = position // size


def _key(name: str) -> str:
    return f"page_{name}"


def _buttons(name: str, page: int, pages: int, size: int, count: int) -> None:
    first, last = page * size + 1, min((page + 1) * size, count)
    with st.container(horizontal=True, vertical_alignment="center"):
        for step, label, icon in (
            (-1, _("Vorige"), ":material/chevron_left:"),
            (1, _("Volgende"), ":material/chevron_right:"),
        ):
            st.button(
                label,
                icon=icon,
                type="tertiary",
                disabled=not 0 <= page + step < pages,
                key=f"turn_{name}_{step}",
                on_click=turn_to,
                args=(name, page + step, 1),
            )
        words = _("%(first)d–%(last)d van %(count)d")
        st.caption(words % {"first": first, "last": last, "count": count}, width="content")
