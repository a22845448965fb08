"""Phones as light as possible: they share the machine with the server that they load.

Each request has a connection of its own, as from a phone whose last one is minutes old.
"""

import asyncio
import json
import re
import time
import zlib
from collections.abc import Callable, Coroutine, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar, cast
from urllib.parse import urlencode, urlsplit

from gbo_core.live.methods.form import field_name

_LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
_TOKEN = re.compile(rb"deelnemer=([\w-]+)")
_ME = re.compile(rb'data-me="(\w+)"')
_VERSION = re.compile(rb'"v": ?"([^"]*)"')

T = TypeVar("T")

# item → axis → value, as whole numbers
Sheet = dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, and when (by the wall clock) it had come in."""

    status: int
    head: bytes
    body: bytes
    at: float


class Exchange(asyncio.Protocol):
    """One request on a connection of its own."""

    def __init__(self, request: bytes, done: "asyncio.Future[Answer]") -> None:
        self._request = request
        self._done = done
        self._got = bytearray()
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self._got += data
        head, end, body = bytes(self._got).partition(b"\r\n\r\n")
        length = _LENGTH.search(head)
        if end and length and len(body) >= int(length[1]):
            answer = Answer(int(head.split(b" ", 2)[1]), head, body, time.time())
            if not self._done.done():
                self._done.set_result(answer)
            self._transport.close()

    def connection_lost(self, _error: Exception | None) -> None:
        if not self._done.done():
            self._done.set_exception(ConnectionResetError("no whole answer"))


class Listening(asyncio.Protocol):
    """An open stream of events; `seen` is called with the version and moment of each view.

    `got` counts bytes on the line.
    """

    got = 0

    def __init__(self, request: bytes, seen: Callable[[str, float], None], *, packed: bool) -> None:
        self._request = request
        self._seen = seen
        self._left = b""
        self._raw = b""
        self._is_begun = False
        self._packed = zlib.decompressobj(zlib.MAX_WBITS | 16) if packed else None
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.closed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)
        self.transport.write(self._request)

    def data_received(self, data: bytes) -> None:
        self.got += len(data)
        self._left += self._unpack(data) if self._packed else data
        *events, self._left = self._left.split(b"\n\n")
        if events and not self.opened.done():
            self.opened.set_result(None)
        for event in events:
            version = _VERSION.search(event) if b"event: view" in event else None
            if version:
                self._seen(version[1].decode(), time.time())

    def _unpack(self, data: bytes) -> bytes:
        """What stands in chunks of a compressed answer, in parts as they come."""
        self._raw += data
        found = b""
        while not self._is_begun and b"\r\n\r\n" in self._raw:
            self._raw = self._raw.partition(b"\r\n\r\n")[2]
            self._is_begun = True
        while self._is_begun and (end := self._raw.find(b"\r\n")) > 0:
            start, size = end + 2, int(self._raw[:end], 16)
            if len(self._raw) < start + size + 2:
                break
            assert self._packed
            found += self._packed.decompress(self._raw[start : start + size])
            self._raw = self._raw[start + size + 2 :]
        return found

    def connection_lost(self, _error: Exception | None) -> None:
        if not self.opened.done():
            self.opened.set_exception(ConnectionResetError("no stream"))
            self.opened.exception()
        if not self.closed.done():
            self.closed.set_result(None)


PAGE = "p1"  # each has one page open


@dataclass
class Phone:
    """One participant's phone. `views` holds (version, moment) of what its stream brought."""

    url: str
    code: str
    token: str = ""
    views: list[tuple[str, float]] = field(default_factory=list)
    stream: Listening | None = None

    async def join(self, organisation: str = "self", part: str = "field") -> float:
        """Fill in the form to join; answers how many seconds it took."""
        start = time.time()
        form = {"organisation": organisation, "part": part}
        answer = await self._ask("POST", f"/mee/{self.code}/join", form)
        found = _TOKEN.search(answer.head)
        if not found:
            raise AssertionError(f"could not join: {answer.status} {answer.body[:300]!r}")
        self.token = found[1].decode()
        return answer.at - start

    async def me(self) -> str:
        """The participant that the server takes this phone for."""
        found = _ME.search((await self._ask("GET", f"/mee/{self.code}")).body)
        return found[1].decode() if found else ""

    async def vote(self, round_id: str, sheet: Sheet, ballot: str) -> tuple[Answer, float]:
        """Send a ballot as the page's script does; its answer, and the seconds that it took."""
        form = {"ballot": ballot} | {
            field_name(item, axis): str(value)
            for item, on_axes in sheet.items()
            for axis, value in on_axes.items()
        }
        start = time.time()
        answer = await self._ask(
            "POST", f"/mee/{self.code}/stem/{round_id}?page={PAGE}", form, "application/json"
        )
        return answer, answer.at - start

    async def listen(self, *, packed: bool = False) -> None:
        """Open the stream, saying what this phone shows already; answers once it is open.

        `packed`: compressed, as real phones ask for it; unpacking takes this machine's time.
        """
        seen = self.views[-1][0] if self.views else ""
        request = self._request(
            "GET", f"/mee/{self.code}/events?page={PAGE}&seen={seen}", packed=packed
        )
        where = urlsplit(self.url)
        _, self.stream = await asyncio.get_running_loop().create_connection(
            lambda: Listening(request, self._saw, packed=packed), where.hostname, where.port
        )
        await self.stream.opened

    def _saw(self, version: str, at: float) -> None:
        self.views.append((version, at))

    async def hang_up(self) -> None:
        """Leave without a word, as a phone that loses its network."""
        if self.stream:
            self.stream.transport.abort()
            await self.stream.closed

    async def _ask(
        self, method: str, path: str, form: Mapping[str, str] | None = None, accept: str = "*/*"
    ) -> Answer:
        loop = asyncio.get_running_loop()
        done: asyncio.Future[Answer] = loop.create_future()
        request = self._request(method, path, form, accept)
        where = urlsplit(self.url)
        transport, _ = await loop.create_connection(
            lambda: Exchange(request, done), where.hostname, where.port
        )
        try:
            return await asyncio.wait_for(done, 30)
        finally:
            transport.close()

    def _request(
        self,
        method: str,
        path: str,
        form: Mapping[str, str] | None = None,
        accept: str = "*/*",
        *,
        packed: bool = False,
    ) -> bytes:
        body = urlencode(form).encode() if form is not None else b""
        head = [
            f"{method} {path} HTTP/1.1",
            f"Host: {urlsplit(self.url).netloc}",
            f"Accept: {accept}",
            "Accept-Language: nl",
        ]
        head += ["Accept-Encoding: gzip"] if packed else []
        head += [f"Cookie: deelnemer={self.token}"] if self.token else []
        if form is not None:
            head.append("Content-Type: application/x-www-form-urlencoded")
            head.append(f"Content-Length: {len(body)}")
        return "\r\n".join([*head, "", ""]).encode() + body


def stored(answer: Answer) -> bool:
    """Whether the server said that it has the ballot."""
    return answer.status == 200 and bool(json.loads(answer.body)["ok"])


def random_sheet(items: Iterable[str], axes: Sequence[str], chance: Random) -> Sheet:
    return {item: {axis: chance.randint(1, 5) for axis in axes} for item in items}


async def at_most(together: int, work: Iterable[Coroutine[None, None, T]]) -> list[T]:
    """Do all of it, so many at a time; the results in order."""
    lanes = asyncio.Semaphore(together)

    async def one(each: Coroutine[None, None, T]) -> T:
        async with lanes:
            return await each

    return list(await asyncio.gather(*(one(each) for each in work)))
