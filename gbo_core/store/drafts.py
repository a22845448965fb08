"""What outlives a facilitator's tab: what was typed, what they may undo, which workshops come in.

It is theirs alone, it is in no export, and it is no change: nobody is woken by it.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, func, insert, or_, select, update

from gbo_core.store.clock import days_ago, now
from gbo_core.store.tables import change, draft, workshop

KEPT_DAYS, WORKED_DAYS = 30, 5
_OFFER = "undo:"  # what the place of an offer begins with; the part of a screen follows
_COMING = "coming:"  # and of a workshop that comes in; its id follows

Place = tuple[str, str]  # the id of a workshop ('' for none), and where in it this was typed
Offer = tuple[str, str]  # what can be undone, and in words what it was


def load(connection: Connection, facilitator: str) -> dict[Place, str]:
    """What this facilitator left, by place, each as JSON."""
    found = _all(connection, facilitator).items()
    return {place: text for place, text in found if not place[1].startswith((_OFFER, _COMING))}


def load_offers(connection: Connection, facilitator: str) -> dict[Place, Offer]:
    """What they did last and can still undo, by workshop and part of a screen."""
    found = _all(connection, facilitator).items()
    return {
        (where, place.removeprefix(f"{_OFFER}{where}/")): (offer["bundle"], offer["words"])
        for (where, place), text in found
        if place.startswith(_OFFER) and (offer := json.loads(text))
    }


def keep_offer(
    connection: Connection, facilitator: str, where: Place, offer: Offer | None = None
) -> None:
    """Keep one in the place of the one before, or (without `offer`) forget that."""
    workshop_id, part = where
    # Parts of several workshops have the same name, so the workshop stands in the place too.
    place = (workshop_id, f"{_OFFER}{workshop_id}/{part}")
    if offer is None:
        keep(connection, facilitator, {}, [place])
    else:
        content = json.dumps({"bundle": offer[0], "words": offer[1]}, ensure_ascii=False)
        keep(connection, facilitator, {place: content})


def _all(connection: Connection, facilitator: str) -> dict[Place, str]:
    query = select(draft).where(draft.c.facilitator == facilitator)
    return {(row.workshop or "", row.place): row.content for row in connection.execute(query)}


def keep(
    connection: Connection,
    facilitator: str,
    typed: Mapping[Place, str],
    gone: Collection[Place] = (),
) -> None:
    """Keep these, and forget those."""
    for _workshop, place in (*gone, *typed):
        here = (draft.c.facilitator == facilitator, draft.c.place == place)
        connection.execute(delete(draft).where(*here))
    at, known = now(), {"", *connection.execute(select(workshop.c.id)).scalars()}
    for (where, place), content in typed.items():
        if where in known:  # somebody else may have erased the workshop meanwhile
            row = {"facilitator": facilitator, "workshop": where or None, "place": place}
            connection.execute(insert(draft).values(**row, content=content, at=at))


def prune(connection: Connection) -> None:
    """Forget what nobody came back to for thirty days, when somebody worked on five days since.

    A clock alone takes nothing that was typed minutes ago: where it jumps ahead, no work of other
    days lies in between.
    """
    day = func.substr(change.c.at, 1, 10)
    days = connection.execute(select(day).distinct().order_by(day.desc()).limit(WORKED_DAYS))
    worked = list(days.scalars())
    if len(worked) == WORKED_DAYS:
        before = min(days_ago(KEPT_DAYS), worked[-1])
        connection.execute(delete(draft).where(draft.c.at < before))


def keep_coming(connection: Connection, facilitator: str, made: str) -> None:
    """A workshop with the id `made` comes in, and `facilitator` must hear how that ends."""
    keep(connection, facilitator, {("", _COMING + made): "{}"})


def forget_coming(connection: Connection, facilitator: str, made: str) -> None:
    keep(connection, facilitator, {}, [("", _COMING + made)])


def coming(connection: Connection) -> list[tuple[str, str]]:
    """Whose workshops came in, and nobody was told yet how it ended: (facilitator, id)."""
    query = select(draft).where(draft.c.place.startswith(_COMING)).order_by(draft.c.at)
    found = connection.execute(query)
    return [(row.facilitator, row.place.removeprefix(_COMING)) for row in found]


def forget(connection: Connection, workshop_id: str, record: str) -> None:
    """What anybody typed about a record that is erased for good, or about what hangs on it.

    No offer stays either: its words may name what was erased.
    """
    about = or_(
        draft.c.place.contains(record),
        draft.c.content.contains(record),
        draft.c.place.startswith(_OFFER),
    )
    query = select(draft).where(draft.c.workshop == workshop_id, about)
    for row in connection.execute(query).all():
        _forget(connection, row, record)


def _forget(connection: Connection, row: Row[Any], record: str) -> None:
    """A row of a table goes alone: what was typed in the others stays."""
    here = (draft.c.facilitator == row.facilitator, draft.c.place == row.place)
    content = json.loads(row.content)
    rows = content.get("rows", {})
    if rows.pop(record, None) is None or not rows:
        connection.execute(delete(draft).where(*here))
        return
    content["typed"].pop(record, None)
    connection.execute(update(draft).where(*here).values(content=json.dumps(content)))
