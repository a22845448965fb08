"""One chart and one table a ballot method; a method's file here has the method's name."""

from importlib import import_module
from typing import Protocol, cast

import pandas as pd
import plotly.graph_objects as go

from gbo_core.live.results import AxisResult, RoundResult


class Chart(Protocol):
    """What each file here offers. `voice` is 'people' or 'organisations'; `focus` an item's id.

    `explained` says how to read the drawing, and which items it leaves to the table; a beamer
    draws fewer of them. `words` say what the answers to one item come to, in the measure that fits
    the method.
    """

    def figure(
        self, outcome: RoundResult, voice: str, focus: str, *, beamer: bool = False
    ) -> go.Figure: ...

    def table(self, outcome: RoundResult, voice: str) -> pd.DataFrame: ...

    def legend(self, outcome: RoundResult, voice: str) -> list[str]: ...

    def explained(self, outcome: RoundResult, voice: str, *, beamer: bool = False) -> str: ...

    def meaning(self, outcome: RoundResult, voice: str) -> str: ...

    def words(self, on_axis: AxisResult) -> str: ...


def chart_of(method: str) -> Chart:
    """The chart of a ballot method."""
    return cast("Chart", import_module(f"pages.charts.{method}"))
