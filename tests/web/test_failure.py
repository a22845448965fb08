import re

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gbo_core.store import Store, close_stores
from gbo_core.store.errors import StoreClosed
from web import login, logins


@pytest.fixture
def visitor(server: Starlette) -> TestClient:
    return TestClient(server, raise_server_exceptions=False, headers={"accept-language": "nl"})


def broken(*_: object) -> Store:
    raise StoreClosed


def test_a_store_that_is_away_gives_a_sentence_on_every_page(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    close_stores()
    for module in (login, logins):
        monkeypatch.setattr(module, "open_store", broken)
    visitor.cookies.set(logins.COOKIE, "iets")
    for path in ("/", "/aanmelden", "/afmelden"):
        answer = visitor.get(path, headers={"accept": "text/html"})
        words = re.search(r'role="alert">(.*?)</p>', answer.text)[1]
        assert answer.status_code == 503
        assert words.startswith("De gegevens zijn even niet bereikbaar.")
    assert visitor.get("/media/x.zip").text.startswith("De gegevens zijn even niet bereikbaar.")


def test_what_nobody_foresaw_says_nothing_about_its_inside(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def boom(*_: object) -> None:
        raise ZeroDivisionError("geheim")

    monkeypatch.setattr(login, "_template", boom)
    answer = visitor.get("/aanmelden")
    assert (answer.status_code, answer.text) == (
        503,
        "Er ging iets mis op de server. Probeer het zo meteen opnieuw.",
    )
