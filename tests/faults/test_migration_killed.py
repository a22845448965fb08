"""The power goes while a database is brought up to date."""

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - only to spare the disk hundreds of waits


@pytest.mark.skipif(sys.platform == "win32", reason="processes do not fork there")
@pytest.mark.parametrize("revision", ["base", "0001", "0002"])
def test_a_kill_at_any_step_leaves_a_database_that_opens(revision: str) -> None:
    with tempfile.TemporaryDirectory(dir=IN_MEMORY if IN_MEMORY.is_dir() else None) as folder:
        finished = subprocess.run(
            [sys.executable, "-m", "tests.store.migrating", folder, revision],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
    assert finished.stdout == ""
    assert int(finished.stderr.split()[0]) > 10  # it was killed indeed
