"""A server with only our own pages, and a screen that stands for Streamlit's."""

from collections.abc import Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient
from starlette.websockets import WebSocket

from gbo_core.store import Store
from tests.web.browsers import NAME, PASSWORD, browser
from web import failure, health, invitation
from web.gate import Gate
from web.headers import CarefulHeaders
from web.login import LoginPages
from web.logins import Logins
from web.proxies import Proxies
from web.slow import Deadline


async def screen(request: Request) -> PlainTextResponse:
    return PlainTextResponse(f"geheim scherm {request.url.path}")


async def heads(request: Request) -> JSONResponse:
    """What Streamlit would see of a request."""
    return JSONResponse(dict(request.headers))


async def stream(socket: WebSocket) -> None:
    await socket.accept()
    await socket.send_text("geheim")
    await socket.close()


@pytest.fixture
def server(store: Store) -> Iterator[Starlette]:
    logins = Logins()
    stop = logins.follow(store)
    yield Starlette(
        routes=[
            *LoginPages(logins).routes,
            *invitation.routes,
            *health.routes,
            WebSocketRoute("/_stcore/stream", stream),
            Route("/kop", heads),
            Route("/{path:path}", screen, methods=["GET", "POST"]),
        ],
        exception_handlers={Exception: failure.answer},
        middleware=[
            Middleware(Proxies),
            Middleware(CarefulHeaders),
            Middleware(Deadline, seconds=0.5),
            Middleware(Gate, logins=logins),
        ],
    )
    stop()


@pytest.fixture
def visitor(server: Starlette) -> TestClient:
    """Somebody's browser, that asks for pages in Dutch and does not follow redirects."""
    return browser(server)


@pytest.fixture
def facilitator(visitor: TestClient) -> TestClient:
    """The browser of the host, just after the first start."""
    fields = {"name": NAME, "password": PASSWORD, "again": PASSWORD}
    assert visitor.post("/aanmelden", data=fields).status_code == 303
    return visitor
