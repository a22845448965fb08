"""Logging in and out, the first start, and invitations: pages that need no script."""

import os
from typing import Any, Final
from urllib.parse import quote, urlencode, urlsplit

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from sqlalchemy import Connection

from gbo_core.model.errors import BadInput, GboError, NotAllowed, NotFound
from gbo_core.store import Store, access, open_store, workshops
from gbo_core.words import N_, translations
from web.gate import LOGIN, login_url, safe_target
from web.logins import Logins, facilitator_of, forget, is_https, remember, token_of
from web.patience import Patience
from web.render import language_of, page

HOST = N_("Beheerder")
LONGEST_FORM = 20_000


class TooSoon(GboError):
    """Too many wrong passwords; `data["seconds"]` says how long to wait."""

    sentence = N_("Dat ging een paar keer mis. Wacht %(seconds)d seconden en probeer het opnieuw.")


class Elsewhere(GboError):
    """A form that another site sent in the name of a facilitator."""

    sentence = N_("Dit formulier kwam niet van deze pagina. Probeer het opnieuw.")


_STATUS: Final[dict[type[GboError], int]] = {
    BadInput: 400,
    NotAllowed: 401,
    Elsewhere: 403,
    NotFound: 404,
    TooSoon: 429,
}


def make_host(store: Store) -> None:
    """Make the first facilitator from GBO_FACILITATOR_PASSWORD, unless there is one already.

    Raises:
        BadInput: the password is too short or too long.
    """
    password = os.environ.get("GBO_FACILITATOR_PASSWORD", "")
    if password and store.read(access.is_empty):
        store.write(access.add_first, HOST, password)


def routes(logins: Logins) -> list[Route]:
    """The pages; logging out tells `logins` at once."""
    pages = _Pages(logins)
    return [
        Route(LOGIN, pages.ask, methods=["GET"]),
        Route(LOGIN, pages.log_in, methods=["POST"]),
        Route("/afmelden", pages.ask_log_out, methods=["GET"]),
        Route("/afmelden", pages.log_out, methods=["POST"]),
        Route("/uitnodiging/{token}", pages.invitation, methods=["GET"]),
        Route("/uitnodiging/{token}", pages.accept, methods=["POST"]),
    ]
