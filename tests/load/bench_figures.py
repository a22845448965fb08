"""Figures from a file: read, and stored while ballots may be waiting."""

import io
import time
from collections.abc import Callable
from random import Random
from statistics import median
from threading import Event, Thread

from openpyxl import Workbook

from gbo_core.exchange.figures_in import Preview, read
from gbo_core.exchange.figures_in.bring_in import Wanted, bring_figures_in
from gbo_core.model import Series
from gbo_core.store import Store, access, workshops
from tests.load.measured import fresh_store
from tests.load.table import Row, number, p, show
from web.start import leave_libraries_out_of_garbage

ROWS = 100_000
PERIODS = 20
REPEATS = 5


def table(chance: Random) -> list[list[str]]:
    header = ["period", "geolevel", "geoitem", "v1201"]
    rows = [
        [str(2005 + n % PERIODS), "gemeente", str(10000 + n // PERIODS), f"{chance.random():.4f}"]
        for n in range(ROWS)
    ]
    return [header, *rows]


def as_csv(rows: list[list[str]]) -> bytes:
    return "\n".join(map(",".join, rows)).encode()


def as_xlsx(rows: list[list[str]]) -> bytes:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(rows[0])
    for period, level, place, value in rows[1:]:
        sheet.append([int(period), level, place, float(value)])
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def keep(store: Store, workshop: str, found: Preview) -> None:
    (series,) = found.series
    made = Series.make(title="Proef", source="verzonnen")
    bring_figures_in(store, workshop, [Wanted(made, series.figures)], by="An", bundle=made.id)


def waits(store: Store, done: Event) -> list[float]:
    """How long a small write has to wait beside the import: what a ballot would feel."""
    found = []
    while not done.is_set():
        start = time.perf_counter()
        store.write(lambda _connection: None)
        found.append(time.perf_counter() - start)
        time.sleep(0.01)
    return found


def timed(what: Callable[[], object]) -> tuple[float, float]:
    """Seconds on the clock, and of processor time."""
    clock, work = time.perf_counter(), time.process_time()
    what()
    return time.perf_counter() - clock, time.process_time() - work


def measure(store: Store, workshop: str, name: str, content: bytes) -> list[Row]:
    found = read(name, content)
    reading = [timed(lambda: read(name, content)) for _ in range(REPEATS)]
    storing = [timed(lambda: keep(store, workshop, found)) for _ in range(REPEATS)]
    whole = [one[0] + other[0] for one, other in zip(reading, storing, strict=True)]
    work = median(one[1] + other[1] for one, other in zip(reading, storing, strict=True))
    note = (
        f"lezen {number(median(one[0] for one in reading))} s, bewaren "
        f"{number(median(one[0] for one in storing))} s; processor {number(work)} s; "
        f"beste {number(min(whole))} s, hoogste {number(max(whole))} s, n = {REPEATS}"
    )
    kind = name.rpartition(".")[2]
    size = len(content) / 1e6
    return [
        Row(f"{kind}, mediaan", median(whole), asked=3, note=note),
        Row(f"{kind}: grootte", size, "MB"),
    ]


def measure_waits(store: Store, workshop: str, content: bytes) -> Row:
    found, done, seconds = read("a.csv", content), Event(), list[float]()
    waiting = Thread(target=lambda: seconds.extend(waits(store, done)))
    waiting.start()
    keep(store, workshop, found)
    done.set()
    waiting.join()
    note = f"hoogste {number(max(seconds))} s, n = {len(seconds)}"
    return Row("een stem ernaast, p95", p(seconds, 95), asked=0.5, note=note)


def main() -> None:
    leave_libraries_out_of_garbage()  # as in the server
    rows = table(Random(1))
    with fresh_store() as store:
        token = store.write(access.add_first, "An", "een lange zin")
        maker = store.read(access.who, token).id
        profile = workshops.new_profile("Proef", "Overal")
        workshop = store.write(workshops.make, maker, profile, by=maker)
        measured = measure(store, workshop, "cijfers.csv", as_csv(rows))
        measured += measure(store, workshop, "cijfers.xlsx", as_xlsx(rows))
        measured.append(measure_waits(store, workshop, as_csv(rows)))
    show(f"Cijfers binnenhalen: {number(ROWS)} rijen", measured)


if __name__ == "__main__":
    main()
