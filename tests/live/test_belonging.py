"""What somebody belonged to is fixed when the round closes."""

from typing import Any

import pytest

from gbo_core.live import belonging, circles, counting, joining, notes, participants, progress
from gbo_core.live.belonging import Belonging
from gbo_core.live.joining import Joining
from gbo_core.model import Organisation
from gbo_core.model.round import Audience, Round, Visibility
from gbo_core.store import records
from tests.region import Region


def read(region: Region, load: Any, *args: Any) -> Any:
    return region.store.read(load, region.workshop, *args)


def voted(region: Region, **more: Any) -> tuple[Round, list[str]]:
    """Six of the core and six of the basis, who differ; closed and revealed."""
    people = [region.join("OCMW Zandhove", part="field") for _ in range(6)]
    people += [region.join("Samenlevingsopbouw", part="policy") for _ in range(6)]
    asked = region.open("scale", **more)
    for place, who in enumerate(people):
        region.rate(asked, who, float(place % 3 + 1 + 2 * (place >= 6)))
    return region.step(asked, "close", "reveal"), people


def everything(region: Region, asked: Round) -> tuple[Any, ...]:
    return (
        read(region, counting.result, asked.id),
        read(region, circles.splits_by_circle, asked.id),
        region.store.read(progress.by_organisation, asked),
        region.store.read(progress.of_round, asked).asked,
    )


def correct(region: Region, who: str, organisation: str, part: str) -> None:
    told = Joining(region.workshop, region.organisation(organisation), part=part)
    region.store.write(joining.correct, who, told)


@pytest.mark.parametrize("visibility", list(Visibility))
def test_who_corrects_themselves_later_changes_no_earlier_result(
    region: Region, visibility: Visibility
) -> None:
    asked, people = voted(region, visibility=visibility)
    before = everything(region, asked)
    for who in people[:5]:
        correct(region, who, "CGG Noord", "other")
    assert everything(region, asked) == before


def test_an_organisation_that_moves_to_another_circle_changes_no_split(region: Region) -> None:
    asked, _people = voted(region)
    before = everything(region, asked)
    ocmw = region.organisation("OCMW Zandhove")
    changes = {"circle": "basis"}
    region.store.write(
        records.save, region.workshop, Organisation, ocmw, changes, version=1, by="An"
    )
    assert before[1]
    assert everything(region, asked) == before


def test_merging_an_organisation_changes_no_earlier_result(region: Region) -> None:
    newcomers = [region.join(new_organisation="Stad Zandhove") for _ in range(2)]
    asked, _people = voted(region, visibility=Visibility.ORGANISATION)
    with_them = region.open("scale", visibility=Visibility.ORGANISATION)
    for place, who in enumerate(newcomers):
        region.rate(with_them, who, 1.0 + 4 * place)
    region.rate(with_them, region.join("OCMW Zandhove"), 5.0)
    with_them = region.step(with_them, "close", "reveal")
    before = [read(region, counting.result, each.id) for each in (asked, with_them)]
    known = region.store.read(records.load, region.workshop, Organisation)
    (stad,) = (o.id for o in known if o.proposed)
    ocmw = region.organisation("OCMW Zandhove")
    region.store.write(participants.merge_organisation, region.workshop, stad, ocmw, by="An")
    assert [read(region, counting.result, each.id) for each in (asked, with_them)] == before


def test_while_a_round_is_open_what_people_say_now_holds(region: Region) -> None:
    who = region.join("OCMW Zandhove", part="field")
    asked = region.open("scale", visibility=Visibility.ORGANISATION)
    region.rate(asked, who, 3.0)
    correct(region, who, "CGG Noord", "policy")
    assert read(region, belonging.load) == []
    assert read(region, counting.result, asked.id).items[0].named[0][0] == "CGG Noord"
    region.step(asked, "close")
    correct(region, who, "CAW De Brug", "other")
    cgg = region.organisation("CGG Noord")
    fixed = [Belonging(asked.id, who, cgg, "background", "policy")]
    assert read(region, belonging.load, asked.id) == fixed


def test_only_who_was_asked_or_answered_is_fixed(region: Region) -> None:
    moved, core = region.join("OCMW Zandhove"), region.join("CAW De Brug")
    region.join("CGG Noord")
    asked = region.open("scale", audience=Audience("core"))
    region.rate(asked, moved, 3.0)
    correct(region, moved, "CGG Noord", "")
    asked = region.step(asked, "close")
    region.join("OCMW Zandhove")
    assert {each.participant for each in read(region, belonging.load)} == {moved, core}
    assert region.store.read(progress.of_round, asked).asked == 2


def test_a_ballot_in_time_from_who_joined_after_the_close_belongs_somewhere_too(
    region: Region,
) -> None:
    asked = region.step(region.open("scale"), "close")
    late, silent = region.join("CGG Noord", part="field"), region.join("CAW De Brug")
    region.rate(asked, late, 4.0)
    correct(region, late, "CAW De Brug", "policy")
    cgg = region.organisation("CGG Noord")
    assert read(region, belonging.load) == [Belonging(asked.id, late, cgg, "background", "field")]
    assert silent not in {who.id for who in region.store.read(belonging.were_asked, asked)}


def test_who_wrote_notes_is_fixed_as_well(region: Region) -> None:
    writer = region.join("CGG Noord")
    asked = region.open("notes", audience=Audience("core"))
    (section, *_others) = asked.item_ids()
    sending = notes.Sending(region.workshop, asked.id, writer, "s1", section, "Meer vraag")
    region.store.write(notes.arrive_many, [sending])
    region.step(asked, "close")
    assert [each.participant for each in read(region, belonging.load)] == [writer]


def test_erasing_a_person_erases_what_they_belonged_to(region: Region) -> None:
    asked, people = voted(region)
    region.store.write(participants.forget, region.workshop, people[0], by="An")
    fixed = read(region, belonging.load, asked.id)
    assert [each.participant for each in fixed] == sorted(people[1:])
    assert read(region, counting.result, asked.id).asked == 11
