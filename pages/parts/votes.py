"""What a group answered and decided about one item, in words, and the way to the rounds."""

from collections import Counter
from collections.abc import Iterable, Mapping

import streamlit as st

from gbo_core.analysis.agreement import Label
from gbo_core.live.heard import Heard
from gbo_core.live.results import PEOPLE
from gbo_core.live.standpoints import Standpoint
from gbo_core.telling.decided import decided, few_answers, reasons
from pages.charts import reading
from pages.parts.way import show_way, to_round
from pages.shell.say import _, plain, told


def show_votes(item: str, points: Mapping[str, Standpoint]) -> None:
    """What was answered on each axis, what the group took from it, and the way to the rounds.

    Who differs stays in sight: a group need not agree about what surrounds it.
    """
    for axis, point in points.items():
        with st.container(gap="xxsmall"):
            _on_axis(axis, point)
    for reason in reasons(points.values()):
        st.markdown(plain(_("Reden: %(reason)s") % {"reason": reason}))
    _ways(item, points.values())


def _on_axis(axis: str, point: Standpoint) -> None:
    if point.votes:
        st.markdown(in_words(axis, point.votes))
        st.caption(
            _("Antwoorden: %(answers)s") % {"answers": answers_in_words(point.votes.result.values)}
        )
    else:
        st.markdown(reading.axis_label(axis))
    st.markdown(f":material/gavel: {plain(told(decided(point)))}")


def _ways(item: str, points: Iterable[Standpoint]) -> None:
    both = (heard for point in points for heard in (point.votes, point.beside) if heard)
    asked = {heard.round.id: heard.round for heard in both}
    for each in asked.values():
        show_way(to_round(each.subject, each.id, each.number), f"round_of_{item}")


def in_words(axis: str, heard: Heard) -> str:
    """The middle, how far the answers agree, and n; marked where there are two groups."""
    agreement = reading.spread(heard.result, PEOPLE)
    facts = {
        "axis": reading.axis_label(axis),
        "median": reading.number(agreement.median),
        "label": reading.words(agreement),
        "n": told(few_answers(agreement.n)),
    }
    if not reading.is_firm_enough(agreement):
        return plain(_("%(axis)s: %(label)s, %(n)s") % facts)
    words = plain(_("%(axis)s: midden %(median)s, %(label)s, %(n)s") % facts)
    divided = agreement.label is Label.TWO_GROUPS
    return (":orange[:material/call_split:] " if divided else "") + words


def answers_in_words(values: Iterable[float]) -> str:
    """How often each value was answered, such as *2× 3, 5× 4*."""
    counts = sorted(Counter(values).items())
    return ", ".join(f"{times}× {reading.number(value)}" for value, times in counts)
