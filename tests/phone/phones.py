"""Phones for the tests: browsers that join a workshop and vote, and a stream to listen to."""

import json
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any

import uvicorn
from httpx2 import Response
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gbo_core.model.round import Round
from phone import events
from phone.routes import routes
from web import assets

BROWSER = {"accept": "text/html", "accept-language": "nl"}
PAGE = "p1"  # which of a participant's pages a script speaks for
SCRIPT = {"accept": "application/json", "accept-language": "nl", "x-page": PAGE}


@asynccontextmanager
async def lifespan(_app: Starlette) -> Any:
    async with events.running():
        yield


app = Starlette(routes=[*routes, *assets.routes], lifespan=lifespan)


@dataclass
class Phone:
    """One browser, that follows redirects as browsers do."""

    client: TestClient
    code: str

    @property
    def home(self) -> str:
        return f"/mee/{self.code}"

    def get(self, rest: str = "", **options: Any) -> Response:
        return self.client.get(self.home + rest, **options)

    def page(self) -> str:
        response = self.get()
        assert response.status_code == 200
        return response.text

    def post(self, rest: str, fields: dict[str, Any], **options: Any) -> Response:
        return self.client.post(self.home + rest, data=fields, **options)

    def join(self, organisation: str = "self", **fields: Any) -> Response:
        return self.post("/join", {"organisation": organisation, **fields})

    def vote(self, asked: Round, fields: dict[str, Any]) -> Response:
        """As the script sends it."""
        return self.post(f"/stem/{asked.id}", fields, headers=SCRIPT)

    @property
    def token(self) -> str:
        return next(c.value or "" for c in self.client.cookies.jar if c.name == "deelnemer")


def new_phone(code: str) -> Phone:
    return Phone(TestClient(Starlette(routes=app.routes), headers=BROWSER), code)


def every(asked: Round, value: str) -> dict[str, str]:
    """The same answer to everything in a round of scales."""
    axes = {"scale": ["legitimacy"], "grid": ["contribution", "necessity"]}[asked.method]
    return {f"a.{item.id}.{axis}": value for item in asked.items for axis in axes}


def wait_for(done: Callable[[], bool], seconds: float = 10) -> None:
    """What a facilitator changes reaches the phones within moments."""
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def without_ballot_ids(html: str) -> str:
    """Each page has a new one."""
    return re.sub(r'name="ballot" value="[^"]*"', "", html)


@contextmanager
def serving(port: int = 0) -> Iterator[int]:
    """A real server in this process, on a free port or (as after a restart) on `port`."""
    server = uvicorn.Server(
        uvicorn.Config(app, port=port, log_level="warning", timeout_graceful_shutdown=5)
    )
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        thread.join()


class Listening:
    """A phone's open stream."""

    def __init__(self, port: int, phone: Phone, seen: str = "", page: str = PAGE) -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=10)
        path = f"{phone.home}/events?page={page}&seen={seen}"
        self._connection.request("GET", path, headers={"Cookie": f"deelnemer={phone.token}"})
        self.response = self._connection.getresponse()

    def next(self, name: str = "view") -> Any:
        """The data of the next event of that name; None when the stream has ended."""
        for event, data in self._events():
            if event == name:
                return json.loads(data)
        return None

    def _events(self) -> Iterator[tuple[str, str]]:
        event = ""
        while line := self.response.readline().decode():
            field, _, value = line.strip().partition(": ")
            if field == "event":
                event = value
            if field == "data":
                yield event, value

    def close(self) -> None:
        self.response.close()
        self._connection.close()
