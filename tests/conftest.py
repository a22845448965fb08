"""What all tests share: a fresh store on a real file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from gbo_core.store import Store, close_stores, open_store
from tests.region import Region, make_region


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without a row, to copy: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("empty") / "gbo.sqlite"
    Store(f"sqlite:///{file}").close()
    return file


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, empty_database: Path) -> Iterator[Store]:
    """The process's store, on a new SQLite file of its own."""
    shutil.copy(empty_database, tmp_path / "gbo.sqlite")
    monkeypatch.setenv("GBO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("GBO_DATABASE_URL", raising=False)
    close_stores()
    yield open_store()
    close_stores()


@pytest.fixture
def region(store: Store) -> Region:
    """A workshop with six organisations and its facilitator."""
    return make_region(store)
