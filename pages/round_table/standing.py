"""What the group decided about each organisation so far, followed back to its rounds."""

import pandas as pd
import streamlit as st

from gbo_core import field
from gbo_core.analysis.quadrant import quadrant
from gbo_core.analysis.stakeholders import salience_class, strengthen
from gbo_core.live import rounds, takeover
from gbo_core.model import Decision, Organisation
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.parts.decided import decided_cell
from pages.parts.findings import show_findings
from pages.say import _, language

PAIRS = {
    "contribution_necessity": ("contribution", "necessity"),
    "power_interest": ("power", "interest"),
}
SALIENCE = ("power", "legitimacy", "urgency")
# organisation id → axis → decision
Standings = dict[str, dict[str, Decision]]


def standing(workshop: Workshop) -> None:
    known = open_store().read(records.load, Organisation, workshop.id)
    standings = open_store().read(takeover.standings, workshop.id, "organisation")
    numbers = {each.id: each.number for each in open_store().read(rounds.load, workshop.id)}
    if not standings:
        st.info(
            _("De groep nam nog niets over. Stel een vraag, toon het resultaat en neem het over.")
        )
        return
    _warn(known, standings)
    names = {each.id: each.name for each in known}
    rows = [
        _row(names[item], on_axes, numbers) for item, on_axes in standings.items() if item in names
    ]
    frame = pd.DataFrame(sorted(rows, key=lambda row: str(row[_("Organisatie")]).casefold()))
    st.dataframe(
        frame.dropna(axis="columns", how="all"),
        hide_index=True,
        placeholder="–",
        height="content",
        alt=_("Wat de groep besliste"),
    )
    st.caption(_("R2 achter een waarde wil zeggen: ze komt uit ronde 2."))


def _warn(known: list[Organisation], standings: Standings) -> None:
    power, interest = _values(standings, "power"), _values(standings, "interest")
    show_findings(strengthen(known, power, interest))


def _values(standings: Standings, axis: str) -> dict[str, float]:
    found = {item: on_axes[axis].value for item, on_axes in standings.items() if axis in on_axes}
    return {item: value for item, value in found.items() if value is not None}


def _row(name: str, on_axes: dict[str, Decision], numbers: dict[str, int]) -> dict[str, object]:
    row: dict[str, object] = {_("Organisatie"): name}
    for axis in field.entries("axes"):
        decision = on_axes.get(axis.code)
        row[axis.label(language())] = decided_cell(decision, numbers) if decision else None
    for pair, axes in PAIRS.items():
        row[field.entry("pairs", pair).label(language())] = _corner(pair, axes, on_axes)
    row[_("Type belanghebbende")] = _salience(on_axes)
    row[_("Reden")] = next((d.reason for d in on_axes.values() if d.reason), None)
    return row


def _known(on_axes: dict[str, Decision], axes: tuple[str, ...]) -> list[float]:
    values = [on_axes[axis].value for axis in axes if axis in on_axes]
    return [value for value in values if value is not None]


def _corner(pair: str, axes: tuple[str, str], on_axes: dict[str, Decision]) -> str | None:
    values = _known(on_axes, axes)
    corner = quadrant(pair, *values) if len(values) == len(axes) else ""
    return field.entry("quadrants", corner).label(language()) if corner else None


def _salience(on_axes: dict[str, Decision]) -> str | None:
    values = _known(on_axes, SALIENCE)
    if len(values) < len(SALIENCE):
        return None
    return field.entry("salience", salience_class(*values)).label(language())
