"""Rounds in their tables, and the steps from draft to taken over.

draft → open ⇄ paused → closed → revealed → taken

A round that was closed by mistake opens again, as long as nobody looked at its result.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields, replace
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Row, func, insert, select, update

from gbo_core.live import belonging, sampling
from gbo_core.live.errors import AlreadySeen, NoSuchRound, NotReady, WrongStep
from gbo_core.live.methods import method_of
from gbo_core.model.errors import BadInput, Conflict
from gbo_core.model.fields import tidy_text
from gbo_core.model.ids import new_id
from gbo_core.model.round import Audience, Item, Purpose, Round, State, Visibility
from gbo_core.store import records
from gbo_core.store.clock import now
from gbo_core.store.log import log
from gbo_core.store.tables import round_
from gbo_core.words import N_

LONGEST_QUESTION = 300

# step → (states it may be taken in, the state it leads to, the time that it sets)
STEPS: dict[str, tuple[set[State], State, str]] = {
    "open": ({State.DRAFT}, State.OPEN, "opened_at"),
    "pause": ({State.OPEN}, State.PAUSED, ""),
    "resume": ({State.PAUSED}, State.OPEN, ""),
    "close": ({State.OPEN, State.PAUSED}, State.CLOSED, "closed_at"),
    "reopen": ({State.CLOSED}, State.OPEN, ""),
    "reveal": ({State.CLOSED}, State.REVEALED, "revealed_at"),
    "take": ({State.REVEALED, State.TAKEN}, State.TAKEN, ""),
    "untake": ({State.TAKEN}, State.REVEALED, ""),
}


def load(connection: Connection, workshop: str) -> list[Round]:
    """All rounds of a workshop, newest first."""
    query = select(round_).where(round_.c.workshop == workshop, round_.c.removed.is_(False))
    return [from_row(row) for row in connection.execute(query.order_by(round_.c.number.desc()))]


def load_dealing(connection: Connection, workshop: str) -> list[Round]:
    """The sampled rounds that newcomers get a share of. A room joins at once, so only these."""
    query = select(round_).where(
        round_.c.workshop == workshop,
        round_.c.removed.is_(False),
        round_.c.share > 0,
        round_.c.state.in_([str(State.OPEN), str(State.PAUSED)]),
    )
    return [from_row(row) for row in connection.execute(query)]


def get(connection: Connection, workshop: str, round_id: str) -> Round:
    """Raises NoSuchRound."""
    query = select(round_).where(
        round_.c.workshop == workshop, round_.c.id == round_id, round_.c.removed.is_(False)
    )
    row = connection.execute(query).first()
    if row is None:
        raise NoSuchRound
    return from_row(row)


def numbers(connection: Connection, workshop: str) -> dict[str, int]:
    """Round → its number, without the rest of it."""
    query = select(round_.c.id, round_.c.number).where(
        round_.c.workshop == workshop, round_.c.removed.is_(False)
    )
    return {row.id: row.number for row in connection.execute(query)}


def draft(connection: Connection, workshop: str, wanted: Round, *, by: str) -> Round:
    """Store a new draft; it gets its number, id and maker here. Raises BadInput, NotReady."""
    last = connection.execute(
        select(func.max(round_.c.number)).where(round_.c.workshop == workshop)
    ).scalar()
    made = replace(
        _checked(wanted),
        id=new_id("r"),
        workshop=workshop,
        number=(last or 0) + 1,
        state=State.DRAFT,
        made_by=by,
        made_at=now(),
        version=1,
    )
    connection.execute(insert(round_).values(to_row(made)))
    log(connection, workshop, "round", made.id, "add", actor=by)
    return made


def redraft(
    connection: Connection, workshop: str, wanted: Round, read: Round | None = None, *, by: str
) -> Round:
    """Change a draft. `read`: as it was when whoever changes it read it; the rest stays as it is.

    Raises:
        WrongStep: what is open can't be changed any more.
        Conflict: when somebody else changed the same otherwise since `read`.
        BadInput.
    """
    current = get(connection, workshop, wanted.id)
    if current.state is not State.DRAFT:
        raise WrongStep
    changed = _checked(replace(current, **_changes(current, _checked(wanted), read or current)))
    return _store(connection, replace(changed, version=current.version + 1), "save", by=by)


def _changes(current: Round, wanted: Round, read: Round) -> dict[str, Any]:
    """What differs from what was read. Raises Conflict."""
    names = [each.name for each in fields(Round) if each.name not in {"version", "state"}]
    sides = {name: (getattr(wanted, name), getattr(current, name)) for name in names}
    changed = {name: mine for name, (mine, _) in sides.items() if mine != getattr(read, name)}
    clash = {
        name: (mine, sides[name][1])
        for name, mine in changed.items()
        if sides[name][1] not in (mine, getattr(read, name))
    }
    if clash:
        mine, theirs = ({name: both[side] for name, both in clash.items()} for side in (0, 1))
        raise Conflict(record=wanted.id, mine=mine, theirs=theirs)
    return changed


def _checked(wanted: Round) -> Round:
    """Raises BadInput."""
    settings = method_of(wanted.method).clean_settings(wanted.settings)
    question = tidy_text(wanted.question)
    if len(question) > LONGEST_QUESTION:
        raise BadInput(N_("De vraag is te lang: hoogstens %(n)d tekens."), n=LONGEST_QUESTION)
    return replace(wanted, settings=settings, question=question)


def step(connection: Connection, workshop: str, round_id: str, name: str, *, by: str) -> Round:
    """Take a round one step on. Raises WrongStep when somebody was before us, AlreadySeen."""
    current = get(connection, workshop, round_id)
    allowed, state, _moment = STEPS[name]
    if current.state not in allowed:
        raise WrongStep
    if name == "open":
        current = _without_removed(connection, current)
        _check_ready(current)
    taken = replace(current, state=state, version=current.version + 1, **_times(current, name))
    stored = _store(connection, taken, name, by=by)
    if name in {"open", "reopen"}:  # who joined meanwhile gets a share too
        sampling.deal_to_audience(connection, stored)
    if name == "close":
        belonging.fix(connection, stored)
    if name == "reopen":
        belonging.loosen(connection, stored)
    return stored


def _times(current: Round, name: str) -> dict[str, Any]:
    """The moments that a step sets."""
    if name == "reopen":
        if current.seen_at:
            raise AlreadySeen
        return {"closed_at": ""}
    moment = STEPS[name][2]
    times = {moment: now()} if moment else {}
    if name == "reveal":
        times["seen_at"] = current.seen_at or times[moment]
    return times


def look(connection: Connection, workshop: str, round_id: str, *, by: str) -> None:
    """Note that somebody is about to see the result of a closed round: no ballot comes in any more.

    To be stored before anything is shown. Raises WrongStep when it is not closed (any more).
    """
    current = get(connection, workshop, round_id)
    if not current.state.has_closed:
        raise WrongStep
    if not current.seen_at:
        _store(connection, replace(current, seen_at=now()), "look", by=by)


def _without_removed(connection: Connection, wanted: Round) -> Round:
    """A question as it is put anew: what was removed since it was written is not asked about.

    What is open keeps its items, whatever is removed meanwhile: who answered already was asked.
    """
    gone = records.removed_ids(connection, wanted.workshop, wanted.subject)
    return replace(wanted, items=tuple(item for item in wanted.items if item.id not in gone))


def _check_ready(wanted: Round) -> None:
    if not wanted.question:
        raise NotReady(N_("Schrijf eerst de vraag op."))
    if not wanted.items:
        raise NotReady(N_("Kies eerst waarover u stemt."))
    method_of(wanted.method).check_ready(wanted)


def again(connection: Connection, workshop: str, round_id: str, *, follows: bool, by: str) -> Round:
    """A new draft with the same question: a second round, or (not `follows`) asked again."""
    before = _without_removed(connection, get(connection, workshop, round_id))
    fresh = replace(
        before,
        follows=before.id if follows else "",
        reopens="" if follows else before.id,
        opened_at="",
        closed_at="",
        seen_at="",
        revealed_at="",
    )
    return draft(connection, workshop, fresh, by=by)


def remove(connection: Connection, workshop: str, round_id: str, *, by: str) -> None:
    """Put a draft aside. Raises WrongStep for anything that has been open."""
    current = get(connection, workshop, round_id)
    if current.state is not State.DRAFT:
        raise WrongStep
    _mark_removed(connection, workshop, round_id, True)
    log(connection, workshop, "round", round_id, "remove", actor=by)


def restore(connection: Connection, workshop: str, round_id: str, *, by: str) -> None:
    _mark_removed(connection, workshop, round_id, False)
    log(connection, workshop, "round", round_id, "restore", actor=by)


def _mark_removed(connection: Connection, workshop: str, round_id: str, removed: bool) -> None:
    where = (round_.c.workshop == workshop, round_.c.id == round_id)
    connection.execute(update(round_).where(*where).values(removed=removed))


def _store(connection: Connection, wanted: Round, action: str, *, by: str) -> Round:
    where = (round_.c.workshop == wanted.workshop, round_.c.id == wanted.id)
    connection.execute(update(round_).where(*where).values(to_row(wanted)))
    log(connection, wanted.workshop, "round", wanted.id, action, actor=by, version=wanted.version)
    return wanted


def to_row(wanted: Round) -> dict[str, Any]:
    """A round as its table holds it."""
    values = {
        name: value for name, value in asdict(wanted).items() if name not in {"items", "audience"}
    }
    return values | {
        "settings": json.dumps(wanted.settings, ensure_ascii=False, sort_keys=True),
        "items": json.dumps([asdict(item) for item in wanted.items], ensure_ascii=False),
        "audience": wanted.audience.kind,
        "audience_value": wanted.audience.value,
        "purpose": str(wanted.purpose),
        "visibility": str(wanted.visibility),
        "state": str(wanted.state),
    }


def from_row(row: Row[Any] | Mapping[str, Any]) -> Round:
    stored = dict(row._mapping if isinstance(row, Row) else row)  # noqa: SLF001
    stored.pop("removed", None)
    return Round(
        **stored
        | {
            "settings": json.loads(stored["settings"]),
            "items": _items(stored["items"]),
            "audience": Audience(stored["audience"], stored.pop("audience_value")),
            "purpose": Purpose(stored["purpose"]),
            "visibility": Visibility(stored["visibility"]),
            "state": State(stored["state"]),
        }
    )


@lru_cache(maxsize=1000)
def _items(stored: str) -> tuple[Item, ...]:
    """The items in a row. They never change once a round is open, and every screen reads all."""
    return tuple(Item(**item) for item in json.loads(stored))
