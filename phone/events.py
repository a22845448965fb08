"""The hub: who is connected, and telling them what changed.

One listener on the store's feed hands changes to the event loop. When a round moves, the views of
a whole room are made in one go, off the loop, and each stream gets the HTML itself: phones do not
come and fetch it.
"""

import asyncio
import itertools
import logging
import signal
import threading
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager, suppress
from types import FrameType
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp

from gbo_core.live import participants, presence
from gbo_core.live.rounds import STEPS
from gbo_core.model.errors import GboError, NotFound
from gbo_core.model.ids import new_id
from gbo_core.model.round import Participant
from gbo_core.store import Store, open_store, workshops
from gbo_core.store.feed import Change
from phone import render
from phone.kept import memory_of
from phone.room import view_of, views_of
from phone.stream import Stream, view_event
from phone.view import View
from phone.visitor import visitor_of

REPORT_AT_MOST: Final = 1.0
REPORT_AT_LEAST: Final = 5.0

log = logging.getLogger(__name__)


class Hub:
    """The streams of this server, on one event loop."""

    def __init__(self, store: Store) -> None:
        self.memory = memory_of(store)
        self._server = new_id("s")
        # workshop → participant → streams: every ballot asks for those of one participant
        self._streams: dict[str, dict[str, set[Stream]]] = {}
        self._to_tell: set[str] = set()
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

    def tell_other_phones(self, who: Participant) -> None:
        """Somebody voted: show it on the other phones and tabs of the same participant."""
        theirs = list(self._streams.get(who.workshop, {}).get(who.id, ()))
        if len(theirs) > 1:
            self._start(self.show(who, theirs))

    async def show(self, who: Participant, streams: Sequence[Stream]) -> None:
        """Bring the streams of one participant up to date."""
        look = next(self._looks)
        view = await asyncio.to_thread(view_of, self.memory, who)
        for stream in streams:
            stream.show(look, *_event(view, stream, {}))

    def _heard(self, changes: list[Change]) -> None:
        """On the feed's thread."""
        moved = {change.workshop for change in changes if _shows(change)}
        if moved:
            with suppress(RuntimeError):  # the loop has just stopped
                self._loop.call_soon_threadsafe(self._tell, moved)

    def _tell(self, moved: set[str]) -> None:
        for workshop in moved & self._streams.keys():
            # Whoever is being told now is told again afterwards: once, however much changed.
            if workshop not in self._to_tell:
                self._to_tell.add(workshop)
                self._start(self._tell_workshop(workshop))

    def _start(self, work: Any) -> None:
        task = self._loop.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _tell_workshop(self, workshop: str) -> None:
        self._to_tell.discard(workshop)
        look, streams = next(self._looks), self._open(workshop)
        try:
            messages = await asyncio.to_thread(self._messages, workshop, streams)
        except NotFound:  # the workshop was removed
            messages = []
        except GboError:
            log.exception("phones could not be told of a change")
            return
        told = dict(messages)
        for stream in streams:
            if stream in told:
                stream.show(look, *told[stream])
            else:
                stream.end()

    def _messages(
        self, workshop: str, streams: Sequence[Stream]
    ) -> list[tuple[Stream, tuple[str, bytes]]]:
        """Stream → (version, event), for those whose participant still exists."""
        self.memory.store.read(workshops.get, workshop)
        people = {who.id: who for who in self.memory.store.read(participants.load, workshop)}
        known = [stream for stream in streams if stream.who.id in people]
        views = views_of(self.memory, [people[stream.who.id] for stream in known])
        made: dict[tuple[str, ...], bytes] = {}
        return [
            (stream, _event(view, stream, made)) for stream, view in zip(known, views, strict=True)
        ]

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


def _shows(change: Change) -> bool:
    """Whether a change may show on phones that are open."""
    if change.kind == "round":
        return change.action in STEPS
    if change.kind == "wall":
        return True
    if change.kind == "note":  # taken back, wiped out, or something that was undone
        return change.action in {"erase", "undo"}
    return change.kind in {"organisation", "participant", "workshop"} and change.action != "add"


def _event(view: View, stream: Stream, made: dict[tuple[str, ...], bytes]) -> tuple[str, bytes]:
    """(version, event) for one stream, made once for all that show the same."""
    version = view.version
    if version == stream.version:
        return version, b""
    key = (stream.language, version, stream.who.id if view.is_personal else "")
    if key not in made:
        made[key] = view_event(version, render.view_html(view, stream.language, stream.code))
    return version, made[key]


_hubs: Final[dict[asyncio.AbstractEventLoop, Hub]] = {}


def hub() -> Hub:
    """The hub of the running event loop, started at its first use."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub(open_store())
    return _hubs[loop]


def tell_other_phones(who: Participant) -> None:
    """As the hub does it, when there is one: without streams there is nobody to tell."""
    running = _hubs.get(asyncio.get_running_loop())
    if running:
        running.tell_other_phones(who)


async def listen(request: Request) -> ASGIApp:
    """A stream for one phone; the view at once, when the phone shows an older one."""
    visitor = visitor_of(request)
    who = visitor.joined()
    if request.method == "HEAD":
        return Response(media_type="text/event-stream")
    seen = request.query_params.get("seen", "")
    stream = Stream(who, visitor.language, visitor.code, seen, hub().remove)
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
        with _let_go_on_signal(started, loop):
            yield
    finally:
        del _hubs[loop]
        await started.close()


@contextmanager
def _let_go_on_signal(started: Hub, loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """End the streams at the signal: servers wait for open connections before anything else."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def let_go(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(started.end_streams)
        usual = before[signal.Signals(number)]
        if callable(usual):
            usual(number, frame)

    for number in before:
        signal.signal(number, let_go)
    try:
        yield
    finally:
        for number, usual in before.items():
            if signal.getsignal(number) is let_go:
                signal.signal(number, usual)
