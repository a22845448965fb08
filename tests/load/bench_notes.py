"""A wall of 2,000 and one of 8,000 notes: how long the server works to draw it."""

import time
from random import Random

from gbo_core.live import moderation, notes
from gbo_core.live.notes import Sending, Support
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import Round
from tests.browser.served import Server
from tests.load.measured import cost, fresh_store, served
from tests.load.screen import looking
from tests.load.table import Row, number, p, show, spread
from tests.load.workshop import log_in
from tests.region import Region, make_region

WALLS = {2000: 0.5, 8000: 0.2}  # notes → the seconds that a screen may take
PEOPLE = 200
ON_THE_BOARD = 0.8
REPEATS = 12
WORDS = ("de", "huur", "stijgt", "sneller", "dan", "het", "loon", "en", "wie", "oud", "is", "arm")


def filled(region: Region, chance: Random, many: int) -> Round:
    """A round with all its notes, most on the board, some merged, some supported."""
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    asked = region.open("notes", subject="dimension", items=items)
    people = [region.join() for _ in range(PEOPLE)]
    sent = []
    for n in range(many):
        said = " ".join(chance.choices(WORDS, k=chance.randint(4, 30)))
        section = chance.choice(items).id
        sent.append(
            Sending(region.workshop, asked.id, people[n % PEOPLE], f"k{n}", section, said, said)
        )
    ids = [
        made
        for start in range(0, many, 200)
        for made in region.store.write(notes.arrive_many, sent[start : start + 200])
    ]
    shown = ids[: int(ON_THE_BOARD * many)]
    common = {"by": "An", "bundle": "b1"}
    for start in range(0, len(shown), 200):
        piece = shown[start : start + 200]
        region.store.write(moderation.judge, region.workshop, piece, "shown", **common)
    written = region.store.read(notes.load, region.workshop, asked.id)[:60]
    for start in range(0, 60, 6):
        region.store.write(moderation.gather, region.workshop, written[start : start + 6], **common)
    backed = [
        Support(region.workshop, asked.id, who, note)
        for who in people
        for note in chance.sample(shown, 5)
    ]
    for start in range(0, len(backed), 200):
        region.store.write(notes.arrive_many, backed[start : start + 200])
    return asked


def measure(
    server: Server, region: Region, token: str, name: str, query: str, *, asked: float
) -> list[Row]:
    page = "beamer" if name.startswith("beamer") else "omgeving"
    with looking(server.url, token, page, f"w={region.workshop}&{query}") as screen:
        first, _again = screen.run(), screen.run()
        before = cost(server).cpu
        seconds = [screen.run() for _ in range(REPEATS)]
        work = number(1000 * (cost(server).cpu - before) / REPEATS)
        assert not screen.failures, screen.failures
        note = f"{spread(seconds)}; processor {work} ms; eerste keer {number(first)} s"
        rows = [Row(name, p(seconds, 95), asked=asked, note=note)]
        for fragment in screen.fragments:
            again = [screen.run(fragment=fragment) for _ in range(REPEATS)]
            rows.append(
                Row(f"{name}: vernieuwt zichzelf", p(again, 95), asked=asked, note=spread(again))
            )
    return rows


def main() -> None:
    for many, asked in WALLS.items():
        one_wall(many, asked)


def one_wall(many: int, seconds: float) -> None:
    with fresh_store() as store:
        region = make_region(store)
        started = time.perf_counter()
        asked = filled(region, Random(1), many)
        took = time.perf_counter() - started
        token = log_in(region)
        query = f"deel=board&ronde={asked.id}"
        with served() as server:
            rows = measure(server, region, token, "bord, open", query, asked=seconds)
            rows += measure(server, region, token, "beamer, open", "", asked=seconds)
            region.step(asked, "close", "reveal")
            rows += measure(server, region, token, "bord, getoond", query, asked=seconds)
            rows += measure(server, region, token, "beamer, getoond", "", asked=seconds)
    rows.append(Row("alles insturen, doorlaten en steunen", took, note="één schrijver"))
    show(f"{many} briefjes van {PEOPLE} deelnemers", rows)


if __name__ == "__main__":
    main()
