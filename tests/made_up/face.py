"""The made-up method on the screens: its settings, its drawing and its words."""

from typing import cast

import plotly.graph_objects as go

from gbo_core.live.results import AxisResult, RoundResult
from gbo_core.live.subjects import Subject
from pages.charts import bars, reading
from pages.methods import Wanted
from tests.made_up.method import Consent

KEYS = ()


def settings(subject: Subject) -> Wanted:
    return Wanted({"axis": subject.asks["made_up"][0]}, "Mag dit doorgaan?")


def figure(outcome: RoundResult, voice: str, *, beamer: bool = False) -> go.Figure:  # noqa: ARG001 - as the protocol
    reasons = cast("Consent", outcome.tally).reasons
    rows = [(item.item.label, len(reasons.get(item.item.id, ()))) for item in outcome.items]
    return bars.figure([bars.Bar(label, float(n), str(n)) for label, n in rows], outcome.ballots)


def one(
    outcome: RoundResult,
    voice: str,  # noqa: ARG001 - as the protocol
    item: str,
    axis: str,  # noqa: ARG001 - as the protocol
    *,
    beamer: bool = False,
) -> go.Figure:
    n = len(cast("Consent", outcome.tally).reasons.get(item, ()))
    return bars.large(float(n), outcome.ballots, str(n), beamer=beamer)


def groups(outcome: RoundResult, voice: str) -> dict[str, list[str]]:  # noqa: ARG001 - as the protocol
    return {"": [item.item.id for item in outcome.items]}


def table(outcome: RoundResult, voice: str) -> list[dict[str, object]]:  # noqa: ARG001 - as the protocol
    reasons = cast("Consent", outcome.tally).reasons
    return [
        {"Naam": item.item.label, "Bezwaren": len(reasons.get(item.item.id, ()))}
        for item in outcome.items
    ]


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:  # noqa: ARG001 - as the protocol
    return "Een balk telt bezwaren."


def meaning(outcome: RoundResult, voice: str) -> str:  # noqa: ARG001 - as the protocol
    return f"{cast('Consent', outcome.tally).whole} van {outcome.ballots} zonder bezwaar."


def words(on_axis: AxisResult, voice: str) -> str:
    return f"{len(reading.heard(on_axis, voice))} keer gezegd"
