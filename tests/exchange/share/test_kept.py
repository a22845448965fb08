"""What both exports for sharing keep back, whoever they are for."""

import re
from collections.abc import Callable

import pytest

from gbo_core.exchange.archive.unpack import BadArchive
from gbo_core.live import ballots, notes, rounds, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.takeover import Choice
from gbo_core.model import Organisation, Person
from gbo_core.store import records
from tests.exchange.filled import (
    Filled,
    described,
    members,
    research_of,
    share_of,
    table,
    whole,
)
from tests.live.test_notes import arrive, asking, judge, send
from tests.region import Region

Export = Callable[[Region], bytes]


@pytest.fixture(params=[share_of, research_of], ids=["share", "research"])
def export(request: pytest.FixtureRequest) -> Export:
    """Either export for sharing."""
    return lambda region: request.param(region.store, region.workshop)


def test_no_id_of_a_person_or_ballot_is_anywhere(filled: Filled, export: Export) -> None:
    store, workshop = filled.region.store, filled.region.workshop
    secrets = set(filled.people)
    secrets |= {cast.ballot for cast in store.read(ballots.load, workshop) if len(cast.ballot) > 3}
    secrets |= {p.id for p in store.read(records.load, workshop, Person, removed=True)}
    for name, body in members(export(filled.region)).items():
        if not name.endswith(".xlsx"):
            assert not {secret for secret in secrets if secret.encode() in body}, name


def test_what_a_participant_called_their_organisation_is_not_told(
    filled: Filled, export: Export
) -> None:
    assert b"Jozef" in b"".join(members(filled.archive()).values())
    for content in members(export(filled.region)).values():
        assert b"Jozef" not in content


def test_what_was_not_revealed_is_not_there(filled: Filled, export: Export) -> None:
    content = export(filled.region)
    here = {row["id"] for row in table(content, "rounds")}
    hidden = {filled.rounds[name].id for name in ("open", "closed", "draft", "aside")}
    assert here
    assert not here & hidden
    for name in set(members(content)) & {f"data/{n}.csv" for n in ("responses", "counts", "pairs")}:
        assert not {row["round"] for row in table(content, name[5:-4])} & hidden
    assert not {row["round"] for row in table(content, "round_items")} & hidden


def test_a_round_with_few_votes_keeps_them(region: Region, export: Export) -> None:
    """Of an unnamed round with four ballots only the question goes out, and what was decided.

    What was decided as voted would tell the vote.
    """
    asked = region.open("scale")
    for place in range(4):
        region.rate(asked, region.join("CGG Noord"), float(place + 1))
    region.step(asked, "close", "reveal")
    first, *others = asked.item_ids()
    content = _decided(region, asked.id, first, others, export)
    assert [row["id"] for row in table(content, "rounds")] == [asked.id]
    assert {row["voted"] for row in table(content, "decisions")} == {""}
    values = {row["item"]: row["value"] for row in table(content, "decisions")}
    assert values == {first: "4.5", **dict.fromkeys(others, "")}
    assert "is ‘Zoals gestemd’ leeg" in described(content)["description"]


def _decided(region: Region, asked: str, first: str, others: list[str], export: Export) -> bytes:
    """The export after the group took everything over as voted, but for `first`."""
    now = region.store.read(rounds.get, region.workshop, asked)
    own = dict.fromkeys(method_of(now.method).axes(now.settings), 4.5)
    choices = [
        Choice(first, "otherwise", own, "Kent ons niet."),
        *(Choice(item, "voted") for item in others),
    ]
    region.store.write(takeover.take_over, region.workshop, asked, choices, by="An")
    return export(region)


def test_an_item_with_few_answers_keeps_them_in_a_large_round(
    region: Region, export: Export
) -> None:
    """Nine voted, but on the first item four have an opinion: of one of them it could be all."""
    asked = region.open("scale")
    first, second, *others = asked.item_ids()
    for place in range(9):
        given = {item: {"legitimacy": float(place % 5 + 1)} for item in others}
        given[second] = {"legitimacy": 3.0 if place < 5 else None}
        given[first] = {"legitimacy": 2.0 if place < 4 else None}
        region.cast(asked, region.join(), given)
    region.step(asked, "close", "reveal")
    content = _decided(region, asked.id, others[0], [first, second], export)
    voted = {row["item"]: (row["voted"], row["value"]) for row in table(content, "decisions")}
    assert voted == {first: ("", ""), second: ("3.0", "3.0"), others[0]: ("3.0", "4.5")}
    name = "counts" if "data/counts.csv" in members(content) else "responses"
    assert {row["item"] for row in table(content, name)} == {second, *others}


def test_a_revealed_round_that_follows_a_hidden_one_does_not_show_it(
    region: Region, export: Export
) -> None:
    asked = region.open("scale")
    region.step(asked, "close")
    drafted = region.store.write(rounds.again, region.workshop, asked.id, follows=False, by="An")
    region.step(drafted, "open", "close", "reveal")
    content = export(region)
    assert [row["reopens"] for row in table(content, "rounds")] == [""]
    assert asked.id.encode() not in b"".join(members(content).values())


def test_nothing_about_who_typed_or_joined_is_told(filled: Filled, export: Export) -> None:
    content = export(filled.region)
    columns = {
        column
        for name, body in members(content).items()
        if name.startswith("data/") and name.endswith(".csv")
        for column in body.decode().split("\n")[0].split(",")
    }
    told_to_nobody = {"set_by", "set_at", "made_by", "made_at", "joined_at", "language", "table"}
    assert not columns & told_to_nobody
    assert not columns & {"note", "proposed", "opened_at", "closed_at", "revealed_at", "owner"}
    for name in ("persons", "ballots", "assignments", "supports", "belongings"):
        assert f"data/{name}.csv" not in members(content)


def test_no_moment_stands_anywhere(filled: Filled, export: Export) -> None:
    for name, body in members(export(filled.region)).items():
        if name.endswith(".csv"):
            assert not re.search(rb"\d\d:\d\d", body), name


def test_the_excel_files_tell_no_more_than_the_tidy_ones(filled: Filled, export: Export) -> None:
    files = members(export(filled.region))
    tidy = {name[5:] for name in files if name.startswith("data/") and name.endswith(".csv")}
    assert {name[6:] for name in files if name.startswith("excel/")} == tidy | {
        "gbo-werktafel.xlsx"
    }


def test_removed_records_stay_behind(filled: Filled, export: Export) -> None:
    region = filled.region
    gone = Organisation.make(name="Dubbel ingevoerd")
    region.store.write(records.add, region.workshop, gone, by="An")
    region.store.write(records.remove, region.workshop, Organisation, gone.id, by="An")
    assert b"Dubbel ingevoerd" not in b"".join(members(export(region)).values())
    assert b"Dubbel ingevoerd" in members(filled.archive())["data/organisations.csv"]


def test_notes_go_out_without_who_wrote_or_supported_them(region: Region, export: Export) -> None:
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
    content = export(region)
    assert [(row["first"], row["supporters"]) for row in table(content, "notes")] == [
        ("De bus rijdt niet meer", "1")
    ]
    for name, body in members(content).items():
        if not name.endswith(".xlsx"):
            assert not [s for s in (writer, reader, "Geheim") if s.encode() in body], name


def test_it_does_not_come_back_as_a_workshop(filled: Filled, export: Export) -> None:
    with pytest.raises(BadArchive, match="export om te delen"):
        whole(export(filled.region))
