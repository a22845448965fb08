import re
from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from gbo_core.field import entries
from gbo_core.live import rounds
from gbo_core.model import Involvement, Organisation, Person
from gbo_core.model.round import Item, Round
from gbo_core.model.stakeholders import involvement_id
from gbo_core.store import Store, records

Show = Callable[..., AppTest]


def said(screen: AppTest) -> str:
    """What the screen says, without the marks that keep Markdown from reading names."""
    return re.sub(r"\\(.)", r"\1", "\n".join(one.value for one in screen.main.markdown))


def organisation(store: Store, workshop: str, name: str, actor: str) -> str:
    made = Organisation.make(name=name, actor=actor, circle="core")
    return store.write(records.add, workshop, made, by="An").id


def vote(store: Store, workshop: str, item: str) -> str:
    wanted = Round(
        id="",
        workshop=workshop,
        number=0,
        subject="organisation",
        method="grid",
        question="Wie hebben we nodig?",
        settings={"pair": "contribution_necessity"},
        items=(Item(item, "OCMW"),),
    )
    return store.write(rounds.draft, workshop, wanted, by="An").id


def test_an_empty_workshop_says_what_is_missing(show: Show, workshop: str) -> None:
    assert workshop
    screen = show("road.py")
    titles = ["1. Rond de tafel", "2. Omgeving", "3. Gebruikers"]
    assert [one.value for one in screen.header] == titles
    assert "Het CAW is er nog niet bij." in said(screen)
    assert "De stem van de gebruikers ontbreekt nog." in said(screen)
    assert "De groep heeft hierover nog niet gestemd." in said(screen)
    assert "U hebt nog niet gekozen wie in welke fase aan tafel zit." in said(screen)
    assert screen.progress[0].value == 0


def test_who_is_there_counts(show: Show, store: Store, workshop: str) -> None:
    organisation(store, workshop, "OCMW <Deinze>", "ocmw")
    screen = show("road.py")
    assert "Het OCMW is erbij: OCMW <Deinze>." in said(screen)
    assert not any("<Deinze>" in one.value for one in screen.main.markdown)
    assert screen.progress[0].value > 0


def test_the_road_follows_a_vote(show: Show, store: Store, workshop: str) -> None:
    ocmw = organisation(store, workshop, "OCMW", "ocmw")
    asked = vote(store, workshop, ocmw)
    screen = show("road.py")
    assert "Vraag 1 staat klaar, maar is nog niet geopend." in said(screen)
    for step, words in (
        ("open", "Vraag 1 is open: er wordt gestemd."),
        ("pause", "Vraag 1 is even onderbroken."),
        ("close", "Vraag 1 is gesloten, maar de groep zag het resultaat nog niet."),
        ("reveal", "Vraag 1 is getoond. De groep nam nog niets over."),
        ("take", "Rondes die de groep overnam: 1."),
    ):
        store.write(rounds.step, workshop, asked, step, by="An")
        assert words in said(screen.run())


def test_what_people_vote_on_now_goes_before_what_is_only_prepared(
    show: Show, store: Store, workshop: str
) -> None:
    ocmw = organisation(store, workshop, "OCMW", "ocmw")
    store.write(rounds.step, workshop, vote(store, workshop, ocmw), "open", by="An")
    vote(store, workshop, ocmw)
    screen = show("road.py")
    assert "Vraag 1 is open: er wordt gestemd." in said(screen)
    assert "Vraag 2" not in said(screen)


def test_a_step_with_everything_in_order_is_done(show: Show, store: Store, workshop: str) -> None:
    core = [
        organisation(store, workshop, name, actor)
        for name, actor in (("OCMW", "ocmw"), ("CAW", "caw"), ("CM", "dmw_cm"))
    ]
    for name, part in (("Ali", "field"), ("Bo", "policy"), ("Cis", "finance"), ("Do", "lived")):
        person = Person.make(name=name, part=part, organisation=core[0])
        store.write(records.add, workshop, person, by="An")
    asked = vote(store, workshop, core[0])
    for step in ("open", "close", "reveal", "take"):
        store.write(rounds.step, workshop, asked, step, by="An")
    for phase in entries("phases"):
        for each in core:
            cell = Involvement.make(
                id=involvement_id(each, phase.code),
                organisation=each,
                phase=phase.code,
                level="coproduce",
            )
            store.write(records.add, workshop, cell, by="An")
    screen = show("road.py")
    assert screen.progress[0].value == 100
    assert screen.button(key="stakeholders").label == "Deze stap bekijken"


def test_one_click_goes_on_with_the_step(show: Show, workshop: str) -> None:
    assert workshop
    screen = show("road.py")
    steps = [screen.button(key=word) for word in ("stakeholders", "environment", "users")]
    assert {one.label for one in steps} == {"Verder met deze stap"}
    steps[0].click().run()
    assert [one.value for one in screen.title] == ["Rond de tafel"]


def test_every_step_opens_its_own_screen(show: Show, workshop: str) -> None:
    assert workshop
    screen = show("road.py")
    screen.button(key="users").click().run()
    assert [one.value for one in screen.title] == ["Gebruikers"]
