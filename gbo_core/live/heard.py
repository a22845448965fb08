"""What was last heard about each item of a subject: the newest result that the group has seen."""

from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.live import kept, rounds
from gbo_core.live.methods import method_of
from gbo_core.live.results import AxisResult
from gbo_core.model.round import Round


@dataclass(frozen=True, slots=True)
class Heard:
    """The votes on one item and axis, with the round that they were cast in."""

    round: Round
    result: AxisResult


# Item → axis → what was last heard.
HeardAll = dict[str, dict[str, Heard]]


def heard(connection: Connection, workshop: str, subject: str, axes: tuple[str, ...]) -> HeardAll:
    """Only from revealed rounds, and only on `axes`; an item that nobody answered on is out.

    Taps and dots are no answers on a scale, whatever they stand for.
    """
    found: HeardAll = {}
    for asked in rounds.load(connection, workshop):  # newest first
        about = asked.subject == subject and asked.state.is_revealed
        if about and set(method_of(asked.method).axes(asked.settings)) & set(axes):
            _add(found, asked, connection, axes)
    return found


def _add(found: HeardAll, asked: Round, connection: Connection, axes: tuple[str, ...]) -> None:
    for item in kept.result(connection, asked.workshop, asked.id).items:
        for axis, outcome in item.axes.items():
            if axis in axes and outcome.people and outcome.n:
                found.setdefault(item.item.id, {}).setdefault(axis, Heard(asked, outcome))
