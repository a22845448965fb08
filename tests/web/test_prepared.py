"""Files that wait for who asked for them, and for nobody else."""

import io
import time
import zipfile
from collections.abc import Callable, Iterator

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.testclient import TestClient

from gbo_core.exchange.apart import CameToNothing, Limits, TookTooLong
from gbo_core.store import Store, access, invitations, workshops
from gbo_core.store.settings import data_dir
from tests.region import Region
from tests.web.browsers import browser
from web import prepared
from web.gate import Gate
from web.logins import COOKIE, Logins
from web.prepared import Prepared


@pytest.fixture(autouse=True)
def nothing_left(store: Store) -> Iterator[None]:  # noqa: ARG001 - it says where files wait
    yield
    prepared.forget_all()


@pytest.fixture
def server(store: Store) -> Iterator[Starlette]:
    logins = Logins()
    stop = logins.follow(store)
    yield Starlette(routes=prepared.routes, middleware=[Middleware(Gate, logins=logins)])
    stop()


@pytest.fixture
def asking(region: Region, server: Starlette) -> TestClient:
    """The browser of who made the workshop."""
    visitor = browser(server)
    visitor.cookies.set(COOKIE, region.store.write(access.log_in, region.facilitator))
    return visitor


def until(what: Callable[[], object]) -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def ask(region: Region, kind: str = "archive") -> Prepared:
    return prepared.prepare(region.facilitator, region.workshop, kind, "archief.zip", "nl")


def ready(region: Region) -> Prepared:
    one = ask(region)
    until(lambda: one.ready or one.failure)
    assert one.failure is None
    return one


def test_who_asked_fetches_it_as_a_file(region: Region, asking: TestClient) -> None:
    answer = asking.get(ready(region).address)
    assert answer.status_code == 200
    assert answer.headers["content-disposition"] == 'attachment; filename="archief.zip"'
    assert answer.headers["cache-control"] == "no-store"
    assert "data/responses.csv" in zipfile.ZipFile(io.BytesIO(answer.content)).namelist()


def test_nobody_else_fetches_it(region: Region, asking: TestClient, server: Starlette) -> None:
    one = ready(region)
    anonymous = browser(server)
    assert anonymous.get(one.address).status_code == 303  # to the login page
    for workshop in (None, region.workshop):  # without access to the workshop, and with
        link = region.store.write(invitations.invite, region.facilitator, workshop)
        token = region.store.write(invitations.add_invited, link, f"Bo {workshop}", "een lange zin")
        other = browser(server)
        other.cookies.set(COOKIE, token)
        assert other.get(one.address).status_code == (404 if workshop else 401)
    region.store.write(workshops.remove, region.workshop, by="An")
    assert asking.get(one.address).status_code in {401, 404}


def test_it_is_gone_a_while_after_it_was_fetched(
    region: Region, asking: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(prepared, "FETCHED_SECONDS", 0.1)
    one = ready(region)
    assert asking.get(one.address).status_code == 200
    until(lambda: not one.file.exists())
    assert asking.get(one.address).status_code == 404


def test_it_is_gone_when_nobody_fetches_it(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prepared, "KEPT_SECONDS", 0.5)
    one = ask(region)
    until(lambda: one.ready)
    until(lambda: not one.file.exists())
    assert prepared.of(one.owner, one.workshop, one.kind) is None


def test_what_a_killed_server_left_is_gone_at_the_start(region: Region) -> None:
    assert region
    left = prepared.folder() / "x.a1b2.unfinished"
    left.write_bytes(b"half")
    prepared.forget_all()
    assert not left.exists()


def test_asked_twice_it_is_made_once_and_each_person_has_their_own(region: Region) -> None:
    first, again = ask(region), ask(region)
    assert first is again
    other = prepared.prepare("fander", region.workshop, "archive", "archief.zip", "nl")
    assert other is not first
    until(lambda: first.ready and other.ready)
    assert first.file.read_bytes() == other.file.read_bytes()


def test_stop_stops_it(region: Region) -> None:
    one = ask(region)
    until(lambda: one.job)
    process = one.job._process if one.job else None
    assert process
    prepared.forget(one)
    until(lambda: process.poll() is not None)
    assert prepared.of(one.owner, one.workshop, one.kind) is None
    until(lambda: not list(prepared.folder().iterdir()))


def test_a_failure_is_said_and_asking_again_begins_anew(
    region: Region, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as hurried:
        hurried.setattr(prepared, "LIMITS", Limits(seconds=0.01))
        one = ask(region)
        until(lambda: one.failure)
    assert isinstance(one.failure, TookTooLong)
    assert ready(region) is not one


def test_without_a_place_for_it_that_is_said_too(region: Region) -> None:
    """As on a full disk: nobody waits for what was never begun."""
    (data_dir() / "prepared").write_text("no folder can be made here")
    one = ask(region)
    until(lambda: one.failure)
    assert isinstance(one.failure, CameToNothing)
    (data_dir() / "prepared").unlink()
    assert ready(region) is not one
