"""Attempts to learn from the export for sharing who was talked to, or what was noted in private."""

import io
import json
import zipfile
from collections.abc import Iterator

import pytest

from gbo_core.model import (
    Challenge,
    Evidence,
    Factor,
    Insight,
    Interview,
    Journey,
    Organisation,
    Persona,
    Questionnaire,
    Record,
    Series,
    Step,
    Swot,
    Trait,
)
from gbo_core.store import records
from tests.exchange.filled import Filled, described, members, table
from tests.region import Region

# What somebody should never have typed, or typed for the facilitators alone.
LEAK = "Roos Vandersypen"


@pytest.fixture
def told(region: Region) -> dict[str, str]:
    """A workshop with every concept of shared insight; answers concept → the id of its record."""
    made = dict(planted(region))
    for record in made.values():
        region.store.write(records.add, region.workshop, record, by=LEAK)
    return {concept: record.id for concept, record in made.items()}


def planted(region: Region) -> Iterator[tuple[str, Record]]:
    service = region.organisation("CGG Noord")
    factor = Factor.make(title="Hogere huur", goals=("access",), source="Statbel", note=LEAK)
    series = Series.make(title="Huurprijs", source="Statbel", note=LEAK)
    talk = Interview.make(pseudonym="Blauwe vogel", month="mei", situation=f"{LEAK}, 43 jaar")
    insight = Insight.make(quote="Ik wist het niet", interview=talk.id, note=LEAK)
    persona = Persona.make(name="Mila", interviews=(talk.id,), insights=(insight.id,))
    journey = Journey.make(title="Naar het OCMW", persona=persona.id)
    point = Swot.make(title="Huur stijgt", side="threat", factor=factor.id)
    for record in (
        *(factor, series, talk, insight, persona, journey, point),
        Evidence.make(series=series.id, about="factor", record=factor.id, note=LEAK),
        Questionnaire.make(title="Onze vragen", questions="Hoe ging het?", authors=(service,)),
        Trait.make(persona=persona.id, low="alleen", high="omringd", place=2),
        Step.make(journey=journey.id, action="Belt aan", service=service, waiting=3.0),
        Challenge.make(title="Hoe kunnen we dat?", points=(point.id,), goals=("takeup",)),
    ):
        yield record.concept, record


def one(region: Region, name: str) -> dict[str, str]:
    (row,) = table(Filled(region).share(), name)
    return row


def test_who_was_talked_to_and_private_notes_are_nowhere(
    region: Region, told: dict[str, str]
) -> None:
    archive, shared = Filled(region).archive(), Filled(region).share()
    leaking = {name for name, body in members(archive).items() if LEAK.encode() in body}
    assert {f"data/{name}.csv" for name in ("interviews", "insights", "factors")} < leaking
    for name, body in unzipped(shared).items():
        assert LEAK.encode() not in body, name
        assert b"Blauwe vogel" not in body, name
        assert told["interview"].encode() not in body, name


def unzipped(content: bytes) -> dict[str, bytes]:
    """Every file of a zip, also those inside the workbook."""
    files = members(content)
    book = zipfile.ZipFile(io.BytesIO(files["excel/gbo-werktafel.xlsx"]))
    return files | {f"xlsx/{name}": book.read(name) for name in book.namelist()}


def test_there_are_no_interviews_and_an_insight_stands_alone(
    region: Region, told: dict[str, str]
) -> None:
    assert "data/interviews.csv" not in members(Filled(region).share())
    insight = one(region, "insights")
    assert insight["quote"] == "Ik wist het niet"
    assert not {"interview", "note"} & set(insight)
    persona = one(region, "personas")
    assert persona["insights"] == told["insight"]
    assert "interviews" not in persona


def test_what_the_group_made_together_is_there(region: Region, told: dict[str, str]) -> None:
    assert one(region, "factors")["title"] == "Hogere huur"
    assert one(region, "swots")["factor"] == told["factor"]
    assert one(region, "challenges")["points"] == told["swot"]
    assert one(region, "evidences")["record"] == told["factor"]
    assert one(region, "series")["source"] == "Statbel"
    assert one(region, "questionnaires")["authors"] == region.organisation("CGG Noord")
    assert one(region, "traits")["place"] == "2"
    assert one(region, "journeys")["persona"] == told["persona"]
    assert one(region, "steps")["waiting"] == "3.0"


def test_nothing_points_at_what_stays_behind(region: Region, told: dict[str, str]) -> None:
    """What was removed, and a service that only a participant named, leave no id behind."""
    named = Organisation.make(name="Van Jozef", proposed=True)
    region.store.write(records.add, region.workshop, named, by="An")
    step = Step.make(journey=told["journey"], action="Wacht", service=named.id)
    loose = Evidence.make(series=told["series"], about="interview", record=told["interview"])
    for record in (step, loose):
        region.store.write(records.add, region.workshop, record, by="An")
    for kind in (Factor, Persona, Insight):
        gone = told[kind.concept]
        region.store.write(records.remove, region.workshop, kind, gone, by="An")
    content = Filled(region).share()
    assert [row["service"] for row in table(content, "steps") if row["id"] == step.id] == [""]
    assert one(region, "swots")["factor"] == ""
    assert one(region, "journeys")["persona"] == ""
    for name in ("evidences", "traits", "personas", "insights", "factors"):
        assert table(content, name) == [], name
    for concept in ("factor", "persona", "insight", "interview"):
        assert told[concept].encode() not in b"".join(members(content).values())
    assert named.id.encode() not in b"".join(members(content).values())


def test_no_shared_file_tells_who_typed_it_or_when(region: Region, told: dict[str, str]) -> None:
    assert told
    for resource in described(Filled(region).share())["resources"]:
        columns = {each["name"] for each in resource["schema"]["fields"]}
        assert not columns & {"set_by", "set_at", "version", "removed", "note"}, resource["name"]


def test_it_says_that_talks_stay_behind(region: Region, told: dict[str, str]) -> None:
    assert told
    assert "gesprekken met gebruikers" in json.dumps(described(Filled(region).share()))
