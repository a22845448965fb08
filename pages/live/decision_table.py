"""The table of decisions: a row an item, with what was voted and what the group makes of it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core import field
from gbo_core.analysis.agreement import Certainty, Label
from gbo_core.live.methods import ballot_method
from gbo_core.live.results import AxisResult, ItemResult, RoundResult
from gbo_core.live.takeover import Choice, Clash
from gbo_core.model import Decision
from gbo_core.model.round import Round
from pages.charts import reading
from pages.forms.draft import Draft, Edits, Row
from pages.shell.say import _, language

SHORT = 12  # letters: a middle on each axis


def is_too_few(item: ItemResult) -> bool:
    return any(axis.certainty is Certainty.DOTS for axis in item.axes.values())


def table_of(found: RoundResult, decided: dict[str, dict[str, Decision]]) -> dict[str, Row]:
    """Item → its row, as it was decided in this round or as we propose it."""
    mine = {
        item: {axis: d for axis, d in on_axes.items() if d.round == found.round.id}
        for item, on_axes in decided.items()
    }
    return {item.item.id: _row(item, mine.get(item.item.id, {})) for item in found.items}


def _row(item: ItemResult, decided: dict[str, Decision]) -> Row:
    stance = next((d.stance for d in decided.values()), _proposed(item))
    row: Row = {
        "name": item.item.label,
        "voted": _voted(item),
        "stance": stances()[stance],
    }
    for axis in item.axes:
        otherwise = decided.get(axis)
        taken = otherwise.value if otherwise and otherwise.stance == "otherwise" else None
        row[axis] = None if taken is None else _words(axis, taken)
    return row | {"reason": next((d.reason for d in decided.values()), "")}


def _voted(item: ItemResult) -> str:
    """The outcome on each axis; the answers themselves where they are too few for one."""
    return " · ".join(_outcome(axis, on) for axis, on in item.axes.items())


def _outcome(axis: str, on: AxisResult) -> str:
    if on.certainty is Certainty.DOTS:
        return reading.one_by_one(on.values, partial(_words, axis))
    return _words(axis, on.settled)


def _is_yes(axis: str) -> bool:
    return bool(field.entry("axes", axis).data["kind"] == "yes")


def _words(axis: str, value: float | None) -> str:
    """A value as the group says it: 4,5 on a scale, ja or nee for a tap."""
    if _is_yes(axis) and value is not None:
        return _yes_no()[value]
    return reading.number(value)


def _yes_no() -> dict[float, str]:
    return {1.0: _("ja"), 0.0: _("nee")}


def _proposed(item: ItemResult) -> str:
    """Two groups of answers, or too few to say anything, is something to talk about first."""
    divided = any(
        axis.people and axis.people.label is Label.TWO_GROUPS for axis in item.axes.values()
    )
    silent = all(axis.settled is None for axis in item.axes.values())
    return "open" if divided or silent or is_too_few(item) else "voted"


def stances() -> dict[str, str]:
    return {entry.code: entry.label(language()) for entry in field.entries("stances")}


def edit_table(asked: Round, draft: Draft, table: pd.DataFrame) -> None:
    """`table`: what the draft starts from."""
    method = ballot_method(asked.method)
    values = method.values(asked.settings)
    axes = {axis: _otherwise_column(axis, values) for axis in method.axes(asked.settings)}
    voted = " · ".join(reading.axis_label(axis) for axis in axes)
    wide = 100 if table["voted"].str.len().max() <= SHORT else 240  # answers take more room
    st.data_editor(
        table,
        hide_index=True,
        key=draft.editor_key,
        on_change=draft.keep,
        disabled=["name", "voted"],
        placeholder="",
        height="content",
        column_config={
            "name": st.column_config.TextColumn(_("Naam"), width=215),
            "voted": st.column_config.TextColumn(_("Gestemd"), help=voted, width=wide),
            "stance": st.column_config.SelectboxColumn(
                _("Besluit"), options=list(stances().values()), required=True, width=120
            ),
            **axes,
            "reason": st.column_config.TextColumn(_("Waarom anders?"), max_chars=1000, width=150),
        },
    )


def _otherwise_column(axis: str, values: Sequence[float]) -> Any:
    label = reading.axis_label(axis)
    return st.column_config.SelectboxColumn(
        label,
        options=list(typed_values(axis, values)),
        width=105,
        help=_("Anders: %(axis)s") % {"axis": label.lower()},
    )


def typed_values(axis: str, values: Sequence[float]) -> dict[str, float]:
    """What can be chosen instead, as the reader writes it: 3,5 on a scale, ja or nee for a tap."""
    if _is_yes(axis):
        return {word: value for value, word in _yes_no().items()}
    halves = [half / 2 for half in range(round(2 * values[0]), round(2 * values[-1]) + 1)]
    # The list offers the first that holds what was typed: 5 must be 5 and not 1,5.
    whole_first = sorted(halves, key=lambda value: value % 1)
    return {reading.number(value): value for value in whole_first}


def choices_of(asked: Round, rows: Mapping[str, Row], typed: Edits) -> list[Choice]:
    """What the table says of each item, beside what its row said when it was read."""
    return [
        _choice(asked, item, row | typed.get(item, {}), _choice(asked, item, row))
        for item, row in rows.items()
    ]


def _choice(asked: Round, item: str, row: Row, before: Choice | None = None) -> Choice:
    codes = {label: code for code, label in stances().items()}
    method = ballot_method(asked.method)
    values = method.values(asked.settings)
    typed = {axis: typed_values(axis, values) for axis in method.axes(asked.settings)}
    return Choice(
        item,
        codes[row["stance"]],
        {axis: of[row[axis]] for axis, of in typed.items() if row[axis]},
        row["reason"] or "",
        before,
    )


def words_of(clash: Clash) -> Iterator[tuple[str, str, str]]:
    """Each cell that two people changed: what it is called, and both sides in words."""
    for cell in clash.mine:
        title = _titles().get(cell) or reading.axis_label(cell)
        yield title, _cell_words(cell, clash.mine[cell]), _cell_words(cell, clash.theirs[cell])


def _titles() -> dict[str, str]:
    return {"stance": _("Besluit"), "reason": _("Waarom anders?")}


def _cell_words(cell: str, value: Any) -> str:
    if cell in _titles():
        return stances().get(value, value or "")
    return _words(cell, value)
