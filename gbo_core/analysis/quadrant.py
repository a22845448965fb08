"""In which corner of a pair of axes something stands."""

from typing import Final

from gbo_core.field import entries

MIDDLE: Final = 3.0


def quadrant(pair: str, x: float, y: float) -> str:
    """The corner (code in `quadrants`) of a pair of axes for two medians on 1–5; '' for none.

    High is above 3, low below. A median of exactly 3 on either axis is in no corner: the group
    itself stands in the middle there, and a rule that pushed it to one side would decide for it.
    """
    if MIDDLE in {x, y}:
        return ""
    sides = ("high" if x > MIDDLE else "low", "high" if y > MIDDLE else "low")
    corners = {
        (each.data["x"], each.data["y"]): each.code
        for each in entries("quadrants")
        if each.data["pair"] == pair
    }
    return corners[sides]
