"""A second round begins with one's own earlier answer, and stores only what one sends."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from gbo_core.live import ballots, participants, rounds
from gbo_core.model.round import Answers, Round
from phone.kept import memory_of
from phone.room import view_of, views_of
from tests.phone.phones import Phone, wait_for
from tests.region import Region

ALIKE = "Zoals vorige keer. Nog niet verstuurd."


def ticked(page: str) -> dict[str, list[str]]:
    """What a browser sends of the page as it stands."""
    form: dict[str, list[str]] = {}
    for name, value in re.findall(r'name="([^"]+)" value="([^"]+)" checked', page):
        form.setdefault(name, []).append(value)
    return form


def told(page: str) -> list[str]:
    return re.findall(r'class="was">([^<]+)<', page)


def again(region: Region, first: Round) -> Round:
    """Its second round, open."""
    region.step(first, "close", "reveal")
    made = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    return region.step(made, "open")


def stored(region: Region, asked: Round) -> list[Answers]:
    return [each.answers for each in region.store.read(ballots.load, region.workshop, asked.id)]


@pytest.fixture
def first(phone: Phone, region: Region) -> Round:
    """A round of two scales: one item wholly answered, one half, one without opinion."""
    asked = region.open("grid")
    wait_for(lambda: asked.id in phone.page())
    one, two, three = asked.item_ids()[:3]
    sent = {
        f"a.{one}.contribution": "4",
        f"a.{one}.necessity": "2",
        f"a.{two}.contribution": "5",
        f"a.{three}.necessity": "x",
    }
    assert phone.vote(asked, sent).json()["ok"]
    return asked


def show(phone: Phone, asked: Round) -> str:
    wait_for(lambda: f'id="{asked.id}"' in phone.page())
    return phone.page()


def test_the_earlier_answer_stands_beside_each_item_and_counts_for_nothing_yet(
    phone: Phone, region: Region, first: Round
) -> None:
    asked = again(region, first)
    page = show(phone, asked)
    assert "Tweede ronde: Wie hebben we nodig?" in page
    assert told(page) == [
        "vorige keer: 4",
        "vorige keer: 2",
        "vorige keer: 5",
        "vorige keer: weet niet / geen mening",
    ]
    assert f">{ALIKE}</p>" in page
    assert "Wat u laat staan, telt opnieuw mee zodra u op ‘Verstuur’ tikt." in page
    assert ">Bewaard" not in page
    assert stored(region, asked) == []


def test_who_changes_one_thing_sends_the_rest_as_it_was_without_a_script_too(
    phone: Phone, region: Region, first: Round
) -> None:
    asked = again(region, first)
    form: dict[str, Any] = ticked(show(phone, asked))
    one, two, three = asked.item_ids()[:3]
    page = phone.post(f"/stem/{asked.id}", form | {f"a.{one}.necessity": "5"}).text
    assert stored(region, asked) == [
        {
            one: {"contribution": 4.0, "necessity": 5.0},
            two: {"contribution": 5.0},
            three: {"necessity": None},
        }
    ]
    assert ">Bewaard · 5 nog open</p>" in page
    assert told(page)[:2] == ["vorige keer: 4", "vorige keer: 2"]
    assert ticked(page)[f"a.{one}.necessity"] == ["5"]


def test_who_skipped_the_first_round_begins_with_nothing(
    joined: Callable[..., Phone], region: Region, first: Round
) -> None:
    page = show(joined(), again(region, first))
    assert (told(page), ticked(page)) == ([], {})
    assert ALIKE not in page
    assert "Wat u laat staan" not in page
    assert "<!--" not in page


def test_everybody_sees_their_own_earlier_answer_and_nobody_elses(
    joined: Callable[..., Phone], region: Region
) -> None:
    asked = region.open("scale")
    phones = [joined() for _ in range(3)]
    item = asked.item_ids()[0]
    for phone, value in zip(phones, "15", strict=False):
        wait_for(lambda phone=phone: asked.id in phone.page())
        phone.vote(asked, {f"a.{item}.legitimacy": value})
    second = again(region, asked)
    seen = [told(show(phone, second)) for phone in phones]
    assert seen == [["vorige keer: 1"], ["vorige keer: 5"], []]


def test_a_whole_room_hears_the_same_as_each_phone(region: Region) -> None:
    asked = region.open("scale")
    for value in (1, 5):
        region.rate(asked, region.join(), value)
    region.join()
    again(region, asked)
    memory = memory_of(region.store)
    everybody = region.store.read(participants.load, region.workshop)
    wait_for(lambda: len(view_of(memory, everybody[0]).before) == 1)
    each = [view_of(memory, who) for who in everybody]
    assert views_of(memory, everybody) == each
    assert sorted(bool(view.cards[0].earlier) for view in each) == [False, True, True]
    assert all(view.cards[0].is_personal == bool(view.cards[0].earlier) for view in each)


def test_taps_stand_ready_and_say_so(phone: Phone, region: Region) -> None:
    asked = region.open("pick", settings={"axis": "seat", "most": 2})
    show(phone, asked)
    one, two, three = asked.item_ids()[:3]
    phone.vote(asked, {"pick": [one, two]})
    second = again(region, asked)
    page = show(phone, second)
    assert ticked(page) == {"pick": [one, two]}
    assert told(page) == ["vorige keer", "vorige keer"]
    phone.post(f"/stem/{second.id}", {"pick": [one, three]})
    (answers,) = stored(region, second)
    assert {item for item, on in answers.items() if on["seat"]} == {one, three}


def test_dots_stand_ready_and_say_so(phone: Phone, region: Region) -> None:
    asked = region.open("dots")
    show(phone, asked)
    one, two = asked.item_ids()[:2]
    phone.vote(asked, {f"a.{one}.priority": "3", f"a.{two}.priority": "1"})
    page = show(phone, again(region, asked))
    assert told(page)[:3] == [
        "vorige keer: 3 stippen",
        "vorige keer: 1 stip",
        "vorige keer: 0 stippen",
    ]
    assert ticked(page)[f"a.{one}.priority"] == ["3"]


def test_what_was_refused_stands_there_and_not_what_one_answered_before(
    phone: Phone, region: Region
) -> None:
    asked = region.open("pick", settings={"axis": "seat", "most": 2})
    show(phone, asked)
    ids = list(asked.item_ids())
    phone.vote(asked, {"pick": ids[3:4]})
    second = again(region, asked)
    show(phone, second)
    page = phone.post(f"/stem/{second.id}", {"pick": ids[:3]}).text
    assert ticked(page) == {"pick": ids[:3]}
    assert ALIKE not in page


def test_after_the_close_the_earlier_answer_is_gone(
    phone: Phone, region: Region, first: Round
) -> None:
    asked = again(region, first)
    show(phone, asked)
    closed = region.step(asked, "close")
    wait_for(lambda: f"{closed.id}.{closed.version}" in phone.page())
    page = phone.page()
    assert told(page) == []
    assert "U hebt niets verstuurd." in page
