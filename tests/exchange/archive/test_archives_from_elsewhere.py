"""An archive that anything changed: the same records, or one sentence and nothing stored."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.model import Person, Series
from gbo_core.model.errors import GboError
from gbo_core.model.figure import Figure
from gbo_core.store import close_stores, figures, open_store, records, workshops
from tests.exchange.archive.test_bring_in import resealed
from tests.exchange.filled import archive_of, bring, members, zipped
from tests.region import Region, make_region

STRANGE = [
    *("", " ", "\x00", "a\x00b", "\ufffe", "x" * 2001, "x" * 140_000, "|", "a|b", "\r", "\n", '"'),
    *("0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59+00:00", "2026-13-01T00:00:00+00:00"),
    *("2026-01-01T00:00:00", "2026-01-01", "2026-01-01T00:00:00+23:59", "20260101T000000Z"),
    *("9223372036854775808", "-9223372036854775809", "1e308", "1e309", "9" * 400, "-1", "0", "1"),
    *("nan", "NaN", "inf", "-Infinity", "1_000", "0x10", "٣", "1,5", "1.5", "true", "false"),
    *("{}", "[]", "null", "NaN", "Infinity", "[" * 100_000, '{"axis":' * 50_000, '{"axis": []}'),
    *('{"axis": "\\ud800"}', '{"axis": {}}', '{"axis": "seat", "most": 1e999}'),
    *('{"axis": "seat", "most": %s}' % ("9" * 5000), '{"axis": "seat", "most": true}'),
    *('{"pair": NaN}', "=1+1", "../../etc/passwd", "o1", "p1", "nobody", "😀", "é" * 300),
]


@pytest.fixture(scope="module")
def region(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Region]:
    """A small workshop with something in most files."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("GBO_DATA_DIR", str(tmp_path_factory.mktemp("elsewhere")))
        environment.delenv("GBO_DATABASE_URL", raising=False)
        close_stores()
        made = make_region(open_store())
        _fill(made)
        yield made
        close_stores()


def _fill(region: Region) -> None:
    store = region.store
    one = region.organisation("CAW De Brug")
    store.write(records.add, region.workshop, Person.make(name="An", organisation=one), by="An")
    series = Series.make(title="Werk", source="zelf")
    store.write(records.add, region.workshop, series, by="An")
    rows = [
        Figure("11005", "2022", "Boom", "", 1.5),
        Figure("11005", "2023", "Boom", "", None, "na"),
    ]
    store.write(figures.put_in, region.workshop, series.id, rows)
    people = [region.join(name, part="field") for name in sorted(region.organisations)]
    for method, values in (("grid", (2.0, 3.0)), ("pick", (1.0,))):
        asked = region.open(method)
        for who in people[:3]:
            region.rate(asked, who, *values)
        region.step(asked, "close", "reveal")


class Sent:
    """The `data/` of an archive as it was made; no dict, which would be printed whole."""

    def __init__(self, content: bytes) -> None:
        self.data = data(content)


@pytest.fixture(scope="module")
def sent(region: Region) -> Sent:
    return Sent(archive_of(region.store, region.workshop))


def data(content: bytes) -> dict[str, bytes]:
    return {name: body for name, body in members(content).items() if name.startswith("data/")}


def come_in(region: Region, content: bytes) -> bytes | None:
    """What the workshop that came in goes out as; None when it was refused, whole."""
    store, maker = region.store, region.facilitator
    before = store.read(workshops.of_facilitator, maker)
    try:
        made = bring(store, content, maker)
    except GboError as refusal:
        said = refusal.sentence % refusal.data
    else:
        return archive_of(store, made)
    assert said
    assert store.read(workshops.of_facilitator, maker) == before
    return None


def table(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(), newline="")))


def csv_of(rows: list[list[str]]) -> bytes:
    target = io.StringIO(newline="")
    csv.writer(target, lineterminator="\n").writerows(rows)
    return target.getvalue().encode(errors="surrogatepass")


SLOW = settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])


MOMENTS = [cell for cell in STRANGE if "T0" in cell or "T2" in cell or "-01-" in cell]
WHOLES = [cell for cell in STRANGE if cell.strip("-.,").isdigit() or cell[:1] in "n1Ii"]
SETTINGS = [cell for cell in STRANGE if cell[:1] in "{[nN"]


@pytest.mark.parametrize(
    ("file", "column", "cells"),
    [
        ("organisations", "set_at", MOMENTS),
        ("rounds", "opened_at", MOMENTS),
        ("organisations", "version", WHOLES),
        ("rounds", "number", WHOLES),
        ("figures", "value", WHOLES),
        ("rounds", "settings", SETTINGS),
        ("organisations", "name", ["a\x00b", "\ud800", "x" * 301, "x" * 140_000]),
    ],
)
def test_what_no_program_of_ours_writes_is_one_sentence_or_the_same(
    region: Region, sent: Sent, file: str, column: str, cells: list[str]
) -> None:
    for cell in cells:
        files = sent.data
        rows = table(files[f"data/{file}.csv"])
        rows[1][rows[0].index(column)] = cell
        once = come_in(region, resealed(files | {f"data/{file}.csv": csv_of(rows)}, file))
        assert once is None or data(come_in(region, once) or b"") == data(once)


@pytest.mark.parametrize("cell", ["", " ", "\u200b", "\n"])
@pytest.mark.parametrize("file", sorted(ARCHIVE))
def test_nothing_in_a_cell_is_one_sentence_or_stays(
    region: Region, sent: Sent, file: str, cell: str
) -> None:
    """A cell with only what cannot be seen is an empty one, in each column of each file."""
    header, *body = table(sent.data[f"data/{file}.csv"])
    for place in range(len(header) if body else 0):
        first = [*body[0][:place], cell, *body[0][place + 1 :]]
        changed = {f"data/{file}.csv": csv_of([header, first, *body[1:]])}
        once = come_in(region, resealed(sent.data | changed, file))
        assert once is None or come_in(region, once) is not None, header[place]


@given(st.sampled_from(sorted(ARCHIVE)), st.integers(0, 10_000), st.sampled_from(STRANGE))
@SLOW
def test_any_cell_may_hold_anything(
    region: Region, sent: Sent, file: str, place: int, cell: str
) -> None:
    files = sent.data
    rows = table(files[f"data/{file}.csv"])
    body = rows[1:]
    if not body:
        return
    row = body[place % len(body)]
    row[place % len(row)] = cell
    changed = resealed(files | {f"data/{file}.csv": csv_of(rows)}, file)
    once = come_in(region, changed)
    if once is not None:
        again = come_in(region, once)
        assert again is not None
        assert data(again) == data(once)


@given(st.sampled_from(sorted(ARCHIVE)), st.data())
@SLOW
def test_rows_may_be_twice_gone_or_of_another_length(
    region: Region, sent: Sent, file: str, draw: Any
) -> None:
    files = sent.data
    rows = table(files[f"data/{file}.csv"])
    at = draw.draw(st.integers(0, len(rows) - 1))
    what = draw.draw(st.sampled_from(["twice", "gone", "short", "long", "swapped"]))
    other = draw.draw(st.integers(0, len(rows) - 1))
    if what == "twice":
        rows.insert(at, rows[at])
    elif what == "gone":
        del rows[at]
    elif what == "short":
        rows[at] = rows[at][:-1]
    elif what == "long":
        rows[at] = [*rows[at], "x"]
    else:
        rows[at], rows[other] = rows[other], rows[at]
    come_in(region, resealed(files | {f"data/{file}.csv": csv_of(rows)}, file))


@given(st.integers(0, 10**9), st.binary(min_size=1, max_size=4))
@SLOW
def test_any_byte_of_the_zip_may_be_another(
    region: Region, sent: Sent, place: int, rubbish: bytes
) -> None:
    only = zipped(sent.data)
    at = place % len(only)
    found = come_in(region, only[:at] + rubbish + only[at + len(rubbish) :])
    assert found is None or data(found) == sent.data


@given(st.sampled_from(sorted(ARCHIVE)), st.integers(0, 10**6), st.binary(min_size=1, max_size=3))
@SLOW
def test_any_byte_of_a_file_may_be_another_with_a_descriptor_that_agrees(
    region: Region, sent: Sent, file: str, place: int, rubbish: bytes
) -> None:
    files = sent.data
    body = files[f"data/{file}.csv"]
    at = place % len(body)
    changed = body[:at] + rubbish + body[at + len(rubbish) :]
    come_in(region, resealed(files | {f"data/{file}.csv": changed}, file))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(["name", "format", "resources", "profile", "title"]), JSON)
@SLOW
def test_the_descriptor_may_say_anything(region: Region, sent: Sent, key: str, value: Any) -> None:
    files = sent.data
    said = json.loads(files["data/datapackage.json"]) | {key: value}
    come_in(region, zipped(files | {"data/datapackage.json": json.dumps(said).encode()}))


def test_names_in_the_zip_lead_nowhere(region: Region, sent: Sent) -> None:
    files = sent.data
    for name in (
        "/data/x.csv",
        "../data/organisations.csv",
        "data/../organisations.csv",
        "data\\x",
    ):
        found = come_in(region, zipped(files | {name: b"rubbish"}))
        assert found is None or data(found) == files
    target = io.BytesIO(zipped(files))
    with zipfile.ZipFile(target, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("data/organisations.csv", b"id,name\n")
    assert come_in(region, target.getvalue()) is None
    without = {name: body for name, body in files.items() if name != "data/persons.csv"}
    assert come_in(region, zipped(without)) is None
