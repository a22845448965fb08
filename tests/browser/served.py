"""How a test starts the real server, and a browser to visit it."""

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = next(
    (path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()),
    "",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
START_SECONDS = 60
# Two cores may be shared with other tests.
PATIENCE = 45_000


@dataclass(frozen=True)
class Server:
    """A running server: its address, its data folder and its log."""

    url: str
    data: Path
    log: Path
    process: subprocess.Popen[bytes]

    def status(self, path: str) -> int:
        """What a stranger gets at this path; 0 while nobody answers."""
        connection = http.client.HTTPConnection(self.url.removeprefix("http://"), timeout=5)
        try:
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            return 0
        finally:
            connection.close()


@contextmanager
def running(
    data: Path, port: int = 0, *, address: str = "127.0.0.1", **environment: str
) -> Iterator[Server]:
    """Start the server on a free port (or on `port`, as after a restart) and stop it again.

    Without an `address` it listens to both kinds, as when a facilitator starts it.
    """
    port = port or free_port()
    log = data / "server.log"
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = ["--server.port", str(port)]
    if address:
        options += ["--server.address", address]
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("GBO_")}
    with log.open("ab") as output:
        process = subprocess.Popen(
            [*command, *options],
            cwd=ROOT,
            env={**surroundings, "GBO_DATA_DIR": str(data), **environment},
            stdout=output,
            stderr=output,
        )
    server = Server(f"http://localhost:{port}", data, log, process)
    try:
        wait_until(lambda: server.status("/healthz") == 200, lambda: log.read_text("utf-8"))
        yield server
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(done: Callable[[], bool], story: Callable[[], str]) -> None:
    """Wait for something to become true; `story` tells what happened when it does not."""
    deadline = time.monotonic() + START_SECONDS
    while not done():
        if time.monotonic() > deadline:
            pytest.fail(story())
        time.sleep(0.05)


@contextmanager
def visiting(chromium: Browser, **options: object) -> Iterator[BrowserContext]:
    """A browser of its own, with its own cookies."""
    context = chromium.new_context(locale="nl-BE", **options)
    context.set_default_timeout(PATIENCE)
    try:
        yield context
    finally:
        context.close()
