"""Who sits at the table in which phase: a step of the participation ladder per cell."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core import field
from gbo_core.analysis.stakeholders import phase_checks, proposal
from gbo_core.live import takeover
from gbo_core.model import Decision, Involvement, Organisation, Person
from gbo_core.model.ids import new_id
from gbo_core.model.involvement import involvement_id
from gbo_core.store import open_store, records
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.ask import say_later, showing_refusals
from pages.parts import undo
from pages.parts.findings import show_findings
from pages.say import _, language, n_

# organisation id → phase → level
Cells = dict[str, dict[str, str]]


def phases(workshop: Workshop, looker: Facilitator) -> None:
    known = open_store().read(records.load, Organisation, workshop.id)
    accepted = sorted((o for o in known if not o.proposed), key=lambda o: o.name.casefold())
    if not accepted:
        st.info(_("Zet eerst organisaties in de lijst."))
        return
    involved = open_store().read(records.load, Involvement, workshop.id)
    people = open_store().read(records.load, Person, workshop.id)
    _ladder()
    show_findings(phase_checks(accepted, people, involved))
    cells = _cells(accepted, involved)
    turn = st.session_state.setdefault("phases_turn", 0)
    edited = st.data_editor(
        _frame(accepted, cells),
        hide_index=True,
        key=f"phases_{workshop.id}_{turn}_{hash(str(cells))}",
        disabled=["name"],
        placeholder="",
        height="content" if len(accepted) < 18 else 640,
        column_config=_config(),
        alt=_("Wie zit in welke fase aan tafel"),
    )
    with st.container(horizontal=True):
        if st.button(_("Bewaar"), type="primary", key="phases_save"):
            _store(workshop, looker, _differences(cells, _read(accepted, edited)))
        _propose(workshop, looker, accepted, cells)


def _ladder() -> None:
    with st.expander(_("Wat betekenen de treden?")):
        lines = (
            f"- **{e.label(language())}**: {e.hint(language())}" for e in field.entries("ladder")
        )
        st.markdown("\n".join(lines))


def _cells(accepted: Sequence[Organisation], involved: Sequence[Involvement]) -> Cells:
    levels = {(cell.organisation, cell.phase): cell.level for cell in involved}
    codes = [phase.code for phase in field.entries("phases")]
    return {o.id: {phase: levels.get((o.id, phase), "") for phase in codes} for o in accepted}


def _frame(accepted: Sequence[Organisation], cells: Cells) -> pd.DataFrame:
    labels = _levels()
    rows = [
        {"name": o.name} | {phase: labels[level] for phase, level in cells[o.id].items()}
        for o in accepted
    ]
    return pd.DataFrame(rows)


def _levels() -> dict[str, str]:
    return {"": ""} | {entry.code: entry.label(language()) for entry in field.entries("ladder")}


def _config() -> dict[str, Any]:
    columns = {
        phase.code: st.column_config.SelectboxColumn(
            phase.label(language()), options=list(_levels().values()), width=115
        )
        for phase in field.entries("phases")
    }
    return {
        "name": st.column_config.TextColumn(_("Organisatie"), width=190, pinned=True),
        **columns,
    }


def _read(accepted: Sequence[Organisation], edited: pd.DataFrame) -> Cells:
    codes = {label: code for code, label in _levels().items()}
    phase_codes = [phase.code for phase in field.entries("phases")]
    return {
        o.id: {phase: codes[row[phase] or ""] for phase in phase_codes}
        for o, (_index, row) in zip(accepted, edited.iterrows(), strict=True)
    }


def _differences(before: Cells, after: Cells) -> list[Involvement]:
    return [
        Involvement.make(
            id=involvement_id(organisation, phase),
            organisation=organisation,
            phase=phase,
            level=level,
        )
        for organisation, levels in after.items()
        for phase, level in levels.items()
        if before[organisation][phase] != level
    ]


def _propose(
    workshop: Workshop, looker: Facilitator, accepted: Sequence[Organisation], cells: Cells
) -> None:
    """Fill the empty cells with what the group's own decisions suggest."""
    standing = open_store().read(takeover.standings, workshop.id, "organisation")
    proposed = {
        o.id: {p: level or _suggested(standing.get(o.id, {})) for p, level in cells[o.id].items()}
        for o in accepted
    }
    missing = _differences(cells, proposed)
    label = _("Vul lege vakken volgens de stemming")
    if missing and st.button(label, icon=":material/auto_fix_high:", key="phases_propose"):
        _store(workshop, looker, missing)


def _suggested(standing: Mapping[str, Decision]) -> str:
    values = [standing[axis].value for axis in ("contribution", "necessity") if axis in standing]
    known = [value for value in values if value is not None]
    return proposal("contribution_necessity", *known) if len(known) == 2 else ""


def _store(workshop: Workshop, looker: Facilitator, changed: Sequence[Involvement]) -> None:
    if not changed:
        st.info(_("Er is niets gewijzigd."))
        return
    bundle = new_id("b")
    with showing_refusals():
        open_store().write(_write, workshop.id, changed, looker.name, bundle)
        words = n_("%(n)d vak bewaard.", "%(n)d vakken bewaard.", len(changed)) % {
            "n": len(changed)
        }
        undo.remember(bundle, words)
        say_later(words)
        st.rerun()


def _write(
    connection: Any, workshop: str, changed: Sequence[Involvement], by: str, bundle: str
) -> None:
    for cell in changed:
        records.put(connection, workshop, cell, by=by, bundle=bundle)
