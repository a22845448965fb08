"""An adversary with the shared files of two days, on workshops made at random.

They know who was there in which round and from where everybody speaks, lay files beside each other
by what stands in them, and still find nobody among fewer than five.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from random import Random
from typing import Any, NamedTuple, Self

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from gbo_core.exchange.archive.blocks import Tables, rows_of
from gbo_core.exchange.archive.contents import Contents, Votes
from gbo_core.exchange.archive.file import File
from gbo_core.exchange.share import research, sharing
from gbo_core.live.methods import ballot_method, method_of
from gbo_core.model import Decision
from gbo_core.model.round import Answers, Ballot, Item, Participant, Round, State, Visibility

ITEMS = tuple(Item(f"n{place}", f"Organisatie {place}") for place in range(6))
SETTINGS = {"scale": {"axis": "legitimacy"}, "grid": {"pair": "contribution_necessity"}}
# Round → the one that it follows: a row of three, two that follow one, and two dealt out.
PLAN = {
    "r1": ("grid", "", 0),
    "r2": ("grid", "r1", 0),
    "r3": ("grid", "r2", 0),
    "r4": ("scale", "", 0),
    "r5": ("scale", "r4", 0),
    "r6": ("scale", "r4", 0),
    "r7": ("scale", "", 4),
    "r8": ("scale", "r7", 4),
}
NAMED = "r9"
PARTS = ("field", "policy", "lived")
Row = dict[str, Any]

quickly = settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])


@dataclass(frozen=True)
class Known:
    """What the adversary knows of a workshop beside its files."""

    contents: Contents

    def present(self, asked: str) -> set[str]:
        """Who voted in a round."""
        return {cast.participant for cast in self.contents.votes[asked].ballots}

    def without(self, who: str) -> Self:
        """The workshop after somebody was erased."""
        people = [each for each in self.contents.participants if each.id != who]
        votes = {
            asked: Votes(ballots=[cast for cast in sent.ballots if cast.participant != who])
            for asked, sent in self.contents.votes.items()
        }
        return replace(self, contents=replace(self.contents, participants=people, votes=votes))


class Made(NamedTuple):
    """What a workshop is made from: how many people, how often they skip an item, or a round."""

    seed: int
    people: int
    skips: float
    attends: float

    def known(self) -> Known:
        return _workshop(self)


made = st.builds(
    Made,
    st.integers(0, 10**9),
    st.integers(0, 30),
    st.sampled_from([0.0, 0.1, 0.5]),
    st.sampled_from([0.7, 0.95, 1.0]),
)


def _workshop(how: Made) -> Known:
    chance = Random(how.seed)
    people = [
        Participant(id=f"geheim{place}", workshop="w", part=chance.choice(PARTS), circle="core")
        for place in range(how.people)
    ]
    asked = [_round(name, *plan) for name, plan in PLAN.items()]
    named = _round(NAMED, "scale", "", 0)
    asked.append(replace(named, visibility=Visibility.NAMED, settings={"axis": "urgency"}))
    votes = {
        each.id: Votes(
            ballots=[
                Ballot(round=each.id, participant=who.id, ballot="b", answers=given, cast_at="")
                for who in people
                if chance.random() < how.attends and (given := _answers(each, chance, how.skips))
            ]
        )
        for each in asked
    }
    decisions = [_decision(each, item.id) for each in asked for item in ITEMS]
    return Known(
        Contents(
            records={"decision": list(decisions)}, rounds=asked, participants=people, votes=votes
        )
    )


def _round(name: str, method: str, follows: str, share: int) -> Round:
    return Round(
        id=name,
        workshop="w",
        number=int(name[1:]),
        subject="organisation",
        method=method,
        question="Wie hebben we nodig?",
        settings=SETTINGS[method],
        items=ITEMS,
        follows=follows,
        share=share,
        state=State.REVEALED,
        opened_at=f"2026-11-0{name[1:]}T10:00:00+00:00",
    )


def _answers(asked: Round, chance: Random, skips: float) -> Answers:
    method = method_of(asked.method)
    values = (*method.values(asked.settings), None)
    given = chance.sample(ITEMS, asked.share) if asked.share else ITEMS
    return {
        item.id: {axis: chance.choice(values) for axis in method.axes(asked.settings)}
        for item in given
        if chance.random() >= skips
    }


def _decision(asked: Round, item: str) -> Decision:
    axis = method_of(asked.method).axes(asked.settings)[0]
    made = Decision.make(
        subject="organisation", item=item, axis=axis, stance="voted", voted=3.0, value=3.0
    )
    return replace(made, round=asked.id)


def for_research(known: Known, key: bytes = b"een") -> dict[str, list[Row]]:
    return _read(research.FILES, research.of_contents(known.contents, key))


def for_partners(known: Known) -> dict[str, list[Row]]:
    return _read(sharing.FILES, sharing.of_contents(known.contents))


def _read(files: Any, tables: Tables) -> dict[str, list[Row]]:
    return {name: list(_rows(file, tables)) for name, file in files.items()}


def _rows(file: File, tables: Tables) -> Iterator[Row]:
    for row in rows_of(tables[file.name]):
        yield dict(zip(file.columns, row, strict=True))


def places(rows: Iterable[Row]) -> dict[str, set[tuple[str, str]]]:
    """New id → the rounds that it stands in, with the item where ids are new for each."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in rows:
        dealt = row["round"] in PLAN and PLAN[row["round"]][2]
        found[row["participant"]].add((row["round"], row["item"] if dealt else ""))
    return found


@quickly
@given(made)
def test_no_pattern_that_can_be_seen_is_that_of_one_to_four(how: Made) -> None:
    """A pattern: an id in one round or in two, with or without a part."""
    known = how.known()
    rows = [row for row in for_research(known)["responses"] if row["round"] in PLAN]
    where = places(rows)
    parts = {(row["participant"], row["round"]): row["part"] for row in rows}
    patterns = Counter(
        (place, len(several), parts[who, place[0]])
        for who, several in where.items()
        for place in several
    )
    assert all(n >= 5 for n in patterns.values())


@quickly
@given(made)
def test_every_item_that_is_told_has_five_answers(how: Made) -> None:
    known = how.known()
    told = for_research(known)
    answers = Counter(
        (row["round"], row["item"], row["axis"])
        for row in told["responses"]
        if row["value"] is not None
    )
    asked = {(r["round"], r["item"], r["axis"]) for r in told["responses"] if r["round"] in PLAN}
    assert all(answers[question] >= 5 for question in asked)
    counted = for_partners(known)
    sums: Counter[tuple[str, str, str]] = Counter()
    for row in counted["counts"]:
        if row["value"] is not None:
            sums[row["round"], row["item"], row["axis"]] += row["n"]
    assert sums == answers
    for row in counted["decisions"]:
        question = (row["round"], row["item"], row["axis"])
        hidden = row["round"] != NAMED and answers[question] < 5
        assert (row["voted"], row["value"]) == ((None, None) if hidden else (3.0, 3.0))


@quickly
@given(made)
def test_an_id_stands_in_two_rounds_at_most_and_a_round_in_one_pair(how: Made) -> None:
    known = how.known()
    rows = for_research(known)["responses"]
    pairs = {frozenset(place[0] for place in several) for several in places(rows).values()}
    linked = {pair for pair in pairs if len(pair) > 1}
    assert linked <= {frozenset(pair) for pair in (("r1", "r2"), ("r4", "r5"), ("r7", "r8"))}


def ballots_of(rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """Round → what a whole ballot says → its id."""
    said: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in rows:
        said[row["round"], row["participant"]].append((row["item"], row["axis"], row["value"]))
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for (asked, who), answers in said.items():
        found[asked][str(answers)] = who
    return found


def unlinked(known: Known, first: str, second: str, key: bytes = b"een") -> list[set[str]]:
    """The participants (by their own ids) whose ballot in either round leads to no other.

    Only where every ballot is somebody's fingerprint: the adversary then joins all files by them.
    """
    rows = for_research(known, key)["responses"]
    told = {(row["round"], row["item"], row["axis"]) for row in rows}
    ids, where = ballots_of(rows), places(rows)
    found: list[set[str]] = []
    for asked in (first, second):
        alone: set[str] = set()
        for cast in known.contents.votes[asked].ballots:
            answers = [
                (item, axis, value)
                for item, axis, value, _ in ballot_method(PLAN[asked][0]).rows(cast.answers)
                if (asked, item, axis) in told
            ]
            if answers and len(where[ids[asked][str(answers)]]) == 1:
                alone.add(cast.participant)
        found.append(alone)
    assume(all(len(ids[asked]) == len(known.present(asked)) for asked in (first, second)))
    return found


@quickly
@given(made.map(lambda how: how._replace(skips=0.0)), st.integers(0, 100))
def test_files_of_two_days_do_not_find_who_was_there_once(how: Made, lot: int) -> None:
    """Somebody else was erased in between; whole ballots are the same, so they join the files.

    Who of those without a link on both days (or until they were erased) was the latecomer?
    """
    known = how.known()
    voters = sorted(known.present("r1") | known.present("r2"))
    assume(len(voters) > 9)
    gone = voters[lot % len(voters)]
    after = known.without(gone)
    days = [unlinked(known, "r1", "r2"), unlinked(after, "r1", "r2", b"twee")]
    once = after.present("r1") ^ after.present("r2")
    for place, asked in enumerate(("r1", "r2")):
        for who in once & after.present(asked):
            assert who in days[0][place] & days[1][place]
            assert len(days[0][place] & (days[1][place] | {gone})) >= 5


@quickly
@given(made)
def test_ids_of_one_day_are_nowhere_on_another(how: Made) -> None:
    known = how.known()
    ids = [{row["id"] for row in for_research(known, key)["participants"]} for key in (b"1", b"2")]
    assert not ids[0] & ids[1]
    assert for_partners(known) == for_partners(known)


@quickly
@given(made)
def test_pairs_and_counts_cannot_be_subtracted(how: Made) -> None:
    """In each group of the pairs of an item stands everybody whom the counts know there."""
    known = how.known()
    told = for_partners(known)
    sums: Counter[tuple[Any, ...]] = Counter()
    for row in told["counts"]:
        sums[row["round"], row["item"], row["axis"], row["value"]] += row["n"]
    groups: Counter[tuple[Any, ...]] = Counter()
    for row in told["pairs"]:
        key = (row["round"], row["item"])
        groups[*key, row["x"], row["x_from"], row["x_to"]] += row["n"]
        groups[*key, row["y"], row["y_from"], row["y_to"]] += row["n"]
    for (asked, item, axis, low, high), n in groups.items():
        assert n >= 5
        if low is not None:
            within = [v for v in (1.0, 2.0, 3.0, 4.0, 5.0) if low <= v <= high]
            assert n == sum(sums[asked, item, axis, value] for value in within)


@quickly
@given(made)
def test_nobody_stands_in_either_file_under_their_own_id(how: Made) -> None:
    known = how.known()
    for tables in (for_partners(known), for_research(known)):
        assert "geheim" not in str(tables)
        assert not [part for part in PARTS if f"'{part}'" in str(tables)]
