"""An archive made before there were factors, notes, insights and journeys still comes in."""

import csv
import io
import json

import pytest

from gbo_core.exchange.archive.unpack import BadArchive
from gbo_core.model import Factor, Organisation, Profile
from gbo_core.store import records
from tests.exchange.filled import (
    Filled,
    archive_of,
    as_looked_at,
    bring,
    checksum,
    described,
    members,
    zipped,
)

# The files of the first archives.
FIRST = (
    *("profiles", "organisations", "persons", "involvements", "decisions", "rounds"),
    *("round_items", "participants", "assignments", "ballots", "responses"),
)


def older(content: bytes, *, without: tuple[str, str] = ("profiles", "pinned")) -> bytes:
    """The same archive as the first version wrote it: fewer files, and a column less."""
    name, column = without
    files = {each: members(content)[f"data/{each}.csv"] for each in FIRST}
    files[name] = less(files[name], column)
    files["rounds"] = less(files["rounds"], "seen_at")
    said = described(content)
    said["resources"] = [each for each in said["resources"] if each["name"] in FIRST]
    for each in said["resources"]:
        each["hash"] = checksum(files[each["name"]])
    data = {f"data/{each}.csv": body for each, body in files.items()}
    return zipped({**data, "data/datapackage.json": json.dumps(said).encode()})


def less(content: bytes, column: str) -> bytes:
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    place = rows[0].index(column)
    target = io.StringIO(newline="")
    writer = csv.writer(target, lineterminator="\n")
    writer.writerows([*row[:place], *row[place + 1 :]] for row in rows)
    return target.getvalue().encode()


def test_it_comes_in_with_what_it_has(filled: Filled) -> None:
    as_looked_at(filled)
    content = filled.archive()
    store, region = filled.region.store, filled.region
    made = bring(store, older(content), region.facilitator)
    for kind in (Organisation, Profile):
        theirs = store.read(records.load, made, kind, removed=True)
        assert theirs == store.read(records.load, region.workshop, kind, removed=True)
    assert store.read(records.load, made, Factor) == []
    assert archive_of(store, made) == content


def test_a_column_that_was_always_there_may_not_lack(filled: Filled) -> None:
    broken = older(filled.archive(), without=("organisations", "sector"))
    with pytest.raises(BadArchive):
        bring(filled.region.store, broken, filled.region.facilitator)
