"""One phone's stream of server-sent events, as an ASGI response."""

import asyncio
import json
import random
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final

from starlette.types import Receive, Scope, Send

from gbo_core.model.round import Participant
from phone.answers import HEADERS

HEARTBEAT: Final = 15.0
# A phone that is gone without a word would stay connected; the spread keeps a room from
# coming back all at once.
LONGEST: Final = (240.0, 300.0)

# An event and not a comment: the script must hear it, to know that nothing holds the stream back.
_BEAT: Final = b"event: beat\ndata: 1\n\n"
_HEADERS: Final = HEADERS | {
    "Content-Type": "text/event-stream; charset=utf-8",
    "X-Accel-Buffering": "no",  # asks nginx to pass on what comes, as it comes
}


def view_event(version: str, html: str) -> bytes:
    """What a phone must show from now on."""
    return f"event: view\ndata: {json.dumps({'v': version, 'html': html})}\n\n".encode()


class Stream:
    """Sends the newest message only: what was overtaken before it was sent is of no use."""

    def __init__(
        self,
        who: Participant,
        language: str,
        code: str,
        version: str,
        left: Callable[["Stream"], None],
    ) -> None:
        self.who = who
        self.language = language
        self.code = code
        self.version = version  # of what the phone shows
        self._left = left
        self._look = 0
        self._message = b""
        self._wake = asyncio.Event()
        self._ended = False

    def show(self, look: int, version: str, message: bytes) -> None:
        """Send a view, when it is not what the phone shows already.

        `look` counts how often anybody looked: views are made beside each other, and one that
        was begun earlier must not overtake a later one.
        """
        if look < self._look:
            return
        self._look = look
        if version != self.version:
            self.version, self._message = version, message
            self._wake.set()

    def end(self) -> None:
        self._ended = True
        self._wake.set()

    async def __call__(self, _scope: Scope, receive: Receive, send: Send) -> None:
        headers = [(name.lower().encode(), value.encode()) for name, value in _HEADERS.items()]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        leaving = asyncio.create_task(self._wait_for_leaving(receive))
        try:
            await _send(send, b"retry: 2000\n" + _BEAT)
            async for message in self._messages():
                await _send(send, message)
        finally:
            leaving.cancel()
            self._left(self)
        await send({"type": "http.response.body", "body": b""})

    async def _messages(self) -> AsyncIterator[bytes]:
        until = time.monotonic() + random.uniform(*LONGEST)  # noqa: S311 - no secret
        while not self._ended and time.monotonic() < until:
            with suppress(TimeoutError):
                async with asyncio.timeout(HEARTBEAT):  # makes no task, as wait_for would
                    await self._wake.wait()
            self._wake.clear()
            message, self._message = self._message, b""
            yield message or _BEAT

    async def _wait_for_leaving(self, receive: Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        self.end()


async def _send(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})
