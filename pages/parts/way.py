"""The way from what is said to what it rests on: votes, or the records themselves.

Going there shows it on this screen only: the beamer stays as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import streamlit as st

from gbo_core.live import rounds
from gbo_core.model import Organisation
from gbo_core.model.finding import Ground, Records, Votes
from gbo_core.store import open_store
from pages.shell.pointed import pointer
from pages.shell.say import _, plain
from pages.shell.section import PARAMETER, ROUND, place
from pages.steps import ASKED, PLACES, STEPS, TITLES

MOST = 3  # questions that get a button of their own
_URLS = {step.screen.file: step.screen.url for step in STEPS}
_ASK, _LIST = ":material/how_to_vote:", ":material/arrow_forward:"


@dataclass(frozen=True, slots=True)
class Way:
    """A part of a screen, and what the address says there beside it."""

    label: str
    icon: str
    file: str
    part: str
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """What tells it from every other."""
        return "_".join((_URLS[self.file], self.part, *self.query.values()))


def show_way(way: Way, beside: str) -> None:
    """A small button; `beside` tells it from the same way elsewhere on the screen."""
    label, key = plain(way.label), f"{beside}_{way.key}"
    help_ = _("Toon de stemmen waar dit uit komt.") if ROUND in way.query else None
    if st.button(label, icon=way.icon, type="tertiary", key=key, help=help_):
        here = {"w": str(st.session_state["workshop"]), PARAMETER: way.part}
        st.switch_page(way.file, query_params={**here, **way.query})


def to_round(subject: str, round_id: str, number: int) -> Way:
    """To the results of one question."""
    label = _("Vraag %(number)d") % {"number": number}
    return Way(label, _ASK, *ASKED[subject], {ROUND: round_id})


def to_card(organisation: str) -> Way:
    """To the card of an organisation: what it comes from, and who changed it."""
    file, part = PLACES[Organisation.concept]
    label = _("Bekijk de kaart")
    return Way(label, ":material/id_card:", file, part, pointer([organisation]))


def ways(grounds: Iterable[Ground], at: Iterable[str] = ()) -> Iterator[Way]:
    """To everything of these that is not on the screen already.

    `at`: the ids of what is drawn around it.
    """
    for each in grounds:
        if isinstance(each, Votes):
            yield from _to_votes(each)
        elif each.concept in PLACES and not (each.ids and set(each.ids) <= set(at)):
            yield from _to_records(each)


def _to_votes(votes: Votes) -> Iterator[Way]:
    """A way to each question, the newest first; to all where they are many, or none yet."""
    numbers = _numbers(votes.rounds)
    for round_id in sorted(numbers, key=lambda each: -numbers[each])[:MOST]:
        yield to_round(votes.subject, round_id, numbers[round_id])
    if not numbers or len(numbers) > MOST:
        yield from _to_part(_ASK, *ASKED[votes.subject])


def _numbers(ids: Iterable[str]) -> dict[str, int]:
    """What each round that is still there is called by."""
    wanted = set(ids)
    if not wanted:
        return {}
    every = open_store().read(rounds.numbers, str(st.session_state["workshop"]))
    return {round_id: number for round_id, number in every.items() if round_id in wanted}


def _to_records(records: Records) -> Iterator[Way]:
    query = pointer(records.ids)
    yield from _to_part(_LIST, *PLACES[records.concept], query)


def _to_part(
    icon: str, file: str, part: str, query: Mapping[str, str] | None = None
) -> Iterator[Way]:
    there = place() == f"{_URLS[file]}/{part}"
    if query or not there:
        label = _("Toon") if there else _(TITLES[file, part])
        yield Way(label, icon, file, part, query or {})
