"""The addresses of the participants' ballot, and how every request there ends in a sentence."""

import logging
from collections.abc import Awaitable, Callable
from typing import Final
from urllib.parse import quote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from gbo_core.live.errors import NotJoined
from gbo_core.model.errors import GboError
from gbo_core.model.ids import normal_code
from phone import entry, events, notes, voting
from phone.answers import Broken, NoSuchPage, WrongMethod, elsewhere, refused
from phone.forms import is_from_here
from web.forms import Elsewhere

Endpoint = Callable[[Request], Awaitable[ASGIApp]]

log = logging.getLogger(__name__)


class Page:
    """One address: what it does for GET (and HEAD) and for POST."""

    def __init__(self, get: Endpoint | None = None, post: Endpoint | None = None) -> None:
        self._endpoints = {"GET": get, "HEAD": get, "POST": post}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        try:
            response = _canonical(request) or await self._answer(request)
        except ClientDisconnect:
            return
        except GboError as refusal:
            response = self._refused(request, refusal)
        except Exception:
            log.exception("a phone's request failed: %s", _without_token(request))
            response = refused(request, Broken())
        await response(scope, receive, send)

    async def _answer(self, request: Request) -> ASGIApp:
        endpoint = self._endpoints.get(request.method)
        if endpoint is None:
            raise WrongMethod
        if request.method == "POST" and not is_from_here(request):
            raise Elsewhere
        return await endpoint(request)

    def _refused(self, request: Request, refusal: GboError) -> Response:
        is_page = "text/html" in request.headers.get("accept", "")
        if isinstance(refusal, NotJoined) and is_page and request.method == "GET":
            return elsewhere(f"/mee/{request.path_params['code']}")
        response = refused(request, refusal)
        if isinstance(refusal, WrongMethod):
            allowed = (method for method, does in self._endpoints.items() if does)
            response.headers["Allow"] = ", ".join(allowed)
        return response


def _without_token(request: Request) -> str:
    """The path for the log: whoever reads that must not come in as somebody else by it."""
    token = request.path_params.get("token")
    return request.url.path.replace(token, "…") if token else request.url.path


def _canonical(request: Request) -> Response | None:
    """To the code as it is on the screen: cookies belong to the address written in one way."""
    typed = request.path_params.get("code")
    if typed is None or (code := normal_code(typed)) == typed:
        return None
    if not code:
        return elsewhere("/mee")
    rest = request.url.path.split("/")[3:]
    query = f"?{request.url.query}" if request.url.query else ""
    return elsewhere("/".join(["/mee", quote(code), *rest]) + query, 307)


async def _home(request: Request) -> Response:
    """A form's own address, opened as a page: by reloading, or from the history."""
    code = request.path_params.get("code")
    return elsewhere(f"/mee/{code}" if code else "/mee")


async def _nowhere(request: Request) -> Response:
    path = request.url.path.rstrip("/")
    if path != request.url.path and request.method in {"GET", "HEAD"}:
        return elsewhere(path)
    raise NoSuchPage


routes: Final = [
    Route("/mee", Page(entry.ask_code, entry.take_code)),
    Route("/mee/taal", Page(_home, entry.choose_language)),
    Route("/mee/{code}", Page(voting.workshop_page)),
    Route("/mee/{code}/join", Page(_home, entry.join)),
    Route("/mee/{code}/wie", Page(entry.who_page, entry.correct)),
    Route("/mee/{code}/stem/{round}", Page(_home, voting.cast)),
    Route("/mee/{code}/steun/{round}", Page(_home, notes.support)),
    Route("/mee/{code}/terug/{round}", Page(_home, notes.take_back)),
    Route("/mee/{code}/events", Page(events.listen)),
    Route("/mee/{code}/nu", Page(voting.news)),
    Route("/mee/{code}/ik/{token}", Page(entry.link_page, entry.follow_link)),
    Route("/mee/{code}/taal", Page(_home, entry.choose_language)),
    Route("/mee/{rest:path}", Page(_nowhere, _nowhere)),
]
