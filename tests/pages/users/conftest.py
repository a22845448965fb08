import pytest

from gbo_core.store import access
from pages.shell import who
from tests.region import Region


@pytest.fixture(autouse=True)
def _looking(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    token = region.store.write(access.log_in, region.facilitator)
    monkeypatch.setattr(who, "token", lambda: token)
