"""The real server beside a benchmark: its own data folder, and what it costs."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from gbo_core.store import Store, close_stores, open_store
from tests.browser.served import Server, running


@dataclass(frozen=True, slots=True)
class Cost:
    """`cpu` in seconds since the server started, `memory` resident, in MB."""

    cpu: float
    memory: float


def cost(server: Server) -> Cost:
    process = psutil.Process(server.process.pid)
    times = process.cpu_times()
    return Cost(times.user + times.system, process.memory_info().rss / 1e6)


@contextmanager
def fresh_store() -> Iterator[Store]:
    """A store on a new file, that this process and the servers that it starts use."""
    with tempfile.TemporaryDirectory(prefix="gbo-") as folder:
        os.environ["GBO_DATA_DIR"] = folder
        try:
            yield open_store()
        finally:
            close_stores()


@contextmanager
def served(**environment: str) -> Iterator[Server]:
    """The real server on the store of `fresh_store`."""
    with running(Path(os.environ["GBO_DATA_DIR"]), **environment) as server:
        yield server
