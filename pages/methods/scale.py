"""One scale: which, and a row of dots an item with its middle marked."""

from collections.abc import Mapping

import plotly.graph_objects as go

from gbo_core.analysis.agreement import Label
from gbo_core.live.results import AxisResult, ItemResult, RoundResult
from gbo_core.live.subjects import Subject
from pages.charts import reading
from pages.charts.pile import pile
from pages.charts.strips import strips
from pages.methods import Wanted, ask_which
from pages.shell.say import _, language

KEYS = ("ask_axis",)


def figure(outcome: RoundResult, voice: str, *, beamer: bool = False) -> go.Figure:
    return strips(outcome, [outcome.round.settings["axis"]], voice, beamer=beamer)


def groups(outcome: RoundResult, voice: str) -> Mapping[str, list[str]]:
    """The items as they are drawn, by how their answers lie."""
    return reading.grouped(outcome, [outcome.round.settings["axis"]], voice)


def one(
    outcome: RoundResult, voice: str, item: str, axis: str, *, beamer: bool = False
) -> go.Figure:
    return pile(outcome.item(item), axis, voice, beamer=beamer)


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:
    """How to read the drawing."""
    return reading.rows_explained(outcome, [outcome.round.settings["axis"]], voice, beamer=beamer)


def table(outcome: RoundResult, voice: str) -> list[dict[str, object]]:
    axis = outcome.round.settings["axis"]
    order = reading.ranked(outcome, axis, voice)
    return [_row(outcome.item(item), axis, voice) for _group, item in order]


def _row(item: ItemResult, axis: str, voice: str) -> dict[str, object]:
    spread = reading.spread(item.axes[axis], voice)
    firm = reading.is_firm_enough(spread)
    return {
        _("Naam"): item.item.label,
        reading.axis_label(axis): reading.number(spread.median if firm else None),
        _("Antwoorden"): reading.words_and_n(spread),
        _("Geen mening"): item.axes[axis].no_opinion,
    }


def meaning(outcome: RoundResult, voice: str) -> str:
    axis = outcome.round.settings["axis"]
    apart = reading.with_label(outcome, axis, voice, Label.TWO_GROUPS)
    sentences = [reading.answers(outcome)]
    if apart:
        sentences.append(
            _("Er zijn twee groepen antwoorden over: %(names)s.") % {"names": reading.names(apart)}
        )
    return " ".join([*sentences, reading.too_few(outcome, (axis,), voice)]).strip()


def words(on_axis: AxisResult, voice: str) -> str:
    return reading.words(reading.spread(on_axis, voice))


def settings(subject: Subject) -> Wanted:
    axis = ask_which(_("Welke schaal?"), "axes", subject.asks["scale"], key="ask_axis")
    return Wanted({"axis": axis.code}, axis.words("question", language()))
