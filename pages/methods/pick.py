"""Taps: what one stands for, and a bar an item, how many of those who answered."""

from collections.abc import Mapping

import plotly.graph_objects as go
import streamlit as st

from gbo_core.live.results import ORGANISATIONS, AxisResult, ItemResult, RoundResult
from gbo_core.live.subjects import Subject
from gbo_core.model.order import alphabetical
from gbo_core.telling.results import taps
from pages.charts import bars, reading
from pages.methods import Wanted, ask_which
from pages.shell.say import _, language, told

KEYS = ("ask_pick", "ask_most")


def figure(outcome: RoundResult, voice: str, *, beamer: bool = False) -> go.Figure:
    axis = outcome.round.settings["axis"]
    rows = [
        (row.item.label, *_taps(row, axis, voice))
        for row in _ordered(outcome, voice)[: reading.most_rows(beamer=beamer)]
    ]
    most = max((answered for _label, _tapped, answered in rows), default=1)
    drawn = [
        bars.Bar(label, tapped, f"{reading.number(tapped)} / {answered}")
        for label, tapped, answered in rows
    ]
    return bars.figure(drawn, most)


def groups(outcome: RoundResult, voice: str) -> Mapping[str, list[str]]:
    """All items together, as they are drawn."""
    return {"": [row.item.id for row in _ordered(outcome, voice)]}


def one(
    outcome: RoundResult, voice: str, item: str, axis: str, *, beamer: bool = False
) -> go.Figure:
    tapped, answered = _taps(outcome.item(item), axis, voice)
    return bars.large(tapped, answered, f"{reading.number(tapped)} / {answered}", beamer=beamer)


def _taps(item: ItemResult, axis: str, voice: str) -> tuple[float, int]:
    """(tapped, answered). An organisation that is divided counts for half."""
    answers = reading.heard(item.axes[axis], voice)
    return sum(answers), len(answers)


def _ordered(outcome: RoundResult, voice: str) -> list[ItemResult]:
    axis = outcome.round.settings["axis"]
    return sorted(
        outcome.items, key=lambda row: (-_taps(row, axis, voice)[0], alphabetical(row.item.label))
    )


def explained(outcome: RoundResult, voice: str, *, beamer: bool = False) -> str:
    """How to read the drawing."""
    words = _("Achter elke balk staat hoeveel mensen tikten, en hoeveel er antwoordden.")
    if outcome.round.audience.voice == "table":
        words = _("Achter elke balk staat hoeveel tafels tikten, en hoeveel er antwoordden.")
    elif voice == ORGANISATIONS:
        words = _(
            "Achter elke balk staat hoeveel stemmen er tikten, en hoeveel er waren: één per "
            "organisatie. Een organisatie die verdeeld is, telt voor de helft."
        )
    left_out = _(
        "De tekening toont de %(shown)d die het meest zijn aangetikt. De andere staan in de tabel "
        "bij de begeleider."
    )
    return " ".join([words, *bars.left_out(outcome, left_out, beamer=beamer)])


def table(outcome: RoundResult, voice: str) -> list[dict[str, object]]:
    axis = outcome.round.settings["axis"]
    rows = ((row, *_taps(row, axis, voice)) for row in _ordered(outcome, voice))
    return [
        {
            _("Naam"): row.item.label,
            _("Aangetikt"): reading.number(tapped),
            _("Van"): answered,
            _("Geen mening"): row.axes[axis].no_opinion,
        }
        for row, tapped, answered in rows
    ]


def meaning(outcome: RoundResult, voice: str) -> str:
    axis = outcome.round.settings["axis"]
    counts = [(row.item.label, *_taps(row, axis, voice)) for row in _ordered(outcome, voice)]
    by_most = [label for label, tapped, answered in counts if tapped * 2 > answered]
    sentences = [reading.answers(outcome)]
    if by_most:
        sentences.append(
            _("Meer dan de helft tikte aan: %(names)s.") % {"names": reading.names(by_most)}
        )
    else:
        sentences.append(_("Niets werd door meer dan de helft aangetikt."))
    return " ".join(sentences)


def words(on_axis: AxisResult, voice: str) -> str:
    answers = reading.heard(on_axis, voice)
    return told(taps(sum(answers), len(answers)))


def settings(subject: Subject) -> Wanted:
    axis = ask_which(_("Waarvoor staat een tik?"), "axes", subject.asks["pick"], key="ask_pick")
    limits = {0: _("zoveel men wil"), 1: _("één"), 3: _("hoogstens 3"), 5: _("hoogstens 5")}
    limits[10] = _("hoogstens 10")
    most = st.segmented_control(
        _("Hoeveel mag iemand aantikken?"),
        list(limits),
        format_func=limits.__getitem__,
        default=0,
        required=True,
        key="ask_most",
    )
    question = axis.words("question", language())
    return Wanted({"axis": axis.code, "most": int(most or 0)}, question)
