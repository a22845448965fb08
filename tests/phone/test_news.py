"""What changes on a phone is what is sent to it: the rest is only named, and all is compressed."""

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

import pytest

from gbo_core.live import moderation, notes
from gbo_core.live.notes import Sending
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import Round
from gbo_core.store import Store
from phone import telling
from phone.packed import Packing, message
from phone.seen import after_vote
from tests.phone.phones import PAGE, Listening, Phone, every, new_phone, serving
from tests.region import Region

LONG = "De bus naar het ziekenhuis rijdt niet meer na zes uur, en wie geen auto heeft, wacht. "


@pytest.fixture
def port(store: Store) -> Iterator[int]:  # noqa: ARG001 - the server opens the same one
    with serving() as port:
        yield port


@pytest.fixture
def listen(port: int) -> Iterator[Callable[..., Listening]]:
    """Opens streams, and closes them after the test."""
    with ExitStack() as opened:
        yield lambda phone, seen="b": opened.enter_context(closing(Listening(port, phone, seen)))


@pytest.fixture
def asked(region: Region) -> Round:
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    return region.open("notes", subject="dimension", items=items, question="Wat verandert er?")


def write(region: Region, asked: Round, section: str, many: int) -> list[str]:
    """So many notes of somebody new in a section, about as long as they may be; they wait."""
    who = region.join("CAW De Brug")
    coming = [
        Sending(region.workshop, asked.id, who, f"k{n}", section, f"{n} {LONG * 2}", LONG * 2)
        for n in range(many)
    ]
    return [str(made) for made in region.store.write(notes.arrive_many, coming)]


def judge(region: Region, ids: list[str], state: str = "shown") -> None:
    region.store.write(moderation.judge, region.workshop, ids, state, by="An", bundle="b1")


@pytest.fixture
def full(region: Region, asked: Round) -> tuple[Round, list[str]]:
    """A board on which every section is full, and notes that wait."""
    written = [write(region, asked, item.id, 23) for item in asked.items]
    judge(region, [note for each in written for note in each[:20]])
    return asked, [note for each in written for note in each[20:]]


def test_a_note_let_through_on_a_full_board_sends_that_note(
    phone: Phone, region: Region, full: tuple[Round, list[str]], listen: Callable[..., Listening]
) -> None:
    _asked, waiting = full
    listening = listen(phone)
    whole = listening.next()
    assert len(whole["html"]) > 60_000
    judge(region, waiting[:1])
    event = listening.next()
    assert f'<li class="note" id="{waiting[0]}"' in event["html"]
    assert event["html"].count('class="note"') == 1
    sent = message(json.dumps(event).encode())
    assert len(sent.packed) <= 2000


def test_ten_decisions_one_after_another_come_together(
    phone: Phone,
    region: Region,
    full: tuple[Round, list[str]],
    listen: Callable[..., Listening],
) -> None:
    _asked, waiting = full
    listening = listen(phone)
    listening.next()
    for note in waiting[:10]:
        judge(region, [note])
    told: list[str] = []
    events_ = 0
    while len(told) < 10:
        events_ += 1
        told += re.findall(r'<li class="note" id="(\w+)"', listening.next()["html"])
    assert sorted(told) == sorted(waiting[:10])
    assert events_ <= 3


def test_who_comes_back_with_a_board_that_nobody_knows_gets_all_of_it(
    phone: Phone, full: tuple[Round, list[str]], listen: Callable[..., Listening]
) -> None:
    asked, _waiting = full
    event = listen(phone, f"{asked.id}.{asked.version}.0_{asked.id}-bord.9-abc.0_b").next()
    assert event["html"].count('class="note"') == 20 * len(asked.items)
    assert "data-from" not in event["html"]
    assert f'data-v="{asked.id}.{asked.version}.0" data-same' in event["html"]


def test_asking_brings_what_changed_as_well(
    phone: Phone, region: Region, full: tuple[Round, list[str]], listen: Callable[..., Listening]
) -> None:
    """For phones behind a proxy that holds the stream back."""
    listening = listen(phone)
    seen = listening.next()["v"]
    judge(region, full[1][:1])
    changed = listening.next()
    assert phone.get("/nu", params={"seen": seen}).json() == changed
    assert phone.get("/nu", params={"seen": seen}).headers["content-encoding"] == "gzip"


def ask(
    phone: Phone, port: int, method: str, path: str, body: str = "", *, page: str = PAGE
) -> dict[str, Any]:
    """What the server says to the script of one of a participant's pages."""
    headers = {
        "Cookie": f"deelnemer={phone.token}",
        "Accept": "application/json",
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Page": page,
    }
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request(method, phone.home + path, body, headers)
        said: dict[str, Any] = json.loads(connection.getresponse().read())
    return said


def vote(phone: Phone, port: int, asked: Round, page: str = PAGE) -> str:
    """As the script of a phone that listens; the version that its card then has."""
    body = urlencode(every(asked, "4"))
    return str(ask(phone, port, "POST", f"/stem/{asked.id}", body, page=page)["v"])


def test_what_another_tab_asks_or_sends_does_not_silence_this_one(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    """A tab that is out of sight has no stream, and may ask; that tells nothing of what we show."""
    asked = region.open("scale")
    listening = listen(phone)
    listening.next()
    voted = vote(phone, port, asked, page="p2")
    assert listening.next()["v"] == f"{voted}_b"
    region.step(asked, "close", "reveal")
    asked_itself = ""  # the phones' own view follows what is stored, a moment later
    while "1 van 1" not in asked_itself:
        asked_itself = ask(phone, port, "GET", "/nu?seen=", page="p2")["html"]
    told = ""
    while "Resultaat" not in told:
        told = listening.next()["html"]


def test_a_second_question_sends_that_question(
    phone: Phone, region: Region, port: int, listen: Callable[..., Listening]
) -> None:
    first = region.open("scale", question="Wie was er al?")
    listening = listen(phone)
    assert listening.next()["html"].count("<form") == 1
    voted = vote(phone, port, first)
    second = region.open("pick", question="En nu?")
    event = listening.next()
    assert "En nu?" in event["html"]
    assert "Wie was er al?" not in event["html"]
    assert f'data-v="{voted}" data-same' in event["html"]
    assert event["v"] == f"{second.id}.{second.version}.0_{voted}_b"


def test_support_changes_one_card_on_ones_own_phone_alone(
    phone: Phone, full: tuple[Round, list[str]]
) -> None:
    asked, _waiting = full
    other = new_phone(phone.code)
    other.join()
    before = phone.get("/nu", params={"seen": ""}).json()
    others = other.get("/nu", params={"seen": ""}).json()
    note = re.findall(r'name="note" value="(\w+)"', before["html"])[0]
    phone.post(f"/steun/{asked.id}", {"note": note, "on": "1"})
    news = phone.get("/nu", params={"seen": before["v"]}).json()
    assert re.findall(r'<li class="note" id="(\w+)"', news["html"]) == [note]
    assert 'aria-pressed="true"' in news["html"]
    assert other.get("/nu", params={"seen": others["v"]}).status_code == 204


def test_a_stream_is_compressed_for_who_reads_that(phone: Phone, region: Region, port: int) -> None:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    headers = {"Cookie": f"deelnemer={phone.token}", "Accept-Encoding": "br, gzip"}
    connection.request("GET", f"{phone.home}/events?seen=b", headers=headers)
    response = connection.getresponse()
    assert response.headers["content-encoding"] == "gzip"
    unpack = zlib.decompressobj(zlib.MAX_WBITS | 16)
    assert unpack.decompress(response.read1()) == b"retry: 2000\nevent: beat\ndata: 1\n\n"
    asked = region.open("scale")
    event = unpack.decompress(response.read1()).decode()
    assert event.startswith(f'event: view\ndata: {{"v":"{asked.id}.')
    response.close()
    connection.close()


def test_messages_made_once_fit_in_any_phone_s_stream() -> None:
    shared = [message(f"event: view\ndata: {n}\n\n".encode()) for n in range(5)]
    for mine in (shared, shared[2:], [shared[4], shared[0]]):
        packing = Packing(takes_gzip=True)
        sent = [packing.add(each) for each in mine]
        assert gzip.decompress(b"".join(sent) + packing.end()) == b"".join(m.plain for m in mine)


@pytest.mark.parametrize(
    ("seen", "version", "after"),
    [
        ("r1.3.0_b", "r1.3.1", "r1.3.1_b"),
        ("r2.3.0_r1.3.1_b", "r1.3.2", "r2.3.0_r1.3.2_b"),
        ("r1.4.0_b", "r1.3.1", "r1.4.0_b"),
        ("b", "r1.3.1", "b"),
        ("r1.3.0_r1-bord.3-ab.cd_b", "r1.3.0", "r1.3.0_r1-bord.3-ab.cd_b"),
    ],
)
def test_what_a_phone_shows_after_its_vote(seen: str, version: str, after: str) -> None:
    assert after_vote(seen, version) == after


def test_a_vote_while_news_is_made_has_it_made_again(
    phone: Phone,
    region: Region,
    port: int,
    listen: Callable[..., Listening],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What builds on something else than the phone shows is not sent to it."""
    first = region.open("scale", question="Wie was er al?")
    listening = listen(phone)
    listening.next()
    usual, voted = telling.views_of, list[str]()

    def votes_meanwhile(*args: Any) -> Any:
        found = usual(*args)
        if not voted:
            voted.append(vote(phone, port, first))
        return found

    monkeypatch.setattr(telling, "views_of", votes_meanwhile)
    region.open("pick", question="En nu?")
    event = listening.next()
    assert "En nu?" in event["html"]
    assert f'data-v="{voted[0]}" data-same' in event["html"]
