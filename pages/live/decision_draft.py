"""The decisions on a round while they are being typed: a row an item, each of which is a form."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from gbo_core.analysis.accord import Accord, accord
from gbo_core.analysis.agreement import Certainty
from gbo_core.live.methods import Measure, ballot_method
from gbo_core.live.results import ItemResult, RoundResult
from gbo_core.live.takeover import CELLS, Choice
from pages.forms.draft import Draft, Row


@dataclass(frozen=True, slots=True)
class Decisions:
    """`stored`: what was taken over in this round, by item."""

    found: RoundResult
    stored: Mapping[str, Choice]
    draft: Draft

    def rows(self) -> dict[str, Row]:
        """Each item as it was decided, or as we propose it."""
        return {
            item.item.id: _row(item, self.stored.get(item.item.id)) for item in self.found.items
        }

    def groups(self) -> dict[Accord, list[ItemResult]]:
        """In the order in which one talks about them; without the empty ones."""
        kinds = [(accord_on(item), item) for item in self.found.items]
        groups = {kind: [item for found, item in kinds if found is kind] for kind in Accord}
        return {kind: items for kind, items in groups.items() if items}

    def choice(self, item: str) -> Choice:
        """What was typed, beside what the row said when it was read."""
        before = _choice(item, self.draft.rows[item])
        now = _choice(item, self.draft.now(item))
        return Choice(now.item, now.stance, now.values, now.reason, before)

    def open_form(self, items: Collection[str]) -> None:
        """Keep these in a form of their own, also when they are as voted again."""
        self._opened.update(items)

    def has_form(self, item: str) -> bool:
        """Of what the group agrees on only what it decides otherwise all the same."""
        if item not in self._opened and self.draft.now(item)["stance"] != "voted":
            self._opened.add(item)
        return item in self._opened

    def with_form(self, items: Sequence[ItemResult]) -> list[ItemResult]:
        return [item for item in items if self.has_form(item.item.id)]

    @property
    def _opened(self) -> set[str]:
        key = f"decide_opened_{self.found.round.id}"
        opened: set[str] = st.session_state.setdefault(key, set())
        return opened


def accord_on(item: ItemResult) -> Accord:
    """Taps are counted, so nothing but their number says whether to talk first."""
    measured = [axis.people for axis in item.axes.values() if axis.people]
    if measured:
        return accord(measured)
    few = any(axis.certainty is Certainty.DOTS for axis in item.axes.values())
    return Accord.FEW if few else Accord.ALIKE


def is_counted(found: RoundResult) -> bool:
    return Measure.MIDDLE not in ballot_method(found.round.method).measures


def has_votes(item: ItemResult) -> bool:
    return any(axis.settled is not None for axis in item.axes.values())


def _row(item: ItemResult, stored: Choice | None) -> Row:
    """What the group differs on, or hardly answered, is open until it says otherwise."""
    proposed = "voted" if accord_on(item) is Accord.ALIKE else "open"
    decided = stored or Choice(item.item.id, proposed)
    own = decided.values if decided.stance == "otherwise" else {}
    values = {axis: own.get(axis) for axis in item.axes}
    return {"stance": decided.stance, **values, "reason": decided.reason}


def _choice(item: str, row: Row) -> Choice:
    values = {name: value for name, value in row.items() if name not in CELLS}
    given = {axis: value for axis, value in values.items() if value is not None}
    return Choice(item, row["stance"], given, row["reason"] or "")
