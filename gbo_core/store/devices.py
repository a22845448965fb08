"""Browsers in which a facilitator logged in before: they are let through where a guesser waits."""

from sqlalchemy import Connection, func, insert, select

from gbo_core.model.fields import tidy_text
from gbo_core.model.ids import fingerprint, new_token
from gbo_core.store.clock import now
from gbo_core.store.tables import device, facilitator


def remember_device(connection: Connection, facilitator_id: str, known: str = "") -> str:
    """The secret for the browser in which somebody just logged in; it opens nothing by itself.

    `known`: the secret that the browser has already, of this facilitator or of a colleague.
    """
    secret = known or new_token()
    mark = _mark(secret, facilitator_id)
    if connection.execute(select(device.c.token).where(device.c.token == mark)).first() is None:
        values = {"token": mark, "facilitator": facilitator_id, "made_at": now()}
        connection.execute(insert(device).values(values))
    return secret


def is_known(connection: Connection, secret: str, name: str) -> bool:
    """Whether whoever has this name logged in before in the browser with this secret."""
    named = func.lower(facilitator.c.name) == tidy_text(name).lower()
    who = connection.execute(select(facilitator.c.id).where(named)).scalar() if secret else None
    if who is None:
        return False
    mark = select(device.c.token).where(device.c.token == _mark(secret, who))
    return connection.execute(mark).first() is not None


def _mark(secret: str, facilitator_id: str) -> str:
    """What is kept of one person in one browser."""
    return fingerprint(f"{secret} {facilitator_id}")
