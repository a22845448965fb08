"""The gate: without a live login nobody reaches a screen, its data or its downloads.

Streamlit's own session protects nothing: a download button's file opens without any cookie. So
access is decided here, before Streamlit sees the request. Another site in a facilitator's browser
comes with that facilitator's cookie, so where a request comes from is decided here too; Streamlit
would ask an outside service for this machine's own address to find out.
"""

from urllib.parse import quote, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from gbo_core.words import N_, best_language, translations
from web.forms import Elsewhere, from_here
from web.logins import Logins, is_https, remember, token_of

LOGIN = "/aanmelden"
OPEN_PATHS = {"/mee", LOGIN, "/afmelden", "/healthz", "/favicon.ico"}
OPEN_FOLDERS = ("/mee/", "/uitnodiging/", "/assets/")
# What a screen fetches by itself; a login page instead of it would only puzzle the screen.
INNER_FOLDERS = ("/_stcore/", "/media/", "/static/", "/component/")

_REFUSAL = N_("U bent niet aangemeld.")
_POLICY_VIOLATION = 1008


class Gate:
    """ASGI middleware: participants, logins and static files pass; the rest needs a login."""

    def __init__(self, app: ASGIApp, logins: Logins) -> None:
        self.app = app
        self.logins = logins

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"} or is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        visitor = HTTPConnection(scope)
        if not _is_ours(visitor):
            await _refuse(scope, receive, send, _in_words(visitor, Elsewhere.sentence))
        elif not await self.logins.are_alive(token_of(visitor)):
            await _refuse(scope, receive, send, _refusal(scope))
        else:
            known = {**scope, "headers": [h for h in scope["headers"] if h[0] != b"origin"]}
            await self.app(known, receive, _renewing(visitor, send) if _is_page(scope) else send)


def _is_ours(visitor: HTTPConnection) -> bool:
    """Whether a page of ours asks this, as far as the browser says.

    A link on another site may lead here, and comes without an origin. A browser's websocket always
    has one.
    """
    if "origin" in visitor.headers:
        return from_here(visitor)
    return bool(visitor.scope["type"] == "http")


async def _refuse(scope: Scope, receive: Receive, send: Send, answer: Response) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
    else:
        await answer(scope, receive, send)


def _renewing(visitor: HTTPConnection, send: Send) -> Send:
    """Hand out the cookie anew with a page, so that it lasts as long as the login."""
    carrier = Response()
    remember(carrier, token_of(visitor), secure=is_https(visitor))

    async def send_renewed(message: Message) -> None:
        if message["type"] == "http.response.start":
            MutableHeaders(scope=message).append("set-cookie", carrier.headers["set-cookie"])
        await send(message)

    return send_renewed


def is_open(path: str) -> bool:
    """Whether a path is for everybody. A path that climbs out of its folder never is."""
    return ".." not in path and (path in OPEN_PATHS or path.startswith(OPEN_FOLDERS))


def _refusal(scope: Scope) -> Response:
    if _is_page(scope):
        return RedirectResponse(login_url(_address(scope)), status_code=303)
    return _in_words(HTTPConnection(scope), _REFUSAL)


def _in_words(visitor: HTTPConnection, sentence: str) -> Response:
    language = best_language(visitor.headers.get("accept-language"))
    return PlainTextResponse(translations(language).gettext(sentence), status_code=403)


def _is_page(scope: Scope) -> bool:
    """Whether a person opens this as a page, rather than a screen fetching something."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return False
    wants_page = "text/html" in Headers(scope=scope).get("accept", "")
    return wants_page and not scope["path"].startswith(INNER_FOLDERS)


def _address(scope: Scope) -> str:
    query = scope["query_string"].decode("latin-1")
    return quote(scope["path"]) + (f"?{query}" if query else "")


def login_url(target: str) -> str:
    """The login page, which goes on to `target` afterwards."""
    return LOGIN if target == "/" else f"{LOGIN}?{urlencode({'naar': target})}"


def safe_target(wanted: str) -> str:
    """Where to go after logging in: an address on this server, or else the start.

    Browsers read two slashes of either kind, and addresses with control characters, as another
    server's.
    """
    elsewhere = wanted.startswith(("//", "/\\")) or any(ord(c) < 33 for c in wanted)
    if elsewhere or not wanted.startswith("/") or wanted.startswith((LOGIN, "/afmelden")):
        return "/"
    return wanted
