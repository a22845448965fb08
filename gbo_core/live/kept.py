"""Outcomes for screens: counted once for every state of the votes, however often they are drawn.

A beamer draws every second. The outcome of 150 items and 200 voters takes 0.3 s to count, a wall
of 2,000 notes 0.1 s.
"""

import threading
from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from gbo_core.analysis.shift import Shift
from gbo_core.live import circles, counting, progress, shifts
from gbo_core.live import wall as walls
from gbo_core.live.cast import CastAll, cast_in
from gbo_core.live.circles import SplitsByCircle
from gbo_core.live.results import Place, RoundResult
from gbo_core.live.wall import Wall
from gbo_core.store.tables import change

MOST: Final = 8  # whole results and walls
MOST_LIGHT: Final = 100  # of what a round's answers are without who and measures

_Kept = dict[tuple[Any, ...], Any]
Load = Callable[[Connection, str, str], Any]

_kept: Final[_Kept] = {}
_light: Final[_Kept] = {}
_lock: Final = threading.Lock()


def result(connection: Connection, workshop: str, round_id: str) -> RoundResult:
    """As `counting.result`, from memory while nothing changed that it depends on.

    For reading only: the number of a change that a write is still making may be given again.
    """
    of_people = change.c.kind.in_(("participant", "organisation"))
    found: RoundResult = _once(
        connection, counting.result, workshop, round_id, or_(_answers(round_id), of_people)
    )
    return found


def moved(connection: Connection, workshop: str, round_id: str) -> dict[Place, Shift]:
    """As `shifts.moved`; what was answered in the round before changes only as people go."""
    of_people = change.c.kind == "participant"
    found: dict[Place, Shift] = _once(
        connection, shifts.moved, workshop, round_id, or_(_answers(round_id), of_people)
    )
    return found


def splits_by_circle(connection: Connection, workshop: str, round_id: str) -> SplitsByCircle:
    """As `circles.splits_by_circle`; what closed before counts as well."""
    of_all = change.c.kind.in_(("participant", "organisation", "round"))
    found: SplitsByCircle = _once(
        connection, circles.splits_by_circle, workshop, round_id, or_(_answers(round_id), of_all)
    )
    return found


def wall(connection: Connection, workshop: str, round_id: str) -> Wall:
    """As `wall.load`, in the same way."""
    of_the_round = and_(change.c.kind == "round", change.c.record == round_id)
    of_notes = change.c.kind.in_(("note", "participant", "factor", "insight"))
    found: Wall = _once(connection, walls.load, workshop, round_id, or_(of_the_round, of_notes))
    return found


def cast(connection: Connection, workshop: str, round_id: str) -> CastAll:
    """As `cast.cast_in`; who joins or is renamed changes nothing in it."""
    found: CastAll = _light_once(connection, cast_in, workshop, round_id)
    return found


def unfinished(connection: Connection, workshop: str, round_id: str) -> int:
    """As `progress.unfinished`: the panel asks it every second."""
    found: int = _light_once(connection, progress.unfinished, workshop, round_id)
    return found


def _answers(round_id: str) -> ColumnElement[bool]:
    """The changes of a round and of its ballots."""
    return and_(change.c.kind.in_(("round", "ballot")), change.c.record == round_id)


def _light_once(connection: Connection, load: Load, workshop: str, round_id: str) -> Any:
    depends = _answers(round_id)
    return _once(connection, load, workshop, round_id, depends, within=_light, most=MOST_LIGHT)


def _once(
    connection: Connection,
    load: Load,
    workshop: str,
    round_id: str,
    depends: ColumnElement[bool],
    *,
    within: _Kept = _kept,
    most: int = MOST,
) -> Any:
    newest = select(func.max(change.c.seq)).where(change.c.workshop == workshop, depends)
    key = (
        str(connection.engine.url),
        f"{load.__module__}.{load.__name__}",
        workshop,
        round_id,
        connection.execute(newest).scalar() or 0,
    )
    with _lock:
        if key in within:
            return within[key]
    found = load(connection, workshop, round_id)
    with _lock:
        within[key] = found
        while len(within) > most:
            del within[next(iter(within))]
    return found
