"""What the group finds of its factors: where each stands, how sure that is, and since when."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go
import streamlit as st

from gbo_core.analysis.environment.factors import PAIR
from gbo_core.live.results import PEOPLE
from gbo_core.live.stage import Stage
from gbo_core.live.standpoints import Standpoint
from gbo_core.store import open_store
from gbo_core.telling.decided import decided_cell, reasons
from pages.charts import plane
from pages.charts import reading as words
from pages.charts.look import show
from pages.charts.plane import corner_name
from pages.charts.table import table
from pages.environment.places import (
    AXES,
    Listed,
    Placed,
    by_corner,
    corner_hint,
    listed,
    titled,
    why_open,
)
from pages.parts.firm import explained, short, with_marks
from pages.shell.beamer import offer
from pages.shell.here import Here
from pages.shell.say import _, plain, told


def standing(here: Here) -> None:
    """The picture with a list a corner; below it everything as a table, and the reasons given."""
    workshop = here.workshop
    every = open_store().read(listed, workshop.id)
    placed = [each for each in every if isinstance(each, Placed)]
    waiting = [each for each in every if not isinstance(each, Placed)]
    if not placed:
        st.info(
            _(
                "Nog niets te tonen. Vraag bij ‘Stemmen’ naar gevolgen en onzekerheid, en toon het "
                "resultaat. Een midden staat er vanaf 8 antwoorden."
            )
        )
        _open(waiting)
        return
    picture, lists = st.columns([3, 2], gap="large")
    with picture:
        _picture(placed)
    with lists:
        offer(workshop.id, Stage(view="factors"))
        _corners(placed)
        if any(each.firm for each in placed):
            st.caption(explained())
        _open(waiting)
    _as_table(every)
    _reasons(every)


def _picture(placed: Sequence[Placed]) -> None:
    show(figure(placed, narrow=True), alt=meaning(placed), key="factor_standing")
    st.caption(_("Elk nummer is een factor; de tabel zegt welke. Nummers zijn geen volgorde."))
    if words_ := plane.ringed([each.place for each in placed]):
        st.caption(words_)


def figure(placed: Sequence[Placed], *, narrow: bool = False) -> go.Figure:
    """A numbered mark a factor, in the plane with its four corners."""
    marks = [(each.number, each.factor.title, each.place) for each in placed]
    return plane.plane(PAIR, marks, narrow=narrow)


def meaning(placed: Sequence[Placed]) -> str:
    """The picture in words."""
    corners = by_corner(placed).items()
    return plane.meaning({code: [each.factor.title for each in there] for code, there in corners})


def _corners(placed: Sequence[Placed]) -> None:
    """What stands in each corner and what that asks; within a corner there is no order."""
    for corner, there in by_corner(placed).items():
        st.markdown(f"**{corner_name(corner)}**")
        st.caption(corner_hint(corner))
        _lines([f"{each.number}. {titled(each)}" for each in there])


def _open(waiting: Sequence[Listed]) -> None:
    """What has no place yet, each with why: no factor may be lost from sight."""
    if waiting:
        title = _("Nog open")
        st.markdown(f"**{title}**")
        _lines([f"{each.number}. {each.factor.title}: {why_open(each)}" for each in waiting])


def _as_table(every: Sequence[Listed]) -> None:
    labels = {axis: words.axis_label(axis) for axis in reversed(AXES)}
    table(
        [_row(each, labels) for each in every],
        _("Wat we vinden, als tabel"),
        dash=_("– wil zeggen: de groep stemde er nog niet over."),
    )
    st.caption(
        _(
            "‘Gestemd’ wil zeggen: de groep nam het nog niet over. Wat kan verschuiven, ligt zo "
            "dicht bij het midden dat andere mensen het misschien ergens anders zouden zetten."
        )
    )


def _row(each: Listed, labels: Mapping[str, str]) -> dict[str, object]:
    row: dict[str, object] = {_("Factor"): f"{each.number}. {each.factor.title}"}
    values = {label: told(decided_cell(each.on(axis))) or None for axis, label in labels.items()}
    agreed = {
        _("%(axis)s: antwoorden") % {"axis": label}: _agreed(each.on(axis))
        for axis, label in labels.items()
    }
    return row | values | {_("Waar het staat"): _where(each)} | agreed


def _agreed(point: Standpoint) -> str | None:
    if point.votes is None:
        return None
    return words.words_and_n(words.spread(point.votes.result, PEOPLE))


def _where(each: Listed) -> str:
    if isinstance(each, Placed):
        return with_marks(corner_name(each.reading.corner), short(each.firm))
    return _("Nog open: %(why)s") % {"why": why_open(each)}


def _reasons(every: Sequence[Listed]) -> None:
    """Whole, for a cell of a table would cut them off."""
    lines = [
        f"{each.number}. {each.factor.title}: {reason}"
        for each in every
        for reason in reasons(each.points.values())
    ]
    if lines:
        title = _("Redenen die de groep gaf")
        st.markdown(f"**{title}**")
        _lines(lines)


def _lines(lines: Sequence[str]) -> None:
    st.markdown("  \n".join(map(plain, lines)))
