"""What every drawing with a named row an item has: the names, and the scales above them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from gbo_core import field
from pages.charts import reading
from pages.charts.look import palette
from pages.shell.say import language

AROUND = 150  # pixels of the scale above all rows
LONGEST = {1: 42, 2: 25}  # letters of a name that leave room for so many scales
BREAK, BLANK = "<br>", "\u00a0<br>"
STEP: Final = {1: 300, 2: 140}  # pixels on a beamer that one step of so many scales has at least
SMALLER: Final = 0.42  # of that on a screen
FULL, HALF = 0.84, 0.42  # of a step, for the dots of one value; half where values lie between steps


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the drawing: an item (its id), or with '' only words over those that follow."""

    item: str
    words: str


def lines_of(
    groups: Sequence[tuple[str, Sequence[str]]], names: Mapping[str, str], scales: int
) -> list[Line]:
    """From above to below, beside so many scales; words over the groups where there are several."""
    found = list[Line]()
    for words, group in groups:
        if len(groups) > 1:
            found += [Line("", "")] * bool(found) + [Line("", words)]
        found += [Line(item, reading.short(names[item], LONGEST[scales])) for item in group]
    return found


def row_names(lines: Sequence[Line], *, named: bool) -> dict[str, object]:
    accent = palette().accent
    words = [
        line.words
        if line.item or not line.words
        else f'<b><span style="color:{accent}">{line.words}</span></b>'
        for line in lines
    ]
    return {
        "tickvals": list(range(len(lines))),
        "ticktext": words if named else [""] * len(lines),
        "tickfont": {"color": palette().ink},
        "showgrid": False,
        "zeroline": False,
        "range": [len(lines) - 0.4, -0.6],
    }


def scales(axes: Sequence[str], steps: Sequence[int] = (1, 2, 3, 4, 5)) -> list[dict[str, object]]:
    """Above the rows, so that they are in sight first; with words of equal height at the ends.

    `steps`: those that are written.
    """
    entries = [field.entry("axes", axis) for axis in axes]
    ends = [_ends(axis) for axis in axes]
    highest = max(words.count(BREAK) for pair in ends for words in pair)
    made = []
    for entry, pair in zip(entries, ends, strict=True):
        low, high = (BLANK * (highest - words.count(BREAK)) + words for words in pair)
        made.append(
            {
                "side": "top",
                "title_text": f"<b>{entry.label(language())}</b>" if len(axes) > 1 else "",
                "tickvals": list(steps),
                "ticktext": [{1: f"{low}<br>1", 5: f"{high}<br>5"}.get(n, str(n)) for n in steps],
                "tickangle": 0,
                "range": [0.5, 5.5],
                "zeroline": False,
            }
        )
    return made


def scale_below(axis: str, level: Iterable[str]) -> dict[str, object]:
    """Below what is drawn, with the words of its ends under their numbers.

    They take as many lines as those of any axis that it must stand `level` with, itself included.
    """
    (scale,) = scales([axis])
    low, high = _ends(axis)
    highest = max(words.count(BREAK) for each in level for words in _ends(each))
    low += f"{BREAK}\N{NO-BREAK SPACE}" * (highest - low.count(BREAK))
    return scale | {"side": "bottom", "ticktext": [f"1<br>{low}", "2", "3", "4", f"5<br>{high}"]}


def _ends(axis: str) -> list[str]:
    entry = field.entry("axes", axis)
    return [reading.wrapped(entry.words(end, language())) for end in ("low", "high")]


def items_of(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    return ((row, line.item) for row, line in enumerate(lines) if line.item)
