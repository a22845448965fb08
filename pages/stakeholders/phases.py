"""Who sits at the table in which phase: a step of the participation ladder per cell."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st

from gbo_core import field
from gbo_core.analysis.stakeholders import phase_checks, proposal
from gbo_core.live import takeover
from gbo_core.model import Decision, Involvement, Organisation, Person
from gbo_core.model.errors import Conflict
from gbo_core.model.names import in_order
from gbo_core.steps.stakeholders import Cell, seat
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.forms.conflict import show_conflict
from pages.forms.draft import Draft, Edits, Row, draft_of
from pages.forms.further import show_further
from pages.forms.save_bar import LONG, show_end_bar, show_save_bar
from pages.parts.findings import show_findings
from pages.shell.here import Here
from pages.shell.say import _, labels, language, n_

NAME_WIDTH = 190  # pixels

# organisation id → phase → level
Cells = dict[str, dict[str, str]]


def phases(here: Here) -> None:
    known = here.read(records.load, Organisation)
    accepted = in_order(each for each in known if each.is_listed)
    if not accepted:
        st.info(_("Zet eerst organisaties in de lijst."))
        return
    involved = here.read(records.load, Involvement)
    people = here.read(records.load, Person)
    _ladder()
    show_findings(phase_checks(accepted, people, involved))
    cells = _cells(accepted, involved)
    draft = draft_of_phases(here.workshop)
    data = draft.data(_rows(accepted, cells))
    if show_save_bar(draft):
        _save(here, draft)
    _propose(here.workshop, draft, cells)
    st.data_editor(
        data,
        hide_index=True,
        key=draft.editor_key,
        on_change=draft.keep,
        disabled=["name"],
        placeholder="",
        height="content" if len(accepted) < LONG else 640,
        column_config=_config(),
        alt=_("Wie zit in welke fase aan tafel"),
    )
    phases_ = {p.label(language()): _width(p.label(language())) for p in field.entries("phases")}
    show_further({_("Organisatie"): NAME_WIDTH} | phases_)
    if show_end_bar(draft):
        _save(here, draft)


def draft_of_phases(workshop: Workshop) -> Draft:
    return draft_of(workshop.id, "phases", Organisation.concept)


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


def _rows(accepted: Sequence[Organisation], cells: Cells) -> dict[str, Row]:
    called = _levels()
    return {
        o.id: {"name": o.name} | {phase: called[level] for phase, level in cells[o.id].items()}
        for o in accepted
    }


def _levels() -> dict[str, str]:
    return {"": ""} | labels("ladder")


def _config() -> dict[str, Any]:
    columns = {
        phase.code: st.column_config.SelectboxColumn(
            phase.label(language()),
            options=list(_levels().values()),
            width=_width(phase.label(language())),
        )
        for phase in field.entries("phases")
    }
    return {
        "name": st.column_config.TextColumn(_("Organisatie"), width=NAME_WIDTH, pinned=True),
        **columns,
    }


def _width(title: str) -> int:
    """In pixels, so that the header is not cut."""
    return max(115, 50 + 7 * len(title))


def _propose(workshop: Workshop, draft: Draft, cells: Cells) -> None:
    """Type in the empty cells what the group's own decisions suggest; storing is up to them."""
    found = _proposed(workshop, draft, cells)
    count = sum(map(len, found.values()))
    if not count:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        label = _("Vul lege vakken volgens de stemming")
        if st.button(label, icon=":material/auto_fix_high:", key="phases_propose"):
            draft.add(found)
            st.rerun()
        words = n_(
            "Vult %(n)d leeg vak met de trede die past bij wat de groep besliste over bijdrage "
            "en nodig. U ziet het eerst in de tabel; bewaren doet u zelf.",
            "Vult %(n)d lege vakken met de trede die past bij wat de groep besliste over bijdrage "
            "en nodig. U ziet het eerst in de tabel; bewaren doet u zelf.",
            count,
        )
        st.caption(words % {"n": count})


def _proposed(workshop: Workshop, draft: Draft, cells: Cells) -> Edits:
    """The suggestions for what is empty in the store and in the draft."""
    standing = open_store().read(takeover.standings, workshop.id, "organisation")
    called = _levels()
    found: Edits = {}
    for id_, levels in cells.items():
        typed = draft.typed.get(id_, {})
        empty = [phase for phase, level in levels.items() if not level and not typed.get(phase)]
        suggested = called[_suggested(standing.get(id_, {}))]
        if suggested and empty:
            found[id_] = dict.fromkeys(empty, suggested)
    return found


def _suggested(standing: Mapping[str, Decision]) -> str:
    values = [standing[axis].value for axis in ("contribution", "necessity") if axis in standing]
    known = [value for value in values if value is not None]
    return proposal("contribution_necessity", *known) if len(known) == 2 else ""


def _save(here: Here, draft: Draft) -> None:
    codes = {label: code for code, label in _levels().items()}
    changed = [
        Cell(organisation, phase, codes[draft.rows[organisation][phase]], codes[level or ""])
        for organisation, typed in draft.typed.items()
        for phase, level in typed.items()
    ]
    count = len(changed)
    words = n_("%(n)d vak bewaard.", "%(n)d vakken bewaard.", count) % {"n": count}
    if here.do(words, seat, changed, settle=partial(_show_conflict, draft)):
        draft.drop()
        st.rerun()


def _show_conflict(draft: Draft, conflict: Conflict) -> None:
    row = conflict.data["record"]
    settle = partial(draft.settle, row, conflict.data["theirs"])
    sides = {side: _in_words(conflict.data[side]) for side in ("mine", "theirs")}
    worded = Conflict(conflict.sentence, record=row, **sides)
    show_conflict(labels("phases"), worded, settle, draft.rows[row]["name"])


def _in_words(levels: Mapping[str, str]) -> dict[str, str]:
    return {phase: _levels()[level] for phase, level in levels.items()}
