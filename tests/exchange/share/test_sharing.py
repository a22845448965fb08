"""What partners get: how often each answer was given."""

from collections import Counter

import pytest

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.exchange.share import told
from gbo_core.live import counting
from gbo_core.model.round import Visibility
from tests.exchange.filled import Filled, described, members, table
from tests.region import Region

UNNAMED = Visibility.UNNAMED


def test_there_are_no_ballots_and_no_ids_of_participants(filled: Filled) -> None:
    files = members(filled.share())
    for name in ("participants", "responses", "ballots", "assignments", "supports"):
        assert f"data/{name}.csv" not in files
    for resource in described(filled.share())["resources"]:
        columns = {each["name"] for each in resource["schema"]["fields"]}
        assert not columns & {"participant", "part"}, resource["name"]


def test_the_counts_are_those_of_the_screens(filled: Filled) -> None:
    rows = table(filled.share(), "counts")
    for name in ("first", "second", "pick", "sampled", "core", "organisation", "named"):
        asked = filled.rounds[name]
        shown = filled.region.store.read(counting.result, asked.workshop, asked.id)
        for item in shown.items:
            for axis, outcome in item.axes.items():
                key = (asked.id, item.item.id, axis)
                here = [r for r in rows if (r["round"], r["item"], r["axis"]) == key]
                counted = Counter[str]()
                for row in here:
                    counted[row["value"]] += int(row["n"])
                seen = Counter(str(value) for value in outcome.values)
                seen[""] = outcome.no_opinion
                # Who is dealt what is drawn: an item may have fewer answers than may be told.
                may_tell = len(outcome.values) >= SMALLEST_GROUP or asked.visibility is not UNNAMED
                assert counted == (+seen if may_tell else Counter())


def test_the_organisation_stands_only_where_the_round_showed_it(filled: Filled) -> None:
    content = filled.share()
    for name in ("counts", "pairs"):
        shown_in = {row["round"] for row in table(content, name) if row["organisation"]}
        shown = {filled.rounds["organisation"].id}
        assert shown_in == (shown | {filled.rounds["named"].id} if name == "counts" else shown)


def test_nobody_is_named_also_where_the_round_showed_names(filled: Filled) -> None:
    for name, body in members(filled.share()).items():
        assert b"Deelnemer 1" not in body, name
    assert b"Deelnemer 1" in members(filled.research())["data/participants.csv"]


def test_pairs_are_those_of_whole_answers(region: Region) -> None:
    """Twelve people on two axes, half of them at each end: nobody stands alone."""
    asked = region.open("grid")
    for place in range(12):
        region.rate(asked, region.join(), float(1 + place % 2 * 4), float(4 + place // 6))
    region.step(asked, "close", "reveal")
    item = asked.item_ids()[0]
    rows = [row for row in table(Filled(region).share(), "pairs") if row["item"] == item]
    assert [(r["x_from"], r["x_to"], r["y_from"], r["y_to"], r["n"]) for r in rows] == [
        ("1.0", "1.0", "4.0", "4.0", "3"),
        ("1.0", "1.0", "5.0", "5.0", "3"),
        ("5.0", "5.0", "4.0", "4.0", "3"),
        ("5.0", "5.0", "5.0", "5.0", "3"),
    ]
    assert {(row["x"], row["y"]) for row in rows} == {("contribution", "necessity")}


def test_whoever_stands_alone_on_one_axis_does_not_tell_the_other(region: Region) -> None:
    asked = region.open("grid")
    region.rate(asked, region.join(), 1.0, 1.0)
    for place in range(12):
        region.rate(asked, region.join(), float(2 + place % 4), float(1 + place % 3))
    region.step(asked, "close", "reveal")
    rows = table(Filled(region).share(), "pairs")
    assert rows
    assert not [row for row in rows if row["x_from"] == row["x_to"] == "1.0"]


def test_an_organisation_that_showed_its_answers_has_its_pairs(region: Region) -> None:
    asked = region.open("grid", visibility=Visibility.ORGANISATION)
    region.rate(asked, region.join("CGG Noord"), 2.0, None)
    region.step(asked, "close", "reveal")
    row = table(Filled(region).share(), "pairs")[0]
    assert row["organisation"] == region.organisation("CGG Noord")
    assert [row[name] for name in ("x_from", "x_to", "y_from", "y_to", "n")] == [
        *("2.0", "2.0", "", ""),
        "1",
    ]


def test_answers_that_are_too_many_to_keep_are_read_again(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = filled.share()
    monkeypatch.setattr(told, "_MOST_KNOWN", 100)
    assert filled.share() == kept


def test_it_says_what_it_leaves_out(filled: Filled) -> None:
    said = described(filled.share())
    assert said["name"] == "gbo-werktafel-share"
    assert "nooit alles wat één iemand antwoordde" in said["description"]
    assert "minstens vijf" in said["description"]
