"""One item, large: what the room and the facilitator look at while the table talks about it."""

import streamlit as st

from gbo_core.analysis import talk
from gbo_core.analysis.accord import Accord
from gbo_core.live.methods import Measure, ballot_method
from gbo_core.live.results import AxisResult, RoundResult
from pages.charts import reading
from pages.charts.look import show
from pages.live.moved import one_moved, shifts_of
from pages.methods import chart_of
from pages.shell.say import _, n_, plain


def one_item(found: RoundResult, item: str, voice: str, *, beamer: bool = False) -> None:
    """All its answers on each of its scales, what they come to, and a question to the table."""
    axes = found.item(item).axes
    said = {axis: _said(found, on_axis, voice) for axis, on_axis in axes.items()}
    # A row for each, so that the drawings stand level however long the words above one are.
    for column, axis in zip(st.columns(len(axes)), axes, strict=True):
        column.markdown(f"**{plain(reading.axis_label(axis))}**: {plain(said[axis])}")
    for column, axis in zip(st.columns(len(axes)), axes, strict=True):
        drawn = chart_of(found.round.method).one(found, voice, item, axis, beamer=beamer)
        key = f"one_{found.round.id}_{axis}_{beamer}"
        with column:
            show(drawn, alt=f"{reading.axis_label(axis)}: {said[axis]}", beamer=beamer, key=key)
    _show_moved(found, item)
    asked = plain(_question(found, item, voice))
    if beamer:
        st.header(asked)
    else:
        st.markdown(f"**{asked}**")


def _show_moved(found: RoundResult, item: str) -> None:
    if Measure.MIDDLE not in ballot_method(found.round.method).measures:
        return
    axes, shifts = found.item(item).axes, shifts_of(found)
    if any((item, axis) in shifts for axis in axes):
        for column, axis in zip(st.columns(len(axes)), axes, strict=True):
            if shift := shifts.get((item, axis)):
                column.markdown(plain(one_moved(shift)))


def group_of(found: RoundResult, item: str, voice: str) -> tuple[str, list[str]]:
    """How the answers to an item lie, and the items of which that is so, as they are drawn."""
    groups = chart_of(found.round.method).groups(found, voice)
    return next((kind, items) for kind, items in groups.items() if item in items)


def place_words(found: RoundResult, item: str, voice: str) -> str:
    """Which of how many to talk about first, '' for another item."""
    kind, items = group_of(found, item, voice)
    if kind != Accord.APART:
        return ""
    words = {"head": _(Accord.APART.sentence), "n": items.index(item) + 1, "of": len(items)}
    return _("%(head)s: %(n)d van %(of)d") % words


def _said(found: RoundResult, on_axis: AxisResult, voice: str) -> str:
    """The answers in words: how far they agree, the middle, and how many there are."""
    said = [chart_of(found.round.method).words(on_axis, voice)]
    n = len(reading.heard(on_axis, voice))
    if Measure.MIDDLE in ballot_method(found.round.method).measures:
        spread = reading.spread(on_axis, voice)
        if reading.is_firm_enough(spread):
            said.append(_("midden %(median)s") % {"median": reading.number(spread.median)})
        said.append(n_("%(n)d antwoord", "%(n)d antwoorden", n) % {"n": n})
    # A number stays beside what it counts.
    return " · ".join([said[0], *(each.replace(" ", "\N{NO-BREAK SPACE}") for each in said[1:])])


def _question(found: RoundResult, item: str, voice: str) -> str:
    if Measure.MIDDLE not in ballot_method(found.round.method).measures:
        return _(talk.FOR_AND_AGAINST)
    axes = found.item(item).axes.values()
    silent = max(each.no_opinion for each in axes)
    spreads = [reading.spread(each, voice) for each in axes]
    return _(talk.question(spreads, silent=silent, again=bool(found.round.follows)))
