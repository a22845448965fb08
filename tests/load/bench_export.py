"""The whole archive of a long trajectory, and both exports for sharing."""

import time
from collections.abc import Callable
from random import Random
from statistics import median
from tempfile import TemporaryFile
from typing import IO

from sqlalchemy import Connection

from gbo_core.exchange import package
from tests.load.measured import fresh_store
from tests.load.table import Row, number, show, spread
from tests.load.workshop import LONG, Big, make_big
from web.start import leave_libraries_out_of_garbage

REPEATS = 5


def measure(big: Big, name: str, make: Callable[[Connection, str, IO[bytes]], None]) -> list[Row]:
    seconds, size, before = [], 0, time.process_time()
    for _ in range(REPEATS):
        start = time.perf_counter()
        with TemporaryFile() as target:
            big.region.store.read(make, big.region.workshop, target)
            size = target.tell()
        seconds.append(time.perf_counter() - start)
    work = number((time.process_time() - before) / REPEATS)
    note = f"{spread(seconds)}; processor {work} s"
    return [
        Row(f"{name}, mediaan", median(seconds), asked=3, note=note),
        Row(f"{name}: grootte", size / 1e6, "MB"),
    ]


def main() -> None:
    leave_libraries_out_of_garbage()  # as in the server
    with fresh_store() as store:
        big = make_big(store, Random(1))
        rows = [
            row
            for name, make in (
                ("archief", package.archive),
                ("delen", package.share),
                ("onderzoek", package.research),
            )
            for row in measure(big, name, make)
        ]
    show(f"Export: {LONG}", rows)


if __name__ == "__main__":
    main()
