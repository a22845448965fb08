"""Where the group put each organisation: a plane with four corners for two of its scales."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from gbo_core import field
from gbo_core.analysis.firmness import Firm, in_corner
from gbo_core.analysis.quadrant import quadrant
from gbo_core.live.standpoints import Standpoint
from gbo_core.model.order import alphabetical
from pages.charts import plane
from pages.charts.look import show
from pages.charts.plane import Place
from pages.parts.firm import short, taken, with_marks
from pages.shell.say import language, plain

PAIRS = {
    "contribution_necessity": ("contribution", "necessity"),
    "power_interest": ("power", "interest"),
}
# axis → what the group decided about one organisation
OnAxes = Mapping[str, Standpoint]


@dataclass(frozen=True, slots=True)
class Placed:
    """An organisation with its number in the picture, and the code of its corner ('' on a line)."""

    number: int
    name: str
    place: Place
    corner: str
    firm: Firm | None


Corners = Mapping[str, Sequence[Placed]]


def show_planes(names: Mapping[str, str], decided: Mapping[str, OnAxes]) -> None:
    """A picture for each pair of scales on which an organisation has a place."""
    for pair, axes in PAIRS.items():
        if placed := _placed(pair, axes, names, decided):
            st.header(field.entry("pairs", pair).label(language()), anchor=False)
            picture, lists = st.columns([3, 2], gap="large")
            corners = plane.in_corners(pair, placed, lambda each: each.corner)
            with picture:
                _picture(pair, placed, corners)
            with lists:
                _lists(corners)


def corner_of(pair: str, axes: tuple[str, str], on_axes: OnAxes) -> str:
    """The code of the corner in which the group put it; '' without both values, or on a line."""
    place = _place(axes, on_axes)
    return quadrant(pair, *place) if place else ""


def corner_words(pair: str, axes: tuple[str, str], on_axes: OnAxes) -> str | None:
    """The same in words, and how firm that is; None where one of the two values is open."""
    if not _place(axes, on_axes):
        return None
    corner = corner_of(pair, axes, on_axes)
    return with_marks(plane.corner_name(corner), short(firm_on(axes, on_axes)))


def firm_on(axes: Iterable[str], on_axes: OnAxes) -> Firm | None:
    """How firm the corner is that these two axes make."""
    return in_corner(taken(on_axes.get(axis) for axis in axes))


def _place(axes: tuple[str, str], on_axes: OnAxes) -> Place | None:
    x, y = (on_axes[axis].value if axis in on_axes else None for axis in axes)
    return None if x is None or y is None else (x, y)


def _placed(
    pair: str, axes: tuple[str, str], names: Mapping[str, str], decided: Mapping[str, OnAxes]
) -> list[Placed]:
    places = {item: _place(axes, decided[item]) for item in decided if item in names}
    there = [(names[item], place, decided[item]) for item, place in places.items() if place]
    there.sort(key=lambda each: alphabetical(each[0]))
    return [
        Placed(number, name, place, quadrant(pair, *place), firm_on(axes, on_axes))
        for number, (name, place, on_axes) in enumerate(there, start=1)
    ]


def _picture(pair: str, placed: Sequence[Placed], corners: Corners) -> None:
    chart = plane.plane(pair, [(p.number, p.name, p.place) for p in placed], narrow=True)
    names = {corner: [each.name for each in there] for corner, there in corners.items()}
    show(chart, alt=plane.meaning(names), key=f"plane_{pair}")
    if words := plane.ringed([each.place for each in placed]):
        st.caption(words)


def _lists(corners: Corners) -> None:
    for corner, there in corners.items():
        lines = [plain(f"{p.number}. {with_marks(p.name, short(p.firm))}") for p in there]
        st.markdown("  \n".join([f"**{plane.corner_name(corner)}**", *lines]))
