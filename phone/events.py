"""The hub: who is connected, and telling them what changed.

One listener on the store's feed hands changes to the event loop. When a round moves, the views of
a whole room are made in one go, off the loop, and each stream gets the HTML itself: phones do not
come and fetch. A stream holds only its newest message, so a slow phone costs no memory.
"""

import asyncio
import json
import logging
import signal
import threading
import weakref
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, contextmanager, suppress
from typing import Any, Final

from gbo_core.live import presence
from gbo_core.model.errors import GboError, NotFound
from gbo_core.model.ids import new_id
from gbo_core.model.round import Participant, State
from gbo_core.store import Store, open_store, workshops
from gbo_core.store.feed import Change
from phone import render
from phone.kept import REVEALED, Memory, memory_of
from phone.room import views_of
from phone.stream import Stream
from phone.view import View

REPORT_AT_MOST: Final = 1.0
REPORT_AT_LEAST: Final = 5.0

log = logging.getLogger(__name__)


class Hub:
    """The streams of this server on one event loop."""

    def __init__(self, store: Store) -> None:
        self.memory = memory_of(store)
        self._server = new_id("s")
        self._streams: dict[str, set[Stream]] = {}
        self._waiting: set[str] = set()  # workshops whose phones must be told
        self._telling: dict[str, asyncio.Task[None]] = {}
        self._loop = asyncio.get_running_loop()
        self._stop_listening = store.feed.listen(self._heard)
        self._reporting = self._loop.create_task(self._report())
        self._ended = False

    def add(self, stream: Stream) -> None:
        self._streams.setdefault(stream.who.workshop, set()).add(stream)
        if self._ended:
            stream.end()

    def remove(self, stream: Stream) -> None:
        streams = self._streams.get(stream.who.workshop, set())
        streams.discard(stream)
        if not streams:
            self._streams.pop(stream.who.workshop, None)

    def counts(self) -> dict[str, int]:
        """Workshop → participants who are connected, however many tabs they have open."""
        return {
            workshop: len({stream.who.id for stream in streams})
            for workshop, streams in self._streams.items()
        }
