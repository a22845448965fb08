"""Connections that are kept busy on purpose, against a real server with short limits."""

import socket
import threading
import time
from collections.abc import Iterator
from http.client import HTTPConnection

import pytest
import uvicorn
from starlette.applications import Starlette

from web import slow

MOMENT = 0.5  # what tests/web/conftest.py allows for a body
FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def port(server: Starlette, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    monkeypatch.setattr(slow, "HEADER_SECONDS", MOMENT)
    slow.limit_headers()
    config = uvicorn.Config(server, port=0, log_level="warning", timeout_keep_alive=30)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run)
    thread.start()
    while not running.started:
        time.sleep(0.01)
    yield running.servers[0].sockets[0].getsockname()[1]
    running.should_exit = True
    thread.join()


def drip(port: int, first: str, then: str) -> tuple[str, float]:
    """Send the beginning, and then a byte now and then; what came back, and after how long."""
    begun = time.monotonic()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as line:
        line.sendall(first.encode())
        line.settimeout(0.05)
        heard = b""
        for byte in then * 1000:
            try:
                if not (more := line.recv(65_536)):
                    break
                heard += more
            except TimeoutError:
                line.sendall(byte.encode())
            except ConnectionError:
                break
            assert time.monotonic() - begun < 5, "never closed"
    return heard.decode(), time.monotonic() - begun


def head(path: str, *lines: str) -> str:
    return "\r\n".join(
        [f"POST {path} HTTP/1.1", "Host: x", f"Content-Type: {FORM}", *lines, "", ""]
    )


@pytest.mark.parametrize("path", ["/aanmelden", "/afmelden"])
def test_a_form_that_comes_drop_by_drop_is_refused_with_a_sentence(port: int, path: str) -> None:
    heard, seconds = drip(port, head(path, "Content-Length: 5000", "Accept-Language: nl"), "a")
    assert heard.startswith("HTTP/1.1 408 ")
    assert "Het duurde te lang voor alles er was. Er is niets bewaard." in heard
    assert MOMENT <= seconds < 3 * MOMENT


def test_chunks_without_an_end_too(port: int) -> None:
    first = head("/aanmelden", "Transfer-Encoding: chunked", "Content-Length: 5")
    heard, seconds = drip(port, first.replace("Content-Length: 5\r\n", ""), "1\r\na\r\n")
    assert heard.startswith("HTTP/1.1 4")
    assert seconds < 3 * MOMENT


def test_a_body_that_nobody_wants_does_not_keep_the_connection(port: int) -> None:
    heard, seconds = drip(port, head("/_stcore/upload_file/a/b", "Content-Length: 9999999"), "a")
    assert heard.startswith("HTTP/1.1 403 ")
    assert "connection: close" in heard
    assert seconds < 3 * MOMENT


@pytest.mark.parametrize("first", ["", "GET /", "GET / HTTP/1.1\r\nX-A: "])
def test_who_never_says_what_they_want_is_left(port: int, first: str) -> None:
    heard, seconds = drip(port, first, "a" if first else "")
    assert heard == ""
    assert seconds < 3 * MOMENT


def test_also_after_a_first_question_that_was_answered(port: int) -> None:
    whole = "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    heard, seconds = drip(port, whole + "GET /", "a")
    assert heard.startswith("HTTP/1.1 200 ")
    assert seconds < 3 * MOMENT


def test_who_is_not_slow_notices_nothing(port: int) -> None:
    line = HTTPConnection("127.0.0.1", port, timeout=10)
    for _ in range(3):
        body = "name=An&password=kort&again=kort"
        line.request("POST", "/aanmelden", body, {"Content-Type": FORM})
        answer = line.getresponse()
        assert (answer.status, answer.headers["connection"]) == (400, None)
        assert "minstens 10 tekens" in answer.read().decode()
        time.sleep(1.5 * MOMENT)
    line.close()
