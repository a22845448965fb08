"""Text from people is text on phones too."""

from html.parser import HTMLParser

import pytest

from gbo_core.live import rounds
from gbo_core.store import Store, workshops
from tests.pages.planted import NASTY, plant
from tests.phone.phones import new_phone
from tests.region import Region


class Reader(HTMLParser):
    """What a page says, and the elements that it is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.targets: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.targets |= {value or "" for name, value in attrs if name in {"href", "src"}}

    def handle_data(self, data: str) -> None:
        self.words.append(data)


@pytest.mark.parametrize("rest", ["", "/wie"])
def test_what_people_typed_stays_text(store: Store, region: Region, rest: str) -> None:
    workshop = plant(store, region.facilitator)
    for asked in store.read(rounds.load, workshop):
        if asked.state is rounds.State.DRAFT:
            store.write(rounds.step, workshop, asked.id, "open", by="An")
    phone = new_phone(store.read(workshops.get, workshop).join_code)
    stranger, _joined = phone.page(), phone.join("self", name=NASTY)
    for page in (stranger, phone.get(rest).text):
        reader = Reader()
        reader.feed(page)
        assert "i" not in reader.tags
        assert not any("e.io" in target for target in reader.targets)
        assert NASTY in " ".join(reader.words)
