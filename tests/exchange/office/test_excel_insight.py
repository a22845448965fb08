"""What the workbook says of notes, evidence and journeys: in words, and in their order."""

from collections import Counter

import pytest

from gbo_core.exchange.archive.blocks import rows_of
from gbo_core.exchange.archive.contents import Contents
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.archive.tables import of_contents
from gbo_core.exchange.office.excel import sheets_of
from gbo_core.exchange.sample import sample
from gbo_core.field import entries
from gbo_core.model import Evidence, Factor, Insight, Journey, Note, Step

Read = list[dict[str, object]]


@pytest.fixture(scope="module")
def told() -> Contents:
    return sample()


@pytest.fixture(scope="module")
def read(told: Contents) -> dict[str, Read]:
    """Sheet → its rows, by the titles of the columns."""
    sheets = sheets_of(ARCHIVE, of_contents(told), "nl")
    return {
        name: [dict(zip(sheet.header, row, strict=True)) for row in rows_of(sheet.table)]
        for name, sheet in sheets.items()
    }


def test_a_note_stands_under_its_dimension_and_names_what_became_of_it(
    read: dict[str, Read], told: Contents
) -> None:
    labels = {each.label() for name in ("dimensions", "stages") for each in entries(name)}
    assert {note["Onder"] for note in read["notes"]} <= labels
    titles = {each.title for each in told.of(Factor)} | {each.quote for each in told.of(Insight)}
    into = {note["Opgenomen in"] for note in read["notes"]} - {""}
    assert len(into) > 3
    assert into <= titles


def test_evidence_names_what_it_is_about(read: dict[str, Read], told: Contents) -> None:
    assert len(told.of(Evidence)) > 2
    factors = {each.title for each in told.of(Factor)}
    about = {(row["Waarover"], row["Waarbij"]) for row in read["evidences"]}
    assert any(kind == "Factoren" and record in factors for kind, record in about)
    assert not {str(record) for _kind, record in about} & {e.record for e in told.of(Evidence)}


def test_the_steps_of_a_journey_stand_in_its_order(read: dict[str, Read], told: Contents) -> None:
    for journey in told.of(Journey):
        places = [row["Volgorde"] for row in read["steps"] if row["Reis"] == journey.title]
        assert len(places) > 3
        assert places == sorted(places)  # type: ignore[type-var]


def test_a_scale_that_nobody_filled_in_is_empty_and_not_zero(
    read: dict[str, Read], told: Contents
) -> None:
    asked = {each.action: each.severity or None for each in told.of(Step)}
    assert None in asked.values()
    assert {row["Wat gebeurt er?"]: row["Hoe erg?"] for row in read["steps"]} == asked


def test_support_names_the_note_and_the_notes_count_it(
    read: dict[str, Read], told: Contents
) -> None:
    notes = {note.text: note.id for note in told.of(Note) if note.text}
    assert len(notes) == len([note for note in told.of(Note) if note.text])
    assert {row["Briefje"] for row in read["supports"]} <= {*notes}
    counts = Counter(row["Briefje"] for row in read["supports"])
    for note, row in zip(sorted(told.of(Note), key=lambda n: n.id), read["notes"], strict=True):
        assert row["Zien dit ook"] == (counts[note.text] if note.state == "shown" else None)


def test_notes_are_all_there(read: dict[str, Read], told: Contents) -> None:
    assert len(read["notes"]) == len(told.of(Note))
