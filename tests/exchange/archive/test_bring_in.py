"""Files that are not what they should be: one sentence, and nothing stored."""

import contextlib
import csv
import io
import json
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from gbo_core.exchange.archive import unpack
from gbo_core.exchange.archive.unpack import BadArchive
from gbo_core.store import workshops
from tests.exchange.filled import bring, checksum, members, whole, zipped
from tests.region import Region

Edit = Callable[[list[dict[str, str]]], Any]


def refused(content: bytes) -> str:
    """The sentence that a file is refused with, before anything is stored."""
    with pytest.raises(BadArchive) as refusal:
        whole(content)
    return refusal.value.sentence % refusal.value.data


def edited(content: bytes, file: str, edit: Edit) -> bytes:
    """An archive with other rows in one file, and a descriptor that agrees with them."""
    files = members(content)
    rows = list(csv.DictReader(io.StringIO(files[f"data/{file}.csv"].decode(), newline="")))
    header = list(rows[0])
    edit(rows)
    target = io.StringIO(newline="")
    writer = csv.DictWriter(target, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return resealed(files | {f"data/{file}.csv": target.getvalue().encode()}, file)


def resealed(files: dict[str, bytes], file: str) -> bytes:
    said = json.loads(files["data/datapackage.json"])
    for resource in said["resources"]:
        if resource["name"] == file:
            resource["hash"] = checksum(files[f"data/{file}.csv"])
    return zipped(files | {"data/datapackage.json": json.dumps(said).encode()})


def test_an_edit_that_keeps_to_the_rules_comes_in(archived: bytes) -> None:
    content = edited(archived, "organisations", lambda rows: rows[0].update(note="Anders"))
    assert whole(content).name == "GBO Zandhove"


def test_files_of_another_kind_are_refused() -> None:
    sentence = "Dit bestand is beschadigd of geen zip-bestand."
    assert refused(b"") == sentence
    assert refused(b"%PDF-1.7 ...") == sentence
    assert refused(b"PK\x03\x04 kapot") == sentence
    foreign = "Dit bestand is geen archief van GBO-werktafel."
    assert refused(zipped({"foto.jpg": b"x"})) == foreign
    assert refused(zipped({"data/datapackage.json": b"{}"})) == foreign
    other = json.dumps({"name": "cijfers", "resources": []}).encode()
    assert refused(zipped({"data/datapackage.json": other})) == foreign


def test_an_archive_that_was_cut_off_is_refused(archived: bytes) -> None:
    content = archived
    for length in (100, len(content) // 2, len(content) - 1):
        assert refused(content[:length])


def test_one_byte_turned_over_does_no_harm(archived: bytes) -> None:
    """In what counts it is noticed; in the files for Excel it does not matter."""
    unharmed = whole(archived)
    for place in range(1, 20):
        content = bytearray(archived)
        content[len(content) * place // 20] ^= 0xFF
        with contextlib.suppress(BadArchive):
            assert whole(bytes(content)) == unharmed


def test_nothing_of_a_refused_file_is_stored(region: Region, archived: bytes) -> None:
    late = edited(archived, "responses", lambda rows: rows[-1].update(value="9.0"))
    before = region.store.read(workshops.of_facilitator, region.facilitator)
    with pytest.raises(BadArchive):
        bring(region.store, late, region.facilitator)
    assert region.store.read(workshops.of_facilitator, region.facilitator) == before


def test_a_missing_or_changed_file_is_named(archived: bytes) -> None:
    files = members(archived)
    sentence = "‘%s’ in dit archief is beschadigd of na de export gewijzigd."
    without = {name: body for name, body in files.items() if name != "data/ballots.csv"}
    assert refused(zipped(without)) == sentence % "ballots.csv"
    cut = files | {"data/responses.csv": files["data/responses.csv"][:-40]}
    assert refused(zipped(cut)) == sentence % "responses.csv"
    broken = files | {"data/datapackage.json": b"{"}
    assert refused(zipped(broken)) == sentence % "datapackage.json"


def test_an_export_for_sharing_is_no_archive(shared: bytes) -> None:
    assert "om te delen" in refused(shared)


def test_an_archive_from_the_future_is_refused(archived: bytes) -> None:
    files = members(archived)
    said = json.loads(files["data/datapackage.json"])
    newer = "Dit archief komt van een nieuwere versie van GBO-werktafel."
    for changed in (
        said | {"format": 2},
        said | {"resources": [*said["resources"], {"name": "dreams", "path": "dreams.csv"}]},
        said | {"resources": ["vreemd"]},
    ):
        body = json.dumps(changed).encode()
        assert refused(zipped(files | {"data/datapackage.json": body})) == newer


def test_a_bomb_is_refused_before_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    too_large = "Dit bestand is te groot om in te lezen."
    monkeypatch.setattr(unpack, "MOST_UNPACKED", 30_000_000)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data/datapackage.json", b"{}")
        with packed.open("data/responses.csv", "w") as member:
            for _ in range(31):
                member.write(bytes(1_000_000))
    assert len(target.getvalue()) < 1_000_000
    assert refused(target.getvalue()) == too_large
    monkeypatch.setattr(unpack, "MOST_BYTES", 10_000)
    assert refused(bytes(10_001)) == too_large
    monkeypatch.undo()
    many = zipped({f"data/{n}.csv": b"" for n in range(501)})
    assert refused(many) == too_large


def test_nothing_is_read_from_outside_its_folder(archived: bytes) -> None:
    files = members(archived)
    said = json.loads(files["data/datapackage.json"])
    said["resources"][0]["path"] = "/etc/passwd"
    body = json.dumps(said).encode()
    # The path is not looked at: each file stands beside the descriptor.
    assert whole(zipped(files | {"data/datapackage.json": body})).rounds


def test_a_zip_made_anew_by_hand_comes_in(archived: bytes) -> None:
    """Unpacked and packed again: in a folder, with what a Mac adds."""
    files = {f"GBO/{name}": body for name, body in members(archived).items()}
    files["__MACOSX/GBO/data/._datapackage.json"] = b"\0"
    files["__MACOSX/GBO/data/datapackage.json"] = b"\0"
    assert whole(zipped(files)) == whole(archived)


def last(**changed: str) -> Edit:
    return lambda rows: rows[-1].update(changed)


def first(**changed: str) -> Edit:
    return lambda rows: rows[0].update(changed)


def twice(rows: list[dict[str, str]]) -> None:
    rows.append(dict(rows[0]))


WRONG: list[tuple[str, Edit]] = [
    ("organisations", first(name="")),
    ("organisations", first(name="x" * 301)),
    ("organisations", first(circle="buitenkring")),
    ("organisations", first(core_group="misschien")),
    ("organisations", first(id="1e5")),
    ("organisations", first(id="<b>")),
    ("organisations", first(version="een")),
    ("organisations", first(set_at="gisteren")),
    ("organisations", twice),
    ("organisations", lambda rows: rows.clear()),
    ("profiles", lambda rows: rows.clear()),
    ("profiles", first(id="wander")),
    ("persons", first(organisation="nbestaa")),
    ("involvements", first(organisation="nbestaa")),
    ("decisions", first(round="rbestaa")),
    ("decisions", first(item="nbestaa")),
    ("decisions", first(value="nan")),
    ("decisions", first(value="inf")),
    ("rounds", first(state="half open")),
    ("rounds", first(method="dots")),
    ("rounds", first(settings="{")),
    ("rounds", first(settings="[]")),
    ("rounds", first(settings='{"axis": "smaak", "pair": "geen"}')),
    ("rounds", first(audience="maan")),
    ("rounds", first(follows="rbestaa")),
    ("rounds", lambda rows: [row.update(number="1") for row in rows]),
    ("rounds", lambda rows: [row.update(opened_at="", state="open") for row in rows]),
    ("rounds", lambda rows: [row.update(opened_at="2026-03-10T10:00:00") for row in rows]),
    ("round_items", first(position="9")),
    ("round_items", first(position="0")),
    ("round_items", first(label="")),
    ("participants", first(organisation="nbestaa")),
    ("participants", first(kind="robot")),
    ("participants", first(part="baas")),
    ("participants", twice),
    ("assignments", first(item="nbestaa")),
    ("assignments", lambda rows: rows.clear()),
    ("ballots", first(participant="tbestaa")),
    ("ballots", first(number="0")),
    ("ballots", first(cast_at="2026-03-10T10:00:00+00:00")),
    ("ballots", lambda rows: rows.pop()),
    ("ballots", lambda rows: [row.update(superseded="false") for row in rows]),
    ("responses", first(value="6.0")),
    ("responses", first(value="2.5")),
    ("responses", first(value="veel")),
    ("responses", first(axis="power")),
    ("responses", first(axis="smaak")),
    ("responses", first(item="nbestaa")),
    ("responses", first(part="baas")),
    ("responses", first(organisation="")),
    ("responses", first(round="rbestaa")),
    ("responses", twice),
    ("responses", lambda rows: rows.clear()),
]


@pytest.mark.parametrize(("file", "edit"), WRONG, ids=lambda v: v if isinstance(v, str) else "")
def test_everything_is_checked_before_anything_is_stored(
    archived: bytes, file: str, edit: Edit
) -> None:
    assert refused(edited(archived, file, edit))


def test_the_sentence_points_at_the_row(archived: bytes) -> None:
    content = edited(archived, "responses", lambda rows: rows[4].update(axis="smaak"))
    assert refused(content) == "‘responses.csv’, rij 6: dit klopt niet (axis)."


def test_a_header_that_is_not_ours_is_refused(archived: bytes) -> None:
    files = members(archived)
    name = "data/organisations.csv"
    files[name] = files[name].replace(b"name", b"naam", 1)
    assert "organisations.csv" in refused(resealed(files, "organisations"))


def test_text_that_is_no_utf8_is_refused(archived: bytes) -> None:
    files = members(archived)
    files["data/organisations.csv"] += b"\xff\xfe\n"
    assert "organisations.csv" in refused(resealed(files, "organisations"))


def test_an_open_quote_is_refused(archived: bytes) -> None:
    files = members(archived)
    files["data/organisations.csv"] += b'"open\n'
    assert "organisations.csv" in refused(resealed(files, "organisations"))
