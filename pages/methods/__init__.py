"""One file a ballot method, of the method's own name: its settings and its chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any, Protocol, cast

import plotly.graph_objects as go
import streamlit as st

from gbo_core import field
from gbo_core.field import Entry
from gbo_core.live.results import AxisResult, RoundResult
from gbo_core.live.subjects import Subject
from gbo_core.model.round import Purpose
from pages.shell.say import labels


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the form gives: the method's settings, and what it suggests for the rest."""

    settings: dict[str, Any]
    question: str
    audience: str = "everyone"
    advice: str = ""
    purpose: Purpose = Purpose.ADVICE


def ask_which(
    title: str, among: str, codes: Sequence[str], *, key: str, beside: bool = True
) -> Entry:
    """Which of these entries of a list of the field, such as a scale; `beside` each other."""
    called = labels(among)
    code = st.radio(title, codes, format_func=called.__getitem__, horizontal=beside, key=key)
    return field.entry(among, str(code))


class Form(Protocol):
    """`KEYS`: the widgets in which the settings are chosen."""

    KEYS: tuple[str, ...]

    def settings(self, subject: Subject) -> Wanted: ...


def form_of(method: str) -> Form:
    """The settings form of a ballot method."""
    return cast("Form", import_module(f"pages.methods.{method}"))


class Chart(Protocol):
    """What each file here offers. `voice` is 'people' or 'organisations'.

    `figure` draws all items together, `one` only one of them, large, on one scale; `groups` gives
    their ids in the order of the drawing, by how the answers lie ('' where all stand together).
    `explained` says how to read the drawing, and which items it leaves to the table; a beamer
    draws fewer of them. `words` say what the answers to one item come to, in the measure that fits
    the method.
    """

    def figure(self, outcome: RoundResult, voice: str, *, beamer: bool = False) -> go.Figure: ...

    def one(
        self, outcome: RoundResult, voice: str, item: str, axis: str, *, beamer: bool = False
    ) -> go.Figure: ...

    def groups(self, outcome: RoundResult, voice: str) -> Mapping[str, list[str]]: ...

    def table(self, outcome: RoundResult, voice: str) -> list[dict[str, object]]: ...

    def explained(self, outcome: RoundResult, voice: str, *, beamer: bool = False) -> str: ...

    def meaning(self, outcome: RoundResult, voice: str) -> str: ...

    def words(self, on_axis: AxisResult, voice: str) -> str: ...


def chart_of(method: str) -> Chart:
    """The chart of a ballot method."""
    return cast("Chart", import_module(f"pages.methods.{method}"))
