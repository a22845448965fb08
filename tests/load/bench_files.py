"""The largest workshop written and read back, and what phones notice of it meanwhile.

All of it as the server does it: in a process of its own.
"""

import asyncio
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from typing import Any

from gbo_core.exchange import errands
from gbo_core.live import rounds
from gbo_core.model.ids import new_id
from gbo_core.store import Store
from tests.load.apart import Took, took
from tests.load.measured import fresh_store, served
from tests.load.phones import Phone, at_most, random_sheet, stored
from tests.load.table import Row, number, p, show, spread
from tests.load.workshop import LARGEST, LONG, Big, make_big

PHONES, A_SECOND, SECONDS = 200, 100, 8
TURNS = 5  # of each in turn: how long a disk takes differs more from minute to minute than by us
KINDS = {"archief": "archive", "delen": "share", "onderzoek": "research", "werkboek": "workbook"}


def written(big: Big, folder: Path) -> list[Row]:
    rows = []
    for name, kind in KINDS.items():
        target = folder / kind
        measured = took(errands.write_file, kind, big.region.workshop, target, "nl")
        rows += _rows(f"{name} schrijven", measured, f"{target.stat().st_size / 1e6:.0f} MB")
    return rows


def _rows(name: str, measured: Took, note: str = "") -> list[Row]:
    return [
        Row(name, measured.seconds, note=note),
        Row(f"{name}: geheugen op zijn hoogst", measured.memory, "MB", asked=500),
    ]


def read_back(big: Big, archive: Path) -> list[Row]:
    made = new_id("w")
    return _rows(
        "archief inlezen",
        took(errands.read_file, made, archive, big.region.facilitator, "nl"),
    )


async def joined(url: str, big: Big) -> list[Phone]:
    people = [Phone(url, big.code) for _ in range(PHONES)]
    await at_most(40, (phone.join() for phone in people))
    return people


async def votes(people: list[Phone], big: Big, enough: Callable[[], bool]) -> list[float]:
    """A hundred votes a second, until `enough` says so; the seconds that each took."""
    chance = Random()
    asked = big.region.store.read(rounds.get, big.region.workshop, big.rounds["open"])
    waiting: list[asyncio.Task[float]] = []
    turn, start = 0, time.monotonic()
    while not enough():
        phone = people[turn % PHONES]
        sheet = random_sheet(asked.item_ids(), ["contribution", "necessity"], chance)
        ballot = f"b{chance.getrandbits(60)}"
        waiting.append(asyncio.create_task(_vote(phone, asked.id, sheet, ballot)))
        turn += 1
        await asyncio.sleep(max(0, start + turn / A_SECOND - time.monotonic()))
    return list(await asyncio.gather(*waiting))


async def _vote(phone: Phone, round_id: str, sheet: Any, ballot: str) -> float:
    answer, seconds = await phone.vote(round_id, sheet, ballot)
    assert stored(answer)
    return seconds


def while_(work: Callable[[], Any]) -> Callable[[], bool]:
    """Begin the work, again and again; enough when it was done once and the time is over."""
    done, end = threading.Event(), time.monotonic() + SECONDS

    def repeat() -> None:
        while not done.is_set():
            work()
            if time.monotonic() > end:
                done.set()

    threading.Thread(target=repeat, daemon=True).start()
    return done.is_set


def for_a_while() -> Callable[[], bool]:
    end = time.monotonic() + SECONDS
    return lambda: time.monotonic() > end


def beside_votes(store: Store, folder: Path) -> list[Row]:
    """What a hundred votes a second notice of an export, and of an import."""
    big = make_big(store, Random(1), LONG)
    archive = folder / "beside"
    took(errands.write_file, "archive", big.region.workshop, archive, "nl")

    def export() -> Took:
        return took(errands.write_file, "archive", big.region.workshop, folder / "again", "nl")

    def bring_in() -> Took:
        return took(errands.read_file, new_id("w"), archive, big.region.facilitator, "nl")

    works = {"rustig": None, "naast een export": export, "naast een import": bring_in}
    found: dict[str, list[float]] = {name: [] for name in works}
    with served() as server:
        people = asyncio.run(joined(server.url, big))
        for _ in range(TURNS):
            for name, work in works.items():
                enough = while_(work) if work else for_a_while()
                found[name].append(p(asyncio.run(votes(people, big, enough)), 95))
    most = 2 * median(found["rustig"])
    return [
        Row(
            f"100 stemmen per seconde, {name}, p95",
            median(several),
            asked=most if works[name] else None,
            note=spread(several),
        )
        for name, several in found.items()
    ]


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="gbo-") as place:
        folder = Path(place)
        with fresh_store() as store:
            show("Een bestand naast een stemming", beside_votes(store, folder))
        with fresh_store() as store:
            big = make_big(store, Random(1), LARGEST)
            rows = written(big, folder)
            rows += read_back(big, folder / "archive")
            note = number(sum(row.measured for row in rows if row.unit == "s"))
            show(f"Bestanden: {LARGEST} (samen {note} s)", rows)


if __name__ == "__main__":
    main()
