"""*Bespreek*: one item large on the beamer, the next one, and back to all of them."""

import json
import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds, stage
from gbo_core.live.stage import MOVED, Stage
from gbo_core.model.round import Audience, Item, Round, Visibility
from tests.pages.live.live_table import words
from tests.pages.read import as_read
from tests.region import Region

Open = Callable[..., AppTest]
ITEMS = tuple(Item(code, name) for code, name in (("a", "Alfa"), ("b", "Bèta"), ("c", "Gamma")))
ALIKE, APART = (3.0, 3.0), (1.0, 5.0)
SAID = {"a": ALIKE, "b": APART, "c": APART}


@pytest.fixture
def beamer(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "beamer.py")


@pytest.fixture
def laptop(region: Region, show_as: Callable[..., Open]) -> Open:
    return lambda asked: show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)


def asked_of(region: Region, people: list[str], said: dict[str, tuple[float, float]]) -> Round:
    """Opened and answered: what the even and the odd ones say of each item, on both scales."""
    asked = region.open(items=ITEMS)
    answer(region, asked, people, said)
    return asked


def answer(
    region: Region, asked: Round, people: list[str], said: dict[str, tuple[float, float]]
) -> None:
    for n, person in enumerate(people):
        on_axes = {
            i: dict.fromkeys(("contribution", "necessity"), v[n % 2]) for i, v in said.items()
        }
        region.cast(asked, person, on_axes)
    region.step(asked, "close", "reveal")


def crowd(region: Region, count: int = 14) -> list[str]:
    return [region.join("CAW De Brug") for _ in range(count)]


def press(screen: AppTest, key: str) -> AppTest:
    return screen.button(key=key).click().run()


def on_beamer(region: Region) -> Stage:
    return region.store.read(stage.get, region.workshop)


def said(screen: AppTest) -> str:
    return as_read(words(screen))


def test_what_differs_comes_large_one_after_the_other_and_back(
    region: Region, laptop: Open, beamer: Open
) -> None:
    asked = asked_of(region, crowd(region), SAID)
    screen = laptop(asked)
    assert screen.button(key="talk").label == "Bespreek wat verschilt: 2"
    press(screen, "talk")
    assert on_beamer(region) == Stage(asked.id, "b")
    assert "Hierover eerst praten: 1 van 2" in said(screen)
    assert screen.selectbox(key=f"focus_shown_{asked.id}b").value == "b"
    assert screen.button(key="talk_back").disabled
    press(screen, "talk_next")
    assert on_beamer(region) == Stage(asked.id, "c")
    assert screen.button(key="talk_next").disabled
    large = said(beamer())
    assert [each.value for each in beamer().title] == ["Gamma"]
    assert "Hierover eerst praten: 2 van 2" in large
    assert "Bijdrage: twee groepen antwoorden · midden 3 · 14 antwoorden" in large.replace("*", "")
    assert "Hoe komt het dat we dit anders zien, en wat weet elke kant?" in large
    press(screen, "talk_back")
    assert on_beamer(region) == Stage(asked.id, "b")
    press(screen, "talk_whole")
    assert on_beamer(region) == Stage(asked.id)


def test_one_key_each_and_none_that_scrolls(region: Region, laptop: Open) -> None:
    screen = press(laptop(asked_of(region, crowd(region), SAID)), "talk")
    keys = ("talk_next", "talk_back", "talk_whole")
    assert [screen.button(key=key).proto.shortcut for key in keys] == ["n", "b", "h"]


def test_every_answer_is_a_dot_above_its_step(region: Region, beamer: Open) -> None:
    asked = asked_of(region, crowd(region), SAID)
    region.store.write(stage.put, region.workshop, Stage(asked.id, "b"))
    charts = beamer().get("plotly_chart")
    assert len(charts) == 2
    for drawn in charts:
        dots = json.loads(drawn.proto.spec)["data"][0]
        assert sorted(round(x) for x in dots["x"]) == [1] * 7 + [5] * 7


def test_looking_around_leaves_the_beamer_where_it_is(
    region: Region, laptop: Open, beamer: Open
) -> None:
    asked = asked_of(region, crowd(region), SAID)
    screen = press(laptop(asked), "talk")
    screen.selectbox(key=f"focus_shown_{asked.id}b").set_value("a").run()
    assert "We zijn het ongeveer eens" in said(screen)
    assert on_beamer(region) == Stage(asked.id, "b")
    again = laptop(asked)
    assert again.selectbox(key=f"focus_shown_{asked.id}b").value == "b"
    assert [each.value for each in beamer().title] == ["Bèta"]


def test_a_key_that_comes_late_moves_nothing_else(region: Region, laptop: Open) -> None:
    asked = asked_of(region, crowd(region), SAID)
    screen = press(laptop(asked), "talk")
    opened = region.open(question="Nu wordt er gestemd")
    press(screen, "talk_next")
    assert on_beamer(region) == Stage(opened.id)


def test_where_people_agree_all_items_come_in_turn(region: Region, laptop: Open) -> None:
    asked = asked_of(region, crowd(region), dict.fromkeys("abc", ALIKE))
    screen = laptop(asked)
    assert screen.button(key="talk").label == "Bespreek één voor één"
    press(screen, "talk")
    press(screen, "talk_next")
    assert on_beamer(region) == Stage(asked.id, "b")
    assert "Hierover eerst praten" not in said(screen)


def test_with_few_answers_no_middle_is_shown(region: Region, beamer: Open) -> None:
    asked = asked_of(region, crowd(region, 7), SAID)
    region.store.write(stage.put, region.workshop, Stage(asked.id, "b"))
    large = said(beamer())
    assert "te weinig antwoorden · 7 antwoorden" in large
    assert "midden" not in large
    assert "shapes" not in json.loads(beamer().get("plotly_chart")[0].proto.spec)["layout"]


def test_what_the_core_group_said_is_asked_about_first(region: Region, laptop: Open) -> None:
    asked = region.open(items=ITEMS, audience=Audience("core"))
    people = [region.join("CAW De Brug") for _ in range(9)]
    answer(region, asked, people, SAID)
    screen = press(laptop(asked), "talk")
    assert "Deze vraag ging alleen naar de kerngroep" in said(screen)
    assert on_beamer(region) == Stage()


@pytest.mark.parametrize("method", ["pick", "dots"])
def test_what_was_counted_can_be_talked_about_too(
    region: Region, laptop: Open, beamer: Open, method: str
) -> None:
    asked = region.open(method, items=ITEMS)
    for person in crowd(region, 9):
        region.cast(asked, person, {"b": {asked.settings["axis"]: 1.0}})
    region.step(asked, "close", "reveal")
    press(laptop(asked), "talk")
    assert on_beamer(region) == Stage(asked.id, "b")
    assert "Wat pleit hiervoor, en wat pleit hiertegen?" in said(beamer())


def second_round(region: Region, count: int, **more: object) -> Round:
    """About Bèta half of `count` people answer otherwise, about Gamma all of them."""
    people = crowd(region, count)
    asked = region.open(items=ITEMS, **more)
    answer(region, asked, people, SAID)
    again = region.store.write(rounds.again, region.workshop, asked.id, follows=True, by="An")
    region.step(again, "open")
    answer(region, again, people, SAID | {"b": (3.0, 5.0), "c": (4.0, 4.0)})
    return again


def test_the_room_sees_what_moved_since_the_first_round(
    region: Region, laptop: Open, beamer: Open
) -> None:
    again = second_round(region, 14)
    assert "Wat bewoog er sinds de eerste ronde?" not in said(beamer())
    press(laptop(again), "moved_to_beamer")
    assert on_beamer(region) == Stage(again.id, view=MOVED)
    screen = beamer()
    assert [each.value for each in screen.title] == ["Wat bewoog er sinds de eerste ronde?"]
    assert "Bij 2 van de 3 schoof het midden." in said(screen)
    assert "Van de 84 antwoorden zijn er 42 veranderd." in said(screen)
    drawn = json.loads(screen.get("plotly_chart")[0].proto.spec)
    assert [re.sub("<[^>]*>", "", word) for word in drawn["layout"]["yaxis"]["ticktext"]] == [
        *("Hier schoof het midden", "Bèta", "Gamma", ""),
        *("Hier bleef het midden gelijk", "Alfa"),
    ]
    _ways, before, now, changed = drawn["data"][:4]
    assert (before["x"], now["x"]) == ([3, 3, 3], [4, 4, 3])
    assert changed["text"] == ["7 van 14", "14 van 14", "0 van 14"]


def test_one_item_of_a_second_round_says_where_its_middle_was(region: Region, beamer: Open) -> None:
    again = second_round(region, 14)
    region.store.write(stage.put, region.workshop, Stage(again.id, "c"))
    told = "Het midden schoof van 3 naar 4; 14 van de 14 veranderden hun antwoord."
    assert said(beamer()).count(told) == 2


def test_nothing_of_what_moved_is_told_of_too_few(
    region: Region, laptop: Open, beamer: Open
) -> None:
    again = second_round(region, 7)
    assert "moved_to_beamer" not in [each.key for each in laptop(again).button]
    for wanted in (Stage(again.id, view=MOVED), Stage(again.id, "c")):
        region.store.write(stage.put, region.workshop, wanted)
        screen = beamer()
        assert "schoof" not in said(screen)
        assert "van 7" not in said(screen)
    region.store.write(stage.put, region.workshop, Stage(again.id, view=MOVED))
    assert "Te weinig mensen antwoordden op beide rondes" in said(beamer())
    assert not beamer().get("plotly_chart")


def test_a_large_item_of_a_round_with_names_names_nobody(region: Region, beamer: Open) -> None:
    asked = region.open(items=ITEMS, visibility=Visibility.NAMED)
    people = [region.join("CAW De Brug", name=f"Mia {n}") for n in range(9)]
    answer(region, asked, people, SAID)
    region.store.write(stage.put, region.workshop, Stage(asked.id, "b"))
    screen = beamer()
    assert "Mia" not in said(screen)
    assert "Mia" not in "".join(each.proto.spec for each in screen.get("plotly_chart"))
