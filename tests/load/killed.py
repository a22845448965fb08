"""Killing the server while a room votes, and what is there after the restart."""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlsplit

from gbo_core.live import ballots
from gbo_core.live.methods import method_of
from gbo_core.model.round import Ballot, Round
from tests.browser.served import Server, running
from tests.load.phones import Phone, Sheet, at_most, random_sheet, stored
from tests.load.workshop import code_of
from tests.region import Region

TOGETHER = 40
BETWEEN = 0.004  # seconds from one vote to the next


@dataclass(frozen=True, slots=True)
class Sent:
    """A ballot that a phone sent, and whether the server said that it has it."""

    phone: Phone
    who: str
    sheet: Sheet
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was stored right after the kill, and once all phones had sent their ballots again."""

    sent: Sequence[Sent]
    after_kill: dict[str, Ballot]
    after_retry: dict[str, Ballot]
    same_people: bool
    back_after: float  # seconds from the restart to the last phone's acknowledgement

    @property
    def acknowledged(self) -> list[Sent]:
        return [each for each in self.sent if each.acknowledged]

    @property
    def lost(self) -> list[str]:
        """Acknowledged, and not there as it was sent."""
        stored_ = self.after_kill
        return [
            each.who
            for each in self.acknowledged
            if each.who not in stored_ or stored_[each.who].answers != each.sheet
        ]

    @property
    def double(self) -> list[str]:
        """Stored more often than it was sent: a retry is no second vote."""
        return [who for who, ballot in self.after_retry.items() if ballot.number != 1]

    @property
    def missing(self) -> list[str]:
        """Not there, or not as it was sent, even after sending it again."""
        kept = self.after_retry
        return [e.who for e in self.sent if e.who not in kept or kept[e.who].answers != e.sheet]


async def joined(server: Server, code: str, people: int) -> list[Phone]:
    phones = [Phone(server.url, code) for _ in range(people)]
    await at_most(TOGETHER, (phone.join() for phone in phones))
    return phones


def kill_while_voting(
    region: Region, data: Path, people: int, *, after: int, chance: Random
) -> Outcome:
    """Kill the server `after` so many acknowledgements; then start it on the same address."""
    asked = region.open()
    with running(data) as server:
        phones = asyncio.run(joined(server, code_of(region), people))
        ids = asyncio.run(_people(phones))
        sheets = [_sheet(asked, chance) for _ in phones]
        said = asyncio.run(_vote_and_kill(server, asked, phones, sheets, after))
    sent = [Sent(*each) for each in zip(phones, ids, sheets, said, strict=True)]
    after_kill = _stored(region, asked)
    with running(data, port=urlsplit(server.url).port or 0):
        start = time.monotonic()
        asyncio.run(_send_again(asked, sent))
        back = time.monotonic() - start
        same = asyncio.run(_people(phones)) == ids
    return Outcome(sent, after_kill, _stored(region, asked), same, back)


async def _people(phones: Sequence[Phone]) -> list[str]:
    return await at_most(TOGETHER, (phone.me() for phone in phones))


def _sheet(asked: Round, chance: Random) -> Sheet:
    axes = method_of(asked.method).axes(asked.settings)
    return random_sheet(asked.item_ids(), axes, chance)


async def _vote_and_kill(
    server: Server, asked: Round, phones: Sequence[Phone], sheets: Sequence[Sheet], after: int
) -> list[bool]:
    """Which of the phones got an acknowledgement before the process was gone."""
    said = [False] * len(phones)
    enough = asyncio.Event()

    async def vote(place: int) -> None:
        await asyncio.sleep(BETWEEN * place)
        with suppress(OSError, TimeoutError):
            answer, _seconds = await phones[place].vote(asked.id, sheets[place], f"b{place}")
            said[place] = stored(answer)
        if sum(said) >= after:
            enough.set()

    async def kill() -> None:
        await enough.wait()
        server.process.kill()
        await asyncio.to_thread(server.process.wait)

    await asyncio.gather(kill(), *(vote(place) for place in range(len(phones))))
    return said


async def _send_again(asked: Round, sent: Sequence[Sent]) -> None:
    """As the page's script does: the same ballot under the same id, until it is acknowledged."""

    async def send(place: int) -> None:
        answer, _ = await sent[place].phone.vote(asked.id, sent[place].sheet, f"b{place}")
        assert stored(answer), answer.body

    await at_most(TOGETHER, (send(place) for place in range(len(sent))))


def _stored(region: Region, asked: Round) -> dict[str, Ballot]:
    found = region.store.read(ballots.load, region.workshop, asked.id)
    return {ballot.participant: ballot for ballot in found}
