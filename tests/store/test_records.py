from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select

from gbo_core.model import Insight, Interview, Note, Organisation, Person, Persona
from gbo_core.model.errors import BadInput, Conflict, Refused
from gbo_core.model.round import Item
from gbo_core.store import records, undo
from gbo_core.store.tables import CONCEPT_TABLES, change, support
from tests.region import Region


def name_of(region: Region, record: str) -> str:
    return region.store.read(records.get, region.workshop, Organisation, record).name


def test_a_save_remembers_who_and_counts_versions(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    save = (records.save, region.workshop, Organisation, ocmw)
    saved = region.store.write(*save, {"name": "OCMW Zand"}, version=1, by="Bo")
    assert (saved.name, saved.version, saved.set_by) == ("OCMW Zand", 2, "Bo")


def test_two_facilitators_may_change_different_fields(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    save = (records.save, region.workshop, Organisation, ocmw)
    region.store.write(*save, {"name": "OCMW Zand"}, version=1, by="Bo")
    region.store.write(*save, {"note": "belt nog"}, version=1, by="An")
    both = region.store.read(records.get, region.workshop, Organisation, ocmw)
    assert (both.name, both.note) == ("OCMW Zand", "belt nog")


def test_the_same_field_changed_meanwhile_is_refused_with_both_shown(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    save = (records.save, region.workshop, Organisation, ocmw)
    region.store.write(*save, {"name": "OCMW Zand"}, version=1, by="Bo")
    with pytest.raises(Conflict) as refused:
        region.store.write(*save, {"name": "Sociaal Huis"}, version=1, by="An")
    assert refused.value.data == {
        "record": ocmw,
        "theirs": {"name": "OCMW Zand"},
        "mine": {"name": "Sociaal Huis"},
    }
    assert name_of(region, ocmw) == "OCMW Zand"


def test_what_is_removed_comes_back_with_undo(region: Region) -> None:
    caw = region.organisation("CAW De Brug")
    region.store.write(
        records.remove, region.workshop, Organisation, caw, by="An", bundle="bundle1"
    )
    left = region.store.read(records.load, region.workshop, Organisation)
    assert caw not in {organisation.id for organisation in left}
    assert region.store.write(undo.undo, region.workshop, "bundle1", by="An") == 1
    back = region.store.read(records.load, region.workshop, Organisation)
    assert caw in {organisation.id for organisation in back}


def test_an_undone_edit_restores_the_text(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    save = (records.save, region.workshop, Organisation, ocmw)
    region.store.write(*save, {"name": "Fout"}, version=1, by="An", bundle="bundle1")
    region.store.write(undo.undo, region.workshop, "bundle1", by="An")
    assert name_of(region, ocmw) == "OCMW Zandhove"


def test_undo_is_refused_when_a_later_edit_touched_the_same_field(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    save = (records.save, region.workshop, Organisation, ocmw)
    region.store.write(*save, {"name": "Een"}, version=1, by="An", bundle="bundle1")
    region.store.write(*save, {"name": "Twee"}, version=2, by="Bo")
    with pytest.raises(Refused):
        region.store.write(undo.undo, region.workshop, "bundle1", by="An")
    assert name_of(region, ocmw) == "Twee"


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({"name": ""}, "Organisatie"),
        ({"name": "x" * 301}, "Organisatie"),
        ({"name": "Naam", "circle": "vierkant"}, "Kring"),
        ({"name": "Naam", "core_group": "misschien"}, "In de kerngroep"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_field(
    values: dict[str, str], title: str
) -> None:
    with pytest.raises(BadInput) as refused:
        Organisation.make(**values)
    assert refused.value.data["title"] == title


# Letters and a symbol that look like nothing count as nothing: tests/model/test_tidy_text.py.
SEEN = st.characters(exclude_characters="\u115f\u1160\u2800\u3164\uffa0")


@given(st.text(SEEN, min_size=1, max_size=300).filter(lambda text: text.strip().isprintable()))
def test_any_printable_name_can_be_stored(name: str) -> None:
    if name.strip():
        assert Organisation.make(name=name).name


def test_erasing_leaves_nothing_of_a_person_in_the_table_or_the_log(region: Region) -> None:
    made = region.store.write(
        records.add, region.workshop, Person.make(name="Fien Fictief"), by="An"
    )
    save = (records.save, region.workshop, Person, made.id)
    region.store.write(*save, {"skills": "kent iedereen"}, version=1, by="An")
    region.store.write(records.erase, region.workshop, Person, made.id, by="An")

    def everything(connection: Connection) -> str:
        return str(
            [
                *connection.execute(select(change)),
                *connection.execute(select(CONCEPT_TABLES["person"])),
            ]
        )

    assert region.store.read(records.load, region.workshop, Person, removed=True) == []
    kept = region.store.read(everything)
    assert "Fien" not in kept
    assert "kent iedereen" not in kept
    assert made.id not in kept


def test_what_pointed_at_an_erased_record_points_nowhere(region: Region) -> None:
    """Else the workshop's own archive could not be brought in again."""
    store, workshop = region.store, region.workshop
    asked = store.write(records.add, workshop, Interview.make(pseudonym="Madelief"), by="An")
    other = store.write(records.add, workshop, Interview.make(pseudonym="Klaproos"), by="An")
    told = Insight.make(quote="Niemand belde terug", interview=asked.id)
    store.write(records.add, workshop, told, by="An")
    persona = Persona.make(name="Rosa", interviews=(asked.id, other.id))
    store.write(records.add, workshop, persona, by="An")
    store.write(records.erase, workshop, Interview, asked.id, by="An")
    assert store.read(records.get, workshop, Insight, told.id).interview == ""
    assert store.read(records.get, workshop, Persona, persona.id).interviews == (other.id,)
    assert store.read(records.load, workshop, Interview, removed=True) == [other]


def test_nothing_is_stored_in_a_record_that_somebody_removed(region: Region) -> None:
    store, made = region.store, region.organisation("CAW De Brug")
    store.write(records.remove, region.workshop, Organisation, made, by="Bo", bundle="b1")
    with pytest.raises(records.IsRemoved):
        store.write(
            records.save, region.workshop, Organisation, made, {"note": "x"}, version=1, by="An"
        )


def test_of_two_who_remove_the_same_the_first_can_undo_it(region: Region) -> None:
    store, made = region.store, region.organisation("CAW De Brug")
    store.write(records.remove, region.workshop, Organisation, made, by="An", bundle="b1")
    store.write(records.remove, region.workshop, Organisation, made, by="Bo", bundle="b2")
    store.write(undo.undo, region.workshop, "b1", by="An")
    assert not store.read(records.get, region.workshop, Organisation, made).removed


def test_what_went_together_comes_back_together(region: Region) -> None:
    store = region.store
    ids = [region.organisation(name) for name in ("CAW De Brug", "CGG Noord")]
    for each in ids:
        store.write(records.remove, region.workshop, Organisation, each, by="Bo", bundle="b1")
    what = (Organisation.concept, ids[0])
    store.write(undo.bring_back, region.workshop, *what, by="An", bundle="b2")
    assert not any(
        store.read(records.get, region.workshop, Organisation, each).removed for each in ids
    )


def added(region: Region) -> Organisation:
    made = Organisation.make(name="Nieuwkomer")
    common = {"by": "An", "bundle": "bundle1"}
    return region.store.write(records.add, region.workshop, made, **common)


def tie_a_person(region: Region, organisation: str) -> None:
    person = Person.make(name="Mia", organisation=organisation)
    region.store.write(records.add, region.workshop, person, by="Bo")


def tie_a_phone(region: Region, organisation: str) -> None:
    region.organisations["Nieuwkomer"] = organisation
    region.join("Nieuwkomer")


def tie_a_round(region: Region, organisation: str) -> None:
    region.open(items=(Item(organisation, "Nieuwkomer", organisation),))


@pytest.mark.parametrize("tie", [tie_a_person, tie_a_phone, tie_a_round])
@pytest.mark.parametrize("how", ["added", "brought back"])
def test_undo_takes_away_nothing_on_which_others_tied_something(
    region: Region, tie: Callable[[Region, str], None], how: str
) -> None:
    made = added(region)
    what = (region.workshop, Organisation, made.id)
    if how == "brought back":
        region.store.write(records.remove, *what, by="An", bundle="bundle0")
        region.store.write(records.bring_back, *what, by="An", bundle="bundle2")
    tie(region, made.id)
    bundle = "bundle1" if how == "added" else "bundle2"
    with pytest.raises(Refused, match="‘Nieuwkomer’ hangt intussen iets vast"):
        region.store.write(undo.undo, region.workshop, bundle, by="An")
    assert not region.store.read(records.get, region.workshop, Organisation, made.id).removed


def test_undo_takes_away_what_it_tied_together_itself(region: Region) -> None:
    made = added(region)
    there = Person.make(name="Mia", organisation=region.organisation("CGG Noord"))
    mia = region.store.write(records.add, region.workshop, there, by="An")
    common = {"by": "An", "bundle": "bundle1"}
    person = Person.make(name="Jan", organisation=made.id)
    region.store.write(records.add, region.workshop, person, **common)
    moved = (records.save, region.workshop, Person, mia.id, {"organisation": made.id})
    region.store.write(*moved, version=1, **common)
    assert region.store.write(undo.undo, region.workshop, "bundle1", by="An") == 3
    left = region.store.read(records.load, region.workshop, Person)
    assert [(each.name, each.organisation) for each in left] == [("Mia", there.organisation)]


def test_undo_takes_away_no_note_that_somebody_supports(region: Region) -> None:
    note = Note.make(first="Wachttijden", section="social", state="shown")
    common = {"by": "An", "bundle": "bundle1"}
    made = region.store.write(records.add, region.workshop, note, **common)
    row = {"workshop": region.workshop, "note": made.id, "participant": region.join()}
    region.store.write(lambda connection: connection.execute(insert(support).values(row)) and None)
    with pytest.raises(Refused, match="‘Wachttijden’ hangt intussen iets vast"):
        region.store.write(undo.undo, region.workshop, "bundle1", by="An")
    assert not region.store.read(records.get, region.workshop, Note, made.id).removed
