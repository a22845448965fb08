"""The advice of docs/gids/achter-een-proxy.md, with a real nginx where there is one."""

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from tests.browser.served import ROOT, Server, free_port, running, wait_until

NGINX = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
PASSWORD = "een lange zin"
FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html"}

pytestmark = pytest.mark.skipif(not NGINX, reason="nginx is not installed")


def advised(port: int, server: Server) -> str:
    """The configuration of the guide, without the certificate that only its owner has."""
    guide = (ROOT / "docs" / "gids" / "achter-een-proxy.md").read_text("utf-8")
    (written,) = re.findall(r"```nginx\n(.*?)```", guide, flags=re.DOTALL)
    for there, here in (
        ("listen 443 ssl;", f"listen 127.0.0.1:{port};"),
        ("http://127.0.0.1:8501", server.url),
        ("$scheme", "https"),
        ("werktafel.example.be", "localhost"),
    ):
        assert there in written
        written = written.replace(there, here)
    return "\n".join(line for line in written.splitlines() if "ssl_" not in line)


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[int]:
    """The port of an nginx before a server that listens as it does without `--server.address`."""
    folder, port = tmp_path / "nginx", free_port()
    folder.mkdir()
    with running(tmp_path, address="") as server:
        (folder / "nginx.conf").write_text(
            f"daemon off; pid {folder}/pid; error_log {folder}/log; events {{}}\n"
            f"http {{ access_log off; client_body_temp_path {folder}/body;"
            f" proxy_temp_path {folder}/proxy; {advised(port, server)} }}"
        )
        process = subprocess.Popen([NGINX, "-p", folder, "-c", folder / "nginx.conf"])
        front = Server(f"http://localhost:{port}", tmp_path, folder / "log", process)
        try:
            wait_until(lambda: front.status("/healthz") == 200, (folder / "log").read_text)
            yield port
        finally:
            process.terminate()
            process.wait()


def log_in(port: int, password: str, **headers: str) -> tuple[int, list[str]]:
    """The status and the cookies that somebody gets who tries this password."""
    # From another address than the proxy's own, as everybody in a room.
    connection = HTTPConnection("127.0.0.1", port, timeout=20, source_address=("127.0.0.2", 0))
    with closing(connection):
        fields = urlencode({"name": "An Peeters", "password": password, "again": password})
        headers = {**FORM, "Host": f"localhost:{port}", **headers}
        connection.request("POST", "/aanmelden", fields, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers.get_all("set-cookie") or []


def stream(port: int, cookie: str, origin: str | None) -> int:
    """What somebody gets who opens the stream of the screens from there: a status, 101 is open."""
    try:
        with connect(
            f"ws://localhost:{port}/_stcore/stream",
            origin=origin,
            additional_headers={"Cookie": cookie},
        ):
            return 101
    except InvalidStatus as refused:
        return refused.response.status_code


def test_a_facilitator_and_a_room_behind_it(proxy: int) -> None:
    status, cookies = log_in(proxy, PASSWORD, Origin=f"http://localhost:{proxy}")
    assert (status, len(cookies)) == (303, 2)
    assert all("Secure" in cookie for cookie in cookies)
    # What somebody claims to be does not give them other tries.
    wrong = [log_in(proxy, "verkeerd!!", **{"X-Forwarded-For": f"10.0.0.{n}"}) for n in range(6)]
    assert [status for status, _ in wrong] == [401] * 5 + [429]
    login = cookies[0].split(";")[0]
    assert stream(proxy, login, f"http://localhost:{proxy}") == 101
    begun = time.monotonic()
    for origin in ("https://kwaad.example", "null", None):
        assert stream(proxy, login, origin) == 403
    assert time.monotonic() - begun < 2  # nobody was asked for our own address
