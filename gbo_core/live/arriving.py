"""What arrives from a phone: is its round open, and does its sender (still) exist?"""

from collections.abc import Iterable, Mapping
from typing import Protocol

from sqlalchemy import Connection, bindparam, select

from gbo_core.live import belonging, rounds
from gbo_core.live.errors import NoSuchRound, NotJoined, RoundClosed, RoundNotOpen
from gbo_core.model.errors import GboError
from gbo_core.model.round import Round, State
from gbo_core.store.clock import seconds_since
from gbo_core.store.tables import participant

GRACE_SECONDS = 2.0  # what was under way when the round closed still counts


class Arrival(Protocol):
    @property
    def workshop(self) -> str: ...
    @property
    def round(self) -> str: ...
    @property
    def participant(self) -> str: ...


class Door:
    """Lets a batch of arrivals in, each on its own: rounds and senders are read once for all."""

    def __init__(self, connection: Connection, arrivals: Iterable[Arrival]) -> None:
        together = list(arrivals)
        self.rounds: Mapping[tuple[str, str], Round | None] = {
            key: _round_or_none(connection, *key)
            for key in {(each.workshop, each.round) for each in together}
        }
        self._there = _there(connection, together)

    def settle(self, connection: Connection) -> None:
        """After all was stored: who just joined and was in time belongs somewhere too."""
        for asked in self.rounds.values():
            if asked and asked.state is State.CLOSED:
                belonging.fix_late(connection, asked)

    def refusal(self, arrival: Arrival) -> GboError | None:
        """Why it may not come in, or None."""
        refused = _check_open(self.rounds[arrival.workshop, arrival.round])
        if refused is None and arrival.participant not in self._there:
            return NotJoined()
        return refused


def _round_or_none(connection: Connection, workshop: str, round_id: str) -> Round | None:
    try:
        return rounds.get(connection, workshop, round_id)
    except NoSuchRound:
        return None


def _there(connection: Connection, arrivals: Iterable[Arrival]) -> set[str]:
    """The senders who (still) exist: one who was erased meanwhile must not fail the others."""
    by_workshop: dict[str, set[str]] = {}
    for arrival in arrivals:
        by_workshop.setdefault(arrival.workshop, set()).add(arrival.participant)
    return {
        participant_id
        for workshop, wanted in by_workshop.items()
        for participant_id in connection.execute(
            _EXISTING, {"w": workshop, "p": sorted(wanted)}
        ).scalars()
    }


_EXISTING = select(participant.c.id).where(
    participant.c.workshop == bindparam("w"),
    participant.c.id.in_(bindparam("p", expanding=True)),
)


def _check_open(asked: Round | None) -> GboError | None:
    if asked is None:
        return NoSuchRound()
    if asked.state is State.OPEN:
        return None
    if not asked.closed_at:
        return RoundNotOpen()
    return None if _is_under_way(asked) else RoundClosed()


def _is_under_way(asked: Round) -> bool:
    """A closing that lies in the future is of another day's clock, not of a moment ago.

    Once somebody knows the result nothing comes any more: one ballot later it would tell whose.
    """
    if asked.state is not State.CLOSED or asked.seen_at:
        return False
    return 0 <= seconds_since(asked.closed_at) <= GRACE_SECONDS
