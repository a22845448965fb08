"""Browsers in which a facilitator logged in before: they are let through where a guesser waits."""

from sqlalchemy import Connection, func, insert, select

from gbo_core.model.fields import tidy_text
from gbo_core.model.ids import fingerprint, new_token
from gbo_core.store.clock import now
from gbo_core.store.tables import device, facilitator


def remember_device(connection: Connection, facilitator_id: str) -> str:
    """A secret for the browser in which somebody just logged in; it opens nothing by itself."""
    token = new_token()
    values = {"token": fingerprint(token), "facilitator": facilitator_id, "made_at": now()}
    connection.execute(insert(device).values(values))
    return token


def is_known(connection: Connection, token: str, name: str) -> bool:
    """Whether whoever has this name logged in before in the browser with this secret."""
    query = (
        select(device.c.token)
        .join(facilitator)
        .where(
            device.c.token == fingerprint(token),
            func.lower(facilitator.c.name) == tidy_text(name).lower(),
        )
    )
    return bool(token) and connection.execute(query).first() is not None
