"""A thousand phones: join, see a round open, and vote within one second.

Meanwhile a facilitator clicks from part to part, half a second after each answer.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from gbo_core.live import ballots, participants
from gbo_core.live.methods import method_of
from gbo_core.model.round import Ballot, Round
from tests.browser.served import Server
from tests.load.measured import cost, fresh_store, served
from tests.load.room import Told, room
from tests.load.screen import Screen, looking
from tests.load.table import Row, number, p, show, spread
from tests.load.workshop import code_of, log_in
from tests.region import Region, make_region

PEOPLE = 1000
REPEATS = 3
BETWEEN_CLICKS = 0.5
PARTS = ("organisations", "vote", "standing", "phases")


@dataclass
class Evening:
    """A server, a room of phones, and what was measured over all rounds."""

    server: Server
    region: Region
    room: Told
    people: list[str] = field(default_factory=list)
    joined: list[float] = field(default_factory=list)
    streams: int = 0
    by_screen: list[list[float]] = field(default_factory=list)
    by_process: list[list[float]] = field(default_factory=list)
    by_second: list[list[float]] = field(default_factory=list)
    acknowledged: list[list[float]] = field(default_factory=list)
    clicks: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def welcome(self) -> None:
        """Everybody joins and listens."""
        organisations = list(self.region.organisations.values())
        came = self.room("join", people=PEOPLE, organisations=organisations)
        self.joined = came["seconds"]
        read = self.region.store.read
        self.people = [
            read(participants.by_token, self.region.workshop, token).id for token in came["tokens"]
        ]
        self.streams = self.room("listen")["open"]

    def one_round(self, *, on_screen: bool) -> None:
        """Open a round, let everybody vote, and count again from the store."""
        asked = self.region.draft()
        opened = self._press_open(asked) if on_screen else self._open_elsewhere(asked)
        moments = self.room("seen", round_id=asked.id, seconds=10)["at"]
        waits = self.by_screen if on_screen else self.by_process
        waits.append([moment - opened for moment in moments])
        if len(moments) < PEOPLE:
            self.problems.append(f"{PEOPLE - len(moments)} phones did not see the round")
        self._count(asked, self._vote(asked))
        self._second_question()
        self.region.step(asked, "close")

    def _second_question(self) -> None:
        """Another one opens while the first, that everybody answered, is on all phones."""
        asked = self.region.draft("scale")
        opened = self._press_open(asked)
        moments = self.room("seen", round_id=asked.id, seconds=10)["at"]
        self.by_second.append([moment - opened for moment in moments])
        if len(moments) < PEOPLE:
            self.problems.append(f"{PEOPLE - len(moments)} phones missed the second question")
        self.region.step(asked, "close")

    def _press_open(self, asked: Round) -> float:
        """The facilitator presses the button; the moment of the press."""
        with self._looking(f"deel=vote&ronde={asked.id}") as screen:
            pressed = time.time()
            screen.press("Open de vraag")
        return pressed

    def _open_elsewhere(self, asked: Round) -> float:
        """This process, beside the server, writes in the same file."""
        started = time.time()
        self.region.step(asked, "open")
        return started

    @contextmanager
    def _looking(self, query: str) -> Iterator[Screen]:
        where = f"w={self.region.workshop}&{query}"
        with looking(self.server.url, log_in(self.region), "rond-de-tafel", where) as screen:
            screen.run()
            yield screen

    def _vote(self, asked: Round) -> list[dict[str, Any]]:
        axes = method_of(asked.method).axes(asked.settings)
        with self._looking("deel=organisations") as screen, clicking(screen) as clicks:
            time.sleep(0.5)
            before, start = cost(self.server).cpu, time.monotonic()
            ids = list(asked.item_ids())
            voted = self.room("vote", round_id=asked.id, items=ids, axes=axes, within=1.0)
            self.cpu.append((cost(self.server).cpu - before) / (time.monotonic() - start))
        self.clicks += clicks
        return list(voted["votes"])

    def _count(self, asked: Round, votes: list[dict[str, Any]]) -> None:
        """Every acknowledged ballot is there, once, as it was sent."""
        known = self.region.store.read(ballots.load, self.region.workshop, asked.id)
        stored = {ballot.participant: ballot for ballot in known}
        for who, vote in zip(self.people, votes, strict=True):
            if wrong := _wrong(vote, stored.get(who)):
                self.problems.append(f"{who}: {wrong}")
        self.acknowledged.append([vote["seconds"] for vote in votes if vote["ok"]])


def _wrong(vote: dict[str, Any], stored: Ballot | None) -> str:
    """What is wrong with what became of a vote, or ''."""
    if not vote["ok"]:
        return f"not acknowledged: {vote['why']}"
    if stored is None:
        return "acknowledged and lost"
    if stored.answers != vote["sheet"]:
        return "other answers than were sent"
    return "" if stored.number == 1 else "stored twice"


@contextmanager
def clicking(screen: Screen) -> Iterator[list[float]]:
    """A facilitator who goes from part to part all the time; how long each click took."""
    seconds: list[float] = []
    stop = threading.Event()

    def click() -> None:
        while not stop.is_set():
            part = PARTS[len(seconds) % len(PARTS)]
            seconds.append(screen.go_to(part))
            stop.wait(BETWEEN_CLICKS)

    thread = threading.Thread(target=click)
    thread.start()
    try:
        yield seconds
    finally:
        stop.set()
        thread.join()


def main() -> None:
    with fresh_store() as store:
        region = make_region(store)
        with served() as server, room(server.url, code_of(region)) as people:
            evening = Evening(server, region, people)
            evening.welcome()
            for repeat in range(2 * REPEATS):
                evening.one_round(on_screen=repeat % 2 == 0)
            memory = cost(server).memory
    show(f"{number(PEOPLE)} gsm’s, {2 * REPEATS} rondes", rows(evening, memory))
    print("\n".join(evening.problems[:20]))


def rows(evening: Evening, memory: float) -> list[Row]:
    """The table. A p95 is the median of those of the rounds, with each of them beside it."""
    problems = len(evening.problems)
    return [
        Row("meedoen, 40 tegelijk, p95", p(evening.joined, 95), note=spread(evening.joined)),
        Row("open verbindingen", evening.streams, ""),
        over_rounds("geopend op het scherm → op de gsm’s", evening.by_screen, asked=0.3),
        over_rounds("geopend door een ander proces → op de gsm’s", evening.by_process),
        over_rounds(
            "tweede vraag naast een open vraag → op de gsm’s", evening.by_second, asked=0.3
        ),
        over_rounds("allen stemmen in één seconde → bevestigd", evening.acknowledged, asked=0.5),
        Row("verloren, dubbel of geweigerd", problems, "", asked=0),
        Row(
            "klik van de begeleider intussen, p95",
            p(evening.clicks, 95),
            note=spread(evening.clicks),
        ),
        Row("processor van de server bij het stemmen", 100 * max(evening.cpu), "% van één kern"),
        Row("geheugen van de server", memory, "MB"),
    ]


def over_rounds(what: str, seconds: list[list[float]], asked: float | None = None) -> Row:
    each = sorted(p(one, 95) for one in seconds)
    everything = [second for one in seconds for second in one]
    note = f"per ronde {'; '.join(map(number, each))}. Alles: {spread(everything)}"
    return Row(f"{what}, p95", median(each), asked=asked, note=note)


if __name__ == "__main__":
    main()
