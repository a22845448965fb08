"""What all tests share: a fresh store on a real file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from argon2 import PasswordHasher

from gbo_core.store import Store, access, close_stores, open_store
from tests.region import Region, make_region

# A busy machine is no fault of what is tested.
hypothesis.settings.register_profile("untimed", deadline=None)
hypothesis.settings.load_profile("untimed")


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without a row, to copy: migrating takes longer than most tests."""
    file = tmp_path_factory.mktemp("empty") / "gbo.sqlite"
    Store(f"sqlite:///{file}").close()
    return file


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hashing is slow on purpose, a fifth of a second; most tests only need somebody logged in."""
    with pytest.MonkeyPatch.context() as patch:
        quick = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
        patch.setattr(access, "_hasher", quick)
        yield


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
