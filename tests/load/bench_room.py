"""A room of forty: how long each waits for an acknowledgement, and how fast a hall comes in."""

import asyncio
import time
from typing import Any

from gbo_core.live.joining import Joining, join_many
from gbo_core.live.methods import method_of
from tests.load.measured import fresh_store, served
from tests.load.room import Told, room
from tests.load.table import Row, p, show, spread
from tests.load.workshop import code_of
from tests.region import Region, make_region

PEOPLE = 40
ROUNDS = 6
WITHIN = 2.0  # seconds in which all of them vote
HALL = 1000


def main() -> None:
    with fresh_store() as store:
        region = make_region(store)
        with served() as server, room(server.url, code_of(region)) as people:
            joined = people("join", people=PEOPLE, organisations=_houses(region))["seconds"]
            people("listen")
            votes = [vote for _ in range(ROUNDS) for vote in _one_round(region, people)]
            hall = _hall(region, people)
        together = asyncio.run(_all_at_once(region))
    refused = sum(not vote["ok"] for vote in votes)
    acknowledged = [vote["seconds"] for vote in votes if vote["ok"]]
    rows = [
        Row("stem → bevestigd, p95", p(acknowledged, 95), asked=0.012, note=spread(acknowledged)),
        Row("niet bevestigd", refused, "", asked=0),
        Row("meedoen, p95", p(joined, 95), note=spread(joined)),
        Row(f"{HALL} mensen doen mee over http", hall, "per seconde", note="veertig tegelijk"),
        Row(f"{HALL} mensen bewaard", together, "per seconde", note="alleen de schrijver"),
    ]
    show(f"Een zaal van {PEOPLE}", rows)


def _houses(region: Region) -> list[str]:
    return list(region.organisations.values())


def _one_round(region: Region, people: Told) -> list[dict[str, Any]]:
    asked = region.open()
    people("seen", round_id=asked.id, seconds=10)
    axes = method_of(asked.method).axes(asked.settings)
    ids = list(asked.item_ids())
    voted = people("vote", round_id=asked.id, items=ids, axes=axes, within=WITHIN)
    region.step(asked, "close")
    return list(voted["votes"])


def _hall(region: Region, people: Told) -> float:
    start = time.perf_counter()
    people("join", people=HALL, organisations=_houses(region))
    return HALL / (time.perf_counter() - start)


async def _all_at_once(region: Region) -> float:
    """Joins a second, when a hall stands at the writer's door."""
    houses = _houses(region)
    coming = [Joining(region.workshop, houses[n % len(houses)]) for n in range(HALL)]
    start = time.perf_counter()
    await asyncio.gather(*(region.store.write_together(join_many, each) for each in coming))
    return HALL / (time.perf_counter() - start)


if __name__ == "__main__":
    main()
