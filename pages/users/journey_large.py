"""A journey for a room: its picture in large letters, and what its numbers stand for."""

from collections.abc import Mapping, Sequence

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.users import journeys as rules
from gbo_core.model import Journey, Organisation, Step
from gbo_core.model.names import names
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.charts.look import show
from pages.shell.say import cut, plain
from pages.users import journey_words
from pages.users.journey_picture import figure

COLUMNS = 3  # of what the numbers stand for, so that it fits under the picture
# Pixels on a beamer of 1920 by 1080: around everything, a line of the title, between the words.
SCREEN = 1080
AROUND, TITLE, BETWEEN = 80, 62, 7
ON_TITLE = 64  # letters
SIZES = (("legend", 42, 35), ("small_legend", 52, 29))  # with letters and pixels of a line


def journey_on_beamer(workshop: Workshop, journey_id: str) -> bool:
    """Draw it; False when it is not there any more, or has no steps."""
    journey, there, names = open_store().read(_known, workshop.id, journey_id)
    if journey is None or not there:
        return False
    with st.container(key="journey"):
        journey_large(journey, there, names)
    return True


def journey_large(journey: Journey, there: Sequence[Step], names: Mapping[str, str]) -> None:
    st.header(plain(journey.title), anchor=False)
    words = journey_words.meaning(there)
    picture = figure(there, names, beamer=True)
    show(picture, alt=words, beamer=True, key="journey_large")
    left = SCREEN - AROUND - TITLE * -(-len(journey.title) // ON_TITLE) - picture.layout.height
    lines = [f"{at}. {step.action}" for at, step in enumerate(there, start=1)]
    key, longest = _size(lines, left)
    shown = [plain(cut(line, longest)) for line in lines]
    with st.container(key=key):
        for column, some in zip(st.columns(COLUMNS), _in_turn(shown), strict=True):
            column.markdown("\n\n".join(some))


def _size(lines: Sequence[str], height: float) -> tuple[str, int]:
    """In which letters all of it fits in so many pixels, and how many letters a line may have.

    What does not fit stands in the table on the facilitator's screen.
    """
    rows = -(-len(lines) // COLUMNS)
    room = height - BETWEEN * (rows - 1)
    for key, letters, line in SIZES:
        most = int(room / line)
        if all(sum(1 + len(each) // letters for each in some) <= most for some in _in_turn(lines)):
            return key, max(map(len, lines))
    return key, max(1, most // rows) * letters


def _in_turn(lines: Sequence[str]) -> list[Sequence[str]]:
    """The lines over the columns, from above to below."""
    most = -(-len(lines) // COLUMNS)
    return [lines[most * n : most * (n + 1)] for n in range(COLUMNS)]


def _known(
    connection: Connection, workshop: str, journey_id: str
) -> tuple[Journey | None, list[Step], dict[str, str]]:
    services = names(records.load(connection, workshop, Organisation))
    steps = rules.at_known_services(records.load(connection, workshop, Step), services)
    journeys = records.by_id(records.load(connection, workshop, Journey))
    return journeys.get(journey_id), rules.in_order(steps, journey_id), services
