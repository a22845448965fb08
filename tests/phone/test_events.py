"""The stream to a phone, from a real server: what changes on the screen without asking."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace
from http.client import HTTPConnection
from pathlib import Path

import pytest

from gbo_core.live import presence
from gbo_core.model import Organisation
from gbo_core.model.round import Audience
from gbo_core.store import Store, records, workshops
from phone import stream
from tests.phone.phones import Listening, Phone, every, new_phone, serving, wait_for
from tests.region import Region

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def port(store: Store) -> Iterator[int]:  # noqa: ARG001 - the server opens the same one
    with serving() as port:
        yield port


@pytest.fixture
def listen() -> Iterator[Callable[..., Listening]]:
    """Opens streams, and closes them after the test."""
    with ExitStack() as opened:

        def open_stream(port: int, phone: Phone, seen: str = "") -> Listening:
            return opened.enter_context(closing(Listening(port, phone, seen)))

        yield open_stream


def connected(region: Region) -> int:
    return region.store.read(presence.connected, region.workshop)


def test_a_round_that_opens_brings_its_ballot(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    listening = listen(port, phone, seen="b")
    assert listening.next("beat") == 1
    start = time.monotonic()
    asked = region.open("grid")
    event = listening.next()
    assert time.monotonic() - start < 2
    assert event["v"] == f"{asked.id}.{asked.version}.0_b"
    assert event["html"].count('type="radio"') == len(asked.items) * 2 * 6


def test_the_event_looks_as_the_page(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    listening = listen(port, phone, seen="b")
    region.open("pick")
    html = listening.next()["html"]
    start, end = html.index("<h2>"), html.index("<form")
    assert html[start:end] in phone.page()


def test_every_step_of_a_round_is_shown(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    listening = listen(port, phone, seen="b")
    asked = region.open("scale")
    assert "Verstuur" in listening.next()["html"]
    region.step(asked, "pause")
    assert "Even pauze." in listening.next()["html"]
    region.step(asked, "resume")
    assert "Verstuur" in listening.next()["html"]
    region.step(asked, "close")
    assert "De vraag is gesloten." in listening.next()["html"]
    region.step(asked, "reveal")
    assert "Resultaat: 0 van 1" in listening.next()["html"]


def test_who_comes_back_sees_at_once_what_was_missed(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    asked = region.open("scale")
    wait_for(lambda: asked.id in phone.page())
    seen = f"{asked.id}.{asked.version}.0_b"
    up_to_date = listen(port, phone, seen=seen)
    behind = listen(port, phone, seen="b")
    assert behind.next()["v"] == seen
    region.step(asked, "pause")
    assert "Even pauze." in up_to_date.next()["html"]  # and nothing before it


def test_a_vote_shows_on_the_other_phone_of_the_same_participant(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    asked = region.open("scale")
    one, other = (listen(port, phone, seen="b") for _ in range(2))
    assert one.next()["v"] == other.next()["v"] == f"{asked.id}.{asked.version}.0_b"
    connection = HTTPConnection("127.0.0.1", port)
    body = "&".join(f"{name}={value}" for name, value in every(asked, "5").items())
    headers = {
        "Cookie": f"deelnemer={phone.token}",
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection.request("POST", f"{phone.home}/stem/{asked.id}", body, headers)
    assert connection.getresponse().status == 200
    connection.close()
    event = other.next()
    assert event["v"] == f"{asked.id}.{asked.version}.1_b"
    assert event["html"].count('value="5" checked') == len(asked.items)


def test_whoever_is_not_asked_hears_nothing(
    joined: Callable[..., Phone], region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    outsider = listen(port, joined(), seen="b")
    region.open("scale", audience=Audience("core"))
    everybody = region.open("pick", question="En nu allemaal?")
    event = outsider.next()
    assert event["v"] == f"{everybody.id}.{everybody.version}.0_b"


def test_a_share_of_the_items_is_each_ones_own(
    joined: Callable[..., Phone], region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    streams = [listen(port, joined(), seen="b") for _ in range(3)]
    asked = region.open("scale", share=2)
    pages = [listening.next()["html"] for listening in streams]
    shares = [{item.id for item in asked.items if f"a.{item.id}." in page} for page in pages]
    assert [len(share) for share in shares] == [2, 2, 2]
    assert set.union(*shares) == set(asked.item_ids())


def test_a_change_of_circle_changes_who_is_asked(
    joined: Callable[..., Phone], region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    noord = region.organisation("CGG Noord")
    listening = listen(port, joined(organisation=noord), seen="b")
    listening.next("beat")
    asked = region.open("scale", audience=Audience("core"))
    record = region.store.read(records.get, region.workshop, Organisation, noord)
    changed = replace(record, core_group=True)
    region.store.write(records.put, region.workshop, changed, by="An")
    assert listening.next()["v"].startswith(asked.id)


def test_the_screens_know_how_many_phones_are_connected(
    joined: Callable[..., Phone], region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    one, other = joined(), joined()
    streams = [listen(port, one), listen(port, one), listen(port, other)]
    wait_for(lambda: connected(region) == 2)
    for listening in streams[:2]:
        listening.close()
    wait_for(lambda: connected(region) == 1)
    streams[2].close()
    wait_for(lambda: connected(region) == 0)


def test_a_stream_is_for_participants(stranger: Phone, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port)
    connection.request("GET", f"{stranger.home}/events", headers={"Accept": "text/event-stream"})
    assert connection.getresponse().status == 403
    connection.close()


def test_a_stream_is_not_stored_nor_held_back(
    phone: Phone, port: int, listen: Callable[..., Listening]
) -> None:
    listening = listen(port, phone)
    headers = listening.response.headers
    assert headers["content-type"] == "text/event-stream; charset=utf-8"
    assert headers["cache-control"] == "no-store"
    assert headers["x-accel-buffering"] == "no"
    assert "content-encoding" not in headers


def test_a_stream_beats_and_ends_by_itself(
    phone: Phone, port: int, monkeypatch: pytest.MonkeyPatch, listen: Callable[..., Listening]
) -> None:
    monkeypatch.setattr(stream, "HEARTBEAT", 0.05)
    monkeypatch.setattr(stream, "LONGEST", (0.3, 0.3))
    listening = listen(port, phone, seen="b")
    beats = 0
    while listening.next("beat"):
        beats += 1
    assert beats >= 3


def test_a_removed_workshop_lets_its_phones_go(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    listening = listen(port, phone, seen="b")
    listening.next("beat")
    region.store.write(workshops.remove, region.workshop, by="An")
    assert listening.next() is None


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_the_server_stops_at_once_with_phones_connected(
    phone: Phone, tmp_path: Path, number: signal.Signals, listen: Callable[..., Listening]
) -> None:
    command = [sys.executable, "-m", "uvicorn", "tests.phone.phones:app", "--port", "0"]
    log = (tmp_path / "log").open("w+")
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ, stdout=log, stderr=log)
    try:
        listening = listen(port_in(tmp_path / "log"), phone, seen="b")
        assert listening.next("beat") == 1
        server.send_signal(number)
        assert listening.next() is None
        assert server.wait(5) in {0, -number}
    finally:
        server.kill()
        server.wait()
        log.close()


def port_in(log: Path) -> int:
    """Where the server says that it listens."""
    wait_for(lambda: "Uvicorn running on" in log.read_text(), seconds=30)
    return int(log.read_text().split("http://127.0.0.1:")[1].split()[0])


def test_without_a_stream_a_phone_asks_now_and_then(phone: Phone, region: Region) -> None:
    assert phone.get("/nu", params={"seen": "b"}).status_code == 204
    asked = region.open("scale")
    wait_for(lambda: phone.get("/nu", params={"seen": "b"}).status_code == 200)
    news = phone.get("/nu", params={"seen": "b"}).json()
    assert news["v"] == f"{asked.id}.{asked.version}.0_b"
    assert phone.get("/nu", params={"seen": news["v"]}).status_code == 204


def test_asking_without_having_joined(code: str) -> None:
    assert new_phone(code).get("/nu", headers={"accept": "application/json"}).status_code == 403
