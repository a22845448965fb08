"""Which columns of a grid lie out of sight: a scroll bar alone is easily missed."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from pages.shell.say import n_, plain

ROOM: Final = 745  # pixels that a table has on a small laptop, with the menu open


def show_further(widths: Mapping[str, int]) -> None:
    """Name them. `widths`: title → pixels, of all columns from left to right."""
    out = further(widths)
    if out:
        words = n_(
            "Nog %(n)d kolom rechts: %(names)s. Schuif opzij.",
            "Nog %(n)d kolommen rechts: %(names)s. Schuif opzij.",
            len(out),
        )
        st.caption(plain(words % {"n": len(out), "names": ", ".join(out)}))


def further(widths: Mapping[str, int]) -> list[str]:
    """The titles of the columns that do not fit whole."""
    place, out = 0, []
    for title, width in widths.items():
        place += width
        if place > ROOM:
            out.append(title)
    return out
