"""A journey for a room: its picture in large letters, and what its numbers stand for."""

from collections.abc import Mapping, Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.users import journeys as rules
from gbo_core.model import Journey, Organisation, Step
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.charts.look import show
from pages.shell.say import plain
from pages.users import journey_words
from pages.users.journey_picture import figure


def journey_on_beamer(workshop: Workshop, journey_id: str) -> bool:
    """Draw it; False when it is not there any more, or has no steps."""
    journey, there, names = open_store().read(_known, workshop.id, journey_id)
    if journey is None or not there:
        return False
    journey_large(journey, there, names)
    return True


def journey_large(journey: Journey, there: Sequence[Step], names: Mapping[str, str]) -> None:
    st.header(plain(journey.title), anchor=False)
    words = journey_words.meaning(there)
    show(figure(there, names, beamer=True), alt=words, beamer=True, key="journey_large")
    lines = [f"{at}. {plain(step.action)}" for at, step in enumerate(there, start=1)]
    half = -(-len(lines) // 2)
    for column, some in zip(st.columns(2), (lines[:half], lines[half:]), strict=True):
        column.markdown("\n".join(f"### {line}" for line in some))


def _known(
    connection: Connection, workshop: str, journey_id: str
) -> tuple[Journey | None, list[Step], dict[str, str]]:
    organisations = records.load(connection, workshop, Organisation)
    names = {each.id: each.name for each in organisations}
    steps = rules.at_known_services(records.load(connection, workshop, Step), names)
    journeys = records.by_id(records.load(connection, workshop, Journey))
    return journeys.get(journey_id), rules.in_order(steps, journey_id), names
