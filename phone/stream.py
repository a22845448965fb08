"""One phone's stream of server-sent events, as an ASGI response."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Final, NamedTuple

from starlette.types import Receive, Scope, Send

from gbo_core.model.round import Participant
from phone.answers import HEADERS
from phone.packed import Message, Packing, message
from phone.seen import Reader, after_vote

HEARTBEAT: Final = 15.0
# A phone that is gone without a word would stay connected; the spread keeps a room from
# coming back all at once.
LONGEST: Final = (240.0, 300.0)

# An event and not a comment: the script must hear it, to know that nothing holds the stream back.
_BEAT: Final = message(b"event: beat\ndata: 1\n\n")
_FIRST: Final = message(b"retry: 2000\n" + _BEAT.plain)
_HEADERS: Final = HEADERS | {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Vary": "Accept-Encoding",
    "X-Accel-Buffering": "no",  # asks nginx to pass on what comes, as it comes
}


class News(NamedTuple):
    """What a phone that shows `before` must show from now on, as `version`; nothing when equal."""

    before: str
    version: str
    message: Message


NOTHING: Final = Message(b"", b"")


def view_event(version: str, html: str, *, personal: bool) -> Message:
    """The event that brings a view. `personal`: to one phone."""
    said = json.dumps({"v": version, "html": html}, ensure_ascii=False, separators=(",", ":"))
    return message(f"event: view\ndata: {said}\n\n".encode(), quickly=personal)


class Stream:
    """Sends the newest message only: what was overtaken before it was sent is of no use."""

    def __init__(
        self,
        who: Participant,
        reader: Reader,
        left: Callable[["Stream"], None],
        *,
        page: str,
        takes_gzip: bool,
    ) -> None:
        self.who = who
        self.reader = reader  # as it is once the phone has what was sent
        self._page = page  # '' when it did not say which
        self._packing = Packing(takes_gzip=takes_gzip)
        self._left = left
        self._look = 0
        self._news: News | None = None
        self._wake = asyncio.Event()
        self._ended = False

    def show(self, look: int, news: News) -> bool:
        """Send a view; answers whether it builds on what the phone shows.

        `look` counts how often anybody looked: views are made beside each other, and one that
        was begun earlier must not overtake a later one.
        """
        if look < self._look:
            return True
        if news.before != self.reader.seen:  # something was sent while this was made
            return False
        self._look = look
        self._news = news
        if news.version != news.before:
            self._wake.set()
        return True

    def is_of(self, page: str) -> bool:
        """Whether it is the stream of this page of the participant; nobody's without a name."""
        return bool(page) and page == self._page

    def voted(self, version: str) -> None:
        """The phone hears by itself that its ballot is stored, as this version of its card."""
        self.has(after_vote(self.reader.seen, version))

    def has(self, seen: str) -> None:
        """What the phone shows now, as far as we know; it asks where we are wrong."""
        self.reader = replace(self.reader, seen=seen)

    def end(self) -> None:
        self._ended = True
        self._wake.set()

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        headers = _HEADERS | ({"Content-Encoding": "gzip"} if self._packing.takes_gzip else {})
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        await send({"type": "http.response.start", "status": 200, "headers": raw})
        leaving = asyncio.create_task(self._wait_for_leaving(receive))
        try:
            await _send(send, self._packing.add(_FIRST))
            async for each in self._messages():
                await _send(send, self._packing.add(each))
        finally:
            leaving.cancel()
            self._left(self)
        await send({"type": "http.response.body", "body": self._packing.end()})

    async def _messages(self) -> AsyncIterator[Message]:
        until = time.monotonic() + random.uniform(*LONGEST)  # noqa: S311 - no secret
        while not self._ended and time.monotonic() < until:
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT):  # makes no task, as wait_for would
                    await self._wake.wait()
            self._wake.clear()
            yield self._next()

    def _next(self) -> Message:
        news, self._news = self._news, None
        if news is None or news.version == news.before:
            return _BEAT
        self.has(news.version)
        return news.message

    async def _wait_for_leaving(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.end()


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
