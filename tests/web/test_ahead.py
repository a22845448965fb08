"""Phones go straight to their routes; everything else goes on."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.ahead import PhonesAhead


async def phone(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("stembrief")


async def screen(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("scherm")


@pytest.fixture
def visitor() -> TestClient:
    phones = [Route("/mee", phone), Route("/mee/{rest:path}", phone)]
    server = Starlette(
        routes=[Route("/{path:path}", screen)],
        middleware=[Middleware(PhonesAhead, routes=phones)],
    )
    return TestClient(server)


@pytest.mark.parametrize("path", ["/mee", "/mee/LUMOKADE", "/mee/LUMOKADE/stem/r1"])
def test_a_phone_gets_its_ballot(visitor: TestClient, path: str) -> None:
    assert visitor.get(path).text == "stembrief"


@pytest.mark.parametrize("path", ["/", "/meer", "/weg", "/rond-de-tafel/mee"])
def test_anything_else_is_a_screen(visitor: TestClient, path: str) -> None:
    assert visitor.get(path).text == "scherm"
