"""What the group finds of its factors: where each stands, how sure that is, and since when."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis.agreement import Label
from gbo_core.analysis.factors import PAIR, Reading, in_order, reading
from gbo_core.live import rounds, takeover
from gbo_core.live.heard import Heard, HeardAll, heard
from gbo_core.model import Decision, Factor
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.charts import reading as words
from pages.charts.look import show
from pages.charts.plane import Place, apart, numbered_marks, plane
from pages.parts.decided import decided_cell
from pages.say import _, language, plain

AXES = ("uncertainty", "impact")


@dataclass(frozen=True, slots=True)
class Known:
    """`decided` and `votes`: factor → axis → what holds; `numbers`: round → its number."""

    factors: Sequence[Factor]
    decided: Mapping[str, Mapping[str, Decision]]
    votes: HeardAll
    numbers: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Placed:
    """A factor that has a value on both axes, with its number in the picture.

    `divided`: on one of the axes two groups answer, so that the place between them is nobody's.
    """

    number: int
    factor: Factor
    place: Place
    reading: Reading
    divided: bool


def standing(workshop: Workshop) -> None:
    known = open_store().read(_known, workshop.id)
    placed = list(_placed(known))
    if not placed:
        st.info(
            _(
                "Nog niets te tonen. Vraag bij ‘Stemmen’ naar gevolgen en onzekerheid, en toon het "
                "resultaat. Een midden staat er vanaf 8 antwoorden."
            )
        )
        return
    picture, lists = st.columns([3, 2], gap="large")
    with picture:
        show(_figure(placed), alt=_meaning(placed), key="factor_standing")
        st.caption(_("Elk nummer is een factor; de tabel zegt welke. Nummers zijn geen volgorde."))
    with lists:
        _corners(placed)
    st.dataframe(
        _table(known, placed), hide_index=True, placeholder="–", alt=_("Wat we vinden, als tabel")
    )
    st.caption(
        _(
            "R2 achter een waarde wil zeggen: ze komt uit ronde 2. ‘Gestemd’ wil zeggen: de groep "
            "nam het nog niet over. Wat kan verschuiven, ligt zo dicht bij het midden dat andere "
            "mensen het misschien ergens anders zouden zetten."
        )
    )


def _known(connection: Connection, workshop: str) -> Known:
    return Known(
        factors=in_order(records.load(connection, Factor, workshop)),
        decided=takeover.standings(connection, workshop, Factor.concept),
        votes=heard(connection, workshop, Factor.concept, AXES),
        numbers=rounds.numbers(connection, workshop),
    )


def _placed(known: Known) -> Iterable[Placed]:
    for number, factor in enumerate(known.factors, start=1):
        x, y = (_value(known, factor, axis) for axis in AXES)
        if x is not None and y is not None:
            votes = known.votes.get(factor.id, {})
            uncertainties, impacts = (_cast(votes.get(axis)) for axis in AXES)
            divided = any(map(_is_divided, votes.values()))
            found = reading(y, x, impacts, uncertainties)
            yield Placed(number, factor, (x, y), found, divided)


def _value(known: Known, factor: Factor, axis: str) -> float | None:
    """What the group took over, or else the middle of its last votes, enough answers provided."""
    decision = known.decided.get(factor.id, {}).get(axis)
    if decision is not None:
        return decision.value
    votes = known.votes.get(factor.id, {}).get(axis)
    if votes is None or not words.is_firm_enough(votes.result.people):
        return None
    return votes.result.people.median


def _cast(votes: Heard | None) -> tuple[float, ...]:
    return votes.result.values if votes else ()  # noqa: PD011 - no data frame


def _is_divided(votes: Heard) -> bool:
    people = votes.result.people
    return words.is_firm_enough(people) and people.label is Label.TWO_GROUPS


def _figure(placed: Sequence[Placed]) -> go.Figure:
    chart = plane(PAIR)
    places = apart([each.place for each in placed])
    marks = [(p.number, p.factor.title, place) for p, place in zip(placed, places, strict=True)]
    chart.add_trace(numbered_marks(marks))
    return chart


def _by_corner(placed: Iterable[Placed]) -> dict[str, list[Placed]]:
    """Corner → what stands there, in the order of the list; what is in the middle under ''."""
    corners = [each.code for each in field.entries("quadrants") if each.data["pair"] == PAIR]
    found: dict[str, list[Placed]] = {corner: [] for corner in [*corners, ""]}
    for each in placed:
        found[each.reading.corner].append(each)
    return {corner: there for corner, there in found.items() if there}


def _name(corner: str) -> str:
    return field.entry("quadrants", corner).label(language()) if corner else _("In het midden")


def _corners(placed: Sequence[Placed]) -> None:
    """What stands in each corner and what that asks; within a corner there is no order."""
    for corner, there in _by_corner(placed).items():
        st.markdown(f"**{_name(corner)}**")
        if corner:
            st.caption(field.entry("quadrants", corner).hint(language()))
        st.markdown("  \n".join(plain(f"{each.number}. {_titled(each)}") for each in there))


def _titled(each: Placed) -> str:
    if each.divided:
        return _("%(factor)s (twee groepen antwoorden)") % {"factor": each.factor.title}
    if each.reading.sure or not each.reading.corner:
        return each.factor.title
    return _("%(factor)s (kan verschuiven)") % {"factor": each.factor.title}


def _meaning(placed: Sequence[Placed]) -> str:
    return " ".join(
        f"{_name(corner)}: {'; '.join(each.factor.title for each in there)}."
        for corner, there in _by_corner(placed).items()
    )


def _table(known: Known, placed: Iterable[Placed]) -> pd.DataFrame:
    return words.frame(_row(known, each) for each in placed)


def _row(known: Known, each: Placed) -> dict[str, object]:
    decided = known.decided.get(each.factor.id, {})
    votes = known.votes.get(each.factor.id, {})
    row: dict[str, object] = {_("Nr."): each.number, _("Factor"): each.factor.title}
    for axis in reversed(AXES):
        label = words.axis_label(axis)
        row[label] = _cell(decided.get(axis), votes.get(axis), known.numbers)
        if axis in votes:
            people = votes[axis].result.people
            row[_("%(axis)s: antwoorden") % {"axis": label}] = (
                f"{words.words(people)} · n = {people.n}"
            )
    row[_("Waar het staat")] = _name(each.reading.corner)
    row[_("Reden")] = next((d.reason for d in decided.values() if d.reason), None)
    return row


def _cell(decision: Decision | None, votes: Heard | None, numbers: Mapping[str, int]) -> str | None:
    if decision is not None:
        return decided_cell(decision, numbers)
    if votes is None:
        return None
    value = words.number(votes.result.people.median)
    return _("gestemd %(value)s · R%(round)s") % {"value": value, "round": votes.round.number}
