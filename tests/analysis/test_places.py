"""Which area is meant when codes or names changed."""

import pytest

from gbo_core.analysis.places import changed_codes, find_place, kind_of_area, old_name
from gbo_core.field import entries


def test_the_mergers_are_all_there() -> None:
    counted = {year: [0, 0] for year in (2019, 2025)}
    for merger in entries("mergers"):
        counted[merger.data["since"]][0] += 1
        counted[merger.data["since"]][1] += len(merger.data["parts"])
    assert counted == {2019: [7, 15], 2025: [13, 28]}
    codes = [part["nis"] for merger in entries("mergers") for part in merger.data["parts"]]
    assert len(set(codes)) == len(codes)


def test_a_code_that_is_known_is_enough() -> None:
    found = find_place({"98001": "Lindermeer"}, "98001", "anders gespeld")
    assert (found.place, found.how, found.finding) == ("98001", "code", None)


def test_by_name_where_the_code_fails_and_it_says_so() -> None:
    found = find_place({"98001": "Lindermeer"}, "97001", "lindermeer")
    assert (found.place, found.how) == ("98001", "name")
    assert found.finding
    assert found.finding.sentence % found.finding.data == (
        "De code 97001 staat er niet in. lindermeer is op naam gevonden: 98001."
    )


def test_a_source_with_names_only_needs_no_warning() -> None:
    found = find_place({"Lindermeer": "Lindermeer"}, "98001", "Lindermeer")
    assert (found.place, found.how, found.finding) == ("Lindermeer", "name", None)


def test_one_that_kept_its_name_in_a_merger_is_another_area() -> None:
    found = find_place({"46029": "Lokeren"}, "46014", "Lokeren")
    assert (found.place, found.how) == ("46029", "name")
    assert found.finding
    assert "door de fusie van 2025" in found.finding.sentence % found.finding.data


@pytest.mark.parametrize(
    ("known", "code", "name", "expected"),
    [
        ({"44088": "Merelbeke-Melle"}, "44040", "Melle", "44088"),
        ({"Merelbeke-Melle": "Merelbeke-Melle"}, "", "Melle", "Merelbeke-Melle"),
        ({"44043": "Merelbeke", "44040": "Melle"}, "44088", "Merelbeke-Melle", "44043"),
        ({"44085": "Lievegem"}, "44080", "Zomergem", "44085"),
    ],
)
def test_into_and_out_of_a_merger(
    known: dict[str, str], code: str, name: str, expected: str
) -> None:
    found = find_place(known, code, name)
    assert (found.place, found.how) == (expected, "merger")
    assert found.finding
    assert "dat is niet hetzelfde gebied" in found.finding.sentence % found.finding.data


def test_what_is_nowhere_is_not_guessed() -> None:
    assert find_place({"98001": "Lindermeer"}, "97001", "Elders").place == ""


def test_old_and_new_codes_side_by_side() -> None:
    assert [each.label() for each in changed_codes(["46029", "46014"])] == ["Lokeren"]
    assert changed_codes(["46029", "98001", "11002"]) == []
    assert old_name("73083") == "Tongeren"


@pytest.mark.parametrize(
    ("level", "code", "name", "kind"),
    [
        ("gemeente2024", "98001", "Lindermeer", "gemeente"),
        ("", "98001", "Lindermeer", "gemeente"),
        ("", "Lindermeer", "Lindermeer", "gemeente"),
        ("", "02000", "Vlaams Gewest", "gewest"),
        ("", "Provincie Limburg", "Provincie Limburg", "provincie"),
        ("", "11001A00-", "Kern", "wijk"),
        ("wijk", "x1", "Kern", "wijk"),
    ],
)
def test_the_kind_of_an_area(level: str, code: str, name: str, kind: str) -> None:
    assert kind_of_area(level, code, name) == kind
