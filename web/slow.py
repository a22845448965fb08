"""Who sends slowly on purpose: a request that never ends keeps a connection, and its memory, busy.

The server underneath waits for ever, for the rest of a body and for the first word alike.
"""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from web.forms import TooSlow
from web.gate import is_open

HEADER_SECONDS: Final = 30.0
BODY_SECONDS: Final = 30.0
SLOWEST: Final = 10_000  # bytes a second, for the files that a facilitator brings in


class Deadline:
    """ASGI middleware: a body arrives within its time, or reading it raises TooSlow.

    Everybody has `seconds` for a form. Who is logged in may need more for a file, by its size. A
    connection whose body was not read to the end is closed after the answer.
    """

    def __init__(self, app: ASGIApp, seconds: float = BODY_SECONDS) -> None:
        self.app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _has_body(headers := Headers(scope=scope)):
            body = _Body(receive, send, self._allowed(scope["path"], headers))
            await self.app(scope, body.receive, body.send)
        else:
            await self.app(scope, receive, send)

    def _allowed(self, path: str, headers: Headers) -> float:
        length = headers.get("content-length", "")
        size = int(length) if length.isascii() and length.isdigit() else 0
        return self._seconds + (0 if is_open(path) else size / SLOWEST)


def _has_body(headers: Headers) -> bool:
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers


class _Body:
    """One request's body on its way in."""

    def __init__(self, receive: Receive, send: Send, seconds: float) -> None:
        self._receive = receive
        self._send = send
        self._until = asyncio.get_running_loop().time() + seconds
        self._whole = False

    async def receive(self) -> Message:
        if self._whole:
            return await self._receive()
        try:
            async with asyncio.timeout_at(self._until):
                message = await self._receive()
        except TimeoutError:
            raise TooSlow from None
        self._whole = not message.get("more_body", False)
        return message

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start" and not self._whole:
            MutableHeaders(scope=message)["connection"] = "close"
        await self._send(message)


def limit_headers() -> None:
    """Close a connection that has not said within its time what it wants.

    The server has no setting for it, so its protocol gets a timer, which runs from the moment that
    somebody connects or begins another request until the headers are whole.
    """
    if hasattr(HttpToolsProtocol, "headers_due"):
        return
    setattr(HttpToolsProtocol, "headers_due", None)  # noqa: B010 - an attribute of our own
    for name, then in (
        ("connection_made", _start),
        ("on_message_begin", _start),
        ("on_headers_complete", _stop),
        ("connection_lost", _stop),
    ):
        setattr(HttpToolsProtocol, name, _followed_by(getattr(HttpToolsProtocol, name), then))


def _followed_by(method: Callable[..., None], then: Callable[[Any], None]) -> Callable[..., None]:
    def both(protocol: Any, *given: Any) -> None:
        method(protocol, *given)
        then(protocol)

    return both


def _start(protocol: Any) -> None:
    _stop(protocol)
    protocol.headers_due = protocol.loop.call_later(HEADER_SECONDS, protocol.transport.close)


def _stop(protocol: Any) -> None:
    if protocol.headers_due:
        protocol.headers_due.cancel()
        protocol.headers_due = None
