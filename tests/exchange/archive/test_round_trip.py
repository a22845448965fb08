"""What goes out comes back the same."""

from collections import Counter
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gbo_core.exchange.archive import bring_in
from gbo_core.live import ballots, counting, notes, participants, rounds, wall
from gbo_core.model import Decision, Organisation, Person
from gbo_core.model.fields import tidy_text
from gbo_core.model.round import Item
from gbo_core.store import Store, records, workshops
from tests.exchange.filled import Filled, archive_of, bring, members, table
from tests.live.test_notes import arrive, asking, judge, send
from tests.region import Region

NASTY = [
    "<script>alert(1)</script>",
    'Huis "De Brug", vzw; \'t Hof',
    '=HYPERLINK("http://x";"klik")',
    "-5",
    "+32 470 00 00 00",
    "@SUM(A1)",
    "🏠 Huis van het Kind 👨‍👩‍👧",
    "\u200fجمعية الأمل\u200e",
    "x" * 300,
    "twee\nregels",
    "tab\tin de naam",
    "null",
    "NaN",
    "1e5",
    "0032",
    "true",
    "|",
]


def data(content: bytes) -> dict[str, bytes]:
    return {name: body for name, body in members(content).items() if name.startswith("data/")}


def test_an_archive_gives_the_same_workshop_byte_for_byte(filled: Filled) -> None:
    content = filled.archive()
    made = bring(filled.region.store, content)
    assert archive_of(filled.region.store, made) == content


def test_it_stands_beside_its_original_with_a_code_of_its_own(filled: Filled) -> None:
    store = filled.region.store
    made = bring(filled.region.store, filled.archive())
    first, second = (store.read(workshops.get, w) for w in (filled.region.workshop, made))
    assert (first.name, first.join_code == second.join_code) == (second.name, False)
    assert filled.archive() == archive_of(store, made)


def test_states_are_kept_and_an_open_round_takes_votes(filled: Filled) -> None:
    store = filled.region.store
    made = bring(filled.region.store, filled.archive())
    before, after = (
        {r.id: r.state for r in store.read(rounds.load, w)} for w in (filled.region.workshop, made)
    )
    assert before == after
    asked = filled.rounds["open"]
    answers = {asked.items[0].id: {"contribution": 5.0}}
    cast = ballots.Cast(made, asked.id, filled.people[3], "nieuw", answers)
    (receipt,) = store.write(ballots.cast_many, [cast])
    assert receipt == ballots.Receipt(2, again=False)


def test_earlier_versions_and_shares_come_back(filled: Filled) -> None:
    store = filled.region.store
    made = bring(filled.region.store, filled.archive())
    for load in (ballots.load, ballots.load_superseded, participants.load):
        theirs = store.read(load, made)
        ours = store.read(load, filled.region.workshop)
        assert [str(one).replace(made, "") for one in theirs] == [
            str(one).replace(filled.region.workshop, "") for one in ours
        ]
    assert len(store.read(ballots.load_superseded, made)) == 9


def test_results_are_the_same_after_coming_back(filled: Filled) -> None:
    store = filled.region.store
    made = bring(filled.region.store, filled.archive())
    for asked in filled.rounds.values():
        if asked.state != "draft":
            ours = store.read(counting.result, filled.region.workshop, asked.id)
            assert store.read(counting.result, made, asked.id).items == ours.items


def test_two_exports_of_the_same_state_are_equal(filled: Filled) -> None:
    assert filled.archive() == filled.archive()
    assert filled.share() == filled.share()


def test_the_totals_can_be_worked_out_from_the_responses(filled: Filled) -> None:
    """Counting the rows gives what the screens show: n, median, no opinion, and each value."""
    rows = [r for r in table(filled.archive(), "responses") if r["superseded"] == "false"]
    for asked in filled.rounds.values():
        if asked.state == "draft":
            continue
        shown = filled.region.store.read(counting.result, asked.workshop, asked.id)
        mine = [row for row in rows if row["round"] == asked.id]
        assert len({row["participant"] for row in mine}) == shown.ballots
        for item in shown.items:
            for axis, outcome in item.axes.items():
                said = [
                    row["value"]
                    for row in mine
                    if (row["item"], row["axis"]) == (item.item.id, axis)
                ]
                values = sorted(float(value) for value in said if value)
                assert tuple(values) == outcome.values
                assert said.count("") == outcome.no_opinion
                if asked.method != "pick" and values:
                    assert median(values) == outcome.people.median


def test_no_secret_leaves_the_house(filled: Filled, store: Store) -> None:
    code = store.read(workshops.get, filled.region.workshop).join_code
    for content in (filled.archive(), filled.share(), filled.research()):
        for name, body in members(content).items():
            assert code.encode() not in body, name
            assert b"argon2" not in body, name
            assert filled.region.workshop.encode() not in body, name
    columns = {column for row in table(filled.archive(), "participants") for column in row}
    assert "token" not in columns


def test_the_columns_of_the_responses_are_as_promised(filled: Filled) -> None:
    head = members(filled.archive())["data/responses.csv"].split(b"\n")[0]
    promised = b"round,participant,organisation,part,item,axis,value,text,cast_at,superseded"
    assert head == promised


def test_floats_are_written_in_full(filled: Filled) -> None:
    region = filled.region
    made = Decision.make(
        subject="organisation", item=region.organisation("CGG Noord"), axis="power", voted=1 / 3
    )
    region.store.write(records.add, region.workshop, made, by="An")
    rows = {row["id"]: row for row in table(filled.archive(), "decisions")}
    assert float(rows[made.id]["voted"]) == 1 / 3


def test_a_ballot_changed_twice_in_a_moment_keeps_all_its_versions(region: Region) -> None:
    who = region.join("CGG Noord")
    asked = region.open("scale")
    casts = [
        ballots.Cast(
            region.workshop, asked.id, who, f"b{n}", {asked.items[0].id: {"legitimacy": v}}
        )
        for n, v in enumerate((1.0, 2.0, 3.0, 4.0))
    ]
    region.store.write(ballots.cast_many, casts)
    filled = Filled(region)
    times = [row["cast_at"] for row in table(filled.archive(), "ballots")]
    assert times == sorted(set(times))
    assert len(times) == 4
    made = bring(filled.region.store, filled.archive())
    assert archive_of(region.store, made) == filled.archive()


@pytest.mark.parametrize("name", NASTY)
def test_nasty_names_come_back_as_they_are(region: Region, name: str) -> None:
    check_name(region, name)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(name=st.text(min_size=1, max_size=300))
def test_any_name_comes_back_as_it_is(region: Region, name: str) -> None:
    check_name(region, name or "x")


def check_name(region: Region, name: str) -> None:
    """A workshop with this name everywhere survives the road."""
    profile = workshops.new_profile(f"GBO {name}"[:120])
    workshop = region.store.write(workshops.make, None, profile, by=tidy_text(name))
    made = Organisation.make(name=f"x{name}"[:300], note=name)
    region.store.write(records.add, workshop, made, by="An")
    person = Person.make(name=f"p{name}"[:300], organisation=made.id, skills=name)
    region.store.write(records.add, workshop, person, by="An")
    theirs = Region(region.store, workshop, region.facilitator)
    asked = theirs.draft(
        "scale", items=(Item(made.id, made.name, made.id),), question=f"q{name}"[:300]
    )
    theirs.step(asked, "open")
    content = archive_of(region.store, workshop)
    back = bring(region.store, content, None)
    assert archive_of(region.store, back) == content
    assert [o.name for o in region.store.read(records.load, back, Organisation)] == [made.name]


def test_a_duplicate_has_the_records_and_none_of_the_answers(filled: Filled) -> None:
    store, workshop = filled.region.store, filled.region.workshop
    made = bring_in.duplicate(store, workshop, filled.region.facilitator, with_answers=False)
    copied = store.read(workshops.contents, made)
    assert (copied.participants, copied.rounds, copied.ballots) == (0, 0, 0)
    assert store.read(workshops.get, made).name == "GBO Zandhove (kopie)"
    names = [{o.name for o in store.read(records.load, w, Organisation)} for w in (workshop, made)]
    assert names[0] == names[1]
    assert store.read(records.load, made, Decision) == []


def test_a_duplicate_with_answers_has_them_all(filled: Filled) -> None:
    store, workshop = filled.region.store, filled.region.workshop
    made = bring_in.duplicate(store, workshop, None, with_answers=True)
    before, after = (store.read(workshops.contents, w) for w in (workshop, made))
    assert before == after
    kinds = Counter(r.state for r in store.read(rounds.load, made))
    assert kinds == Counter(r.state for r in store.read(rounds.load, workshop))


def test_a_copy_of_a_long_name_still_says_that_it_is_one(region: Region) -> None:
    long = region.store.write(workshops.make, None, workshops.new_profile("n" * 120), by="An")
    made = bring_in.duplicate(region.store, long, None, with_answers=True)
    name = region.store.read(workshops.get, made).name
    assert name == "n" * 112 + " (kopie)"


def test_an_archive_gives_notes_back_with_their_writers_and_support(region: Region) -> None:
    asked = asking(region)
    writer, reader = region.join(), region.join()
    sent = send(region, asked, writer, "De bus rijdt niet meer")
    judge(region, sent)
    arrive(region, notes.Support(region.workshop, asked.id, reader, sent))
    first = archive_of(region.store, region.workshop)
    copy = bring(region.store, first, region.facilitator)
    assert archive_of(region.store, copy) == first
    (card,) = region.store.read(wall.load, copy, asked.id).cards
    assert card.notes[0].participant == writer
    assert region.store.read(notes.supporters, copy) == {sent: {reader}}
