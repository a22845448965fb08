"""What all tests share: a fresh store on a real file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from gbo_core.store import Store, close_stores, open_store


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """The process's store, on a new SQLite file of its own."""
    monkeypatch.setenv("GBO_DATA_DIR", str(tmp_path))
    monkeypatch.delenv("GBO_DATABASE_URL", raising=False)
    close_stores()
    yield open_store()
    close_stores()
