"""Two people changed the same field: both values, so that whoever typed can choose."""

from collections.abc import Mapping
from typing import Protocol

import streamlit as st

from gbo_core.model import Record
from gbo_core.model.errors import Conflict
from pages.charts.table import table
from pages.shell.say import _


class Settle(Protocol):
    """Go on from what I typed, or from what stands there now."""

    def __call__(self, *, mine: bool) -> None: ...


def titles_of(kind: type[Record]) -> dict[str, str]:
    return {name: _(spec.title) for name, spec in kind.typed().items()}


def show_conflict(
    titles: Mapping[str, str], conflict: Conflict, settle: Settle | None = None, name: str = ""
) -> None:
    """What was typed stays where it was typed; with `settle`, one chooses how to go on.

    `titles`: field → what it is called; `name`: of the record, where many are on the screen.
    """
    st.error(_(conflict.sentence))
    rows = [
        {
            **({_("Naam"): name} if name else {}),
            _("Veld"): titles[field],
            _("U typte"): str(conflict.data["mine"][field]),
            _("Staat er nu"): str(theirs),
        }
        for field, theirs in conflict.data["theirs"].items()
    ]
    table(rows, _("Wat u typte, en wat er nu staat"))
    if settle:
        show_ways_out(settle)


def show_ways_out(settle: Settle) -> bool:
    """Neither is stored before somebody who saw both says so. Answers whether they did."""
    st.caption(_("Kies wat in het vak komt. Bewaar daarna opnieuw."))
    with st.container(horizontal=True):
        mine = st.button(
            _("Houd wat ik typte"), key="settle_mine", on_click=settle, kwargs={"mine": True}
        )
        theirs = st.button(
            _("Neem wat er nu staat"), key="settle_theirs", on_click=settle, kwargs={"mine": False}
        )
    return mine or theirs
