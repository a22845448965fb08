"""What a facilitator typed and did not store yet, and what they may undo: both outlive a tab.

It is theirs alone, it is in no export, and it is no change: nobody is woken by it.
"""

import json
from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from gbo_core.store.clock import days_ago, now
from gbo_core.store.tables import draft, workshop

KEPT_DAYS = 30
_OFFER = "undo:"  # what the place of an offer begins with; the part of a screen follows

Place = tuple[str, str]  # the id of a workshop ('' for none), and where in it this was typed
Offer = tuple[str, str]  # what can be undone, and in words what it was


def load(connection: Connection, facilitator: str) -> dict[Place, str]:
    """What this facilitator left, by place, each as JSON."""
    found = _all(connection, facilitator).items()
    return {place: text for place, text in found if not place[1].startswith(_OFFER)}


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
    """Keep these, and forget those; whatever nobody came back to for a month goes too."""
    for _workshop, place in (*gone, *typed):
        here = (draft.c.facilitator == facilitator, draft.c.place == place)
        connection.execute(delete(draft).where(*here))
    at, known = now(), {"", *connection.execute(select(workshop.c.id)).scalars()}
    for (where, place), content in typed.items():
        if where in known:  # somebody else may have erased the workshop meanwhile
            row = {"facilitator": facilitator, "workshop": where or None, "place": place}
            connection.execute(insert(draft).values(**row, content=content, at=at))
    connection.execute(delete(draft).where(draft.c.at < days_ago(KEPT_DAYS)))


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
