"""The sample workshop: complete, fictional, and made again the same."""

from collections import Counter
from pathlib import Path

import pytest

from gbo_core.analysis.agreement import Label
from gbo_core.analysis.stakeholders import core_partners
from gbo_core.exchange.archive import bring_in
from gbo_core.exchange.sample import FOLDER, sample
from gbo_core.field import codes
from gbo_core.live import counting, rounds, shifts
from gbo_core.live.methods import METHODS
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Decision, Involvement, Organisation, Person
from gbo_core.model.round import Round, State
from gbo_core.store import Store, records
from sample_data import make


@pytest.fixture
def loaded(store: Store) -> str:
    return bring_in.put_in(store, sample(), None)


def asked(store: Store, workshop: str) -> dict[int, Round]:
    return {one.number: one for one in store.read(rounds.load, workshop)}


def test_the_files_are_those_that_the_script_makes(tmp_path: Path) -> None:
    """When this fails: `python -m sample_data.make`."""
    make.write(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert made == {path.name: path.read_bytes() for path in FOLDER.iterdir()}


def test_it_is_a_whole_region() -> None:
    contents = sample()
    organisations = contents.of(Organisation)
    assert 30 <= len(organisations) <= 36
    assert {o.circle for o in organisations if not o.proposed} == codes("circles")
    assert {o.sector for o in organisations if not o.proposed} == codes("sectors")
    assert [finding.level for finding in core_partners(organisations)] == ["fine"] * 3
    assert 60 <= len(contents.participants) <= 64
    assert {who.part for who in contents.participants} >= codes("parts") - {"unsaid"}
    assert 40 <= len(contents.of(Person)) <= 50
    assert {cell.phase for cell in contents.of(Involvement)} == codes("phases")


def test_it_shows_every_kind_of_round(store: Store, loaded: str) -> None:
    known = asked(store, loaded)
    assert Counter(one.state for one in known.values()) == {
        State.REVEALED: 6,
        State.TAKEN: 4,
        State.OPEN: 1,
        State.DRAFT: 1,
    }
    assert {one.method for one in known.values()} == set(METHODS)
    assert {one.subject for one in known.values()} == set(SUBJECTS)
    assert {one.audience.kind for one in known.values()} == {"everyone", "core"}
    assert known[3].follows == known[2].id
    assert known[6].share == 10


def test_the_votes_show_agreement_two_groups_and_spread(store: Store, loaded: str) -> None:
    seen = Counter(
        axis.people.label
        for one in asked(store, loaded).values()
        if one.method in {"grid", "scale"}
        for item in store.read(counting.result, loaded, one.id).items
        for axis in item.axes.values()
    )
    assert seen[Label.ALIKE] > seen[Label.SPREAD] > 0
    assert seen[Label.TWO_GROUPS] > 0


def test_the_second_round_moved_what_was_talked_about(store: Store, loaded: str) -> None:
    second = asked(store, loaded)[3]
    names = {item.label: item.id for item in second.items}
    moved = store.read(shifts.moved, loaded, second.id)
    talked = moved[names["CGG De Oever"], "necessity"]
    others = moved[names["Zelforganisatie Nieuwe Buren"], "necessity"]
    assert talked.up > max(talked.n / 4, 3 * talked.down)
    assert others.same > others.n * 0.8


def test_one_decision_differs_and_one_is_open(store: Store, loaded: str) -> None:
    first = asked(store, loaded)[2].id
    decisions = [d for d in store.read(records.load, loaded, Decision) if d.round == first]
    items = {(decision.item, decision.stance, bool(decision.reason)) for decision in decisions}
    kinds = Counter((stance, reason) for _item, stance, reason in items)
    assert kinds == {("voted", False): 8, ("otherwise", True): 1, ("open", False): 1}


def test_every_ballot_is_there(store: Store, loaded: str) -> None:
    counts = {
        one.state: store.read(counting.result, loaded, one.id).ballots
        for one in asked(store, loaded).values()
        if one.method != "notes"
    }
    assert counts.pop(State.DRAFT) == 0
    assert 15 <= counts[State.OPEN] <= 40
    assert min(counts.values()) > 20


def test_the_open_round_is_the_last_that_was_asked(store: Store, loaded: str) -> None:
    known = asked(store, loaded)
    newest = max(known.values(), key=lambda one: one.opened_at)
    assert (newest.state, newest.subject) == (State.OPEN, "organisation")
    assert known[newest.number + 1].state is State.DRAFT
