"""Who is logged in, by the random token in a cookie."""

from collections.abc import Callable

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection
from starlette.responses import Response

from gbo_core.model.errors import NotAllowed
from gbo_core.store import Store, open_store
from gbo_core.store.access import Facilitator, who
from gbo_core.store.feed import Change

COOKIE = "gbo_login"
DAYS = 30


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
    answer.set_cookie(
        COOKIE, token, max_age=DAYS * 86400, httponly=True, samesite="lax", secure=secure
    )


def forget(answer: Response) -> None:
    answer.delete_cookie(COOKIE, httponly=True, samesite="lax")


def is_https(connection: HTTPConnection) -> bool:
    """Whether the browser came over https, to us or to the proxy before us."""
    forwarded = connection.headers.get("x-forwarded-proto", "")
    return "https" in {connection.url.scheme, forwarded.split(",")[0].strip()}


class Logins:
    """Which tokens are alive: asked at every request, so remembered until a login changes."""

    def __init__(self) -> None:
        self._alive: set[str] = set()
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
        if token in self._alive:
            return True
        before = self._changes
        alive = await run_in_threadpool(facilitator_of, token) is not None
        # A login that ended while we looked it up must not be remembered as alive.
        if alive and before == self._changes:
            self._alive.add(token)
        return alive
