"""The card of an organisation: where everything about it comes from."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds
from gbo_core.live.takeover import Choice, take_over
from gbo_core.model import Involvement, Organisation, Person
from gbo_core.model.round import Item, Round, Visibility
from gbo_core.store import records
from tests.pages.live.live_table import button, words
from tests.pages.read import as_read
from tests.region import Region

Open = Callable[..., AppTest]
NAME = "CGG Noord"


def asked_about(
    region: Region, method: str, answers: list[tuple[float, ...]], **more: object
) -> Round:
    """A revealed question about the organisation, answered by so many people of others."""
    item = Item(region.organisation(NAME), NAME)
    names = [name for name in region.organisations if name != NAME]
    asked = region.open(method, items=(item,), **more)
    for n, values in enumerate(answers):
        region.rate(asked, region.join(names[n % 5], name=f"Persoon {n}"), *values)
    return region.step(asked, "close", "reveal")


def decide(region: Region, asked: Round, **choice: object) -> None:
    wanted = Choice(region.organisation(NAME), **{"stance": "voted", **choice})
    region.store.write(take_over, region.workshop, asked.id, [wanted], by="Bo")


@pytest.fixture
def card(region: Region, show_as: Callable[..., Open]) -> Callable[[], AppTest]:
    place = {"deel": "organisations", "toon": region.organisation(NAME)}
    return lambda: show_as(region, "stakeholders/screen.py")(**place)


def said(screen: AppTest) -> str:
    return as_read(words(screen))


def test_it_tells_each_question_with_its_answers_and_what_was_decided(
    region: Region, card: Callable[[], AppTest]
) -> None:
    asked = asked_about(region, "grid", [(4.0, 5.0)] * 7 + [(1.0, 5.0)] * 4)
    decide(
        region,
        asked,
        stance="otherwise",
        values={"contribution": 3.5, "necessity": 4.0},
        reason="We kennen hen goed",
    )
    asked_about(region, "pick", [(1.0,)] * 3 + [(0.0,)])
    found = said(card())
    assert "Bijdrage: midden 4, twee groepen antwoorden (voorlopig), 11 antwoorden" in found
    assert "Antwoorden: 4× 1, 7× 4" in found
    assert "Besluit: 3,5, anders dan gestemd (vraag 1)" in found
    assert "Reden: We kennen hen goed" in found
    assert "Genoteerd door Bo op " in found
    assert "3 van 4 tikten dit aan" in found


def test_it_tells_how_firm_its_corner_is(region: Region, card: Callable[[], AppTest]) -> None:
    decide(region, asked_about(region, "grid", [(4.0, 5.0)] * 7 + [(1.0, 5.0)] * 4))
    found = said(card())
    assert "Minstens 2 mensen moeten anders antwoorden voor dit ergens anders staat." in found
    assert "Hadden 3 mensen niet gestemd, dan kon het ook ergens anders staan." in found


def test_who_comes_and_in_which_phase(region: Region, card: Callable[[], AppTest]) -> None:
    home = region.organisation(NAME)
    for record in (
        Person.make(name="Ali", organisation=home, function="psycholoog", part="field"),
        Involvement.make(organisation=home, phase="p1", level="inform"),
    ):
        region.store.write(records.add, region.workshop, record, by="An")
    found = said(card())
    assert "- Ali, psycholoog, veldwerk" in found.lower().replace("ali", "Ali")
    assert "Nog niet gekozen." not in found


def test_a_question_is_one_press_away(region: Region, card: Callable[[], AppTest]) -> None:
    asked = asked_about(region, "grid", [(4.0, 5.0)])
    screen = card()
    button(screen, "Vraag 1").click().run()
    assert screen.query_params["deel"] == "vote"
    assert screen.query_params["ronde"] == asked.id


def test_who_answered_what_stands_there_only_where_that_was_promised(
    region: Region, card: Callable[[], AppTest]
) -> None:
    asked_about(region, "grid", [(4.0, 5.0)] * 2)
    hidden = said(card())
    assert "Gevraagd zonder naam" in hidden
    assert "Persoon" not in hidden
    assert "OCMW Zandhove" not in hidden
    asked_about(region, "grid", [(2.0, 5.0)], visibility=Visibility.ORGANISATION)
    per_organisation = said(card())
    assert "- OCMW Zandhove: Bijdrage 2; Nodig 5" in per_organisation
    assert "Persoon" not in per_organisation
    asked_about(region, "grid", [(3.0, 5.0)], visibility=Visibility.NAMED)
    assert "- Persoon 0 (OCMW Zandhove): Bijdrage 3; Nodig 5" in said(card())


def test_what_nobody_saw_yet_is_not_told(region: Region, card: Callable[[], AppTest]) -> None:
    asked = region.open("grid", items=(Item(region.organisation(NAME), NAME),))
    region.rate(asked, region.join("CAW De Brug"), 4.0, 5.0)
    region.store.write(rounds.step, region.workshop, asked.id, "close", by="An")
    found = said(card())
    assert "De groep stemde hier nog niet over." in found
    assert "Antwoorden: 1× 4" not in found


def test_who_changed_what_and_when_is_read_when_asked(
    region: Region, card: Callable[[], AppTest]
) -> None:
    id_ = region.organisation(NAME)
    changes = {"name": "CGG Zuid", "circle": "basis", "note": "Geheim van Bo"}
    region.store.write(
        records.save, region.workshop, Organisation, id_, changes, version=1, by="Bo"
    )
    screen = card()
    assert "wijzigde" not in said(screen)
    screen.session_state[f"history_card_{id_}"] = True
    found = said(screen.run())
    assert "Bo wijzigde Organisatie: CGG Noord → CGG Zuid" in found
    assert "Kring: Achterliggend aanbod → Basis- of faciliterende actor" in found
    assert "An voegde dit toe" in found
    assert "Geheim" not in found.split("wijzigde")[1].split("voegde")[0]


@pytest.mark.parametrize(
    ("circle", "note", "why"),
    [
        ("background", "", ["Achterliggend aanbod: Meer gespecialiseerde hulp"]),
        ("", "Kent de wijk", ["Kent de wijk"]),
        ("", "", ["Waarom deze organisatie hier staat, is nog niet gezegd"]),
    ],
)
def test_it_says_why_the_organisation_is_here(
    region: Region, card: Callable[[], AppTest], circle: str, note: str, why: list[str]
) -> None:
    here = region.organisation(NAME)
    found = region.store.read(records.get, region.workshop, Organisation, here)
    changes, how = {"circle": circle, "note": note}, {"version": found.version, "by": "An"}
    region.store.write(records.save, region.workshop, Organisation, here, changes, **how)
    every = ["Achterliggend aanbod: ", "Kent de wijk", "is nog niet gezegd"]
    screen = said(card())
    assert [each for each in every if each in screen] == [e for e in every if e in why[0]]
    assert why[0] in screen
