"""A persona as it is drawn everywhere: no photo, for a face would make somebody recognisable."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from gbo_core.model import Persona, Trait
from pages.charts.look import palette
from pages.shell.say import _

HIGHEST = 10  # the other end of a trait


def show_portrait(persona: Persona, size: float = 3.5) -> None:
    """The first letter of the name in a circle; `size` in rem."""
    colours = palette()
    st.html(
        f'<div aria-hidden="true" style="width:{size}rem;height:{size}rem;border-radius:50%;'
        f"display:flex;align-items:center;justify-content:center;font-weight:700;"
        f"font-size:{size / 2}rem;background:{colours.primary_soft};color:{colours.primary};"
        f'border:2px solid {colours.primary}">{escape(persona.name[:1].upper())}</div>',
        width="content",
    )


def show_traits(traits: Iterable[Trait]) -> None:
    """Where somebody stands between two ends, both in words."""
    bars = "".join(map(_bar, traits))
    st.html(f'<div style="display:grid;gap:.7rem">{bars}</div>')


def _bar(trait: Trait) -> str:
    colours = palette()
    words = _("Van ‘%(low)s’ (0) tot ‘%(high)s’ (10): %(place)d") % {
        "low": trait.low,
        "high": trait.high,
        "place": trait.place,
    }
    ends = "".join(
        f'<span style="overflow-wrap:anywhere;min-width:0;{side}">{escape(end)}</span>'
        for end, side in ((trait.low, ""), (trait.high, "text-align:right"))
    )
    left = f"{100 * trait.place / HIGHEST:g}%"
    return (
        f'<div role="img" aria-label="{escape(words)}" title="{escape(words)}">'
        f'<div style="display:flex;justify-content:space-between;gap:1rem;font-size:.9rem">{ends}'
        f'</div><div style="position:relative;height:.5rem;border-radius:.25rem;margin:.3rem .5rem;'
        f'background:{colours.line}"><span style="position:absolute;top:-.25rem;width:1rem;'
        f"height:1rem;margin-left:-.5rem;border-radius:50%;background:{colours.primary};"
        f'border:2px solid {colours.paper};left:{left}"></span></div></div>'
    )
