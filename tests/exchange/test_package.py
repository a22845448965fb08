"""What the zip holds, and that others can read it."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from frictionless import validate

from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.model import concepts
from tests.exchange.filled import described, members, table


@pytest.fixture(params=["archive", "share", "research"])
def content(request: pytest.FixtureRequest, exports: dict[str, bytes]) -> bytes:
    return exports[request.param]


def test_frictionless_finds_the_package_valid(content: bytes, tmp_path: Path) -> None:
    zipfile.ZipFile(io.BytesIO(content)).extractall(tmp_path)
    report = validate(str(tmp_path / "data" / "datapackage.json"))
    assert report.flatten(["name", "type", "note"]) == []
    assert report.valid


def test_the_descriptor_says_what_every_file_holds(content: bytes) -> None:
    files = members(content)
    said = described(content)
    names = {f"data/{resource['path']}" for resource in said["resources"]}
    assert names == {n for n in files if n.startswith("data/") and n.endswith(".csv")}
    for resource in said["resources"]:
        body = files[f"data/{resource['path']}"]
        assert resource["bytes"] == len(body)
        assert resource["hash"] == f"sha256:{hashlib.sha256(body).hexdigest()}"
        header = body.decode().split("\n")[0].split(",")
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert all(field["title"] for field in resource["schema"]["fields"])
        assert resource["description"]


def test_tidy_files_are_utf8_without_bom_and_with_commas(archived: bytes) -> None:
    for name, body in members(archived).items():
        if name.startswith("data/"):
            assert not body.startswith(b"\xef\xbb\xbf")
            assert b"\r" not in body
            body.decode("utf-8")


def test_rows_stand_in_the_order_of_their_ids(archived: bytes) -> None:
    for name, file in ARCHIVE.items():
        rows = table(archived, name)
        if file.key == ("id",):
            assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)
    keys = [(r["round"], r["participant"]) for r in table(archived, "responses")]
    assert keys == sorted(keys)


def test_every_concept_has_its_file_with_a_name_and_an_explanation() -> None:
    for kind in concepts():
        file = ARCHIVE[kind.plural]
        assert file.title != kind.plural
        assert file.description
        assert set(file.columns) == set(kind.specs())


def test_no_time_of_export_stands_in_the_zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        assert {member.date_time for member in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "created" not in described(content)


def test_choices_are_explained_by_their_words(archived: bytes) -> None:
    (resource,) = [r for r in described(archived)["resources"] if r["name"] == "rounds"]
    (state,) = [f for f in resource["schema"]["fields"] if f["name"] == "state"]
    assert {"value": "taken", "label": "Overgenomen"} in state["categories"]
    assert state["constraints"]["enum"] == [
        "draft",
        "open",
        "paused",
        "closed",
        "revealed",
        "taken",
    ]
