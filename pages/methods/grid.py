"""Two scales at once: which two, and a row of dots an item on each of them."""

from collections.abc import Mapping

import plotly.graph_objects as go

from gbo_core import field
from gbo_core.analysis.agreement import Label
from gbo_core.analysis.quadrant import quadrant
from gbo_core.live.methods import method_of
from gbo_core.live.results import AxisResult, ItemResult, RoundResult
from gbo_core.live.subjects import Subject
from pages.charts import reading
from pages.charts.pile import pile
from pages.charts.strips import strips
from pages.methods import Wanted, ask_which
from pages.shell.say import _, language

KEYS = ("ask_pair",)


def figure(outcome: RoundResult, voice: str, *, beamer: bool = False) -> go.Figure:
    return strips(outcome, _axes(outcome), voice, beamer=beamer)


def groups(outcome: RoundResult, voice: str) -> Mapping[str, list[str]]:
    """The items as they are drawn, by how their answers lie."""
    return reading.grouped(outcome, _axes(outcome), voice)


def one(
    outcome: RoundResult, voice: str, item: str, axis: str, *, beamer: bool = False
) -> go.Figure:
    return pile(outcome.item(item), axis, voice, beamer=beamer)


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:
    """How to read the drawing."""
    return reading.rows_explained(outcome, _axes(outcome), voice, beamer=beamer)


def _axes(outcome: RoundResult) -> tuple[str, str]:
    x, y = method_of("grid").axes(outcome.round.settings)
    return x, y


def table(outcome: RoundResult, voice: str) -> list[dict[str, object]]:
    """The chart in figures: name, both medians, how far the answers agree, n."""
    axes = _axes(outcome)
    return [
        _row(outcome.item(item), axes, voice)
        for _group, item in reading.ranked(outcome, axes[1], voice)
    ]


def _row(item: ItemResult, axes: tuple[str, ...], voice: str) -> dict[str, object]:
    row: dict[str, object] = {_("Naam"): item.item.label}
    for axis in axes:
        on_axis = reading.spread(item.axes[axis], voice)
        firm = reading.is_firm_enough(on_axis)
        row[reading.axis_label(axis)] = reading.number(on_axis.median if firm else None)
        row[_("%(axis)s: antwoorden") % {"axis": reading.axis_label(axis)}] = reading.words_and_n(
            on_axis
        )
    return row


def meaning(outcome: RoundResult, voice: str) -> str:
    """The chart in a few sentences."""
    x, y = _axes(outcome)
    sentences = [reading.answers(outcome)]
    for axis in (x, y):
        apart = reading.with_label(outcome, axis, voice, Label.TWO_GROUPS)
        if apart:
            data = {"axis": reading.axis_label(axis), "names": reading.names(apart)}
            sentences.append(
                _("Bij ‘%(axis)s’ zijn er twee groepen antwoorden over: %(names)s.") % data
            )
    few = reading.too_few(outcome, (x, y), voice)
    return " ".join([*sentences, *_to_strengthen(outcome, voice), few]).strip()


def _to_strengthen(outcome: RoundResult, voice: str) -> list[str]:
    """The corner of those with little power and much at stake carries its own warning."""
    weak = [item.item.label for item in outcome.items if _strengthen(_corner(outcome, item, voice))]
    if not weak:
        return []
    sentence = _(
        "Weinig invloed, maar veel op het spel: versterk %(names)s, informeren is te weinig."
    )
    return [sentence % {"names": reading.names(weak)}]


def _corner(outcome: RoundResult, item: ItemResult, voice: str) -> str:
    """The code of the corner in which its middles lie, '' without enough answers for one."""
    spreads = [reading.spread(item.axes[axis], voice) for axis in _axes(outcome)]
    if not all(map(reading.is_firm_enough, spreads)):
        return ""
    x, y = (each.median or 0 for each in spreads)
    return quadrant(outcome.round.settings["pair"], x, y)


def _strengthen(corner: str) -> bool:
    return bool(corner and field.entry("quadrants", corner).data.get("strengthen"))


def words(on_axis: AxisResult, voice: str) -> str:
    return reading.words(reading.spread(on_axis, voice))


def settings(subject: Subject) -> Wanted:
    pair = ask_which(_("Welke twee schalen?"), "pairs", subject.asks["grid"], key="ask_pair")
    return Wanted(
        settings={"pair": pair.code},
        question=pair.words("question", language()),
        audience=str(pair.data["audience"]),
        advice=pair.words("place", language()),
    )
