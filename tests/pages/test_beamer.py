"""The beamer, as the room sees it."""

import json
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds, stage
from gbo_core.live.stage import Stage
from gbo_core.model import Journey, Step
from gbo_core.model.round import Audience, Item, Visibility
from gbo_core.store import open_store, records, workshops
from tests.pages.live.live_table import voted, words
from tests.region import Region

Open = Callable[..., AppTest]


@pytest.fixture
def beamer(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "beamer.py")


def code(region: Region) -> str:
    return open_store().read(workshops.get, region.workshop).join_code


def test_before_any_question_the_room_is_invited(region: Region, beamer: Open) -> None:
    said = words(beamer())
    assert "Doe mee met uw telefoon" in said
    assert "Nog niemand doet mee." in said
    assert f"{code(region)[:4]} {code(region)[4:]}" in said


def test_a_draft_is_not_shown(region: Region, beamer: Open) -> None:
    region.draft(question="Nog geheim")
    assert "Nog geheim" not in words(beamer())


def test_an_open_question_shows_how_many_answered_and_nothing_else(
    region: Region, beamer: Open
) -> None:
    asked = region.open(question="Wie missen we?")
    for value in (1, 5, 5):
        region.rate(asked, region.join(), value, value)
    screen = beamer()
    said = words(screen).replace("\\", "")
    assert "Wie missen we?" in said
    assert "3 van 3 antwoorden binnen" in said
    assert not screen.get("plotly_chart")


@pytest.mark.parametrize("steps", [(), ("pause",), ("close",)])
def test_what_was_answered_changes_nothing_on_the_beamer_before_the_reveal(
    region: Region, beamer: Open, steps: tuple[str, ...]
) -> None:
    seen = []
    for value in (1, 5):
        asked = region.open(question="Zelfde vraag", visibility=Visibility.NAMED)
        for _n in range(9):
            region.rate(asked, region.join("OCMW Zandhove", name="Mia"), value, value)
        region.step(asked, *steps)
        shown = words(beamer())
        seen.append(shown[: shown.index("antwoorden binnen")])
        region.step(asked, *(() if steps == ("close",) else ("close",)), "reveal")
        region.store.write(stage.put, region.workshop, Stage("none"))
    assert seen[0].replace("9 van 9", "") == seen[1].replace("9 van 18", "")


def drawn_names(screen: AppTest) -> list[str]:
    """The words beside the rows of the drawing."""
    (chart,) = screen.get("plotly_chart")
    names: list[str] = json.loads(chart.proto.spec)["layout"]["yaxis"]["ticktext"]
    return names


def test_a_revealed_round_shows_its_chart_with_the_names_in_it(
    region: Region, beamer: Open
) -> None:
    voted(region)
    screen = beamer()
    said = words(screen).replace("\\", "")
    assert "Elke persoon telt één keer." in said
    assert "CAW De Brug" in drawn_names(screen)


def test_the_beamer_follows_what_the_facilitator_shows(region: Region, beamer: Open) -> None:
    first = voted(region, visibility=Visibility.ORGANISATION)
    unnamed = voted(region, "scale")
    item = first.items[0]
    region.store.write(stage.put, region.workshop, Stage(first.id, item.id, "organisations"))
    said = words(beamer()).replace("\\", "")
    assert "Elke organisatie telt één keer." in said
    assert item.label in said
    region.store.write(stage.put, region.workshop, Stage(unnamed.id, item.id, "organisations"))
    assert "Elke persoon telt één keer" in words(beamer())


def test_with_few_answers_the_beamer_says_why_there_is_no_middle_and_what_each_dot_is_about(
    region: Region, beamer: Open
) -> None:
    voted(region, count=5)
    screen = beamer()
    assert "Een midden tonen we pas vanaf 8 antwoorden" in words(screen).replace("\\", "")
    assert set(drawn_names(screen)) == {item.label for item in region.items()}


def test_a_second_round_and_the_goals_are_named(region: Region, beamer: Open) -> None:
    first = voted(region)
    again = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(again, "open")
    said = words(beamer()).replace("\\", "")
    assert "Tweede ronde: Wie hebben we nodig?" in said
    assert "De twee doelen: **Toegankelijke hulp** · **Onderbescherming tegengaan**" in said


def test_tables_are_counted_as_tables(region: Region, beamer: Open) -> None:
    asked = region.open("scale", audience=Audience("tables"))
    region.rate(asked, region.join(kind="table", table="1"), 3)
    region.step(asked, "close", "reveal")
    said = words(beamer()).replace("\\", "")
    assert "1 van 1 tafel antwoordde." in said
    assert "Elke tafel telt één keer." in said


@pytest.mark.parametrize("method", ["grid", "scale", "pick"])
def test_a_long_list_draws_fewer_and_says_so(region: Region, beamer: Open, method: str) -> None:
    items = tuple(Item(f"x{n}", f"Dienst {n}") for n in range(30))
    voted(region, method, items=items)
    screen = beamer()
    assert "De tekening toont de 10" in words(screen).replace("\\", "")
    assert sum(name.startswith("Dienst") for name in drawn_names(screen)) == 10


def test_looking_around_changes_nothing_on_the_beamer(
    region: Region, show_as: Callable[..., Open], beamer: Open
) -> None:
    """Neither an older result, nor one item of it, nor another question."""
    old = voted(region)
    region.open(question="Nu wordt er gestemd")
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=old.id)
    screen.selectbox(key=f"focus_shown_{old.id}").set_value(region.items()[0].id).run()
    assert "Nu wordt er gestemd" in words(beamer())


def test_what_is_shown_is_said_beside_the_screen_put_there_by_hand_and_taken_away(
    region: Region, show_as: Callable[..., Open], beamer: Open
) -> None:
    journey = Journey.make(title="Naar het OCMW")
    for record in (journey, Step.make(journey=journey.id, position=1, action="Belt")):
        region.store.write(records.add, region.workshop, record, by="An")
    old = voted(region)
    region.store.write(stage.put, region.workshop, Stage(view="journey", item=journey.id))
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=old.id)
    assert "Op de beamer: **Reizen**" in words(screen)
    assert "Naar het OCMW" in words(beamer())
    screen.button(key="to_beamer_aside").click().run()
    assert region.store.read(stage.get, region.workshop) == Stage(old.id)
    assert "Op de beamer: **Wie hebben we nodig" in words(screen)
    assert "Dit staat op de beamer." in words(screen)
    screen.button(key="off_beamer").click().run()
    assert "Op de beamer: **alleen de code**" in words(screen)
    assert "Doe mee met uw telefoon" in words(beamer())


def test_a_result_of_the_core_group_asks_before_it_goes_to_the_room(
    region: Region, show_as: Callable[..., Open], beamer: Open
) -> None:
    asked = voted(region, audience=Audience("core"), question="Alleen voor ons")
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)
    screen.button(key="to_beamer").click().run()
    assert "Deze vraag ging alleen naar de kerngroep" in words(screen)
    assert "Alleen voor ons" not in words(beamer())
    screen.button(key="to_beamer_anyway").click().run()
    assert "Alleen voor ons" in words(beamer())


def test_a_journey_can_stand_on_the_beamer(region: Region, beamer: Open) -> None:
    journey = Journey.make(title="Naar het OCMW")
    step = Step.make(journey=journey.id, position=1, action="Belt naar de gemeente")
    for record in (journey, step):
        region.store.write(records.add, region.workshop, record, by="An")
    voted(region)
    region.store.write(stage.put, region.workshop, Stage(view="journey", item=journey.id))
    screen = beamer()
    assert "Naar het OCMW" in words(screen)
    assert "1. Belt naar de gemeente" in words(screen).replace("\\", "")
    assert len(screen.get("plotly_chart")) == 1


@pytest.mark.parametrize("wanted", [Stage(view="journey", item="j999"), Stage(view="vroeger")])
def test_what_is_gone_leaves_the_code_on_the_beamer(
    region: Region, beamer: Open, wanted: Stage
) -> None:
    region.store.write(stage.put, region.workshop, wanted)
    assert "Doe mee met uw telefoon" in words(beamer())
