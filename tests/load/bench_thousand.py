"""A thousand phones: join, see a round open, and vote within one second.

Meanwhile a facilitator clicks from part to part, as fast as the screens answer.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from gbo_core.live import ballots, participants, rounds
from gbo_core.live.methods import method_of
from gbo_core.model.round import Round
from tests.browser.served import Server
from tests.load.measured import cost, fresh_store, served
from tests.load.room import Told, room
from tests.load.screen import Screen, looking
from tests.load.table import Row, p, show, spread
from tests.load.workshop import code_of, log_in
from tests.region import Region, make_region

PEOPLE = 1000
REPEATS = 3
PARTS = ("organisations", "vote", "standing", "phases")


class Clicking:
    """A facilitator who never stops; `seconds` are those of each click."""

    def __init__(self, screen: Screen) -> None:
        self.seconds: list[float] = []
        self._screen = screen
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run)

    def _run(self) -> None:
        while not self._stop.is_set():
            for part in PARTS:
                self.seconds.append(self._screen.run(choose=("deel", part)))
                self._stop.wait(0.1)

    def __enter__(self) -> "Clicking":
        self._thread.start()
        return self

    def __exit__(self, *_failure: object) -> None:
        self._stop.set()
        self._thread.join()


@contextmanager
def facilitator(server: Server, region: Region, query: str) -> Iterator[Screen]:
    """The facilitator's tab on *Rond de tafel*, drawn once."""
    where = f"w={region.workshop}&{query}"
    with looking(server.url, log_in(region), "rond-de-tafel", where) as screen:
        screen.run()
        yield screen


class Measured:
    """What came out, over all repeats."""

    def __init__(self) -> None:
        self.from_screen: list[float] = []
        self.from_elsewhere: list[float] = []
        self.acknowledged: list[float] = []
        self.clicks: list[float] = []
        self.problems: list[str] = []
        self.worst: list[float] = []
        self.cpu: list[float] = []


def open_on_screen(server: Server, region: Region, asked: Round) -> float:
    """The facilitator presses the button; the moment of the press."""
    with facilitator(server, region, f"deel=vote&ronde={asked.id}") as screen:
        pressed = time.time()
        screen.run(press="Open de vraag")
    return pressed


def one_round(server: Server, region: Region, people: Told, found: Measured, *, here: bool) -> None:
    """Open a round, let everybody vote, and count again from the store."""
    asked = region.draft()
    if here:
        pressed = time.time()
        region.step(asked, "open")
    else:
        pressed = open_on_screen(server, region, asked)
    moments = people("seen", round_id=asked.id, seconds=10)["at"]
    waits = found.from_elsewhere if here else found.from_screen
    waits += [moment - pressed for moment in moments]
    if len(moments) < PEOPLE:
        found.problems.append(f"{PEOPLE - len(moments)} phones did not see the round open")
    with facilitator(server, region, "deel=organisations") as screen, Clicking(screen) as clicking:
        time.sleep(0.5)
        before = cost(server).cpu
        axes = method_of(asked.method).axes(asked.settings)
        votes = people("vote", round_id=asked.id, items=asked.item_ids(), axes=axes, within=1.0)
        found.cpu.append(cost(server).cpu - before)
    found.clicks += clicking.seconds
    count_again(region, asked, votes["votes"], people, found)
    region.step(asked, "close")


def count_again(
    region: Region, asked: Round, votes: list[dict], people: Told, found: Measured
) -> None:
    """Every acknowledged ballot is there once, as it was sent."""
    stored = {b.participant: b for b in region.store.read(ballots.load, region.workshop, asked.id)}
    seconds = [vote["seconds"] for vote in votes if vote["ok"]]
    found.acknowledged += seconds
    found.worst.append(max(seconds))
    found.problems += [vote["why"] for vote in votes if not vote["ok"]]
    if len(stored) != len(votes):
        found.problems.append(f"{len(votes)} voted, {len(stored)} are stored")
    for who, vote in zip(IDS, votes, strict=True):
        if vote["ok"] and stored[who].answers != vote["sheet"]:
            found.problems.append(f"{who}: other answers than were sent")
    found.problems += [f"{b.participant}: twice" for b in stored.values() if b.number != 1]
    _ = people


IDS: list[str] = []


def main() -> None:
    """Print the table."""
    with fresh_store() as store:
        region, found = make_region(store), Measured()
        with served() as server, room(server.url, code_of(region)) as people:
            joined = people("join", people=PEOPLE, organisations=list(region.organisations.values()))
            IDS[:] = [
                store.read(participants.by_token, region.workshop, token).id
                for token in joined["tokens"]
            ]
            connected = people("listen")["open"]
            for repeat in range(2 * REPEATS):
                one_round(server, region, people, found, here=bool(repeat % 2))
            end = cost(server)
    print_table(joined["seconds"], connected, found, end.memory)
