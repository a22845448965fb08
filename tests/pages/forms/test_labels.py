"""What a choice is called, in a form and in a table alike."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.model import Organisation, Person, Step, Swot
from gbo_core.store import records
from pages.forms.labels import labels_of, options_of, told_apart
from tests.pages.live.live_table import button, words
from tests.region import Region

Open = Callable[..., AppTest]


@pytest.fixture
def register(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "stakeholders/screen.py")


def add(region: Region, *several: object) -> None:
    for record in several:
        region.store.write(records.add, region.workshop, record, by="An")


def removed(region: Region, name: str) -> str:
    id_ = region.organisation(name)
    region.store.write(records.remove, region.workshop, Organisation, id_, by="An")
    return id_


def test_a_removed_organisation_keeps_its_name_in_the_table_and_stays(
    region: Region, register: Open
) -> None:
    home = removed(region, "CGG Noord")
    person = Person.make(name="Bo", organisation=home)
    add(region, person)
    screen = register(deel="persons")
    assert screen.data_editor[0].value["organisation"].tolist() == [
        "CGG Noord (niet meer in de lijst)"
    ]
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {0: {"function": "Arts"}}}
    screen.run()
    button(screen, "Bewaar").click().run()
    now = region.store.read(records.get, region.workshop, Person, person.id)
    assert (now.organisation, now.function) == (home, "Arts")


def test_what_is_only_proposed_is_offered_nowhere_and_named_where_it_is_held(
    region: Region, show_as: Callable[..., Open]
) -> None:
    show_as(region, "start.py")()  # opens the store that the screens read
    proposed = Organisation.make(name="C.A.W.", proposed=True)
    add(region, proposed)
    spec = Step.typed()["service"]
    assert proposed.id not in labels_of(spec, region.workshop)
    held = labels_of(spec, region.workshop, [proposed.id])
    assert held[proposed.id] == "C.A.W. (nog niet in de lijst)"
    table = options_of(Person, region.workshop)["organisation"]
    assert {"": "", **labels_of(spec, region.workshop)} == table


def test_two_of_one_name_get_their_id_behind_it() -> None:
    assert told_apart({"a": "An", "b": "An", "c": "Bo"}) == {
        "a": "An (a)",
        "b": "An (b)",
        "c": "Bo",
    }


def test_rows_that_go_say_what_hangs_on_them(region: Region, register: Open) -> None:
    screen = register(deel="organisations")
    ocmw = region.organisation("OCMW Zandhove")
    add(region, Person.make(name="Bo", organisation=ocmw), Swot.make(title="Los"))
    row = sorted(region.organisations, key=str.casefold).index("OCMW Zandhove")
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {row: {"gone": True}}}
    screen.run()
    button(screen, "Bewaar").click().run()
    said = words(screen).replace("\\", "")
    assert "‘OCMW Zandhove’ gaat weg." in said
    assert "Dit hangt eraan vast: 1 persoon." in said
    assert not region.store.read(records.get, region.workshop, Organisation, ocmw).removed
