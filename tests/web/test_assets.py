import gzip

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from web.assets import asset_url, routes
from web.look import LIGHT, css_variables
from web.look.tokens import FONT_FILES


@pytest.fixture
def visitor() -> TestClient:
    return TestClient(Starlette(routes=routes))


def test_the_stylesheet_of_the_look_is_served_compressed(visitor: TestClient) -> None:
    with visitor.stream("GET", "/assets/tokens.css") as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["content-type"] == "text/css; charset=utf-8"
    assert answer.headers["content-encoding"] == "gzip"
    assert gzip.decompress(sent).decode() == css_variables()


@pytest.mark.parametrize("accepted", ["", "identity", "br, gzip;q=0"])
def test_a_browser_that_cannot_unpack_gets_it_plain(visitor: TestClient, accepted: str) -> None:
    answer = visitor.get("/assets/tokens.css", headers={"accept-encoding": accepted})
    assert "content-encoding" not in answer.headers
    assert LIGHT.primary in answer.text


def test_an_address_with_the_fingerprint_is_kept_forever(visitor: TestClient) -> None:
    answer = visitor.get(asset_url("logo.svg"))
    assert answer.headers["content-type"] == "image/svg+xml"
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("address", ["/assets/logo.svg", "/assets/logo.svg?v=gisteren"])
def test_an_address_without_it_is_kept_for_a_day(visitor: TestClient, address: str) -> None:
    assert visitor.get(address).headers["cache-control"] == "public, max-age=86400"


def test_what_a_browser_has_is_not_sent_again(visitor: TestClient) -> None:
    first = visitor.get("/assets/logo.svg")
    again = visitor.get("/assets/logo.svg", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("file", [file for file, _ in FONT_FILES])
def test_the_fonts_of_the_theme_come_from_here(visitor: TestClient, file: str) -> None:
    answer = visitor.get(f"/assets/fonts/{file}")
    assert answer.headers["content-type"] == "font/woff2"
    assert answer.content[:4] == b"wOF2"


@pytest.mark.parametrize(
    "path",
    [
        "",
        "niets.css",
        "fonts",
        "../assets.py",
        "%2e%2e/assets.py",
        "..%2fassets.py",
        "fonts/..%2f..%2fassets.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "logo.svg%00",
    ],
)
def test_nothing_else_can_be_fetched(visitor: TestClient, path: str) -> None:
    answer = visitor.get(f"/assets/{path}")
    assert (answer.status_code, answer.text) in [(404, "404"), (404, "Not Found")]


def test_a_file_that_we_do_not_have_has_no_address() -> None:
    with pytest.raises(KeyError):
        asset_url("niets.css")
