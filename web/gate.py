"""The gate: without a live login nobody reaches a screen, its data or its downloads.

Streamlit's own session protects nothing: a download button's file opens without any cookie. So
access is decided here, before Streamlit sees the request.
"""

from urllib.parse import quote, urlencode

from starlette.datastructures import Headers
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from gbo_core.words import N_, best_language, translations
from web.logins import Logins, token_of

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
        if await self._may_pass(scope):
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": _POLICY_VIOLATION})
        else:
            await _refusal(scope)(scope, receive, send)

    async def _may_pass(self, scope: Scope) -> bool:
        if scope["type"] not in {"http", "websocket"} or is_open(scope["path"]):
            return True
        return await self.logins.are_alive(token_of(HTTPConnection(scope)))


def is_open(path: str) -> bool:
    """Whether a path is for everybody. A path that climbs out of its folder never is."""
    return ".." not in path and (path in OPEN_PATHS or path.startswith(OPEN_FOLDERS))


def _refusal(scope: Scope) -> Response:
    headers = Headers(scope=scope)
    if _is_page(scope, headers):
        return RedirectResponse(login_url(_address(scope)), status_code=303)
    language = best_language(headers.get("accept-language"))
    return PlainTextResponse(translations(language).gettext(_REFUSAL), status_code=403)


def _is_page(scope: Scope, headers: Headers) -> bool:
    """Whether a person opens this as a page, rather than a screen fetching something."""
    asks_page = scope["method"] in {"GET", "HEAD"} and "text/html" in headers.get("accept", "")
    return asks_page and not scope["path"].startswith(INNER_FOLDERS)


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
