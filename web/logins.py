"""Who is logged in, by the random token in a cookie."""

from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response

from gbo_core.model.errors import NotAllowed
from gbo_core.store import Store, open_store
from gbo_core.store.access import LOGIN_DAYS, Facilitator, keep_alive, who
from gbo_core.store.clock import now
from gbo_core.store.errors import StoreClosed
from gbo_core.store.feed import Change

COOKIE = "gbo_login"
DEVICE_COOKIE = "gbo_toestel"
DEVICE_DAYS = 400  # the longest that browsers keep a cookie


def token_of(connection: HTTPConnection) -> str:
    """The token that a browser sent, or ''."""
    return connection.cookies.get(COOKIE, "")


def facilitator_of(token: str) -> Facilitator | None:
    """Whose live login a token is."""
    try:
        return open_store().read(who, token)
    except NotAllowed:
        return None


def remember(answer: Response, token: str, *, secure: bool) -> None:
    """Hand a token to the browser, out of reach of scripts and of other sites."""
    _set(answer, COOKIE, token, LOGIN_DAYS, secure=secure)


def remember_device(answer: Response, token: str, *, secure: bool) -> None:
    """Let this browser be recognised the next time that somebody logs in."""
    _set(answer, DEVICE_COOKIE, token, DEVICE_DAYS, secure=secure)


def _set(answer: Response, name: str, value: str, days: int, *, secure: bool) -> None:
    answer.set_cookie(
        name, value, max_age=days * 86_400, httponly=True, samesite="lax", secure=secure
    )


def forget(answer: Response) -> None:
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")


def is_https(connection: HTTPConnection) -> bool:
    """Whether the browser came over https, to us or to the proxy that we trust."""
    return connection.url.scheme in {"https", "wss"}


class Logins:
    """Which tokens are alive: asked at every request, so remembered until a login changes.

    Each is looked up at least once a day: it may have ended by itself, and its use is noted.
    """

    def __init__(self) -> None:
        self._alive: dict[str, str] = {}  # token -> the day on which it was looked up
        self._changes = 0

    def follow(self, store: Store) -> Callable[[], None]:
        """Listen to the store; the answer is a function that stops it."""
        return store.feed.listen(self._listen)

    def _listen(self, changes: list[Change]) -> None:
        if any(change.kind == "login" for change in changes):
            self.forget()

    def forget(self) -> None:
        self._changes += 1
        self._alive.clear()

    async def are_alive(self, token: str) -> bool:
        if not token:
            return False
        today = now()[:10]
        if self._alive.get(token) == today:
            return True
        before = self._changes
        known = await run_in_threadpool(facilitator_of, token)
        if known and not known.fresh:
            with suppress(StoreClosed):  # on a full disk one may still look around
                await open_store().write_async(keep_alive, known.login)
        # A login that ended while we looked it up must not be remembered as alive.
        if known and before == self._changes:
            self._alive[token] = today
        return known is not None
