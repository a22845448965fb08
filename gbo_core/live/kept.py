"""Outcomes for screens: counted once for every state of the votes, however often they are drawn.

A beamer draws every second. The outcome of 150 items and 200 voters takes 0.3 s to count.
"""

import threading
from typing import Final

from sqlalchemy import Connection, and_, func, or_, select

from gbo_core.live import results
from gbo_core.live.results import RoundResult
from gbo_core.store.tables import change

MOST: Final = 8

# The database, workshop and round, and the newest change that the outcome depends on.
Key = tuple[str, str, str, int]

_kept: Final[dict[Key, RoundResult]] = {}
_lock: Final = threading.Lock()


def result(connection: Connection, workshop: str, round_id: str) -> RoundResult:
    """As `results.result`, from memory while nothing changed that it depends on.

    For reading only: the number of a change that a write is still making may be given again.
    """
    database = str(connection.engine.url)
    key = (database, workshop, round_id, _newest_change(connection, workshop, round_id))
    with _lock:
        known = _kept.get(key)
    return known or _keep(key, results.result(connection, workshop, round_id))


def _newest_change(connection: Connection, workshop: str, round_id: str) -> int:
    """Of the round and its ballots, of participants, and of the organisations that they are of."""
    of_the_round = and_(change.c.kind.in_(("round", "ballot")), change.c.record == round_id)
    of_people = change.c.kind.in_(("participant", "organisation"))
    newest = select(func.max(change.c.seq)).where(
        change.c.workshop == workshop, or_(of_the_round, of_people)
    )
    return connection.execute(newest).scalar() or 0


def _keep(key: Key, found: RoundResult) -> RoundResult:
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            del _kept[next(iter(_kept))]
    return found
