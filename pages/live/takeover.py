"""Take over: the group decides per item — as voted, otherwise because…, or still open."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core import field
from gbo_core.analysis.agreement import Certainty, Label
from gbo_core.live import kept, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.results import ItemResult, RoundResult
from gbo_core.live.takeover import Choice
from gbo_core.model import Decision
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.ask import say_later, showing_refusals
from pages.charts import reading
from pages.live.unsaved import Unsaved
from pages.say import _, language, n_

LONG = 8  # rows: beyond that the buttons below are off the screen


def take_over(asked: Round, by: str) -> None:
    """The table of decisions of a revealed round, and its undo."""
    st.subheader(_("Wat nemen we mee?"))
    st.caption(
        _(
            "De groep beslist, niet de telling. Kies op elke rij: zoals gestemd, anders (geef uw "
            "waarde en zeg waarom), of nog open."
        )
    )
    found = open_store().read(kept.result, asked.workshop, asked.id)
    decided = open_store().read(takeover.standings, asked.workshop, asked.subject)
    stored = _table(found, decided)
    draft = Unsaved(asked.id, ("stance", *method_of(asked.method).axes(asked.settings), "reason"))
    _say_too_few(found, draft, stored)
    above = st.container() if len(stored) > LONG else None
    edited = _editor(asked, draft.start(stored), draft.key)
    taking = Taking(asked, by, draft, edited, _choices(asked, edited))
    changed = sum(
        one != other for one, other in zip(taking.choices, _choices(asked, stored), strict=True)
    )
    if changed:
        draft.keep(edited)
    else:
        draft.drop()
    if above:
        with above:
            _finish(taking, changed, "above")
    _finish(taking, changed, "below")


@dataclass(frozen=True, slots=True)
class Taking:
    """What the buttons need: the table as it stands, and who stores it."""

    asked: Round
    by: str
    draft: Unsaved
    edited: pd.DataFrame
    choices: list[Choice]


def _finish(taking: Taking, changed: int, place: str) -> None:
    """The buttons, and how many rows of the table are stored nowhere yet."""
    if changed:
        sentence = n_(
            "Niet bewaard: %(n)d rij. Klik op ‘Neem over’. Wie de pagina opnieuw laadt of het "
            "venster sluit, is dit kwijt.",
            "Niet bewaard: %(n)d rijen. Klik op ‘Neem over’. Wie de pagina opnieuw laadt of het "
            "venster sluit, is dit kwijt.",
            changed,
        )
        st.warning(sentence % {"n": changed}, icon=":material/edit_note:")
    with st.container(horizontal=True):
        if st.button(_("Neem over"), type="primary", icon=":material/check:", key=f"take_{place}"):
            _store(taking)
        if taking.asked.state is State.TAKEN and st.button(
            _("Maak ongedaan"), icon=":material/undo:", key=f"untake_{place}"
        ):
            _undo(taking)
        if changed:
            st.button(
                _("Gooi wijzigingen weg"),
                icon=":material/close:",
                key=f"forget_{place}",
                on_click=taking.draft.forget,
            )


def _say_too_few(found: RoundResult, draft: Unsaved, stored: pd.DataFrame) -> None:
    """Where there are too few answers we propose nothing: the group decides by itself."""
    few = [item for item in found.items if _is_too_few(item)]
    if not few:
        return
    sentence = n_(
        "Op %(n)d rij zijn er minder dan 8 antwoorden. Daar stellen we niets voor: die staat op "
        "‘nog open’ tot de groep zelf kiest.",
        "Op %(n)d rijen zijn er minder dan 8 antwoorden. Daar stellen we niets voor: die staan op "
        "‘nog open’ tot de groep zelf kiest.",
        len(few),
    )
    st.info(sentence % {"n": len(few)})
    st.button(
        _("Zet alles op ‘zoals gestemd’"),
        icon=":material/done_all:",
        on_click=_all_as_voted,
        args=(draft, draft.start(stored)),
    )


def _all_as_voted(draft: Unsaved, table: pd.DataFrame) -> None:
    draft.keep(table.assign(stance=_stances()["voted"]))
    draft.renew()


def _is_too_few(item: ItemResult) -> bool:
    return any(axis.people.certainty is Certainty.DOTS for axis in item.axes.values())


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
        "voted": _voted(item),
        "stance": _stances()[stance],
    }
    for axis in item.axes:
        otherwise = decided.get(axis)
        taken = otherwise.value if otherwise and otherwise.stance == "otherwise" else None
        row[axis] = None if taken is None else _words(axis, taken)
    return row | {"reason": next((d.reason for d in decided.values()), "")}


def _voted(item: ItemResult) -> str:
    """The outcome on each axis, with n where it is worth little."""
    outcome = " · ".join(_words(axis, on.settled) for axis, on in item.axes.items())
    if not _is_too_few(item):
        return outcome
    return f"{outcome} (n = {min(on.people.n for on in item.axes.values())})"


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
    divided = any(axis.people.label is Label.TWO_GROUPS for axis in item.axes.values())
    silent = all(axis.settled is None for axis in item.axes.values())
    return "open" if divided or silent or _is_too_few(item) else "voted"


def _stances() -> dict[str, str]:
    return {entry.code: entry.label(language()) for entry in field.entries("stances")}


def _editor(asked: Round, table: pd.DataFrame, key: str) -> pd.DataFrame:
    method = method_of(asked.method)
    values = method.values(asked.settings)
    axes = {axis: _otherwise_column(axis, values) for axis in method.axes(asked.settings)}
    voted = " · ".join(reading.axis_label(axis) for axis in axes)
    return st.data_editor(
        table,
        hide_index=True,
        key=key,
        disabled=["name", "voted"],
        placeholder="",
        height="content",
        column_config={
            "name": st.column_config.TextColumn(_("Naam"), width=160),
            "voted": st.column_config.TextColumn(_("Gestemd"), help=voted, width=100),
            "stance": st.column_config.SelectboxColumn(
                _("Besluit"), options=list(_stances().values()), required=True, width=120
            ),
            **axes,
            "reason": st.column_config.TextColumn(_("Waarom anders?"), max_chars=1000, width=175),
        },
    )


def _otherwise_column(axis: str, values: Sequence[float]) -> Any:
    label = reading.axis_label(axis)
    return st.column_config.SelectboxColumn(
        label,
        options=list(_typed(axis, values)),
        width=120,
        help=_("Anders: %(axis)s") % {"axis": label.lower()},
    )


def _typed(axis: str, values: Sequence[float]) -> dict[str, float]:
    """What can be chosen instead, as the reader writes it: 3,5 on a scale, ja or nee for a tap."""
    if _is_yes(axis):
        return {word: value for value, word in _yes_no().items()}
    halves = range(round(2 * values[0]), round(2 * values[-1]) + 1)
    return {reading.number(half / 2): half / 2 for half in halves}


def _choices(asked: Round, table: pd.DataFrame) -> list[Choice]:
    codes = {label: code for code, label in _stances().items()}
    method = method_of(asked.method)
    values = method.values(asked.settings)
    typed = {axis: _typed(axis, values) for axis in method.axes(asked.settings)}
    return [
        Choice(
            item=str(item),
            stance=codes[row["stance"]],
            values={axis: of[row[axis]] for axis, of in typed.items() if pd.notna(row[axis])},
            reason=row["reason"] or "",
        )
        for item, row in zip(table.index, table.to_dict("records"), strict=True)
    ]


def _store(taking: Taking) -> None:
    asked = taking.asked
    with showing_refusals():
        open_store().write(
            takeover.take_over, asked.workshop, asked.id, taking.choices, by=taking.by
        )
        taking.draft.forget()
        say_later(_("Overgenomen. De stemming blijft ernaast staan."))
        st.rerun()


def _undo(taking: Taking) -> None:
    """What stood in the table stays there, to be changed and taken over again."""
    with showing_refusals():
        open_store().write(takeover.undo, taking.asked.workshop, taking.asked.id, by=taking.by)
        taking.draft.keep(taking.edited)
        taking.draft.renew()
        say_later(
            _("De overname is ongedaan gemaakt. Uw keuzes staan nog in de tabel, niet bewaard.")
        )
        st.rerun()
