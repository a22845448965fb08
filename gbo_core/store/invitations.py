"""Links by which one facilitator lets another in.

A link works once, for a week, and as long as who made it may give what it gives. Whoever has it may
use it, so taking away somebody's access also ends every link that they made or might still hold.
"""

from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection, Row, delete, insert, select, update

from gbo_core.model.errors import NotAllowed, NotFound
from gbo_core.model.ids import fingerprint, new_id, new_token
from gbo_core.store.access import add, check_access, is_host, log_in, may_open
from gbo_core.store.clock import is_within, now
from gbo_core.store.log import log
from gbo_core.store.tables import access, facilitator, invitation, workshop
from gbo_core.words import N_

DAYS: Final = 7


class Gone(NotFound):
    """A link that was withdrawn, or whose maker lost the right to give it."""

    sentence = N_("Deze uitnodiging bestaat niet of is ingetrokken.")


class Used(NotFound):
    """A link by which somebody came in already."""

    sentence = N_("Deze uitnodiging is al gebruikt. Vraag een nieuwe aan wie ze u gaf.")


class Expired(NotFound):
    """A link of more than a week old."""

    sentence = N_("Deze uitnodiging is verlopen. Vraag een nieuwe aan wie ze u gaf.")


def invite(connection: Connection, by: str, workshop_id: str | None) -> str:
    """A link's token: to one workshop, or (None, by the host) to making workshops of one's own.

    Raises:
        NotAllowed: who asks may not give that.
    """
    if workshop_id is not None:
        check_access(connection, by, workshop_id)
    elif not is_host(connection, by):
        raise NotAllowed
    token = new_token()
    connection.execute(
        insert(invitation).values(
            token=fingerprint(token),
            id=new_id("k"),
            workshop=workshop_id,
            made_by=by,
            made_at=now(),
        )
    )
    return token


def open_invitation(connection: Connection, token: str) -> Row[Any]:
    """The row of a link that works. Raises Gone, Used, Expired."""
    query = select(invitation).where(invitation.c.token == fingerprint(token))
    row = connection.execute(query).first()
    if row is None or row.withdrawn_at or not _may_give(connection, row):
        raise Gone
    if row.used_at:
        raise Used
    if not is_within(DAYS, row.made_at):
        raise Expired
    return row


def _may_give(connection: Connection, link: Row[Any]) -> bool:
    """Whether who made a link still has the right to give what it gives."""
    maker = select(facilitator.c.id).where(
        facilitator.c.id == link.made_by, facilitator.c.removed_at == ""
    )
    if connection.execute(maker).first() is None:
        return False
    if link.workshop is None:
        return is_host(connection, link.made_by)
    there = select(workshop.c.id).where(workshop.c.id == link.workshop, workshop.c.removed_at == "")
    return bool(connection.execute(there).first()) and may_open(
        connection, link.made_by, link.workshop
    )


def add_invited(
    connection: Connection, token: str, name: str, password: str, language: str = "nl"
) -> str:
    """Make a facilitator from a link, with its workshop open; answers the token for a cookie.

    Raises:
        NotFound: the link does not work (any more).
        BadInput: the name or the password is refused; the link can be used again.
    """
    found = open_invitation(connection, token)
    made = add(connection, name, password, host=False, language=language)
    return log_in(connection, made, _accept(connection, found, made))


def accept(connection: Connection, token: str, facilitator_id: str) -> str:
    """Give a facilitator what a link gives; answers the workshop's id or ''.

    Who has that already gets nothing, and the link can still be used by somebody else.
    """
    found = open_invitation(connection, token)
    if found.workshop is None or may_open(connection, facilitator_id, found.workshop):
        return found.workshop or ""
    return _accept(connection, found, facilitator_id)


def _accept(connection: Connection, found: Row[Any], facilitator_id: str) -> str:
    mine = update(invitation).where(invitation.c.id == found.id, invitation.c.used_at == "")
    if connection.execute(mine.values(used_at=now())).rowcount != 1:
        raise Used  # by somebody who clicked in the same instant
    if found.workshop is None:
        return ""
    connection.execute(
        insert(access).values(
            workshop=found.workshop,
            facilitator=facilitator_id,
            invitation=found.id,
            given_at=now(),
        )
    )
    log(connection, found.workshop, "access", facilitator_id, "add")
    return str(found.workshop)


def withdraw(connection: Connection, by: str, invitation_id: str) -> None:
    """Close a link and take back the access that it gave.

    Where it gave access, every other link to the workshop that nobody used yet ends too: whoever
    loses the access may hold one, or have made one. Raises NotFound.
    """
    row = connection.execute(select(invitation).where(invitation.c.id == invitation_id)).first()
    if row is None or (
        row.made_by != by and not (row.workshop and may_open(connection, by, row.workshop))
    ):
        raise NotFound
    _close(connection, invitation.c.id == invitation_id)
    taken = connection.execute(delete(access).where(access.c.invitation == invitation_id))
    if taken.rowcount:
        _close(connection, invitation.c.workshop == row.workshop, invitation.c.used_at == "")
    log(connection, row.workshop or "", "access", invitation_id, "remove")


def end_links_of(connection: Connection, facilitator_id: str) -> None:
    """End the unused links that somebody made, and those to what they may open."""
    opened = select(access.c.workshop).where(access.c.facilitator == facilitator_id)
    made = select(workshop.c.id).where(workshop.c.maker == facilitator_id)
    unused = invitation.c.used_at == ""
    _close(connection, unused, invitation.c.made_by == facilitator_id)
    _close(connection, unused, invitation.c.workshop.in_(opened))
    _close(connection, unused, invitation.c.workshop.in_(made))
    _close(connection, unused, invitation.c.workshop.is_(None))


def _close(connection: Connection, *which: Any) -> None:
    live = update(invitation).where(invitation.c.withdrawn_at == "", *which)
    connection.execute(live.values(withdrawn_at=now()))


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a workshop. `by`: who made it; `names`: who came in, nobody while it is unused."""

    id: str
    made_at: str
    by: str
    names: tuple[str, ...]


def invitations(connection: Connection, workshop_id: str) -> list[Link]:
    """The links to a workshop that work, and those that let somebody in; oldest first."""
    live = (
        select(invitation, facilitator.c.name.label("by"))
        .join(facilitator, facilitator.c.id == invitation.c.made_by)
        .where(invitation.c.workshop == workshop_id, invitation.c.withdrawn_at == "")
    )
    came = (
        select(access.c.invitation, facilitator.c.name)
        .join(facilitator)
        .where(access.c.workshop == workshop_id, facilitator.c.removed_at == "")
        .order_by(facilitator.c.name)
    )
    names = list(connection.execute(came))
    links = [
        (row, tuple(name for link, name in names if link == row.id))
        for row in connection.execute(live.order_by(invitation.c.made_at))
    ]
    return [
        Link(row.id, row.made_at, row.by, guests)
        for row, guests in links
        if guests or _works(connection, row)
    ]


def _works(connection: Connection, link: Row[Any]) -> bool:
    unused = not link.used_at and is_within(DAYS, link.made_at)
    return unused and _may_give(connection, link)
