"""One chart and one table a ballot method; a method's file here has the method's name."""

from importlib import import_module
from typing import Protocol, cast

import pandas as pd
import plotly.graph_objects as go

from gbo_core.live.results import RoundResult


class Chart(Protocol):
    """What each file here offers. `voice` is 'people' or 'organisations'; `focus` an item's id."""

    def figure(self, outcome: RoundResult, voice: str, focus: str) -> go.Figure: ...

    def table(self, outcome: RoundResult, voice: str) -> pd.DataFrame: ...

    def legend(self, outcome: RoundResult) -> list[str]: ...

    def meaning(self, outcome: RoundResult, voice: str) -> str: ...


def chart_of(method: str) -> Chart:
    """The chart of a ballot method."""
    return cast("Chart", import_module(f"pages.charts.{method}"))
