"""Take over: the group decides per item — as voted, otherwise because…, or still open."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core import field
from gbo_core.analysis.agreement import Label
from gbo_core.live import kept, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.results import ItemResult, RoundResult
from gbo_core.live.takeover import Choice
from gbo_core.model import Decision
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.ask import say_later, showing_refusals
from pages.charts import reading
from pages.say import _, language


def take_over(asked: Round, by: str) -> None:
    """The table of decisions of a revealed round, and its undo."""
    st.subheader(_("Wat nemen we mee?"))
    st.caption(
        _(
            "De groep beslist, niet de telling. Kies per organisatie: zoals gestemd, anders (geef "
            "uw waarde en zeg waarom), of nog open."
        )
    )
    found = open_store().read(kept.result, asked.workshop, asked.id)
    decided = open_store().read(takeover.standings, asked.workshop, asked.subject)
    table = _table(found, decided)
    edited = _editor(asked, table)
    with st.container(horizontal=True):
        if st.button(_("Neem over"), type="primary", icon=":material/check:"):
            _store(asked, _choices(asked, table.index.tolist(), edited), by)
        if asked.state is State.TAKEN and st.button(_("Maak ongedaan"), icon=":material/undo:"):
            _undo(asked, by)


def _table(found: RoundResult, decided: dict[str, dict[str, Decision]]) -> pd.DataFrame:
    """A row an item, as it was decided in this round or as we propose it."""
    mine = {
        item: {axis: d for axis, d in on_axes.items() if d.round == found.round.id}
        for item, on_axes in decided.items()
    }
    rows = [_row(item, mine.get(item.item.id, {})) for item in found.items]
    return pd.DataFrame(rows, index=[item.item.id for item in found.items])


def _row(item: ItemResult, decided: dict[str, Decision]) -> dict[str, Any]:
    stance = next((d.stance for d in decided.values()), _proposed(item))
    row: dict[str, Any] = {
        "name": item.item.label,
        "voted": " · ".join(_words(axis, on.settled) for axis, on in item.axes.items()),
        "stance": _stances()[stance],
    }
    for axis in item.axes:
        otherwise = decided.get(axis)
        taken = otherwise.value if otherwise and otherwise.stance == "otherwise" else None
        row[axis] = _words(axis, taken) if _is_yes(axis) and taken is not None else taken
    return row | {"reason": next((d.reason for d in decided.values()), "")}


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
    """Two groups of answers, or no outcome at all, is something to talk about first."""
    divided = any(axis.people.label is Label.TWO_GROUPS for axis in item.axes.values())
    silent = all(axis.settled is None for axis in item.axes.values())
    return "open" if divided or silent else "voted"


def _stances() -> dict[str, str]:
    return {entry.code: entry.label(language()) for entry in field.entries("stances")}


def _editor(asked: Round, table: pd.DataFrame) -> pd.DataFrame:
    method = method_of(asked.method)
    values = method.values(asked.settings)
    axes = {axis: _otherwise_column(axis, values) for axis in method.axes(asked.settings)}
    voted = " · ".join(reading.axis_label(axis) for axis in axes)
    return st.data_editor(
        table,
        hide_index=True,
        key=f"take_{asked.id}_{asked.version}",
        disabled=["name", "voted"],
        placeholder="",
        height="content",
        column_config={
            "name": st.column_config.TextColumn(_("Organisatie"), width=200),
            "voted": st.column_config.TextColumn(_("Gestemd"), help=voted, width=80),
            "stance": st.column_config.SelectboxColumn(
                _("Besluit"), options=list(_stances().values()), required=True, width=125
            ),
            **axes,
            "reason": st.column_config.TextColumn(_("Waarom anders?"), max_chars=1000, width=190),
        },
    )


def _otherwise_column(axis: str, values: Sequence[float]) -> Any:
    title = _("Anders: %(axis)s") % {"axis": reading.axis_label(axis).lower()}
    if _is_yes(axis):
        options = list(_yes_no().values())
        return st.column_config.SelectboxColumn(title, options=options, width=125)
    return st.column_config.NumberColumn(
        title, min_value=values[0], max_value=values[-1], step=0.5, width=125
    )


def _value(axis: str, typed: Any) -> float:
    yes_no = {word: value for value, word in _yes_no().items()}
    return yes_no[typed] if _is_yes(axis) else float(typed)


def _choices(asked: Round, items: Sequence[str], edited: pd.DataFrame) -> list[Choice]:
    codes = {label: code for code, label in _stances().items()}
    axes = method_of(asked.method).axes(asked.settings)
    return [
        Choice(
            item=item,
            stance=codes[row["stance"]],
            values={axis: _value(axis, row[axis]) for axis in axes if pd.notna(row[axis])},
            reason=row["reason"] or "",
        )
        for item, (_index, row) in zip(items, edited.iterrows(), strict=True)
    ]


def _store(asked: Round, choices: list[Choice], by: str) -> None:
    with showing_refusals():
        open_store().write(takeover.take_over, asked.workshop, asked.id, choices, by=by)
        say_later(_("Overgenomen. De stemming blijft ernaast staan."))
        st.rerun()


def _undo(asked: Round, by: str) -> None:
    with showing_refusals():
        open_store().write(takeover.undo, asked.workshop, asked.id, by=by)
        say_later(_("De overname is ongedaan gemaakt."))
        st.rerun()
