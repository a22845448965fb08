import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from gbo_core.store import Store, access
from tests.web.browsers import same_person
from web.gate import is_open, safe_target
from web.logins import COOKIE


@pytest.mark.parametrize("path", ["/", "/rond-de-tafel", "/beamer", "/onbekend"])
def test_a_screen_leads_a_stranger_to_the_login_page(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    target = "" if path == "/" else f"?naar=%2F{path[1:]}"
    assert (answer.status_code, answer.headers["location"]) == (303, f"/aanmelden{target}")


def test_the_login_page_remembers_the_whole_address(visitor: TestClient) -> None:
    answer = visitor.get("/rond-de-tafel?w=wk3&x=%C3%A9")
    assert (
        answer.headers["location"] == "/aanmelden?naar=%2Frond-de-tafel%3Fw%3Dwk3%26x%3D%25C3%25A9"
    )


@pytest.mark.parametrize(
    "path",
    [
        "/media/0123.zip",
        "/static/js/index.js",
        "/_stcore/health",
        "/_stcore/host-config",
        "/_stcore/metrics",
        "/_stcore/upload_file/a/b",
        "/component/x/y.js",
    ],
)
def test_what_a_screen_fetches_is_refused(visitor: TestClient, path: str) -> None:
    answer = visitor.get(path)
    assert (answer.status_code, answer.text) == (403, "U bent niet aangemeld.")


def test_a_refusal_speaks_the_language_of_the_browser(visitor: TestClient) -> None:
    answer = visitor.post("/_stcore/upload_file/a/b", headers={"accept-language": "xx"})
    assert (answer.status_code, answer.text) == (403, "U bent niet aangemeld.")


def test_the_stream_of_a_screen_is_closed_before_a_word_is_said(visitor: TestClient) -> None:
    with pytest.raises(WebSocketDisconnect), visitor.websocket_connect("/_stcore/stream"):
        pass


@pytest.mark.parametrize("token", ["", "verzonnen", "' OR 1=1 --"])
def test_a_made_up_cookie_opens_nothing(visitor: TestClient, token: str) -> None:
    visitor.cookies.set(COOKIE, token)
    assert visitor.get("/media/0123.zip").status_code == 403


def test_a_facilitator_sees_screens_downloads_and_the_stream(facilitator: TestClient) -> None:
    assert facilitator.get("/rond-de-tafel").text == "geheim scherm /rond-de-tafel"
    assert facilitator.get("/media/0123.zip").text == "geheim scherm /media/0123.zip"
    with facilitator.websocket_connect("/_stcore/stream") as socket:
        assert socket.receive_text() == "geheim"


def test_a_login_that_ended_elsewhere_opens_nothing_any_more(
    facilitator: TestClient, server: Starlette
) -> None:
    assert facilitator.get("/").status_code == 200
    same_person(server, facilitator).post("/afmelden")
    assert facilitator.get("/").status_code == 303


def test_a_login_that_another_process_ended_is_soon_forgotten(
    facilitator: TestClient, store: Store
) -> None:
    assert facilitator.get("/").status_code == 200
    told = []
    store.feed.listen(told.extend)
    store.write(access.log_out, facilitator.cookies[COOKIE])
    while not told:
        pass
    assert facilitator.get("/").status_code == 303


@pytest.mark.parametrize(
    "path", ["/mee", "/mee/LUMOKADE/events", "/assets/login.css", "/healthz", "/favicon.ico"]
)
def test_what_is_for_everybody_passes(path: str) -> None:
    assert is_open(path)


@pytest.mark.parametrize(
    "path",
    [
        "/meer",
        "/assets",
        "/mee/../media/0123.zip",
        "/assets/../_stcore/stream",
        "/healthz/",
        "/MEE",
        "//mee",
        "/uitnodiging",
        "/aanmelden/x",
    ],
)
def test_what_only_looks_like_it_does_not(path: str) -> None:
    assert not is_open(path)


@pytest.mark.parametrize("wanted", ["/", "/beamer", "/weg?w=wk3", "/uitnodiging/abc"])
def test_after_logging_in_one_goes_on_within_this_server(wanted: str) -> None:
    assert safe_target(wanted) == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "",
        "//kwaad.example",
        "/\\kwaad.example",
        "https://kwaad.example",
        "javascript:alert(1)",
        "/\t/kwaad.example",
        "\n//kwaad.example",
        "kwaad.example",
        "/afmelden",
        "/aanmelden?naar=/beamer",
    ],
)
def test_and_never_to_another_one(wanted: str) -> None:
    assert safe_target(wanted) == "/"
