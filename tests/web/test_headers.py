from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from web.headers import PAGES, SCREENS, CarefulHeaders


async def screen(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("scherm")


async def own(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("pagina", headers={"Content-Security-Policy": PAGES})


visitor = TestClient(
    Starlette(
        routes=[Route("/", screen), Route("/eigen", own)], middleware=[Middleware(CarefulHeaders)]
    )
)


def test_a_screen_can_reach_no_other_server_and_stand_in_no_other_site() -> None:
    headers = visitor.get("/").headers
    assert headers["content-security-policy"] == SCREENS
    assert "http" not in SCREENS
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "SAMEORIGIN"
    assert headers["referrer-policy"] == "same-origin"


def test_a_page_that_is_stricter_stays_stricter() -> None:
    assert visitor.get("/eigen").headers["content-security-policy"] == PAGES
