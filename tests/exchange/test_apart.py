"""A function in a process of its own: nothing that happens to it happens to us."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from gbo_core.exchange.apart import (
    CameToNothing,
    Job,
    Limits,
    NoRoom,
    Stopped,
    TookTooLong,
    TookTooMuch,
    run,
)
from gbo_core.model.errors import BadInput
from tests.exchange import deeds

ROOT = Path(__file__).resolve().parents[2]
WAITING = """
from gbo_core.exchange.apart import run
from tests.exchange import deeds
run(deeds.say_who_and_stay, {file!r})
"""


def test_it_answers() -> None:
    assert run(deeds.add, 2, 3) == 5


def test_what_it_refuses_is_refused_in_the_same_words() -> None:
    with pytest.raises(BadInput, match="Dat kan niet: 3") as refusal:
        run(deeds.refuse)
    assert refusal.value.data == {"field": "name", "n": 3}
    assert refusal.value.sentence == "Dat kan niet: %(n)d."


@pytest.mark.parametrize("deed", [deeds.stumble, deeds.fault, deeds.leave, deeds.not_to_send])
def test_whatever_else_goes_wrong_is_one_sentence(
    deed: Callable[[], object],
) -> None:
    with pytest.raises(CameToNothing) as failure:
        run(deed)
    assert type(failure.value) is CameToNothing


def test_a_process_that_the_system_kills_took_too_much() -> None:
    with pytest.raises(TookTooMuch):
        run(deeds.die)


def test_a_full_disk_is_said() -> None:
    with pytest.raises(NoRoom):
        run(deeds.fill_up)


@pytest.mark.skipif(sys.platform != "linux", reason="only there does the system hold the limit")
def test_it_gets_no_more_memory_than_its_limit() -> None:
    limits = Limits(memory=200_000_000)
    assert run(deeds.eat, 50_000_000, limits=limits) == 50_000_000
    with pytest.raises(TookTooMuch):
        run(deeds.eat, 250_000_000, limits=limits)


@pytest.mark.parametrize(("deed", "args"), [(deeds.sleep, [60]), (deeds.burn, [])])
def test_it_gets_no_more_time_than_its_limit(
    deed: Callable[..., None], args: tuple[int, ...]
) -> None:
    start = time.monotonic()
    with pytest.raises(TookTooLong):
        run(deed, *args, limits=Limits(seconds=1))
    assert time.monotonic() - start < 10


def test_an_answer_beyond_its_limit_is_not_taken_in() -> None:
    with pytest.raises(TookTooMuch):
        run(bytes, 2_000_000, limits=Limits(answer=1_000_000))


def test_it_tells_how_far_it_is() -> None:
    heard: list[tuple[int, int, str]] = []
    answer = run(deeds.count, 3, told=lambda *told: heard.append(told))
    assert answer == "geteld"
    assert heard == [(1, 3, "rondes"), (2, 3, "rondes"), (3, 3, "rondes")]


def test_it_stops_when_another_thread_says_so() -> None:
    with Job(deeds.sleep, 60) as job:
        threading.Timer(0.2, job.stop).start()
        with pytest.raises(Stopped):
            job.result()


def test_who_stops_listening_stops_it_too() -> None:
    def walk_away(_done: int, _of: int, _words: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(deeds.count, 1000, told=walk_away)
    assert not [child for child in psutil.Process().children() if child.is_running()]


def test_nothing_of_the_server_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import streamlit  # noqa: F401, PLC0415 - as in the server

    monkeypatch.setenv("GBO_DATA_DIR", "elders")
    inside = run(deeds.around)
    assert inside["modules"] & {"streamlit", "starlette", "pandas", "plotly"} == set()
    assert inside["threads"] == 2  # the work, and who watches that the server is there
    assert inside["folder"] == "elders"
    if sys.platform != "win32":
        assert inside["nice"] >= 10


def test_it_ends_when_its_server_is_killed(tmp_path: Path) -> None:
    file = tmp_path / "who"
    server = subprocess.Popen([sys.executable, "-c", WAITING.format(file=str(file))], cwd=ROOT)
    try:
        _until(file.exists)
        child = psutil.Process(int(file.read_text("ascii")))
    finally:
        server.kill()
        server.wait()
    _until(lambda: not child.is_running() or child.status() == psutil.STATUS_ZOMBIE)


def _until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.02)
