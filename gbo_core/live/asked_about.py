"""What a group was asked about one item, question by question, with what it decided after each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection

from gbo_core.analysis.shift import Shift
from gbo_core.live import kept, rounds
from gbo_core.live.methods import method_of
from gbo_core.live.results import ItemResult
from gbo_core.model import Decision
from gbo_core.model.round import Round
from gbo_core.store import records

MOST: Final = 5  # questions that are counted anew for it; whole results are dear


@dataclass(frozen=True, slots=True)
class Asked:
    """One question about the item, by axis where it says more than one thing.

    `moved`: against the round that this one follows, where enough people answered both.
    """

    round: Round
    result: ItemResult
    decided: Mapping[str, Decision]
    moved: Mapping[str, Shift]


@dataclass(frozen=True, slots=True)
class About:
    """`asked`: the newest questions first; `older`: those before them, by name only."""

    asked: tuple[Asked, ...]
    older: tuple[Round, ...]


def about(connection: Connection, workshop: str, subject: str, item: str) -> About:
    """Only what the group has seen, and was asked to answer rather than to write about."""
    found = tuple(_asked_about(connection, workshop, subject, item))
    decided = records.load(connection, workshop, Decision, item=item)
    shown = tuple(_asked(connection, each, item, decided) for each in found[:MOST])
    return About(shown, found[MOST:])


def _asked_about(connection: Connection, workshop: str, subject: str, item: str) -> Iterator[Round]:
    for each in rounds.load(connection, workshop):  # newest first
        is_ballot = method_of(each.method).gathers == "ballots"
        is_about = each.subject == subject and item in each.item_ids()
        if is_about and is_ballot and each.state.is_revealed:
            yield each


def _asked(connection: Connection, asked: Round, item: str, decided: list[Decision]) -> Asked:
    shifts = kept.moved(connection, asked.workshop, asked.id) if asked.follows else {}
    return Asked(
        asked,
        kept.result(connection, asked.workshop, asked.id).item(item),
        {each.axis: each for each in decided if each.round == asked.id},
        {axis: moved for (about, axis), moved in shifts.items() if about == item},
    )
