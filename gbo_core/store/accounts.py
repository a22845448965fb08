"""The accounts of facilitators, for the host: who there are, and who may not come in any more."""

from dataclasses import dataclass

from sqlalchemy import Connection, delete, select, update

from gbo_core.model.errors import NotAllowed, NotFound
from gbo_core.store.access import end_logins, is_host
from gbo_core.store.clock import now
from gbo_core.store.invitations import end_links_of
from gbo_core.store.log import log
from gbo_core.store.tables import draft, facilitator
from gbo_core.words import N_


@dataclass(frozen=True, slots=True)
class Account:
    """One facilitator, as the host sees them."""

    id: str
    name: str
    host: bool
    made_at: str
    removed: bool


def accounts(connection: Connection) -> list[Account]:
    """Everybody who has, or had, an account; oldest first."""
    query = select(facilitator).order_by(facilitator.c.made_at, facilitator.c.id)
    return [
        Account(row.id, row.name, row.host, row.made_at, bool(row.removed_at))
        for row in connection.execute(query)
    ]


def remove_account(connection: Connection, account: str, *, by: str) -> None:
    """Let somebody in no more: their logins and links end at once.

    What they made stays, and goes on naming them; the host may open their workshops.

    Raises:
        NotAllowed: who asks is not the host, or the account is a host's.
        NotFound: there is no such account.
    """
    _check_host(connection, by)
    if is_host(connection, account):
        raise NotAllowed(N_("Een beheerder kan niet verwijderd worden."))
    _mark(connection, account, now())
    end_logins(connection, account)
    connection.execute(delete(draft).where(draft.c.facilitator == account))
    end_links_of(connection, account)
    log(connection, "", "account", account, "remove", actor=by)


def restore_account(connection: Connection, account: str, *, by: str) -> None:
    """Let somebody in again, with the workshops that they had. Raises NotAllowed, NotFound."""
    _check_host(connection, by)
    _mark(connection, account, "")
    log(connection, "", "account", account, "restore", actor=by)


def _check_host(connection: Connection, by: str) -> None:
    if not is_host(connection, by):
        raise NotAllowed(N_("Dat kan alleen de beheerder."))


def _mark(connection: Connection, account: str, removed_at: str) -> None:
    this = update(facilitator).where(facilitator.c.id == account)
    if connection.execute(this.values(removed_at=removed_at)).rowcount != 1:
        raise NotFound
