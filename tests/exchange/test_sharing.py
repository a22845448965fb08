"""Attempts to find out from the export for sharing who said what."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from typing import Any

import pytest

from gbo_core.exchange import bring_in, package
from gbo_core.live import ballots, notes, participants, results, rounds, takeover, wall
from gbo_core.live.methods import method_of
from gbo_core.live.takeover import Choice
from gbo_core.model import Organisation, Person
from gbo_core.model.round import Audience, Round, Visibility
from gbo_core.store import records
from tests.exchange.filled import Filled, answers, described, members, table
from tests.live.test_notes import arrive, asking, judge, send
from tests.region import Region

Rows = list[dict[str, str]]
NEW_ID = re.compile(r"t[b-df-hjkmnp-tv-xz2-9]{11}")


def of_round(filled: Filled, name: str, content: bytes | None = None) -> Rows:
    asked = filled.rounds[name].id
    rows = table(content or filled.share(), "responses")
    return [row for row in rows if row["round"] == asked]


def voted(region: Region, people: list[str], given: Any, **more: Any) -> Round:
    """A revealed scale round; `given` is person's place → value, the same for every item."""
    asked = region.open("scale", **more)
    for place, who in enumerate(people):
        items = more.get("items") or asked.items
        region.cast(asked, who, {item.id: {"legitimacy": given(place)} for item in items})
    return region.step(asked, "close", "reveal")


def test_no_old_id_of_a_person_or_ballot_is_anywhere(filled: Filled) -> None:
    store, workshop = filled.region.store, filled.region.workshop
    secrets = set(filled.people)
    secrets |= {cast.ballot for cast in store.read(ballots.load, workshop) if len(cast.ballot) > 3}
    secrets |= {p.id for p in store.read(records.load, Person, workshop, removed=True)}
    for name, body in members(filled.share()).items():
        if not name.endswith(".xlsx"):
            assert not {secret for secret in secrets if secret.encode() in body}, name
    assert all(NEW_ID.fullmatch(row["id"]) for row in table(filled.share(), "participants"))


def test_an_unnamed_round_has_no_organisation_time_or_version(filled: Filled) -> None:
    for name in ("first", "second", "pick", "sampled", "core"):
        rows = of_round(filled, name)
        assert rows
        assert {row["organisation"] for row in rows} == {""}
        assert {row["cast_at"] for row in rows} == {""}
        assert {row["superseded"] for row in rows} == {"false"}


def test_names_stand_only_where_the_round_showed_them(filled: Filled) -> None:
    content = filled.share()
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
    content = filled.share()
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
    content = Filled(region).share()
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
    rows = table(Filled(region).share(), "responses")
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
    content = filled.share()
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


def test_another_key_gives_other_ids_and_the_same_key_the_same(
    filled: Filled, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = []
    for key in ("een", "twee", "een"):
        monkeypatch.setenv("GBO_SECRET_KEY", key)
        ids.append({row["id"] for row in table(filled.share(), "participants")})
    assert ids[0] == ids[2]
    assert not ids[0] & ids[1]


def test_a_copy_of_the_workshop_has_other_ids(filled: Filled) -> None:
    store = filled.region.store
    made = store.write(bring_in.bring_in, filled.archive(), None)
    copied = table(store.read(package.share, made), "participants")
    ours = {row["id"] for row in table(filled.share(), "participants")}
    assert not {row["id"] for row in copied} & ours


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
    content = Filled(region).share()
    items = Counter(row["participant"] for row in table(content, "responses"))
    assert set(items.values()) == {1}
    assert "data/assignments.csv" not in members(content)
    assert len(items) == 18 * 5


def test_an_organisation_shows_its_answers_and_not_who_gave_which(filled: Filled) -> None:
    rows = of_round(filled, "organisation")
    assert set(Counter((r["participant"], r["axis"]) for r in rows).values()) == {1}
    assert {row["part"] for row in rows} == {""}
    asked = filled.rounds["organisation"]
    shown = filled.region.store.read(results.result, asked.workshop, asked.id)
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


def test_what_a_participant_called_their_organisation_is_not_told(filled: Filled) -> None:
    for content in members(filled.share()).values():
        assert b"Jozef" not in content
    rows = of_round(filled, "organisation")
    assert "" in {row["organisation"] for row in rows}


def test_a_rare_part_is_told_nowhere(filled: Filled) -> None:
    """Four with lived experience and one of another kind sat among twenty-five."""
    parts = Counter(row["part"] for row in table(filled.share(), "responses"))
    assert not {"lived", "other"} & set(parts)


def test_a_part_is_told_when_it_gives_nobody_away(region: Region) -> None:
    people = [region.join(part="field") for _ in range(8)]
    people += [region.join(part="policy") for _ in range(8)]
    voted(region, people, lambda place: float(place % 4 + 1))
    parts = Counter(row["part"] for row in table(Filled(region).share(), "participants"))
    assert parts == {"field": 8, "policy": 8}


def test_a_unanimous_part_is_not_told(region: Region) -> None:
    people = [region.join(part="field") for _ in range(8)]
    people += [region.join(part="policy") for _ in range(8)]
    voted(region, people, lambda place: 5.0 if place < 8 else float(place % 4 + 1))
    assert {row["part"] for row in table(Filled(region).share(), "participants")} == {""}


def test_a_part_hidden_in_the_second_round_is_hidden_in_the_first(region: Region) -> None:
    people = [region.join(part="field") for _ in range(8)]
    people += [region.join(part="policy") for _ in range(8)]
    first = voted(region, people, lambda place: float(place % 4 + 1))
    drafted = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(drafted, "open")
    _vote(region, drafted.id, people[:4] + people[8:])
    assert {row["part"] for row in table(Filled(region).share(), "responses")} == {""}


def test_what_was_not_revealed_is_not_there(filled: Filled) -> None:
    content = filled.share()
    here = {row["id"] for row in table(content, "rounds")}
    hidden = {filled.rounds[name].id for name in ("open", "closed", "draft", "aside")}
    assert not here & hidden
    assert not {row["round"] for row in table(content, "responses")} & hidden
    assert not {row["round"] for row in table(content, "round_items")} & hidden


def test_a_round_with_few_votes_keeps_them(region: Region) -> None:
    """Of an unnamed round with four ballots only the question goes out, and what was decided.

    What was decided as voted would tell the vote.
    """
    people = [region.join("CGG Noord") for _ in range(4)]
    asked = voted(region, people, lambda place: float(place + 1))
    first, *others = asked.item_ids()
    own = dict.fromkeys(method_of(asked.method).axes(asked.settings), 4.5)
    choices = [
        Choice(first, "otherwise", own, "Kent ons niet."),
        *(Choice(item, "voted") for item in others),
    ]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")
    content = Filled(region).share()
    assert [row["id"] for row in table(content, "rounds")] == [asked.id]
    assert table(content, "responses") == []
    assert {row["voted"] for row in table(content, "decisions")} == {""}
    values = {row["item"]: row["value"] for row in table(content, "decisions")}
    assert values == {first: "4.5", **dict.fromkeys(others, "")}
    assert "is ‘Zoals gestemd’ leeg" in described(content)["description"]


def test_a_revealed_round_that_follows_a_hidden_one_does_not_show_it(region: Region) -> None:
    people = [region.join() for _ in range(6)]
    asked = region.open("scale")
    region.step(asked, "close")
    drafted = region.store.write(rounds.again, region.workshop, asked.id, follows=False, by="An")
    region.step(drafted, "open")
    _vote(region, drafted.id, people)
    content = Filled(region).share()
    assert [row["reopens"] for row in table(content, "rounds")] == [""]
    assert asked.id.encode() not in b"".join(members(content).values())


def test_nothing_about_who_typed_or_joined_is_told(filled: Filled) -> None:
    content = filled.share()
    columns = {
        column
        for resource in ("decisions", "organisations", "rounds", "participants", "involvements")
        for column in members(content)[f"data/{resource}.csv"].decode().split("\n")[0].split(",")
    }
    told_to_nobody = {"set_by", "set_at", "made_by", "made_at", "joined_at", "language", "table"}
    assert not columns & told_to_nobody
    assert not columns & {"note", "proposed", "opened_at", "closed_at", "revealed_at", "owner"}
    assert "data/persons.csv" not in members(content)
    assert "data/ballots.csv" not in members(content)


def test_no_moment_stands_anywhere(filled: Filled) -> None:
    for name, body in members(filled.share()).items():
        if name.endswith(".csv"):
            assert not re.search(rb"\d\d:\d\d", body), name


def test_the_excel_files_tell_no_more_than_the_tidy_ones(filled: Filled) -> None:
    files = members(filled.share())
    tidy = {name[5:] for name in files if name.startswith("data/") and name.endswith(".csv")}
    assert {name[6:] for name in files if name.startswith("excel/")} == tidy | {
        "gbo-werktafel.xlsx"
    }


def test_it_says_what_it_leaves_out(filled: Filled) -> None:
    said = described(filled.share())
    assert said["name"] == "gbo-werktafel-share"
    assert "minstens vijf" in said["description"]
    assert "nieuw voor elk item" in said["description"]


def test_what_is_left_counts_as_it_did_on_the_screen(filled: Filled) -> None:
    content = filled.share()
    for name in ("first", "pick", "sampled", "core", "named"):
        asked = filled.rounds[name]
        shown = filled.region.store.read(results.result, asked.workshop, asked.id)
        rows = of_round(filled, name, content)
        for item in shown.items:
            for axis, outcome in item.axes.items():
                here = [r for r in rows if (r["item"], r["axis"]) == (item.item.id, axis)]
                values = sorted(float(row["value"]) for row in here if row["value"])
                assert tuple(values) == outcome.values


def test_removed_records_stay_behind(filled: Filled) -> None:
    region = filled.region
    gone = Organisation.make(name="Dubbel ingevoerd")
    region.store.write(records.add, region.workshop, gone, by="An")
    region.store.write(records.remove, region.workshop, Organisation, gone.id, by="An")
    assert b"Dubbel ingevoerd" not in b"".join(members(filled.share()).values())
    assert b"Dubbel ingevoerd" in members(filled.archive())["data/organisations.csv"]


def test_people_who_answered_nothing_are_not_counted(region: Region) -> None:
    people = [region.join("CGG Noord") for _ in range(6)]
    region.join("OCMW Zandhove")
    voted(region, people, lambda place: float(place % 5 + 1))
    assert len(table(Filled(region).share(), "participants")) == 6
    assert len(region.store.read(participants.load, region.workshop)) == 7


def test_notes_go_out_without_who_wrote_or_supported_them(region: Region) -> None:
    """Only what the room saw: a note that was held back may name somebody."""
    asked = asking(region)
    writer, reader = region.join("CAW De Brug"), region.join("OCMW Zandhove")
    shown = send(region, asked, writer, "De bus rijdt niet meer")
    judge(region, shown, state="shown")
    judge(region, send(region, asked, writer, "Over mevrouw Geheim"), state="held")
    send(region, asked, writer, "Nog niet gelezen, van Geheim")
    arrive(region, notes.Support(region.workshop, asked.id, reader, shown))
    hidden = asking(region)
    judge(region, send(region, hidden, writer, "Van een ronde die Geheim bleef"))
    region.step(asked, "close", "reveal")
    content = region.store.read(package.share, region.workshop, "nl")
    assert [(row["first"], row["supporters"]) for row in table(content, "notes")] == [
        ("De bus rijdt niet meer", "1")
    ]
    for name, body in members(content).items():
        if not name.endswith(".xlsx"):
            assert not [s for s in (writer, reader, "Geheim") if s.encode() in body], name


def test_an_archive_gives_notes_back_with_their_writers_and_support(region: Region) -> None:
    asked = asking(region)
    writer, reader = region.join(), region.join()
    sent = send(region, asked, writer, "De bus rijdt niet meer")
    judge(region, sent)
    arrive(region, notes.Support(region.workshop, asked.id, reader, sent))
    first = region.store.read(package.archive, region.workshop, "nl")
    copy = region.store.write(bring_in.bring_in, first, region.facilitator)
    assert region.store.read(package.archive, copy, "nl") == first
    (card,) = region.store.read(wall.load, copy, asked.id).cards
    assert (card.notes[0].participant, card.supporters) == (writer, 1)
