"""The hub: who is connected, and telling them what changed.

One listener on the store's feed hands changes to the event loop. When a round moves, the views of
a whole room are made in one go, off the loop, and each stream gets the HTML itself: phones do not
come and fetch it. What a phone shows already is only named.
"""

import asyncio
import itertools
import logging
import time
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from gbo_core.live import presence
from gbo_core.model.errors import GboError, NotFound
from gbo_core.model.ids import new_id
from gbo_core.model.round import Participant
from gbo_core.store import Store, open_store
from gbo_core.store.feed import Change
from phone.ending import ending_on_signal
from phone.kept import memory_of
from phone.room import view_of
from phone.seen import Reader
from phone.stream import Stream
from phone.telling import news_for, news_of, shows, shows_on_board
from phone.visitor import visitor_of
from web.assets import takes_gzip

REPORT_AT_MOST: Final = 1.0
REPORT_AT_LEAST: Final = 5.0
BETWEEN_BOARDS: Final = 0.5  # seconds: a facilitator decides about note after note

log = logging.getLogger(__name__)


class Hub:
    """The streams of this server, on one event loop."""

    def __init__(self, store: Store) -> None:
        self.memory = memory_of(store)
        self._server = new_id("s")
        # workshop → participant → streams: every ballot asks for those of one participant
        self._streams: dict[str, dict[str, set[Stream]]] = {}
        self._to_tell: set[str] = set()
        self._boards_told: dict[str, float] = {}  # workshop → when, by the loop's clock
        self._looks = itertools.count(1)
        self._tasks: set[asyncio.Task[None]] = set()
        self._ended = False
        self._loop = asyncio.get_running_loop()
        self._stop_listening = store.feed.listen(self._heard)
        self._reporting = self._loop.create_task(self._keep_reporting())

    def add(self, stream: Stream) -> None:
        people = self._streams.setdefault(stream.who.workshop, {})
        people.setdefault(stream.who.id, set()).add(stream)
        if self._ended:
            stream.end()

    def remove(self, stream: Stream) -> None:
        people = self._streams.get(stream.who.workshop, {})
        theirs = people.get(stream.who.id, set())
        theirs.discard(stream)
        if not theirs:
            people.pop(stream.who.id, None)
        if not people:
            self._streams.pop(stream.who.workshop, None)

    def _open(self, workshop: str) -> list[Stream]:
        people = self._streams.get(workshop, {})
        return [stream for theirs in people.values() for stream in theirs]

    def counts(self) -> dict[str, int]:
        """Workshop → participants who are connected, however many tabs they have open."""
        return {workshop: len(people) for workshop, people in self._streams.items()}

    def end_streams(self) -> None:
        """Let all phones go; they come back by themselves, to whoever answers then."""
        self._ended = True
        for workshop in list(self._streams):
            for stream in self._open(workshop):
                stream.end()

    async def close(self) -> None:
        """End everything, and no longer count as a server with phones."""
        self._stop_listening()
        self.end_streams()
        self._reporting.cancel()
        with suppress(asyncio.CancelledError):
            await self._reporting
        await self.memory.store.write_async(presence.report, self._server, {})

    def tell_other_phones(self, who: Participant, page: str, voted: str = "") -> None:
        """Show what somebody did on the other phones and tabs of the same participant.

        The `page` that did it hears so by itself; `voted`: the version that the card of a stored
        ballot now has there.
        """
        theirs = self._of(who)
        for stream in theirs:
            if stream.is_of(page) and voted:
                stream.voted(voted)
        others = [stream for stream in theirs if not stream.is_of(page)]
        if others:
            self._start(self.show(who, others))

    def asked(self, who: Participant, page: str, version: str) -> None:
        """A page asked what to show, and heard this."""
        for stream in self._of(who):
            if stream.is_of(page):
                stream.has(version)

    def _of(self, who: Participant) -> list[Stream]:
        return list(self._streams.get(who.workshop, {}).get(who.id, ()))

    async def show(self, who: Participant, streams: Sequence[Stream]) -> None:
        """Bring the streams of one participant up to date."""
        while streams:
            look, readers = next(self._looks), [each.reader for each in streams]
            view = await asyncio.to_thread(view_of, self.memory, who)
            told = [news_of(view, reader, {}) for reader in readers]
            pairs = zip(streams, told, strict=True)
            streams = [stream for stream, news in pairs if not stream.show(look, news)]

    def _heard(self, changes: list[Change]) -> None:
        """On the feed's thread."""
        moved = {change.workshop for change in changes if shows(change)}
        boards = {change.workshop for change in changes if shows_on_board(change)}
        if moved or boards:
            with suppress(RuntimeError):  # the loop has just stopped
                self._loop.call_soon_threadsafe(self._tell, moved)
                self._loop.call_soon_threadsafe(self._tell_boards, boards - moved)

    def _tell(self, moved: Iterable[str]) -> None:
        for workshop in moved:
            # Whoever is being told now is told again afterwards: once, however much changed.
            if workshop in self._streams and workshop not in self._to_tell:
                self._to_tell.add(workshop)
                self._start(self._tell_workshop(workshop))

    def _tell_boards(self, moved: Iterable[str]) -> None:
        """At once; what follows on its heels goes together a moment later."""
        now = self._loop.time()
        for workshop in moved:
            at = max(now, self._boards_told.get(workshop, 0.0) + BETWEEN_BOARDS)
            if self._boards_told.get(workshop, 0.0) <= now:  # else it will be told already
                self._boards_told[workshop] = at
                self._loop.call_at(at, self._tell, [workshop])

    def _start(self, work: Any) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell_workshop(self, workshop: str) -> None:
        self._to_tell.discard(workshop)
        streams = self._open(workshop)
        try:
            while streams:
                streams = await self._tell_streams(workshop, streams)
        except NotFound:  # the workshop was removed
            for stream in self._open(workshop):
                stream.end()
        except GboError:
            log.exception("phones could not be told of a change")

    async def _tell_streams(self, workshop: str, streams: Sequence[Stream]) -> list[Stream]:
        """Answers those that were sent something else meanwhile, on which ours does not build."""
        look = next(self._looks)
        # Before anything is read: who votes meanwhile shows something newer than what is read.
        readers = {stream: stream.reader for stream in streams}
        told = await asyncio.to_thread(news_for, self.memory, workshop, readers)
        for stream in streams:
            if stream not in told:
                stream.end()
        return [stream for stream, news in told.items() if not stream.show(look, news)]

    async def _keep_reporting(self) -> None:
        """Keep the number of connected phones known to the screens, here and on other servers."""
        said: dict[str, int] = {}
        at = 0.0
        while True:
            counts = self.counts()
            if counts != said or (counts and time.monotonic() - at > REPORT_AT_LEAST):
                with suppress(GboError):
                    await self.memory.store.write_async(presence.report, self._server, counts)
                    said, at = counts, time.monotonic()
            await asyncio.sleep(REPORT_AT_MOST)


_hubs: Final[dict[asyncio.AbstractEventLoop, Hub]] = {}


def hub() -> Hub:
    """The hub of the running event loop, started at its first use."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub(open_store())
    return _hubs[loop]


def page_of(request: Request) -> str:
    """Which of a participant's open pages asks, as its script says; '' without a script."""
    return request.headers.get("x-page") or request.query_params.get("page", "")


def tell_other_phones(request: Request, who: Participant, voted: str = "") -> None:
    """As the hub does it, when there is one: without streams there is nobody to tell."""
    running = _hubs.get(asyncio.get_running_loop())
    if running:
        running.tell_other_phones(who, page_of(request), voted)


def asked(request: Request, who: Participant, version: str) -> None:
    """The same."""
    running = _hubs.get(asyncio.get_running_loop())
    if running:
        running.asked(who, page_of(request), version)


async def listen(request: Request) -> ASGIApp:
    """A stream for one phone; the view at once, when the phone shows an older one."""
    visitor = visitor_of(request)
    who = visitor.joined()
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")
    seen = request.query_params.get("seen", "")
    reader = Reader(who.id, visitor.language, visitor.code, seen)
    packed = takes_gzip(request)
    stream = Stream(who, reader, hub().remove, page=page_of(request), takes_gzip=packed)
    hub().add(stream)  # before looking, so that nothing is missed in between
    try:
        await hub().show(who, [stream])
    except BaseException:
        hub().remove(stream)
        raise
    return stream


@asynccontextmanager
async def running() -> AsyncIterator[None]:
    """Around the server's life: phones are let go when it ends, or gets the signal to."""
    loop, started = asyncio.get_running_loop(), hub()
    try:
        with ending_on_signal(started.end_streams, loop):
            yield
    finally:
        del _hubs[loop]
        await started.close()
