"""Every record can be opened in its form and stored as it was, also one of before."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection, update
from streamlit.testing.v1 import AppTest

from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.sample import sample
from gbo_core.model import CONCEPTS, Organisation, Person, Persona, Record, Series, Step
from gbo_core.store import Store, access, records
from gbo_core.store.access import Facilitator
from gbo_core.store.tables import CONCEPT_TABLES
from tests.pages.conftest import SECONDS

Show = Callable[..., AppTest]
HERE = Path(__file__).with_name("every_form.py")


@pytest.fixture
def filled(store: Store, host: Facilitator) -> str:
    """The sample, open in the browser."""
    made = bring_in.put_in(store, sample(), host.id)
    store.write(access.remember_workshop, host.login, made)
    return str(made)


def opened(workshop: str, concept: str) -> list[str]:
    """What the forms of all records of a concept say once they are stored unchanged."""
    screen = AppTest.from_file(str(HERE), default_timeout=4 * SECONDS)
    screen.query_params |= {"w": workshop, "concept": concept}
    screen.run()
    assert not screen.exception
    assert not screen.error
    return [each.value for each in screen.text]


def test_every_form_of_the_sample_can_be_stored_as_it_was(store: Store, filled: str) -> None:
    for concept, kind in CONCEPTS.items():
        before = store.read(records.load, filled, kind)
        said = opened(filled, concept)
        assert len(said) == 2 * len(before) > 0
        assert [each for each in said if not each.endswith((": same", ": untouched"))] == []
        assert store.read(records.load, filled, kind) == before


def put_anything(
    connection: Connection, workshop: str, kind: type[Record], record_id: str, **values: object
) -> None:
    """As an older version, or another program, may have left it."""
    table = CONCEPT_TABLES[kind.concept]
    here = (table.c.workshop == workshop, table.c.id == record_id)
    connection.execute(update(table).where(*here).values(values))


OLD = [
    (Step, {"waiting": 99999.5, "feeling": 7, "severity": 9, "position": 5000}),
    (Step, {"waiting": -3.0, "channel": "telex", "service": "o000000", "stage": "gone"}),
    (Step, {"action": "x" * 900, "thought": "y\n" * 900}),
    (Organisation, {"actor": "guild", "circle": "outer", "sector": ""}),
    (Person, {"organisation": "o000000", "part": "nobody"}),
    (Persona, {"thresholds": "bekend|weg", "interviews": "i1|i2", "goals": "access|glory"}),
    (Series, {"goals": "glory", "title": "z" * 700}),
]


def test_what_could_not_be_stored_now_stays_as_it_is(store: Store, filled: str) -> None:
    for place, (kind, values) in enumerate(OLD):
        old = store.read(records.load, filled, kind)[place % 2 if kind is not Step else place]
        store.write(put_anything, filled, kind, old.id, **values)
        assert store.read(records.get, filled, kind, old.id) != old
    for kind in {kind for kind, _values in OLD}:
        before = store.read(records.load, filled, kind)
        said = opened(filled, kind.concept)
        assert [each for each in said if not each.endswith((": same", ": untouched"))] == []
        assert store.read(records.load, filled, kind) == before


def test_two_of_one_name_stay_apart_in_a_link(store: Store, filled: str) -> None:
    one, two, *_rest = store.read(records.load, filled, Organisation)
    store.write(put_anything, filled, Organisation, two.id, name=one.name)
    person = store.read(records.load, filled, Person)[0]
    store.write(put_anything, filled, Person, person.id, organisation=two.id)
    assert f"{person.id}: same" in opened(filled, "person")


# The way in to each form on the real screens: screen, part, the key of a button, a record.
def buttons(store: Store, workshop: str) -> Iterator[tuple[str, str, str]]:
    for concept, screen, part in (
        ("factor", "environment/screen.py", "factors"),
        ("swot", "environment/screen.py", "confrontation"),
        ("challenge", "environment/screen.py", "confrontation"),
        ("questionnaire", "users/screen.py", "questions"),
        ("interview", "users/screen.py", "interviews"),
        ("insight", "users/screen.py", "insights"),
        ("persona", "users/screen.py", "personas"),
        ("journey", "users/screen.py", "journeys"),
    ):
        for record in store.read(records.load, workshop, CONCEPTS[concept])[:2]:
            yield screen, part, f"edit_{record.id}"
    steps = store.read(records.load, workshop, Step)
    waited = next(each for each in steps if each.waiting)
    unknown = next((each for each in steps if each.waiting is None), waited)
    for step in (waited, unknown):
        yield "users/screen.py", "journeys", f"edit_{step.id}"


def test_every_place_where_records_are_changed_opens_and_stores(
    store: Store, filled: str, show: Show
) -> None:
    def everything() -> dict[str, list[Record]]:
        return {each: store.read(records.load, filled, kind) for each, kind in CONCEPTS.items()}

    before, screens = everything(), {}
    for file, part, key in buttons(store, filled):
        if (file, part) not in screens:
            screens[file, part] = show(file, w=filled, deel=part)
        screen = screens[file, part]
        screen.button(key).click().run()
        assert not screen.exception, key
        saving = [each for each in screen.button if str(each.key).endswith("__save")]
        saving[0].click().run()
        assert not screen.exception, key
        assert not screen.error, key
    assert everything() == before


def test_the_register_opens_one_with_all_its_fields(store: Store, filled: str, show: Show) -> None:
    register: dict[str, type[Record]] = {"organisations": Organisation, "persons": Person}
    for part, kind in register.items():
        before = store.read(records.load, filled, kind)
        screen = show("stakeholders/screen.py", w=filled, deel=part)
        screen.selectbox(key=f"open_{kind.concept}").select(before[0].id).run()
        screen.button(key=f"open_button_{kind.concept}").click().run()
        next(each for each in screen.button if str(each.key).endswith("__save")).click().run()
        assert not screen.exception
        assert not screen.error
        assert store.read(records.load, filled, kind) == before
