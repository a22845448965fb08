"""A database comes up to date whole or stays as it was, whatever happens meanwhile."""

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import create_engine, event

from gbo_core.store import Store, access, backup
from gbo_core.store.database import alembic_config
from gbo_core.store.errors import (
    NoRoomForCopy,
    StoreDamaged,
    StoreEmpty,
    StoreHalfway,
    StoreNewer,
)
from gbo_core.store.migrate import COPIES, copies_of, migrate
from tests.store.migrating import held, older, shape, url_of

ROOT = Path(__file__).resolve().parents[2]
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only to spare the disk hundreds of waits


@pytest.fixture(scope="module")
def quick_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        yield Path(folder)


@pytest.fixture(scope="module")
def whole(quick_folder: Path) -> set[Any]:
    """What a database is made of that was never old."""
    fresh = quick_folder / "fresh" / "gbo.sqlite"
    fresh.parent.mkdir()
    migrate(url_of(fresh))
    return shape(fresh)


class Stop(Exception):
    """What ends a migration of before in the middle."""


def stopped_before(file: Path, revision: str, target: str, step: int) -> bool:
    """Migrate as it was done once, each statement for itself; False when it came to its end."""
    if revision:
        older(file, revision)
    engine = create_engine(url_of(file), isolation_level="AUTOCOMMIT")
    left = step

    def count(*_: Any) -> None:
        nonlocal left
        if left == 0:
            raise Stop
        left -= 1

    event.listen(engine, "before_cursor_execute", count)
    config = alembic_config(url_of(file))
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, target)
        except Stop:
            return True
        finally:
            event.remove(engine, "before_cursor_execute", count)
            engine.dispose()
    return False


@pytest.mark.parametrize(
    ("revision", "steps"),
    [("", range(10, 52, 4)), ("0001", range(4, 30, 3)), ("0002", range(1, 5))],
)
def test_what_older_versions_left_halfway_is_mended(
    quick_folder: Path, whole: set[Any], revision: str, steps: range
) -> None:
    stopped = 0
    for step in steps:
        file = quick_folder / f"halfway{revision}_{step}" / "gbo.sqlite"
        file.parent.mkdir()
        stopped += stopped_before(file, revision, "0003", step)
        before = held(file) if revision else None
        migrate(url_of(file))
        assert shape(file) == whole
        assert before is None or held(file) == before
    assert stopped >= 2


def test_what_holds_something_is_not_taken_away(tmp_path: Path) -> None:
    file = tmp_path / "gbo.sqlite"
    older(file, "0001")
    with closing(sqlite3.connect(file)) as database:
        database.execute("CREATE TABLE factor (title)")
        database.execute("INSERT INTO factor VALUES ('van iemand')")
        database.commit()
    for _ in range(2):
        with pytest.raises(StoreHalfway, match="factor"):
            migrate(url_of(file))
    with closing(sqlite3.connect(file)) as database:
        assert database.execute("SELECT * FROM factor").fetchall() == [("van iemand",)]


def test_a_copy_is_kept_that_opens_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "gbo.sqlite"
    older(file, "0002")
    before = held(file)
    migrate(url_of(file))
    (copy,) = copies_of(file)
    assert copy.name.startswith("gbo.0002.")
    assert held(copy) == before
    shutil.copy(copy, file)  # put back
    migrate(url_of(file))
    assert held(file) == before


def test_only_the_last_copies_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "gbo.sqlite"
    for day in range(10, 20):
        (tmp_path / f"gbo.0001.2025-01-{day}.sqlite").write_text("oud")
    (tmp_path / "gbo.mijn kopie.sqlite").write_text("van iemand zelf")
    older(file, "0002")
    migrate(url_of(file))
    assert len(copies_of(file)) == COPIES
    assert copies_of(file)[0].name.startswith("gbo.0002.")
    assert (tmp_path / "gbo.mijn kopie.sqlite").exists()


def test_a_new_database_and_one_that_is_up_to_date_need_no_copy(tmp_path: Path) -> None:
    file = tmp_path / "gbo.sqlite"
    for _ in range(2):
        migrate(url_of(file))
    assert [each.name for each in tmp_path.iterdir()] == ["gbo.sqlite"]


def test_without_room_for_a_copy_nothing_begins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "gbo.sqlite"
    older(file, "0002")
    before = held(file)
    with full_disk(monkeypatch), pytest.raises(NoRoomForCopy):
        migrate(url_of(file))
    assert held(file) == before
    assert copies_of(file) == []
    assert list(tmp_path.glob("*.unfinished*")) == []
    migrate(url_of(file))


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """SQLite itself finds no room for the pages of a copy."""
    connect = sqlite3.connect

    def little(file: Any, **more: Any) -> sqlite3.Connection:
        made = connect(file, **more)
        if str(file).endswith(".unfinished"):
            made.execute("PRAGMA max_page_count = 3")
        return made

    with monkeypatch.context() as patch:
        patch.setattr(backup.sqlite3, "connect", little)
        yield


def test_several_processes_that_start_at_once_make_one_database(
    tmp_path: Path, whole: set[Any]
) -> None:
    for revision in ("", "0001"):
        file = tmp_path / revision / "gbo.sqlite"
        file.parent.mkdir(exist_ok=True)
        if revision:
            older(file, revision)
        code = f"from gbo_core.store.migrate import migrate; migrate({url_of(file)!r})"
        run = partial(subprocess.run, cwd=ROOT, capture_output=True, check=False)
        with ThreadPoolExecutor(3) as pool:
            runs = list(pool.map(run, [[sys.executable, "-c", code]] * 3))
        assert [each.stderr for each in runs] == [b""] * 3
        assert shape(file) == whole


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "gbo.sqlite"
    older(file, "head")
    with closing(sqlite3.connect(file)) as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
        database.commit()
    before = file.read_bytes()
    with pytest.raises(StoreNewer, match=r"gbo\.sqlite.* nieuwere versie"):
        Store(url_of(file))
    assert file.read_bytes() == before
    assert copies_of(file) == []


def test_an_empty_file_is_no_new_database(tmp_path: Path) -> None:
    file = tmp_path / "gbo.sqlite"
    file.touch()
    with pytest.raises(StoreEmpty, match="er staat niets meer in"):
        Store(url_of(file))
    assert file.stat().st_size == 0
    file.unlink()
    store = Store(url_of(file))
    assert store.read(access.is_empty)
    store.close()


def test_a_copy_of_what_is_damaged_replaces_no_good_one(tmp_path: Path) -> None:
    file, copy = tmp_path / "gbo.sqlite", tmp_path / "kopie.sqlite"
    older(file, "head")
    backup.backup(url_of(file), copy)
    good = copy.read_bytes()
    damaged = bytearray(file.read_bytes())
    size = int.from_bytes(damaged[16:18], "big")
    for page in range(3, 30):
        damaged[page * size : page * size + 50] = b"\xaa" * 50
    file.write_bytes(damaged)
    with pytest.raises(StoreDamaged, match="beschadigd"):
        backup.backup(url_of(file), copy)
    assert copy.read_bytes() == good
    assert sorted(each.name for each in tmp_path.iterdir()) == ["gbo.sqlite", "kopie.sqlite"]
