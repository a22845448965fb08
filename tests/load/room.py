"""A room full of phones in a process of its own; told what to do, one JSON object a line.

`python -m tests.load.room URL CODE`; it answers each line with one line.
"""

import asyncio
import json
import resource
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager
from random import Random
from typing import Any

from tests.load.phones import Phone, at_most, random_sheet, stored

OPEN_FILES = 16_384
AT_THE_DOOR = 40  # how many scan the code in the same moment


class Room:
    """All phones of one workshop."""

    def __init__(self, url: str, code: str) -> None:
        self.url = url
        self.code = code
        self.phones: list[Phone] = []
        self.chance = Random(1)

    async def join(self, people: int, organisations: Sequence[str]) -> dict[str, Any]:
        """So many people join; how long each waited, and the tokens that they got."""
        self.phones = [Phone(self.url, self.code) for _ in range(people)]
        seconds = await at_most(
            AT_THE_DOOR,
            (
                phone.join(organisations[place % len(organisations)])
                for place, phone in enumerate(self.phones)
            ),
        )
        return {"seconds": seconds, "tokens": [phone.token for phone in self.phones]}

    async def listen(self, *, packed: bool = False) -> dict[str, Any]:
        """Every phone opens its stream."""
        await at_most(AT_THE_DOOR, (phone.listen(packed=packed) for phone in self.phones))
        return {"open": self._open()}

    def _open(self) -> int:
        return sum(not phone.stream.closed.done() for phone in self.phones if phone.stream)

    async def seen(self, round_id: str, seconds: float) -> dict[str, Any]:
        """When each phone first showed a round, waiting at most so long for the last one."""
        for _ in range(int(seconds / 0.05)):
            moments = [self._first(phone, round_id) for phone in self.phones]
            if all(moments):
                break
            await asyncio.sleep(0.05)
        return {"at": [moment for moment in moments if moment], "open": self._open()}

    def _first(self, phone: Phone, round_id: str) -> float:
        return next((at for version, at in phone.views if round_id in version), 0.0)

    async def got(self) -> dict[str, Any]:
        """The bytes that came on the streams of all phones, since they opened."""
        return {"bytes": [phone.stream.got for phone in self.phones if phone.stream]}

    async def vote(
        self, round_id: str, items: Sequence[str], axes: Sequence[str], within: float
    ) -> dict[str, Any]:
        """Everybody votes at a moment of their own within so many seconds."""
        loop = asyncio.get_running_loop()
        start = loop.time() + 0.1

        async def one(phone: Phone, delay: float) -> dict[str, Any]:
            sheet = random_sheet(items, axes, self.chance)
            await asyncio.sleep(start + delay - loop.time())
            try:
                answer, seconds = await phone.vote(round_id, sheet, "b1")
            except (OSError, TimeoutError) as error:
                return {"ok": False, "why": repr(error)}
            why = "" if stored(answer) else answer.body.decode()
            return {"ok": not why, "why": why, "seconds": seconds, "sheet": sheet}

        delays = [self.chance.uniform(0, within) for _ in self.phones]
        votes = zip(self.phones, delays, strict=True)
        return {"votes": await asyncio.gather(*(one(phone, delay) for phone, delay in votes))}


async def _serve(url: str, code: str) -> None:
    room = Room(url, code)
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        wanted = json.loads(line)
        does: Callable[..., Awaitable[dict[str, Any]]] = getattr(room, wanted.pop("do"))
        print(json.dumps(await does(**wanted)), flush=True)


class Told:
    """The room as whoever started it sees it."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def __call__(self, do: str, **more: Any) -> dict[str, Any]:
        """Tell it and wait for its answer."""
        self.start(do, **more)
        return self.answer()

    def start(self, do: str, **more: Any) -> None:
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": do, **more}) + "\n")
        self._process.stdin.flush()

    def answer(self) -> dict[str, Any]:
        assert self._process.stdout
        answered: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answered


@contextmanager
def room(url: str, code: str) -> Iterator[Told]:
    """Start a room beside this process."""
    command = [sys.executable, "-m", "tests.load.room", url, code]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield Told(process)
        finally:
            process.kill()


if __name__ == "__main__":
    import uvloop

    resource.setrlimit(resource.RLIMIT_NOFILE, (OPEN_FILES, OPEN_FILES))
    uvloop.run(_serve(*sys.argv[1:3]))
