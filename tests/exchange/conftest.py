from collections.abc import Iterator

import pytest

from gbo_core.store import close_stores, open_store
from tests.exchange.filled import Filled, fill
from tests.region import Region, make_region


@pytest.fixture
def filled(region: Region) -> Filled:
    """A workshop with everything in it."""
    return fill(region)


@pytest.fixture(scope="session")
def exports(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, bytes]]:
    """The archive and both exports for sharing of such a workshop, made once."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GBO_DATA_DIR", str(tmp_path_factory.mktemp("exports")))
        environment.delenv("GBO_DATABASE_URL", raising=False)
        close_stores()
        made = fill(make_region(open_store()))
        yield {"archive": made.archive(), "share": made.share(), "research": made.research()}
        close_stores()


@pytest.fixture
def archived(exports: dict[str, bytes]) -> bytes:
    return exports["archive"]


@pytest.fixture
def shared(exports: dict[str, bytes]) -> bytes:
    return exports["share"]
