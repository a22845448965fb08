"""What the group decided about each organisation so far, followed back to its rounds."""

from collections.abc import Mapping

import streamlit as st

from gbo_core import field
from gbo_core.analysis.firmness import above
from gbo_core.analysis.stakeholders import PRESENT, salience_class, strengthen
from gbo_core.live.standpoints import decided_on
from gbo_core.model import Decision, Organisation
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from gbo_core.telling.decided import decided_cell, reasons
from pages.charts.table import table
from pages.parts.findings import show_findings
from pages.parts.firm import explained, short, taken, with_marks
from pages.parts.way import show_way, to_card
from pages.shell.here import Here
from pages.shell.say import _, language, told
from pages.stakeholders.planes import PAIRS, OnAxes, corner_words, firm_on, show_planes

STAKE = ("power", "interest")
SALIENCE = ("power", "legitimacy", "urgency")


def standing(here: Here) -> None:
    known = here.read(records.load, Organisation)
    decided = here.read(decided_on, "organisation")
    if not decided:
        st.info(
            _("De groep nam nog niets over. Stel een vraag, toon het resultaat en neem het over.")
        )
        return
    _warn(known, decided)
    names = {each.id: each.name for each in known}
    show_planes(names, decided)
    rows = [_row(names[item], on_axes) for item, on_axes in decided.items() if item in names]
    rows.sort(key=lambda row: alphabetical(str(row[_("Organisatie")])))
    table(rows, _("Wat de groep besliste"), dash=_("– wil zeggen: hier staat nog niets."))
    if any(map(_is_firm_somewhere, decided.values())):
        st.caption(explained())
    _to_card(here, {item: names[item] for item in decided if item in names})


def _to_card(here: Here, names: Mapping[str, str]) -> None:
    """From a row of the table to everything that it comes from."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            _("Waar komt dit vandaan?"),
            sorted(names, key=lambda each: alphabetical(names[each])),
            index=None,
            format_func=names.__getitem__,
            placeholder=_("Kies een organisatie"),
            key=f"card_from_{here.workshop.id}",
        )
        if chosen:
            show_way(to_card(chosen), "standing")


def _warn(known: list[Organisation], decided: Mapping[str, OnAxes]) -> None:
    power, interest = (_values(decided, axis) for axis in STAKE)
    show_findings(strengthen(known, power, interest, _sources(decided)))


def _sources(decided: Mapping[str, OnAxes]) -> dict[str, list[str]]:
    """Organisation → the rounds that its power and interest were taken over from."""
    return {
        item: [each.round for axis in STAKE if (each := _decision(on_axes, axis))]
        for item, on_axes in decided.items()
    }


def _decision(on_axes: OnAxes, axis: str) -> Decision | None:
    return on_axes[axis].decision if axis in on_axes else None


def _values(decided: Mapping[str, OnAxes], axis: str) -> dict[str, float]:
    found = {item: on_axes[axis].value for item, on_axes in decided.items() if axis in on_axes}
    return {item: value for item, value in found.items() if value is not None}


def _row(name: str, on_axes: OnAxes) -> dict[str, object]:
    row: dict[str, object] = {_("Organisatie"): name}
    for axis in field.entries("axes"):
        point = on_axes.get(axis.code)
        row[axis.label(language())] = told(decided_cell(point)) or None if point else None
    for pair, axes in PAIRS.items():
        row[field.entry("pairs", pair).label(language())] = corner_words(pair, axes, on_axes)
    row[_("Type belanghebbende")] = _salience(on_axes)
    row[_("Reden")] = "; ".join(reasons(on_axes.values())) or None
    return row


def _salience(on_axes: OnAxes) -> str | None:
    """The class of its three values, and how firm that is."""
    there = taken(on_axes.get(axis) for axis in SALIENCE)
    if len(there) < len(SALIENCE):
        return None
    name = field.entry("salience", salience_class(*(value for value, _votes in there)))
    return with_marks(name.label(language()), short(above(there, PRESENT)))


def _is_firm_somewhere(on_axes: OnAxes) -> bool:
    in_class = above(taken(on_axes.get(axis) for axis in SALIENCE), PRESENT)
    return bool(in_class or any(firm_on(axes, on_axes) for axes in PAIRS.values()))
