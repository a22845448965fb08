"""What a piece of work in a process of its own takes: seconds, and the most memory."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import psutil

from gbo_core.exchange.apart import Job
from gbo_core.exchange.errands import LIMITS


@dataclass(slots=True)
class Took:
    """`memory` in MB, resident, at its highest."""

    seconds: float = 0
    memory: float = 0


def took(fn: Callable[..., Any], *args: Any) -> Took:
    """Do it as the server does, and look twenty times a second how large the process is."""
    measured, start, over = Took(), time.perf_counter(), threading.Event()
    with Job(fn, *args, limits=LIMITS, tells=True) as job:
        process = psutil.Process(job._process.pid)

        def look() -> None:
            while not over.wait(0.05) and process.is_running():
                measured.memory = max(measured.memory, process.memory_info().rss / 1e6)

        watch = threading.Thread(target=look, daemon=True)
        watch.start()
        try:
            job.result()
            measured.seconds = time.perf_counter() - start
        finally:
            over.set()
            watch.join()
    return measured
