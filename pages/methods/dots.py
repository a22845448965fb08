"""Dots to spend: how many, and a bar an item with from how many people they came."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from gbo_core import field
from gbo_core.live.results import ORGANISATIONS, AxisResult, ItemResult, RoundResult
from gbo_core.live.subjects import Subject
from gbo_core.model.order import alphabetical
from gbo_core.telling import results
from pages.charts import bars, reading
from pages.methods import Wanted
from pages.shell.say import _, language, n_, told

KEYS = ("ask_budget", "ask_cap")


def figure(outcome: RoundResult, voice: str, *, beamer: bool = False) -> go.Figure:
    rows = _ordered(outcome, voice)[: reading.most_rows(beamer=beamer)]
    return bars.figure([_bar(outcome, row, voice) for row in rows])


def groups(outcome: RoundResult, voice: str) -> Mapping[str, list[str]]:
    """All items together, as they are drawn."""
    return {"": [row.item.id for row in _ordered(outcome, voice)]}


def one(
    outcome: RoundResult, voice: str, item: str, axis: str, *, beamer: bool = False
) -> go.Figure:
    """Its bar, as long beside the most dots as in the whole picture."""
    most = max(sum(reading.heard(row.axes[axis], voice)) for row in outcome.items)
    bar = _bar(outcome, outcome.item(item), voice)
    return bars.large(bar.length, most, bar.words, beamer=beamer)


def _bar(outcome: RoundResult, row: ItemResult, voice: str) -> bars.Bar:
    dots, givers = _dots(outcome, row, voice)
    if outcome.round.audience.voice == "table":
        people = n_("%(n)d tafel", "%(n)d tafels", givers)
    elif voice == ORGANISATIONS:
        people = n_("%(n)d stem", "%(n)d stemmen", givers)
    else:
        people = n_("%(n)d mens", "%(n)d mensen", givers)
    words = f"{reading.number(dots)} · {people % {'n': givers}}"
    return bars.Bar(row.item.label, dots, words)


def _dots(outcome: RoundResult, row: ItemResult, voice: str) -> tuple[float, int]:
    """(dots, givers): together, and how many gave at least one."""
    given = reading.heard(row.axes[outcome.round.settings["axis"]], voice)
    return sum(given), sum(1 for dots in given if dots)


def _ordered(outcome: RoundResult, voice: str) -> list[ItemResult]:
    return sorted(
        outcome.items,
        key=lambda row: (-_dots(outcome, row, voice)[0], alphabetical(row.item.label)),
    )


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:
    """How to read the drawing."""
    words = _("Achter elke balk staat hoeveel stippen er kwamen, en van hoeveel mensen.")
    if outcome.round.audience.voice == "table":
        words = _("Achter elke balk staat hoeveel stippen er kwamen, en van hoeveel tafels.")
    elif voice == ORGANISATIONS:
        words = _(
            "Achter elke balk staat hoeveel stippen er kwamen, en van hoeveel stemmen: één per "
            "organisatie. Van een organisatie met meer mensen telt het midden van hun stippen."
        )
    left_out = _(
        "De tekening toont de %(shown)d met de meeste stippen. De andere staan in de tabel bij de "
        "begeleider."
    )
    return " ".join([words, *bars.left_out(outcome, left_out, beamer=beamer)])


def table(outcome: RoundResult, voice: str) -> list[dict[str, object]]:
    axis = outcome.round.settings["axis"]
    rows = ((row, *_dots(outcome, row, voice)) for row in _ordered(outcome, voice))
    return [
        {
            _("Naam"): row.item.label,
            _("Stippen"): reading.number(dots),
            _("Van hoeveel"): givers,
            _("Geen mening"): row.axes[axis].no_opinion,
        }
        for row, dots, givers in rows
    ]


def meaning(outcome: RoundResult, voice: str) -> str:
    """Who answered, and what leads; a tie is said as one."""
    counts = [(row.item.label, _dots(outcome, row, voice)[0]) for row in _ordered(outcome, voice)]
    most = counts[0][1] if counts else 0
    leading = [label for label, dots in counts if dots == most]
    sentences = [reading.answers(outcome)]
    if most:
        sentence = n_(
            "De meeste stippen kreeg: %(names)s.",
            "Evenveel stippen, en de meeste, kregen: %(names)s.",
            len(leading),
        )
        sentences.append(sentence % {"names": reading.names(leading)})
    return " ".join(sentences)


def words(on_axis: AxisResult, voice: str) -> str:
    return told(results.dots(sum(reading.heard(on_axis, voice))))


def settings(subject: Subject) -> Wanted:
    axis = subject.asks["dots"][0]
    budget = st.segmented_control(
        _("Hoeveel stippen krijgt iemand?"),
        [3, 4, 5, 6, 8, 10],
        default=5,
        required=True,
        key="ask_budget",
    )
    cap = st.segmented_control(
        _("Hoeveel mogen er op één item?"), [1, 2, 3], default=3, required=True, key="ask_cap"
    )
    question = field.entry("axes", axis).words("question", language())
    chosen = {"axis": axis, "budget": int(budget or 5), "cap": int(cap or 3)}
    return Wanted(chosen, question)
