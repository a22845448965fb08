"""What was voted and what was decided on an item, in words."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from gbo_core import field
from gbo_core.analysis.agreement import Certainty
from gbo_core.live.results import AxisResult, ItemResult
from gbo_core.live.takeover import Clash
from pages.charts import reading
from pages.shell.say import _, language


def stances() -> dict[str, str]:
    return {entry.code: entry.label(language()) for entry in field.entries("stances")}


def voted_words(item: ItemResult) -> str:
    """The outcome on each axis; the answers themselves where they are too few for one."""
    if len(item.axes) == 1:
        return " · ".join(_outcome(axis, on) for axis, on in item.axes.items())
    pairs = ((reading.axis_label(axis), _outcome(axis, on)) for axis, on in item.axes.items())
    return " · ".join(f"{label} {outcome}" for label, outcome in pairs)


def _outcome(axis: str, on: AxisResult) -> str:
    if on.certainty is Certainty.DOTS:
        return reading.one_by_one(on.values, partial(value_words, axis))
    return value_words(axis, on.settled)


def value_words(axis: str, value: float | None) -> str:
    """A value as the group says it: 4,5 on a scale, ja or nee for a tap."""
    if _is_yes(axis) and value is not None:
        return _("ja") if value else _("nee")
    return reading.number(value)


def _is_yes(axis: str) -> bool:
    return bool(field.entry("axes", axis).data["kind"] == "yes")


def offered_values(axis: str, values: tuple[float, ...]) -> list[float]:
    """What the group may choose instead: the steps of a scale and halfway between two of them."""
    if _is_yes(axis):
        return [1.0, 0.0]
    return [half / 2 for half in range(round(2 * values[0]), round(2 * values[-1]) + 1)]


def cell_title(cell: str) -> str:
    titles = {"stance": _("Besluit"), "reason": _("Waarom anders?")}
    return titles.get(cell) or reading.axis_label(cell)


def clash_words(clash: Clash) -> Iterator[tuple[str, str, str]]:
    """Each cell that two people changed: what it is called, and both sides in words."""
    for cell in clash.mine:
        mine, theirs = clash.mine[cell], clash.theirs[cell]
        yield cell_title(cell), _cell_words(cell, mine), _cell_words(cell, theirs)


def _cell_words(cell: str, value: Any) -> str:
    if cell in {"stance", "reason"}:
        return stances().get(value, value or "")
    return value_words(cell, value)
