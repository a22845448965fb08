import pytest

from tests.exchange.filled import Filled, fill
from tests.region import Region


@pytest.fixture
def filled(region: Region, monkeypatch: pytest.MonkeyPatch) -> Filled:
    """A workshop with everything in it."""
    monkeypatch.delenv("GBO_SECRET_KEY", raising=False)
    return fill(region)
