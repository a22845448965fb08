"""What a group answered about one item: the spread in words, and the way to the round itself."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from gbo_core.analysis.agreement import Label
from gbo_core.live.heard import Heard
from pages.charts import reading
from pages.live import choice
from pages.parts.section import PARAMETER
from pages.say import _, plain

VOTING = "vote"  # the part of the screen where rounds stand


def show_votes(item: str, on_axes: Mapping[str, Heard]) -> None:
    """What was answered on each axis, and the way to the rounds that it came from.

    Who differs stays in sight: a group need not agree about what surrounds it.
    """
    for axis, heard in on_axes.items():
        st.markdown(_in_words(axis, heard))
        st.caption(_("Antwoorden: %(answers)s") % {"answers": _answers(heard)})
    numbers = {heard.round.id: heard.round.number for heard in on_axes.values()}
    for round_id, number in numbers.items():
        st.button(
            _("Ronde %(number)d") % {"number": number},
            type="tertiary",
            icon=":material/how_to_vote:",
            key=f"round_of_{item}_{round_id}",
            help=_("Toon de stemmen waar dit uit komt."),
            on_click=show_round,
            args=(round_id,),
        )


def _in_words(axis: str, heard: Heard) -> str:
    """The middle, how far the answers agree, and n; marked where there are two groups."""
    agreement = heard.result.people
    firm = reading.is_firm_enough(agreement)
    words = _("%(axis)s: midden %(median)s, %(label)s, n = %(n)d") % {
        "axis": reading.axis_label(axis),
        "median": reading.number(agreement.median if firm else None),
        "label": reading.words(agreement),
        "n": agreement.n,
    }
    divided = firm and agreement.label is Label.TWO_GROUPS
    return (":orange[:material/call_split:] " if divided else "") + plain(words)


def show_round(round_id: str) -> None:
    """Go to the votes themselves."""
    choice.choose(round_id)
    st.query_params[PARAMETER] = VOTING


def _answers(heard: Heard) -> str:
    """How often each value was answered, such as *2× 3, 5× 4*."""
    counts = sorted(Counter(heard.result.values).items())
    return ", ".join(f"{times}× {reading.number(value)}" for value, times in counts)
