"""Whoever does not know us reads what we wrote: the lines of the readme do what they say."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from gbo_core.exchange.readme import NAME, PANDAS
from gbo_core.model import Organisation
from gbo_core.store import records
from tests.exchange.filled import archive_of, research_of, share_of
from tests.region import Region

# Each is read as missing, a number, a date or a flag by some program's defaults.
NAMES = (
    *("NA", "null", "None", "nan", "N/A", "#N/A", "inf", "true", "1E5", "3-4", "0012", "1/2"),
    *("12:30", "2024-01-02", "=1+1", "+32 9", "-5", "@home", "1,5", "1.5", 'zei "ja"', "x;y"),
    *("😀", "z" * 300),
)


@pytest.fixture
def named(region: Region) -> Region:
    for name in NAMES:
        region.store.write(records.add, region.workshop, Organisation.make(name=name), by="An")
    return region


def test_pandas_reads_every_name_as_it_was_typed_with_the_line_of_the_readme(
    named: Region, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with zipfile.ZipFile(io.BytesIO(archive_of(named.store, named.workshop))) as packed:
        packed.extractall(tmp_path)
    told = (tmp_path / NAME).read_text(encoding="utf-8-sig")
    (line,) = [line for line in told.splitlines() if line.startswith("pd.")]
    assert line == PANDAS
    monkeypatch.chdir(tmp_path)
    found = eval(line, {"pd": pd})  # noqa: S307 - our own constant
    assert set(found["name"]) == {*NAMES, *named.organisations}
    assert found["core_group"].dtype == bool
    assert found["sector"].isna().all()


def test_the_workbook_holds_every_name_as_text(named: Region) -> None:
    with zipfile.ZipFile(io.BytesIO(archive_of(named.store, named.workshop))) as packed:
        book = packed.read("excel/gbo-werktafel.xlsx")
    found = pd.read_excel(
        io.BytesIO(book), "Organisaties", keep_default_na=False, dtype=str, engine="openpyxl"
    )
    runs = tuple("=+-@")
    shown = {f"'{n}" if n.startswith(runs) and n != "-5" else n for n in NAMES}
    assert set(found["Organisatie"]) == {*shown, *named.organisations}


@pytest.mark.parametrize(
    ("made", "about"),
    [(archive_of, "responses.csv"), (research_of, "responses.csv"), (share_of, "counts.csv")],
)
@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_a_readme_speaks_of_what_is_there(
    region: Region, made: Callable[..., bytes], about: str, language: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(made(region.store, region.workshop, language))) as packed:
        told = packed.read(NAME).decode("utf-8-sig")
        there = set(packed.namelist())
    files = {f"data/{name}" for name in ("responses.csv", "counts.csv") if f"data/{name}" in told}
    assert files == {f"data/{about}"}
    assert files <= there
    for word in ("excel/", "data/", "datapackage.json", "pandas"):
        assert word in told
