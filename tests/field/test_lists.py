from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from gbo_core.field import LISTS, Entry, codes, entries, entry
from gbo_core.words import LANGUAGES

NAMES = sorted(path.stem for path in LISTS.glob("*.toml"))
EVERY = [(name, each) for name in NAMES for each in entries(name)]


def texts(each: Entry) -> Iterator[Mapping[str, str]]:
    yield each.labels
    if each.hints:
        yield each.hints
    yield from (value for value in each.data.values() if isinstance(value, Mapping))


@pytest.mark.parametrize(("name", "each"), EVERY, ids=lambda part: getattr(part, "code", part))
def test_every_text_stands_there_in_the_three_languages(name: str, each: Entry) -> None:
    for text in texts(each):
        assert set(text) == set(LANGUAGES), f"{name}: {each.code}"
        assert all(words.strip() == words != "" for words in text.values())


@pytest.mark.parametrize("name", NAMES)
def test_codes_are_unique_and_no_spreadsheet_changes_them(name: str) -> None:
    listed = [each.code for each in entries(name)]
    assert len(set(listed)) == len(listed)
    for code in listed:
        assert code[0].isalpha()
        assert code.isascii()
        assert code == code.lower()
        assert code not in {"true", "false"}


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_choices_of_a_list_read_the_same(name: str, language: str) -> None:
    labels = [each.label(language) for each in entries(name)]
    assert len(set(labels)) == len(labels)


def test_a_language_that_we_lack_reads_dutch() -> None:
    assert entry("circles", "core").label("de") == "Kernactor"
    assert entry("parts", "other").hint("en") == ""
    assert entry("axes", "seat").words("question", "en") == "Who belongs at the table?"


def test_what_is_not_in_a_list() -> None:
    assert codes("") == frozenset()
    assert codes("stances") == {"voted", "otherwise", "open"}
    with pytest.raises(KeyError):
        entry("circles", "nowhere")
    with pytest.raises(FileNotFoundError):
        entries("nothing")


def values(name: str, key: str) -> list[Any]:
    return [each.data[key] for each in entries(name)]


def test_the_lists_point_at_each_other() -> None:
    assert set(values("actors", "circle")) <= codes("circles")
    assert set(values("actors", "sector")) <= codes("sectors")
    assert set(values("pairs", "x") + values("pairs", "y")) <= codes("axes")
    assert set(values("quadrants", "pair")) == codes("pairs")
    levels = {each.data["level"] for each in entries("quadrants") if "level" in each.data}
    assert levels <= codes("ladder")
    assert set(values("confrontations", "inside") + values("confrontations", "outside")) == codes(
        "swot"
    )


def test_every_sector_has_an_actor() -> None:
    assert set(values("actors", "sector")) == codes("sectors")


def test_only_the_core_partners_are_in_the_core_circle() -> None:
    in_circle = {each.code for each in entries("actors") if each.data["circle"] == "core"}
    with_role = {each.code for each in entries("actors") if "core" in each.data}
    assert in_circle == with_role
    roles = {each.data["core"] for each in entries("actors") if "core" in each.data}
    assert roles == {"ocmw", "caw", "dmw"}


def test_each_health_fund_is_a_partner_of_its_own() -> None:
    assert sum(each.data.get("core") == "dmw" for each in entries("actors")) == 6


def test_the_ladder_rises_one_step_at_a_time() -> None:
    assert values("ladder", "rank") == [1, 2, 3, 4, 5]
    assert all(len(sign) == 1 for sign in values("ladder", "sign"))
    assert len(set(values("ladder", "sign"))) == 5


@pytest.mark.parametrize("pair", ["contribution_necessity", "power_interest", "impact_uncertainty"])
def test_each_pair_has_its_four_corners(pair: str) -> None:
    corners = {
        (each.data["x"], each.data["y"])
        for each in entries("quadrants")
        if each.data["pair"] == pair
    }
    assert corners == {("low", "low"), ("low", "high"), ("high", "low"), ("high", "high")}


def test_power_and_interest_are_for_the_core_group_only() -> None:
    assert entry("pairs", "power_interest").data["audience"] == "core"
    assert entry("pairs", "contribution_necessity").data["audience"] == "everyone"


def test_little_power_and_much_interest_is_to_be_strengthened() -> None:
    weak = [each for each in entries("quadrants") if each.data.get("strengthen")]
    assert [each.code for each in weak] == ["empower"]
    assert weak[0].data["level"] != "inform"
    assert "versterk" in weak[0].words("warning")


def test_scales_and_taps() -> None:
    kinds = {each.code: each.data["kind"] for each in entries("axes")}
    assert {code for code, kind in kinds.items() if kind == "yes"} == {"seat", "talk", "discuss"}
    assert {code for code, kind in kinds.items() if kind == "dots"} == {"priority"}
    assert set(kinds.values()) == {"yes", "scale", "dots"}


def test_the_risky_class_has_no_frightening_name() -> None:
    assert entry("salience", "dangerous").label() == "Riskant"
