import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from gbo_core.store import Store, access
from tests.moments import set_clock
from tests.web.browsers import same_person
from web.gate import is_open, safe_target
from web.logins import COOKIE

OURS = {"origin": "http://testserver"}
FOREIGN = [
    {"origin": "https://kwaad.example"},
    {"origin": "null"},
    {"origin": "http://testserver:8080"},
    {"origin": ""},
]


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
    with pytest.raises(WebSocketDisconnect):
        visitor.websocket_connect("/_stcore/stream", headers=OURS).__enter__()


@pytest.mark.parametrize("token", ["", "verzonnen", "' OR 1=1 --"])
def test_a_made_up_cookie_opens_nothing(visitor: TestClient, token: str) -> None:
    visitor.cookies.set(COOKIE, token)
    assert visitor.get("/media/0123.zip").status_code == 403


def test_a_facilitator_sees_screens_downloads_and_the_stream(facilitator: TestClient) -> None:
    assert facilitator.get("/rond-de-tafel").text == "geheim scherm /rond-de-tafel"
    assert facilitator.get("/media/0123.zip").text == "geheim scherm /media/0123.zip"
    with facilitator.websocket_connect("/_stcore/stream", headers=OURS) as socket:
        assert socket.receive_text() == "geheim"


@pytest.mark.parametrize("headers", [{}, *FOREIGN])
def test_another_site_cannot_open_the_stream_of_a_facilitator(
    facilitator: TestClient, headers: dict[str, str]
) -> None:
    with pytest.raises(WebSocketDisconnect) as closed:
        facilitator.websocket_connect("/_stcore/stream", headers=headers).__enter__()
    assert closed.value.code == 1008


@pytest.mark.parametrize("headers", FOREIGN)
@pytest.mark.parametrize("path", ["/", "/media/0123.zip", "/_stcore/health"])
def test_another_site_cannot_fetch_with_the_cookie_of_a_facilitator(
    facilitator: TestClient, path: str, headers: dict[str, str]
) -> None:
    answer = facilitator.get(path, headers=headers)
    sentence = "Dit formulier kwam niet van deze pagina. Probeer het opnieuw."
    assert (answer.status_code, answer.text) == (403, sentence)


def test_a_link_on_another_site_may_lead_here(facilitator: TestClient) -> None:
    assert facilitator.get("/weg", headers={"sec-fetch-site": "cross-site"}).status_code == 200


def test_streamlit_never_wonders_where_a_request_comes_from(facilitator: TestClient) -> None:
    # What it does not see, it does not look up at an outside service.
    answer = facilitator.get("/kop", headers=OURS)
    assert "origin" not in answer.json()


def test_a_page_makes_the_cookie_last_as_long_as_the_login(facilitator: TestClient) -> None:
    page = facilitator.get("/weg").headers["set-cookie"]
    assert page.startswith(f"{COOKIE}={facilitator.cookies[COOKIE]};")
    assert {"Max-Age=2592000", "HttpOnly", "SameSite=lax", "Path=/"} <= set(page.split("; "))
    assert "set-cookie" not in facilitator.get("/_stcore/health").headers


def test_a_login_ends_after_thirty_days_without_use(
    facilitator: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    for days in (0, 29, 58, 57):  # used now and then, also after the clock was set back
        set_clock(monkeypatch, days)
        assert facilitator.get("/").status_code == 200
    set_clock(monkeypatch, 57 + 31)
    assert facilitator.get("/").status_code == 303


def test_that_a_login_is_used_is_written_once_a_day(
    facilitator: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[object] = []
    write = store.write_async
    monkeypatch.setattr(store, "write_async", lambda *what: written.append(what) or write(*what))
    for days in (0, 0, 1, 1, 2):
        set_clock(monkeypatch, days)
        assert facilitator.get("/").status_code == 200
    assert len(written) == 2


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
