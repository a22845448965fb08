"""What the beamer shows, and what it does not leave for."""

from gbo_core.live import stage
from gbo_core.live.stage import Stage
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


def test_an_open_question_keeps_the_beamer(region: Region) -> None:
    asked = region.open()
    other = Stage("r1")
    assert region.store.read(stage.follow, region.workshop, Stage(asked.id))
    assert not region.store.read(stage.follow, region.workshop, other)
    region.step(asked, "pause")
    assert not region.store.read(stage.follow, region.workshop, other)
    region.step(asked, "close")
    assert region.store.read(stage.follow, region.workshop, other)
