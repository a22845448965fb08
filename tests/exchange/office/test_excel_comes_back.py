"""What we write for Excel comes back in as the same records, also after Excel saved it."""

import csv
import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from gbo_core.exchange.figures_in import read
from gbo_core.exchange.figures_in.bring_in import Wanted, bring_figures_in
from gbo_core.exchange.office.excel import WORKBOOK
from gbo_core.exchange.office.harmless import as_typed, harmless
from gbo_core.exchange.tables_in.grid_in import source_of
from gbo_core.exchange.tables_in.table_in import Preview, likely_sheets, preview, store_rows
from gbo_core.model import Organisation, Person, Record, Series
from gbo_core.model.figure import Figure
from gbo_core.store import figures, records, workshops
from tests.exchange.filled import archive_of, members
from tests.region import Region

NAMES = (
    *("'t Huizeken", "’t Hof", "=SOM(A1)", "-De Sprong", "@buurt", "+plus", "'=letterlijk"),
    *('Huis "De Brug"', "Komma, punt; en | streep", "-5", "007", "+32475123456", "Ελλάς vzw"),
    *("Twee", "Twee", "ja", "2024-03", "3-4", "1/2", "5.6.2024", "2024-01-02", "true", "1E5"),
)
FIGURES = [
    Figure("11005", "2022", "Boom", "gemeente", 31.4),
    Figure("11005", "2023", "Boom", "gemeente", None, "hidden"),
    Figure("11030", "2022", "Niel", "gemeente", 1234567.125),
    Figure("-Zone", "2022", "-Zone", "", 0.0),
    Figure("-Zone", "2023", "-Zone", "", None, "na"),
]

Saved = Callable[[bytes], bytes]


def fill(region: Region) -> None:
    def add(record: Record) -> Record:
        return region.store.write(records.add, region.workshop, record, by="An")

    made = [
        add(Organisation.make(name=name, circle="core", core_group=n % 2 == 0, note=f"{name}\n- x"))
        for n, name in enumerate(NAMES)
    ]
    for each in made:
        add(Person.make(name="Jan", organisation=each.id, function="=rol", part="field"))
    add(Person.make(name="Jan", skills="'s avonds\n@thuis"))
    gone, person = made[3], add(Person.make(name="Al Weg"))
    region.store.write(records.remove, region.workshop, Organisation, gone.id, by="An")
    region.store.write(records.remove, region.workshop, Person, person.id, by="An")
    region.join(new_organisation="Van een deelnemer")
    for title in ("Kansarmoede", "Werk, 15–24"):
        wanted = [Wanted(Series.make(title=title, source="zelf"), FIGURES)]
        bring_figures_in(region.store, region.workshop, wanted, by="An", bundle="b")


@pytest.fixture(scope="module", params=["nl", "fr", "en"])
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def exported(region: Region, language: str) -> dict[str, bytes]:
    return members(archive_of(region.store, region.workshop, language))


def as_it_is(content: bytes) -> bytes:
    return content


def csv_of_windows(content: bytes) -> bytes:
    """As Excel saves it: no mark, the letters of Windows, numbers without zeros and plus signs."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    target = io.StringIO(newline="")
    excel = csv.writer(target, delimiter=";", lineterminator="\r\n")
    excel.writerows([EXCEL.get(cell, cell) for cell in row] for row in rows)
    return target.getvalue().encode("cp1252", errors="replace")


EXCEL = {
    "007": "7",
    "+32475123456": "3,24751E+10",
    "1E5": "1,00E+05",
    "2024-03": "mrt/24",
    "3-4": "3/apr",
    "1/2": "01-févr",
    "5.6.2024": "5/06/2024",
    "2024-01-02": "2/01/2024",
    "true": "WAAR",
}


def workbook_of_excel(content: bytes) -> bytes:
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(target)
    return target.getvalue()


WAYS = [
    ("{plural}.csv", as_it_is),
    ("{plural}.csv", csv_of_windows),
    (WORKBOOK, as_it_is),
    (WORKBOOK, workbook_of_excel),
]


def look(region: Region, workshop: str, kind: Any, content: bytes) -> Preview:
    source = source_of(content, "", likely_sheets(kind))
    return region.store.read(preview, workshop, kind, source)


def test_everything_is_the_same_in_the_workshop_that_it_came_from(
    region: Region, language: str
) -> None:
    fill(region)
    files = exported(region, language)
    for kind in (Organisation, Person):
        every = region.store.read(records.load, region.workshop, kind, removed=True)
        for name, saved in WAYS:
            found = look(
                region,
                region.workshop,
                kind,
                saved(files[f"excel/{name}".format(plural=kind.plural)]),
            )
            told = {(row.name, row.outcome): dict(row.values) for row in found.rows}
            changed = {what: values for what, values in told.items() if what[1] not in SAME}
            assert changed == {}
            assert [row.outcome for row in found.rows].count("removed") == 1
            assert len(found.rows) == len(every)
            assert found.unknown == ()


SAME = ("same", "removed")


def test_everything_comes_into_another_workshop_but_what_was_removed(
    region: Region, language: str
) -> None:
    fill(region)
    files = exported(region, language)
    profile = workshops.new_profile("Andere", "Elders")
    other = region.store.write(workshops.make, region.facilitator, profile, by="An")
    for kind in (Organisation, Person):
        for name, saved in WAYS[:1]:
            content = saved(files[f"excel/{name}".format(plural=kind.plural)])
            found = look(region, other, kind, content)
            region.store.write(store_rows, other, found, by="An", bundle="b2")
    ours = region.store.read(records.load, region.workshop, Organisation)
    theirs = region.store.read(records.load, other, Organisation)
    assert sorted(told(ours)) == sorted(told(theirs))
    assert "-De Sprong" not in {each.name for each in theirs}


def told(organisations: list[Organisation]) -> list[tuple[Any, ...]]:
    kept = ("name", "circle", "core_group", "note")
    return [tuple(getattr(each, name) for name in kept) for each in organisations]


def test_figures_are_the_same(region: Region, language: str) -> None:
    fill(region)
    files = exported(region, language)
    known = region.store.read(records.load, region.workshop, Series)
    stored = {
        each.title: region.store.read(figures.load, region.workshop, each.id) for each in known
    }
    for name, saved in WAYS:
        found = read("x", saved(files[f"excel/{name}".format(plural="figures")]))
        assert found.problems == ()
        assert found.read == found.there == sum(map(len, stored.values()))
        assert {each.title: sorted(each.figures) for each in found.series} == {
            title: sorted(rows) for title, rows in stored.items()
        }


@pytest.mark.parametrize(
    "text", [*NAMES, "''=x", "'", "''", "'-", "-", "=", "'t", "\t=1", "'5", "'-5", "-5"]
)
def test_only_our_own_apostrophe_goes(text: str) -> None:
    assert as_typed(harmless(text)) == text
    assert harmless(text).startswith(("'", text[:1]))
