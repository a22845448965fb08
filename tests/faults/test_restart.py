"""The server stops, or starts again, while phones listen."""

import asyncio
import resource
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.served import Server, running
from tests.load.killed import joined
from tests.load.phones import Phone, at_most
from tests.region import Region

SOON = 5.0
TABS = 1100


@asynccontextmanager
async def listening(phones: Sequence[Phone]) -> AsyncIterator[Sequence[Phone]]:
    """Phones with their stream open and something on the screen."""
    await at_most(20, (phone.listen() for phone in phones))
    await until(lambda: all(phone.views for phone in phones))
    try:
        yield phones
    finally:
        for phone in phones:
            await phone.hang_up()


async def until(done: Callable[[], bool], seconds: float = SOON) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "it did not happen in time"
        await asyncio.sleep(0.02)


def shows(phone: Phone, words: str) -> bool:
    """Whether the newest view of a phone holds a round (and its version)."""
    return words in phone.views[-1][0]


def are_let_go(phones: Sequence[Phone]) -> bool:
    return all(phone.stream and phone.stream.closed.done() for phone in phones)


def test_a_server_that_must_stop_lets_its_phones_go(server: Server, code: str) -> None:
    async def scene() -> None:
        async with listening(await joined(server, code, 30)) as phones:
            server.process.terminate()
            await until(lambda: are_let_go(phones))
            assert await asyncio.to_thread(server.process.wait, SOON) in {0, -15}

    asyncio.run(scene())


def test_phones_come_back_to_a_new_server_and_see_what_changed(
    region: Region, code: str, tmp_path: Path
) -> None:
    async def scene() -> None:
        with running(tmp_path) as server:
            phones = await joined(server, code, 20)
            async with listening(phones):
                server.process.kill()
                await until(lambda: are_let_go(phones))
        asked = region.open()  # while nobody serves
        with running(tmp_path, port=urlsplit(server.url).port or 0):
            async with listening(phones):
                await until(lambda: all(shows(phone, asked.id) for phone in phones))

    asyncio.run(scene())


def test_what_another_process_writes_reaches_the_phones(
    server: Server, region: Region, code: str
) -> None:
    async def scene() -> None:
        async with listening(await joined(server, code, 5)) as phones:
            asked = region.open()
            await until(lambda: all(shows(phone, asked.id) for phone in phones))
            asked = region.step(asked, "close", "reveal")
            await until(lambda: all(shows(p, f"{asked.id}.{asked.version}") for p in phones))

    asyncio.run(scene())


@pytest.fixture
def usual_limit() -> Iterator[Callable[[], None]]:
    """The usual limit of open files, for the server; calling it makes room in this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard != resource.RLIM_INFINITY and hard < 2 * TABS:
        pytest.skip("this machine allows too few open files")
    resource.setrlimit(resource.RLIMIT_NOFILE, (1024, hard))
    yield lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (2 * TABS, hard))
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_more_phones_than_the_usual_limit_of_open_files(
    usual_limit: Callable[[], None], region: Region, code: str, tmp_path: Path
) -> None:
    async def scene(server: Server) -> None:
        (phone,) = await joined(server, code, 1)
        tabs = [Phone(phone.url, phone.code, phone.token) for _ in range(TABS)]
        async with listening(tabs):
            asked = region.open()
            await until(lambda: all(shows(tab, asked.id) for tab in tabs), 10)
            assert await phone.me() != ""

    with running(tmp_path) as server:
        usual_limit()
        asyncio.run(scene(server))
