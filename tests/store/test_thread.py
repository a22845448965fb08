"""Whatever points at a record is found, from every concept."""

from collections.abc import Iterator

import pytest

from gbo_core.model import (
    CONCEPTS,
    Challenge,
    Decision,
    Evidence,
    Factor,
    Insight,
    Involvement,
    Note,
    Persona,
    Record,
    Series,
    Swot,
    Trait,
)
from gbo_core.model.ids import new_id
from gbo_core.store import records
from gbo_core.store.thread import Reference, references, refers
from tests.region import Region


def store(region: Region, *several: Record) -> None:
    for record in several:
        region.store.write(records.add, region.workshop, record, by="An")


def links() -> Iterator[tuple[type[Record], str]]:
    """Every field of every concept that points at records."""
    for kind in CONCEPTS.values():
        for name, spec in kind.typed().items():
            if spec.to:
                yield kind, name


@pytest.mark.parametrize(("kind", "name"), list(links()))
def test_every_link_is_found_from_the_other_end(
    region: Region, kind: type[Record], name: str
) -> None:
    spec = kind.typed()[name]
    target = new_id(CONCEPTS[spec.to].letter)
    required = {
        other: "1" for other, known in kind.typed().items() if known.required and other != name
    }
    values = required | {name: (target,) if spec.kind == "links" else target}
    pointing = kind.make(**values)
    store(region, pointing)
    found = region.store.read(refers, region.workshop, spec.to, target)
    assert [(each.concept, each.id) for each in found] == [(kind.concept, pointing.id)]


def test_a_factor_knows_what_the_group_made_of_it(region: Region) -> None:
    factor = Factor.make(title="Hogere huur")
    series = Series.make(title="Huurprijs", source="Statbel")
    several = (
        Decision.make(subject="factor", item=factor.id, axis="impact", stance="open"),
        Evidence.make(series=series.id, about="factor", record=factor.id),
        Note.make(section="economic", first="de huur", second="stijgt", into=factor.id),
        Swot.make(title="Huur", side="threat", factor=factor.id),
    )
    store(region, factor, series, *several)
    found = region.store.read(refers, region.workshop, "factor", factor.id)
    assert {each.concept: each.label for each in found} == {
        "decision": "impact",
        "evidence": "Huurprijs",
        "note": "de huur – stijgt",
        "swot": "Huur",
    }
    assert {each.id for each in found} == {each.id for each in several}


def test_another_concept_with_the_same_id_is_not_meant(region: Region) -> None:
    store(region, Decision.make(subject="organisation", item="x1", axis="power", stance="open"))
    assert region.store.read(refers, region.workshop, "factor", "x1") == []
    assert len(region.store.read(refers, region.workshop, "organisation", "x1")) == 1


def test_what_was_removed_refers_to_nothing(region: Region) -> None:
    factor = Factor.make(title="Hogere huur")
    point = Swot.make(title="Huur", factor=factor.id)
    store(region, factor, point)
    region.store.write(records.remove, region.workshop, Swot, point.id, by="An")
    assert region.store.read(refers, region.workshop, "factor", factor.id) == []


def test_one_record_that_points_twice_is_one_reference(region: Region) -> None:
    insight = Insight.make(quote="Ik moest alles opnieuw vertellen")
    persona = Persona.make(name="Mila", insights=(insight.id, insight.id))
    store(region, insight, persona)
    assert region.store.read(refers, region.workshop, "insight", insight.id) == [
        Reference("persona", persona.id, "Mila")
    ]


def test_everything_at_once_is_the_same_as_one_by_one(region: Region) -> None:
    persona = Persona.make(name="Mila")
    point = Swot.make(title="Sterk team", side="strength")
    store(
        region,
        persona,
        point,
        Trait.make(persona=persona.id, low="alleen", high="omringd"),
        Challenge.make(title="Hoe kunnen we dat?", points=(point.id,)),
    )
    every = region.store.read(references, region.workshop)
    for key in (("persona", persona.id), ("swot", point.id)):
        assert every[key] == region.store.read(refers, region.workshop, *key)
    assert every["persona", persona.id][0].label == "alleen – omringd"


def test_another_workshop_is_not_looked_into(region: Region) -> None:
    ocmw = region.organisation("OCMW Zandhove")
    store(region, Involvement.make(organisation=ocmw, phase="p1", level="advise"))
    assert region.store.read(refers, "wander", "organisation", ocmw) == []
    assert len(region.store.read(refers, region.workshop, "organisation", ocmw)) == 1
