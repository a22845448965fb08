"""What the beamer shows, and what it does not leave for."""

from gbo_core.live import stage
from gbo_core.live.stage import Stage
from gbo_core.model import Factor
from gbo_core.model.round import Audience, Item
from gbo_core.store import records
from tests.region import Region

STANDING = Stage(view="factors")


def test_what_the_facilitator_chose_stays_until_something_else_is_chosen(region: Region) -> None:
    assert region.store.read(stage.get, region.workshop) == Stage()
    region.store.write(stage.put, region.workshop, STANDING)
    assert region.store.read(stage.get, region.workshop) == STANDING
    region.store.write(stage.put, region.workshop, Stage("r1", "n1", "organisations"))
    assert region.store.read(stage.get, region.workshop) == Stage("r1", "n1", "organisations")


def test_a_question_that_opens_takes_the_beamer(region: Region) -> None:
    region.store.write(stage.put, region.workshop, STANDING)
    asked = region.draft()
    region.store.write(stage.step, region.workshop, asked.id, "open", by="An")
    assert region.store.read(stage.get, region.workshop) == Stage(asked.id)


def test_what_opens_or_is_revealed_goes_to_the_beamer_and_nothing_else_does(region: Region) -> None:
    first, second = region.open(), region.open()
    assert region.store.read(stage.get, region.workshop) == Stage(second.id)
    region.step(first, "pause")
    region.step(first, "close")
    assert region.store.read(stage.get, region.workshop) == Stage(second.id)
    region.step(first, "reveal")
    assert region.store.read(stage.get, region.workshop) == Stage(first.id)


def test_what_the_core_group_was_asked_comes_there_by_hand_only(region: Region) -> None:
    asked = region.open(audience=Audience("core"))
    region.step(asked, "close", "reveal")
    assert region.store.read(stage.shown_round, region.workshop) is None
    (doubt,) = region.store.read(stage.doubts, region.workshop, Stage(asked.id))
    assert doubt.code == "core"


def test_what_the_group_found_asks_first_where_only_the_core_group_answered(region: Region) -> None:
    factor = Factor.make(title="Vergrijzing", dimension="social")
    region.store.write(records.add, region.workshop, factor, by="An")
    item = Item(factor.id, factor.title)
    settings = {"pair": "impact_uncertainty"}
    for audience, doubted in ((Audience(), []), (Audience("core"), ["core"])):
        asked = region.open(
            "grid", subject="factor", settings=settings, items=(item,), audience=audience
        )
        region.step(asked, "close")
        assert region.store.read(stage.doubts, region.workshop, Stage(view="factors")) == []
        region.step(asked, "reveal")
        found = region.store.read(stage.doubts, region.workshop, Stage(view="factors"))
        assert [each.code for each in found] == doubted


def test_a_question_of_the_core_group_that_was_put_there_does_not_take_its_result_along(
    region: Region,
) -> None:
    asked = region.open(audience=Audience("core"))
    region.store.write(stage.put, region.workshop, Stage(asked.id))
    region.step(asked, "close")
    assert region.store.read(stage.shown_round, region.workshop) is not None
    region.step(asked, "reveal")
    assert region.store.read(stage.get, region.workshop) == Stage()


def test_taking_an_open_question_away_is_doubted_and_showing_it_is_not(region: Region) -> None:
    asked = region.open(question="Wie missen we?")
    (doubt,) = region.store.read(stage.doubts, region.workshop, STANDING)
    assert (doubt.code, doubt.data) == ("open", {"question": "Wie missen we?"})
    assert region.store.read(stage.doubts, region.workshop, Stage(asked.id)) == []
    region.step(asked, "close")
    assert region.store.read(stage.doubts, region.workshop, STANDING) == []


def test_without_a_choice_and_for_a_draft_there_is_only_the_code(region: Region) -> None:
    voted = region.step(region.open(), "close", "reveal")
    assert region.store.read(stage.shown_round, region.workshop) == voted
    for wanted in (Stage(), Stage(region.draft().id), Stage("gone")):
        region.store.write(stage.put, region.workshop, wanted)
        assert region.store.read(stage.shown_round, region.workshop) is None
