"""A named row an item, its scales beside each other: every answer a dot, the middle a bar."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from gbo_core import field
from gbo_core.analysis.accord import Accord, accord
from gbo_core.live.results import RoundResult
from pages.charts import reading
from pages.charts.look import palette
from pages.shell.say import _, language

ROW, AROUND = 38, 150  # pixels: of a row, and of the scale above all rows
LONGEST = {1: 42, 2: 25}  # letters of a name that leave room for so many scales
CLOSE, WIDEST = 0.09, 0.8  # of a step of the scale: between two dots, and for the most at one value
ORDER = (Accord.APART, Accord.ALIKE, Accord.FEW)
BREAK, BLANK = "<br>", "\u00a0<br>"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the drawing: an item (its id), or with '' only words over those that follow."""

    item: str
    words: str


def strips(
    outcome: RoundResult, axes: Sequence[str], voice: str, focus: str, *, beamer: bool = False
) -> go.Figure:
    """The rows on which the answers lie apart stand first: about those the table talks."""
    lines = _lines(outcome, axes, voice, focus, reading.most_rows(beamer=beamer))
    step = _step(outcome, lines, axes, voice)
    chart = make_subplots(cols=len(axes), horizontal_spacing=0.06)
    for column, (axis, scale) in enumerate(zip(axes, _scales(axes), strict=True), start=1):
        place = {"row": 1, "col": column}
        chart.add_trace(_dots(outcome, lines, axis, voice, step), **place)
        chart.add_trace(_middles(outcome, lines, axis, voice), **place)
        chart.update_xaxes(**scale, **place)
        chart.update_yaxes(**_names(lines, named=column == 1), **place)
    chart.update_layout(showlegend=False, height=AROUND + ROW * len(lines))
    return chart


def _groups(outcome: RoundResult, axes: Sequence[str], voice: str) -> list[tuple[str, list[str]]]:
    """Words over a group, and its items as their answers rank them."""
    ranked = [item for _group, item in reading.ranked(outcome, axes[-1], voice)]
    kinds = {
        item: accord(reading.spread(outcome.item(item).axes[axis], voice) for axis in axes)
        for item in ranked
    }
    return [(_(kind.sentence), [item for item in ranked if kinds[item] is kind]) for kind in ORDER]


def _lines(
    outcome: RoundResult, axes: Sequence[str], voice: str, focus: str, most: int
) -> list[Line]:
    """From above to below; words over the groups only where there are several."""
    groups = _groups(outcome, axes, voice)
    wanted = [item for _head, group in groups for item in group if focus in ("", item)]
    drawn = set(reading.most_divided(outcome, axes, voice, wanted, most))
    shown = [(head, [item for item in group if item in drawn]) for head, group in groups]
    shown = [(head, group) for head, group in shown if group]
    longest, found = LONGEST[len(axes)], list[Line]()
    for head, group in shown:
        if len(shown) > 1:
            found += [Line("", "")] * bool(found) + [Line("", head)]
        for item in group:
            found.append(Line(item, reading.short(outcome.item(item).item.label, longest)))
    return found


def _names(lines: Sequence[Line], *, named: bool) -> dict[str, object]:
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


def _scales(axes: Sequence[str]) -> list[dict[str, object]]:
    """Above the rows, so that they are in sight first; with words of equal height at the ends."""
    entries = [field.entry("axes", axis) for axis in axes]
    ends = [[reading.wrapped(e.words(end, language())) for end in ("low", "high")] for e in entries]
    highest = max(words.count(BREAK) for pair in ends for words in pair)
    made = []
    for entry, pair in zip(entries, ends, strict=True):
        low, high = (BLANK * (highest - words.count(BREAK)) + words for words in pair)
        made.append(
            {
                "side": "top",
                "title_text": f"<b>{entry.label(language())}</b>" if len(axes) > 1 else "",
                "tickvals": [1, 2, 3, 4, 5],
                "ticktext": [f"{low}<br>1", "2", "3", "4", f"{high}<br>5"],
                "range": [0.5, 5.5],
                "zeroline": False,
            }
        )
    return made


def _step(outcome: RoundResult, lines: Sequence[Line], axes: Sequence[str], voice: str) -> float:
    """How far dots of one value stand apart.

    The same in the whole drawing, so that what is twice as wide was said twice as often.
    """
    rows = [outcome.item(item).axes for _row, item in _items(lines)]
    alike = [Counter(reading.heard(row[axis], voice)) for row in rows for axis in axes]
    return min(CLOSE, WIDEST / max((max(each.values(), default=1) for each in alike), default=1))


def _dots(
    outcome: RoundResult, lines: Sequence[Line], axis: str, voice: str, step: float
) -> go.Scatter:
    """Answers of the same value stand beside each other, centred on it."""
    x: list[float] = []
    y: list[int] = []
    for row, item in _items(lines):
        answers = reading.heard(outcome.item(item).axes[axis], voice)
        for value, count in sorted(Counter(answers).items()):
            x += [value + (n - (count - 1) / 2) * step for n in range(count)]
            y += [row] * count
    marker = {"color": palette().primary, "opacity": 0.55}
    return go.Scatter(x=x, y=y, mode="markers", hoverinfo="skip", marker=marker)


def _middles(outcome: RoundResult, lines: Sequence[Line], axis: str, voice: str) -> go.Scatter:
    spreads = [
        (row, reading.spread(outcome.item(item).axes[axis], voice)) for row, item in _items(lines)
    ]
    shown = [(row, spread) for row, spread in spreads if reading.is_firm_enough(spread)]
    return go.Scatter(
        x=[spread.median for _row, spread in shown],
        y=[row for row, _spread in shown],
        mode="markers",
        marker={"symbol": "line-ns", "size": 22, "line": {"color": palette().accent, "width": 5}},
        hovertemplate="%{x}<extra></extra>",
    )


def _items(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    return ((row, line.item) for row, line in enumerate(lines) if line.item)
