"""Phones in a room where nobody guessed a code yet."""

from collections.abc import Callable

import pytest

from gbo_core.store import Store, workshops
from phone import visitor
from phone.guesses import Guesses
from tests.phone.phones import Phone, new_phone
from tests.region import Region


@pytest.fixture(autouse=True)
def _forgiven(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor, "_guesses", Guesses())


@pytest.fixture
def code(store: Store, region: Region) -> str:
    return store.read(workshops.get, region.workshop).join_code


@pytest.fixture
def stranger(code: str) -> Phone:
    """A phone that did not join yet."""
    return new_phone(code)


@pytest.fixture
def joined(code: str) -> Callable[..., Phone]:
    """A phone that joined: for oneself, or with the fields given."""

    def join(**fields: str) -> Phone:
        phone = new_phone(code)
        assert phone.join(**fields).status_code == 200
        return phone

    return join


@pytest.fixture
def phone(joined: Callable[..., Phone]) -> Phone:
    return joined()
