"""Faults happen to the real server, with phones that are as light as possible."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.served import Server, running
from tests.load.workshop import code_of
from tests.region import Region


@pytest.fixture
def server(region: Region, tmp_path: Path) -> Iterator[Server]:  # noqa: ARG001 - it must exist
    """The server on the store of `region`; this test writes in the same file beside it."""
    with running(tmp_path) as started:
        yield started


@pytest.fixture
def code(region: Region) -> str:
    return code_of(region)
