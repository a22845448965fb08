"""Attempts to find out from the export for a researcher who said what."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

import pytest

from gbo_core.live import ballots, counting, joining, participants, rounds
from gbo_core.live.joining import Joining
from gbo_core.model.round import Audience, Round, Visibility
from tests.exchange.filled import Filled, answers, bring, described, members, research_of, table
from tests.region import Region

Rows = list[dict[str, str]]
NEW_ID = re.compile(r"t[b-df-hjkmnp-tv-xz2-9]{11}")


def of_round(filled: Filled, name: str, content: bytes | None = None) -> Rows:
    asked = filled.rounds[name].id
    rows = table(content or filled.research(), "responses")
    return [row for row in rows if row["round"] == asked]


def voted(region: Region, people: list[str], given: Any, **more: Any) -> Round:
    """A revealed scale round; `given` is person's place → value, the same for every item."""
    asked = region.open("scale", **more)
    for place, who in enumerate(people):
        items = more.get("items") or asked.items
        region.cast(asked, who, {item.id: {"legitimacy": given(place)} for item in items})
    return region.step(asked, "close", "reveal")


def test_ids_look_like_ours_and_are_longer(filled: Filled) -> None:
    assert all(NEW_ID.fullmatch(row["id"]) for row in table(filled.research(), "participants"))


def test_an_unnamed_round_has_no_organisation_time_or_version(filled: Filled) -> None:
    for name in ("first", "second", "pick", "sampled", "core"):
        rows = of_round(filled, name)
        assert rows
        assert {row["organisation"] for row in rows} == {""}
        assert {row["cast_at"] for row in rows} == {""}
        assert {row["superseded"] for row in rows} == {"false"}


def test_names_stand_only_where_the_round_showed_them(filled: Filled) -> None:
    content = filled.research()
    named = {row["participant"] for row in of_round(filled, "named", content)}
    people = table(content, "participants")
    told = {row["id"] for row in people if row["name"]}
    assert told < named
    assert len(named - told) == 1  # who gave no name
    assert {row["organisation"] for row in people if row["id"] in named} >= {
        filled.region.organisation("CGG Noord")
    }


def test_nobody_has_the_same_id_in_two_rounds(filled: Filled) -> None:
    """But for a second round, that is there to show what moved."""
    content = filled.research()
    ids = {
        name: {row["participant"] for row in of_round(filled, name, content)}
        for name in ("first", "second", "organisation", "named", "pick", "sampled", "core")
    }
    assert ids["first"] == ids["second"]
    rest = [who for name, here in ids.items() if name != "second" for who in here]
    assert len(rest) == len(set(rest))


def test_a_second_round_shown_with_names_does_not_name_the_first(region: Region) -> None:
    people = [region.join("CGG Noord", name=f"Naam {n}") for n in range(8)]
    first = voted(region, people, lambda place: float(place % 5 + 1))
    drafted = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    _open_as(region, drafted, visibility=Visibility.NAMED)
    second = _vote(region, drafted.id, people)
    content = Filled(region).research()
    rows = table(content, "responses")
    ids = [{r["participant"] for r in rows if r["round"] == one} for one in (first.id, second.id)]
    assert not ids[0] & ids[1]
    assert all(ids)


def test_a_second_round_for_a_smaller_group_does_not_single_out_the_others(region: Region) -> None:
    """The same ids would tell who of the first round was outside the group: one person here."""
    people = [region.join("OCMW Zandhove") for _ in range(6)] + [region.join("CGG Noord")]
    first = voted(region, people, lambda place: float(place % 5 + 1))
    drafted = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    _open_as(region, drafted, audience=Audience("core"))
    second = _vote(region, drafted.id, people[:6])
    rows = table(Filled(region).research(), "responses")
    ids = [{r["participant"] for r in rows if r["round"] == one} for one in (first.id, second.id)]
    assert [len(one) for one in ids] == [7, 6]
    assert not ids[0] & ids[1]


def _open_as(region: Region, drafted: Round, **changed: Any) -> None:
    wanted = replace(drafted, **changed)
    region.store.write(rounds.redraft, region.workshop, wanted, by="An")
    region.step(drafted, "open")


def _vote(region: Region, asked: str, people: list[str]) -> Round:
    now = region.store.read(rounds.get, region.workshop, asked)
    for place, who in enumerate(people):
        region.cast(now, who, answers(now, list(now.item_ids()), place))
    return region.step(now, "close", "reveal")


def test_rows_do_not_stand_in_the_order_of_joining_or_voting(filled: Filled) -> None:
    """The order in the file is that of the new ids, and those come from a key."""
    content = filled.research()
    for name in ("first", "pick"):
        order = [row["participant"] for row in of_round(filled, name, content)]
        assert order == sorted(order)
    rows = of_round(filled, "first", content)
    before = filled.region.store.read(
        ballots.load, filled.region.workshop, filled.rounds["first"].id
    )
    ours = {cast.participant: cast.answers for cast in before}
    joined = [_fingerprint(ours[who]) for who in filled.people]
    theirs: dict[str, dict[str, dict[str, float | None]]] = defaultdict(dict)
    for row in rows:
        value = float(row["value"]) if row["value"] else None
        theirs[row["participant"]].setdefault(row["item"], {})[row["axis"]] = value
    shown = [_fingerprint(given) for given in theirs.values()]
    assert sorted(shown) == sorted(joined)
    assert shown not in (joined, joined[::-1], sorted(joined))


def _fingerprint(given: Any) -> str:
    return str(sorted((item, sorted(on.items())) for item, on in given.items()))


def test_an_organisation_is_that_of_when_the_round_closed(filled: Filled) -> None:
    """Whoever says later to come from elsewhere takes no earlier answer along."""
    region = filled.region
    before = sorted(row["organisation"] for row in of_round(filled, "organisation"))
    elsewhere = Joining(region.workshop, region.organisation("CGG Noord"))
    for who in filled.people[:12]:
        region.store.write(joining.correct, who, elsewhere)
    assert sorted(row["organisation"] for row in of_round(filled, "organisation")) == before


def test_every_export_has_other_ids(filled: Filled) -> None:
    """Two exports of different days, or of a copy, cannot be joined by them."""
    store = filled.region.store
    made = bring(store, filled.archive())
    exports = [filled.research(), filled.research(), research_of(store, made)]
    ids = [{row["id"] for row in table(content, "participants")} for content in exports]
    assert not ids[0] & ids[1]
    assert not ids[2] & (ids[0] | ids[1])
    assert len({len(one) for one in ids}) == 1


@pytest.mark.parametrize("visibility", [Visibility.ORGANISATION, Visibility.NAMED])
def test_a_ballot_without_a_name_is_not_found_by_one_that_shows_who(
    region: Region, visibility: Visibility
) -> None:
    """Whoever answered nearly the same both times would show what they said unseen besides."""
    people = [region.join() for _ in range(8)]
    unnamed = voted(region, people, lambda place: float(place % 4 + 1))
    other = voted(region, people, lambda place: float(place % 3 + 1), items=region.items()[:1])
    items = region.items()[1:]
    shown = region.open("scale", items=items, visibility=visibility)  # not seen by the room yet
    rows = table(Filled(region).research(), "responses")
    ids = {
        asked.id: Counter(row["participant"] for row in rows if row["round"] == asked.id)
        for asked in (unnamed, other, shown)
    }
    assert set(ids[unnamed.id].values()) == {1}
    assert len(ids[unnamed.id]) == 8 * len(unnamed.items)
    assert (len(ids[other.id]), len(ids[shown.id])) == (8, 0)


def test_a_dealt_out_ballot_does_not_point_at_its_organisation(region: Region) -> None:
    """With five of six items each, the missing one would be one's own."""
    names = sorted(region.organisations)
    people = [region.join(name) for name in names for _ in range(3)]
    asked = region.open("scale", share=5)
    for place, who in enumerate(people):
        own = region.organisations[names[place // 3]]
        given = {
            item: {"legitimacy": float(place % 5 + 1)} for item in asked.item_ids() if item != own
        }
        region.cast(asked, who, given)
    region.step(asked, "close", "reveal")
    content = Filled(region).research()
    items = Counter(row["participant"] for row in table(content, "responses"))
    assert set(items.values()) == {1}
    assert "data/assignments.csv" not in members(content)
    assert len(items) == 18 * 5


def test_an_organisation_shows_its_answers_and_not_who_gave_which(filled: Filled) -> None:
    rows = of_round(filled, "organisation")
    assert set(Counter((r["participant"], r["axis"]) for r in rows).values()) == {1}
    assert {row["part"] for row in rows} == {""}
    asked = filled.rounds["organisation"]
    shown = filled.region.store.read(counting.result, asked.workshop, asked.id)
    names = {id_: name for name, id_ in filled.region.organisations.items()}
    for item in shown.items:
        here = [row for row in rows if row["item"] == item.item.id]
        by_voter: dict[str, tuple[str, dict[str, float | None]]] = {}
        for row in here:
            value = float(row["value"]) if row["value"] else None
            name = names.get(row["organisation"], "")
            by_voter.setdefault(row["participant"], (name, {}))[1][row["axis"]] = value
        told = Counter(str((n, sorted(v.items()))) for n, v in by_voter.values() if n)
        seen = Counter(str((n, sorted(v.items()))) for n, v in item.named if n in names.values())
        assert told == seen


def test_an_organisation_that_only_a_participant_named_is_left_empty(filled: Filled) -> None:
    rows = of_round(filled, "organisation")
    assert "" in {row["organisation"] for row in rows}


def test_from_where_somebody_speaks_is_not_told(region: Region) -> None:
    """Which parts may be told changes as people are erased; two files together left the last."""
    people = [region.join(part="field") for _ in range(8)]
    people += [region.join(part="policy") for _ in range(8)]
    voted(region, people, lambda place: float(place % 4 + 1))
    voted(region, people, lambda place: float(place % 4 + 1), visibility=Visibility.ORGANISATION)
    content = Filled(region).research()
    assert {row["part"] for row in table(content, "responses")} == {""}
    assert "part" not in table(content, "participants")[0]


def test_a_latecomer_is_one_of_at_least_five(region: Region) -> None:
    """An id that stood in the second round only was theirs, with all they answered."""
    people = [region.join() for _ in range(15)]
    first = voted(region, people, lambda place: float(place % 5 + 1))
    drafted = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(drafted, "open")
    second = _vote(region, drafted.id, [*people, region.join()])
    rows = table(Filled(region).research(), "responses")
    before, after = (
        {row["participant"] for row in rows if row["round"] == asked.id}
        for asked in (first, second)
    )
    assert (len(before), len(after)) == (15, 16)
    assert (len(before - after), len(after - before)) == (5, 6)


def test_it_says_what_it_leaves_out(filled: Filled) -> None:
    said = described(filled.research())
    assert said["name"] == "gbo-werktafel-research"
    assert "twee of drie antwoorden die iemand luidop zei" in said["description"]
    assert "minstens vijf" in said["description"]
    assert "nieuw voor elk item" in said["description"]


def test_what_is_left_counts_as_it_did_on_the_screen(filled: Filled) -> None:
    content = filled.research()
    for name in ("first", "pick", "sampled", "core", "named"):
        asked = filled.rounds[name]
        shown = filled.region.store.read(counting.result, asked.workshop, asked.id)
        rows = of_round(filled, name, content)
        for item in shown.items:
            for axis, outcome in item.axes.items():
                here = [r for r in rows if (r["item"], r["axis"]) == (item.item.id, axis)]
                values = sorted(float(row["value"]) for row in here if row["value"])
                assert tuple(values) == outcome.values


def test_people_who_answered_nothing_are_not_counted(region: Region) -> None:
    people = [region.join("CGG Noord") for _ in range(6)]
    region.join("OCMW Zandhove")
    voted(region, people, lambda place: float(place % 5 + 1))
    assert len(table(Filled(region).research(), "participants")) == 6
    assert len(region.store.read(participants.load, region.workshop)) == 7
