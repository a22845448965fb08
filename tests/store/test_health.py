"""A database that is damaged is said to be, wherever the damage is and whoever looks."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection
from starlette.applications import Starlette
from starlette.testclient import TestClient

from gbo_core import checkup
from gbo_core.model import Organisation
from gbo_core.store import Store, access, close_stores, open_store, records, workshops
from gbo_core.store.backup import backup
from gbo_core.store.errors import StoreDamaged, StoreFull, StoreNotOpened, why_closed
from gbo_core.store.health import damage_of
from gbo_core.store.wal import lost_something
from tests.phone.phones import new_phone
from tests.region import Region
from web import health, start

Damaging = Callable[[bytearray, int, dict[str, int]], bytes | bytearray | None]


INDEX = "CREATE INDEX ix_change_record ON change (workshop, kind, record)"


def page(number: int, size: int, offset: int = 0, length: int = 60) -> slice:
    return slice((number - 1) * size + offset, (number - 1) * size + offset + length)


def in_table(name: str, offset: int = 0) -> Damaging:
    def damage(held: bytearray, size: int, roots: dict[str, int]) -> None:
        held[page(roots[name], size, offset)] = b"\xaa" * 60

    return damage


def overwrite(where: slice, with_: bytes) -> Damaging:
    def damage(held: bytearray, _size: int, _roots: dict[str, int]) -> None:
        held[where] = with_

    return damage


PLACES: dict[str, tuple[Damaging, str]] = {
    "magic": (overwrite(slice(0, 16), b"\0" * 16), "het bestand zelf"),
    "page size": (overwrite(slice(16, 18), b"\x03\x03"), "het bestand zelf"),
    "schema format": (overwrite(slice(44, 48), b"\xff" * 4), "het bestand zelf"),
    "schema": (overwrite(slice(100, 160), b"\xaa" * 60), "het bestand zelf"),
    "a table": (in_table("organisation"), "organisation"),
    "cells of a table": (in_table("organisation", 8), "organisation"),
    "the log of changes": (in_table("change"), "change"),
    "an index": (in_table("ix_change_record"), "change"),
    "cut in half": (lambda held, _size, _roots: held[: len(held) // 2], ""),
    "cut to one page": (lambda held, size, _roots: held[:size], ""),
    "emptied": (lambda _held, _size, _roots: b"", "het bestand zelf"),
    "something else": (lambda *_: b"Geachte heer, mevrouw,\n" * 900, "het bestand zelf"),
    "zeros": (lambda held, _size, _roots: bytes(len(held)), "het bestand zelf"),
    "freelist": (overwrite(slice(32, 40), b"\0\0\xff\xff\0\0\0\x09"), ""),
}


@pytest.fixture
def file(region: Region, tmp_path: Path) -> Path:
    """A database with something in it that nobody has open."""
    many = [Organisation.make(name=f"Dienst {n}", note="x" * 500) for n in range(60)]

    def add(connection: Connection) -> None:
        for each in many:
            records.add(connection, region.workshop, each, by="An")

    region.store.write(add)
    close_stores()
    return tmp_path / "gbo.sqlite"


def damage(file: Path, damaging: Damaging) -> None:
    with closing(sqlite3.connect(file)) as database:
        roots = dict(database.execute("SELECT name, rootpage FROM sqlite_master"))
        size = database.execute("PRAGMA page_size").fetchone()[0]
    held = bytearray(file.read_bytes())
    changed = damaging(held, size, roots)
    file.write_bytes(held if changed is None else changed)


@pytest.mark.parametrize("place", PLACES)
def test_check_and_the_start_say_damaged_where_and_what_to_do(file: Path, place: str) -> None:
    damaging, where = PLACES[place]
    copy = file.with_name("gbo.0003.2026-05-19.sqlite")
    copy.write_bytes(file.read_bytes())
    damage(file, damaging)
    before = file.read_bytes()
    said = [finding.words() for finding in checkup.findings() if not finding.fine]
    assert f"De databank {file} is beschadigd" in said[0]
    assert where in said[0]
    assert "zet een kopie terug" in said[1]
    assert copy.name in said[2]
    with pytest.raises(SystemExit, match="beschadigd") as end:
        start.open_or_leave()
    assert copy.name in str(end.value)
    assert file.read_bytes() == before  # looking makes it no worse


def test_a_whole_database_is_fine(file: Path) -> None:
    assert damage_of(f"sqlite:///{file}", thorough=True) is None


def test_a_table_that_is_gone_is_damage(file: Path) -> None:
    with closing(sqlite3.connect(file)) as database:
        database.execute("DROP TABLE facilitator")
    store = open_store()
    with pytest.raises(StoreDamaged):
        store.read(access.is_empty)


def test_a_row_that_lacks_in_an_index_is_found_by_check(file: Path) -> None:
    for sql in (f"{INDEX} WHERE record = 'nooit'", INDEX):
        with closing(sqlite3.connect(file)) as database:
            database.execute("UPDATE change SET record = record || 'x'")
            database.execute("PRAGMA writable_schema = ON")
            database.execute(
                "UPDATE sqlite_master SET sql = ? WHERE name = 'ix_change_record'", [sql]
            )
            database.commit()
    found = damage_of(f"sqlite:///{file}", thorough=True)
    assert found is not None
    assert found.tables == ("change",)


@pytest.fixture
def killed(region: Region, tmp_path: Path) -> Path:
    """A database as a kill leaves it: the last transactions are in the log beside it."""
    for number in range(4):
        made = Organisation.make(name=f"Laatste {number}")
        region.store.write(records.add, region.workshop, made, by="An")
    folder = tmp_path / "killed"
    folder.mkdir()
    for name in ("gbo.sqlite", "gbo.sqlite-wal"):
        (folder / name).write_bytes((tmp_path / name).read_bytes())
    return folder / "gbo.sqlite"


@pytest.mark.parametrize("place", [0, 20, 32, 60, 1000, 4200])
def test_a_log_that_lost_what_was_stored_is_told_before_it_is_forgotten(
    killed: Path, place: int
) -> None:
    log = killed.with_name("gbo.sqlite-wal")
    held = bytearray(log.read_bytes())
    held[place : place + 8] = b"\xaa" * 8
    log.write_bytes(held)
    found = damage_of(f"sqlite:///{killed}", thorough=False)
    assert found is not None
    assert found.tables == ("gbo.sqlite-wal",)
    assert log.read_bytes() == held  # it can still be rescued by who knows how


@pytest.mark.parametrize("cut", [0, 1, 100, 4119, 4120, 5000])
def test_a_log_that_a_power_cut_left_is_fine(killed: Path, cut: int) -> None:
    """What was being written is not whole, or still there from before the log began anew."""
    log = killed.with_name("gbo.sqlite-wal")
    held = log.read_bytes()
    log.write_bytes(held[: len(held) - cut] + b"\xbb" * cut)
    assert not lost_something(log)
    assert damage_of(f"sqlite:///{killed}", thorough=True) is None


def test_a_log_in_use_is_fine(region: Region, tmp_path: Path) -> None:
    for number in range(30):
        made = Organisation.make(name=f"Dienst {number}", note="x" * 2000)
        region.store.write(records.add, region.workshop, made, by="An")
        assert not lost_something(tmp_path / "gbo.sqlite-wal")


def test_phones_and_whoever_watches_the_server_hear_it_too(region: Region, tmp_path: Path) -> None:
    """The damage comes while the server runs."""
    code = region.store.read(workshops.get, region.workshop).join_code
    close_stores()
    running = open_store()
    damage(tmp_path / "gbo.sqlite", in_table("workshop"))
    answer = new_phone(code).get()
    assert answer.status_code == 503
    assert "De databank (gbo.sqlite) is beschadigd. Stop de server" in answer.text
    watching = TestClient(Starlette(routes=health.routes))
    assert (watching.get("/healthz").status_code, watching.get("/healthz").text) == (503, "damaged")
    with pytest.raises(StoreDamaged):
        running.write(workshops.archive, region.workshop, True, by="An")


def test_a_copy_that_cannot_be_made_says_why(file: Path, tmp_path: Path) -> None:
    damage(file, in_table("organisation"))
    with pytest.raises(StoreDamaged):
        backup(f"sqlite:///{file}", tmp_path / "kopie.sqlite")
    assert not (tmp_path / "kopie.sqlite").exists()


@pytest.mark.parametrize("name", ["gbo.sqlite", "nergens/gbo.sqlite"])
def test_what_cannot_be_opened_is_not_called_damaged(tmp_path: Path, name: str) -> None:
    (tmp_path / "gbo.sqlite").mkdir()
    with pytest.raises(StoreNotOpened, match="kan niet geopend worden"):
        Store(f"sqlite:///{tmp_path / name}")


def test_a_disk_too_full_to_open_the_database_is_full_and_does_not_fail() -> None:
    """What SQLite says on a full disk when nobody else has it open (tried on a small tmpfs)."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    assert isinstance(why_closed(error, "sqlite:///gbo.sqlite"), StoreFull)
