"""Letting phones go at the signal to stop: servers wait for open connections before all else."""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def ending_on_signal(end: Callable[[], None], loop: asyncio.AbstractEventLoop) -> Iterator[None]:
    """Call `end` on the loop at the signal, before what usually happens then."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}

    def let_go(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(end)
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
