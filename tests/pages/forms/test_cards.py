"""Records one by one: added, changed, removed and brought back, for any concept by one call."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.model import Swot
from gbo_core.store import Store, records
from tests.pages.conftest import SECONDS
from tests.pages.live.live_table import button, words

HERE = Path(__file__).with_name("points_in_cards.py")


@pytest.fixture
def cards(workshop: str) -> AppTest:
    screen = AppTest.from_file(str(HERE), default_timeout=SECONDS)
    screen.query_params["w"] = workshop
    return screen.run()


def titles(store: Store, workshop: str) -> list[str]:
    return [each.title for each in store.read(records.load, workshop, Swot)]


def added(screen: AppTest, title: str) -> AppTest:
    button(screen, "Nieuw punt").click().run()
    screen.text_input[0].set_value(title).run()
    return button(screen, "Bewaar").click().run()


def test_one_is_added_changed_removed_and_brought_back(
    store: Store, workshop: str, cards: AppTest
) -> None:
    assert "Nog geen punt." in words(cards)
    added(cards, "Sterk team")
    assert "Nog geen punt." not in words(cards)
    assert titles(store, workshop) == ["Sterk team"]
    button(cards, "Wijzig").click().run()
    cards.text_input[0].set_value("Sterke ploeg").run()
    button(cards, "Bewaar").click().run()
    assert [each.value for each in cards.text] == titles(store, workshop) == ["Sterke ploeg"]
    button(cards, "Verwijder").click().run()
    assert titles(store, workshop) == []
    button(cards, "Maak ongedaan").click().run()
    assert titles(store, workshop) == ["Sterke ploeg"]


def test_what_is_typed_waits_while_another_is_open(
    store: Store, workshop: str, cards: AppTest
) -> None:
    added(cards, "Sterk team")
    button(cards, "Wijzig").click().run()
    cards.text_input[0].set_value("Half").run()
    button(cards, "Nieuw punt").click().run()
    assert "nog niet bewaard" in words(cards)
    assert titles(store, workshop) == ["Sterk team"]
    button(cards, "Wijzig").click().run()
    assert cards.text_input[0].value == "Half"
    button(cards, "Sluit zonder bewaren").click().run()
    assert "nog niet bewaard" not in words(cards)


def test_the_address_points_at_one(cards: AppTest, store: Store, workshop: str) -> None:
    for title in ("Sterk team", "Weinig tijd"):
        added(cards, title)
    wanted = store.read(records.load, workshop, Swot)[1]
    cards.query_params["toon"] = wanted.id
    cards.run()
    assert [each.value for each in cards.text] == [wanted.title]
    button(cards, "Toon alles").click().run()
    assert len(cards.text) == 2
