"""How far a round is: who answered, and who left something open."""

from gbo_core.live import progress, sampling
from tests.region import Region


def test_who_answered_a_part_answered_and_is_counted_apart(region: Region) -> None:
    asked = region.open()
    first = asked.item_ids()[0]
    region.rate(asked, region.join(), 3, 4)
    region.rate(asked, region.join(), 3, None)
    region.cast(asked, region.join(), {first: {"contribution": 3.0, "necessity": 4.0}})
    region.join()
    now = region.store.read(progress.of_round, asked)
    assert (now.answered, now.asked) == (3, 4)
    assert region.store.read(progress.unfinished, asked.workshop, asked.id) == 1


def test_a_share_is_complete_when_all_that_one_was_given_is_answered(region: Region) -> None:
    who = region.join()
    asked = region.open("scale", share=2)
    (given,) = region.store.read(sampling.load, region.workshop, asked.id).values()
    region.cast(asked, who, {item: {"legitimacy": 3.0} for item in given})
    assert region.store.read(progress.unfinished, asked.workshop, asked.id) == 0


def test_who_taps_little_or_spends_few_dots_leaves_nothing_open(region: Region) -> None:
    asked = region.open("dots")
    first = asked.item_ids()[0]
    region.cast(asked, region.join(), {first: {"priority": 1.0}})
    assert region.store.read(progress.unfinished, asked.workshop, asked.id) == 0
