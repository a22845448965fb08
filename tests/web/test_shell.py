from pathlib import Path

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from gbo_core.store import Store, access
from web.assets import asset_url
from web.logins import COOKIE
from web.shell import Shell

INDEX = Path(streamlit.__file__).parent / "static" / "index.html"


async def screen(_request: Request) -> FileResponse:
    return FileResponse(INDEX)


async def ballot(_request: Request) -> HTMLResponse:
    return HTMLResponse('<html lang="en"><title>Streamlit</title>')


async def words(_request: Request) -> PlainTextResponse:
    return PlainTextResponse('<html lang="en"><div id="root"></div>')


@pytest.fixture(params=["plain", "compressed"])
def visitor(request: pytest.FixtureRequest) -> TestClient:
    routes = [Route("/", screen), Route("/mee", ballot), Route("/tekst", words)]
    inner = [Middleware(GZipMiddleware, minimum_size=1)] if request.param == "compressed" else []
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Shell), *inner]))


@pytest.mark.parametrize(
    ("wish", "language"), [("fr-BE,fr;q=0.9", "fr"), ("en-GB", "en"), ("de", "nl")]
)
def test_a_screen_says_its_language(visitor: TestClient, wish: str, language: str) -> None:
    page = visitor.get("/", headers={"accept-language": wish}).text
    assert f'<html lang="{language}">' in page


def test_a_screen_speaks_the_language_that_its_facilitator_chose(
    visitor: TestClient, store: Store
) -> None:
    token = store.write(access.add_first, "An Peeters", "een lange zin", "fr")
    visitor.cookies.set(COOKIE, token)
    assert '<html lang="fr">' in visitor.get("/", headers={"accept-language": "en"}).text
    visitor.cookies.set(COOKIE, "verlopen")
    assert '<html lang="en">' in visitor.get("/", headers={"accept-language": "en"}).text


def test_a_screen_bears_our_name_icon_and_stylesheet(visitor: TestClient) -> None:
    answer = visitor.get("/", headers={"accept-language": "nl"})
    assert "<title>GBO-werktafel</title>" in answer.text
    assert f'<link rel="shortcut icon" href="{asset_url("favicon.svg")}" />' in answer.text
    assert f'<link rel="stylesheet" href="{asset_url("screens.css")}">' in answer.text
    assert "Deze schermen hebben JavaScript nodig." in answer.text
    assert "SourceSans" not in answer.text
    assert "etag" not in answer.headers


@pytest.mark.parametrize("path", ["/mee", "/tekst"])
def test_what_is_not_a_screen_stays_as_it_is(visitor: TestClient, path: str) -> None:
    assert '<html lang="en">' in visitor.get(path).text


def test_asking_for_the_head_only_gives_no_body(visitor: TestClient) -> None:
    assert visitor.head("/").content == b""
