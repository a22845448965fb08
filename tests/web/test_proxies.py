"""Who is at the other end, behind the proxies that we trust and no others."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from web.proxies import Proxies, block, plain

FAR = "10.0.0.5"


async def seen(request: Request) -> JSONResponse:
    return JSONResponse([request.client.host, request.url.scheme])


def ask(peer: str, trusted: str | None = None, **headers: str) -> list[str]:
    """The visitor's address and scheme, below the server's own reading of the same headers."""
    ours = Starlette(routes=[Route("/", seen)], middleware=[Middleware(Proxies, trusted=trusted)])
    server = ProxyHeadersMiddleware(ours, trusted or "127.0.0.1")
    client = TestClient(server, client=(peer, 5000))
    return client.get("/", headers={k.replace("_", "-"): v for k, v in headers.items()}).json()


@pytest.mark.parametrize("peer", ["127.0.0.1", "::1", "::ffff:127.0.0.1"])
def test_a_proxy_on_this_machine_is_believed(peer: str) -> None:
    said = ask(peer, x_forwarded_for="192.0.2.7", x_forwarded_proto="https")
    assert said == ["192.0.2.7", "https"]


@pytest.mark.parametrize("peer", [FAR, f"::ffff:{FAR}"])
def test_a_proxy_elsewhere_is_believed_once_it_is_named(peer: str) -> None:
    headers = {"x_forwarded_for": "192.0.2.7", "x_forwarded_proto": "https"}
    assert ask(peer, **headers) == [FAR, "http"]
    for trusted in (FAR, "10.0.0.0/8", f"192.0.2.1, {FAR}"):
        assert ask(peer, trusted, **headers) == ["192.0.2.7", "https"]


def test_what_a_visitor_claims_about_others_is_not_believed() -> None:
    chain = "203.0.113.66, 192.0.2.7"
    for peer in (FAR, f"::ffff:{FAR}"):
        assert ask(peer, FAR, x_forwarded_for=chain)[0] == "192.0.2.7"
        assert ask(peer, "*", x_forwarded_for=chain)[0] == "192.0.2.7"
    assert ask("192.0.2.7", FAR, x_forwarded_for="203.0.113.66")[0] == "192.0.2.7"


def test_proxies_after_each_other_are_all_passed_by() -> None:
    chain = "203.0.113.66, 192.0.2.7, ::ffff:10.0.0.6"
    for peer in (FAR, f"::ffff:{FAR}"):
        assert ask(peer, "10.0.0.0/24", x_forwarded_for=chain)[0] == "192.0.2.7"


@pytest.mark.parametrize("chain", ["", ",", "10.0.0.5"])
def test_a_chain_without_a_visitor_leaves_the_proxy(chain: str) -> None:
    assert ask(f"::ffff:{FAR}", FAR, x_forwarded_for=chain)[0] == FAR


@pytest.mark.parametrize("scheme", ["ftp", "", "javascript"])
def test_a_scheme_that_is_none_is_not_believed(scheme: str) -> None:
    assert ask("::1", x_forwarded_proto=scheme)[1] == "http"


def test_a_setting_that_is_no_address_is_said_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    assert ask(FAR, f"proxy.local, {FAR}", x_forwarded_for="192.0.2.7")[0] == "192.0.2.7"
    assert "'proxy.local' is no address" in caplog.text


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("10.0.0.1", "10.0.0.1"),
        ("10.0.0.1:4711", "10.0.0.1"),
        ("::ffff:10.0.0.1", "10.0.0.1"),
        ("[2001:db8::0001]:4711", "2001:db8::1"),
        ("2001:DB8::1", "2001:db8::1"),
        ("testclient", "testclient"),
        ("", ""),
    ],
)
def test_an_address_is_written_in_one_way(written: str, address: str) -> None:
    assert plain(written) == address


def test_one_household_of_ipv6_is_one_address() -> None:
    assert block("2001:db8:1:2::7") == block("2001:db8:1:2:ffff::1") != block("2001:db8:1:3::1")
    assert block("::ffff:10.0.0.1") == block("10.0.0.1") == "10.0.0.1"
    assert block("testclient") == "testclient"
