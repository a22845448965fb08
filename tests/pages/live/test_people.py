"""Who joined: to see that many came from one place, and to erase them together."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import notes, participants
from gbo_core.model.round import Item
from pages.live import people
from tests.pages.live.live_table import button, words
from tests.region import Region
from web.arrivals import Arrivals

Open = Callable[..., AppTest]
ROUTER, DEVICE = "203.0.113.1", "192.168.1.66"


@pytest.fixture
def came(region: Region, monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Let somebody join from each of these addresses."""
    arrivals = Arrivals()
    monkeypatch.setattr(people, "arrivals", arrivals)

    def come(*addresses: str) -> list[str]:
        joined = [region.join() for _ in addresses]
        for who, address in zip(joined, addresses, strict=True):
            arrivals.came(address, region.workshop, who)
        return joined

    return come


@pytest.fixture
def screen(region: Region, show_as: Callable[..., Open]) -> Callable[[], AppTest]:
    asked = region.open()
    return lambda: show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)


def warned(screen: AppTest) -> list[str]:
    return [one.value for one in screen.warning if "van hetzelfde adres" in one.value]


def left(region: Region) -> set[str]:
    return {each.id for each in region.store.read(participants.load, region.workshop)}


def test_sixty_from_one_device_are_erased_together(
    region: Region, came: Callable[..., list[str]], screen: Callable[[], AppTest]
) -> None:
    real = came(*(f"192.168.1.{n}" for n in range(4)))
    came(*[DEVICE] * 60)
    shown = screen()
    assert [one[:41] for one in warned(shown)] == ["60 deelnemers kwamen van hetzelfde adres,"]
    button(shown, "Kies deze 60").click().run()
    button(shown, "Wis deze deelnemers…").click().run()
    assert "60 deelnemers en al hun antwoorden verdwijnen" in words(shown)
    assert len(left(region)) == 64
    button(shown, "Wis voorgoed").click().run()
    assert left(region) == set(real)
    assert warned(shown.run()) == []


def test_a_room_behind_one_router_is_not_suspected(
    region: Region, came: Callable[..., list[str]], screen: Callable[[], AppTest]
) -> None:
    came(*[ROUTER] * 40, "198.51.100.7", "198.51.100.8")
    assert len(left(region)) == 42
    assert warned(screen()) == []


def test_a_few_who_share_a_tablet_are_not_suspected(
    came: Callable[..., list[str]], screen: Callable[[], AppTest]
) -> None:
    came(*[DEVICE] * 4, *(f"192.168.1.{n}" for n in range(10)))
    assert warned(screen()) == []


def test_one_who_asks_for_it_is_erased(region: Region, screen: Callable[[], AppTest]) -> None:
    gone, stays = region.join(), region.join()
    shown = screen()
    (chosen,) = [one for one in shown.multiselect if one.label == "Deelnemers wissen"]
    chosen.set_value([gone]).run()
    button(shown, "Wis deze deelnemers…").click().run()
    assert "1 deelnemer en al zijn of haar antwoorden" in words(shown)
    button(shown, "Wis voorgoed").click().run()
    assert left(region) == {stays}


def test_a_note_that_comes_in_does_not_point_at_an_organisation(
    region: Region, show_as: Callable[..., Open]
) -> None:
    """The same screen shows what was just written: an organisation that left a list wrote it."""
    writer, _other = region.join("CGG Noord"), region.join("DMW Samen")
    sections = tuple(Item(code, code) for code in ("demographic", "economic"))
    asked = region.open("notes", subject="dimension", items=sections)
    screen = show_as(region, "environment/screen.py")(deel="board", ronde=asked.id)
    before = reach(screen)
    sending = notes.Sending(region.workshop, asked.id, writer, "s1", "economic", "Huur stijgt")
    region.store.write(notes.arrive_many, [sending])
    assert reach(screen.run()) == before
    assert "CAW De Brug" in before
    assert "CGG Noord" not in before


def reach(screen: AppTest) -> str:
    """What stands under *Wie hebben we nog niet gehoord?*."""
    (found,) = [each for each in screen.expander if each.label == "Wie hebben we nog niet gehoord?"]
    return " ".join(each.value for each in (*found.text, *found.caption))
