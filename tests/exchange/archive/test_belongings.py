"""What people belonged to when a round closed goes along in the archive, and comes back."""

import json
from collections.abc import Callable

import pytest

from gbo_core.exchange.archive.unpack import BadArchive
from gbo_core.live import belonging, counting, joining, rounds
from gbo_core.live.errors import AlreadySeen
from gbo_core.live.joining import Joining
from tests.exchange.filled import (
    Filled,
    archive_of,
    as_looked_at,
    bring,
    checksum,
    described,
    members,
    table,
    zipped,
)


def corrected(filled: Filled) -> bytes:
    """The archive, after somebody who voted in every round says to belong elsewhere."""
    region = filled.region
    told = Joining(region.workshop, region.organisation("CAW De Brug"), part="other")
    region.store.write(joining.correct, filled.people[1], told)
    return filled.archive()


def test_closed_rounds_keep_it_and_come_back_with_it(filled: Filled) -> None:
    store, content = filled.region.store, corrected(filled)
    made = bring(store, content, filled.region.facilitator)
    assert store.read(belonging.load, made) == store.read(belonging.load, filled.region.workshop)
    assert archive_of(store, made) == content
    for asked in filled.rounds.values():
        if asked.state == "draft":
            continue
        ours = store.read(counting.result, filled.region.workshop, asked.id)
        assert store.read(counting.result, made, asked.id).items == ours.items


def test_answers_stand_beside_what_somebody_belonged_to_then(filled: Filled) -> None:
    then = {row["round"]: row for row in table(filled.archive(), "responses") if _own(row, filled)}
    now = {row["round"]: row for row in table(corrected(filled), "responses") if _own(row, filled)}
    open_round = filled.rounds["open"].id
    caw = filled.region.organisation("CAW De Brug")
    changed = {r for r in now if now[r]["organisation"] != then[r]["organisation"]}
    assert changed == {open_round}
    assert (now[open_round]["organisation"], now[open_round]["part"]) == (caw, "other")


def _own(row: dict[str, str], filled: Filled) -> bool:
    return row["participant"] == filled.people[1]


def changed(content: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """The archive with a file changed, and its checksum with it."""
    files = {k: v for k, v in members(content).items() if k.startswith("data/")}
    path = f"data/{name}.csv"
    files[path] = change(files[path].decode()).encode()
    said = described(content)
    for each in said["resources"]:
        if each["name"] == name:
            each["hash"] = checksum(files[path])
    return zipped(files | {"data/datapackage.json": json.dumps(said).encode()})


def test_who_voted_in_a_closed_round_belonged_to_something(filled: Filled) -> None:
    first = filled.rounds["first"].id
    lost = changed(
        filled.archive(),
        "belongings",
        lambda text: "\n".join(
            line for line in text.split("\n") if f"{first},{filled.people[2]}," not in line
        ),
    )
    with pytest.raises(BadArchive):
        bring(filled.region.store, lost, filled.region.facilitator)


def test_of_an_open_round_nothing_is_fixed(filled: Filled) -> None:
    line = f"{filled.rounds['open'].id},{filled.people[2]},,,\n"
    more = changed(filled.archive(), "belongings", lambda text: text + line)
    with pytest.raises(BadArchive):
        bring(filled.region.store, more, filled.region.facilitator)


def test_an_archive_from_before_gets_what_holds_in_it(filled: Filled) -> None:
    as_looked_at(filled)
    content, store = filled.archive(), filled.region.store
    files = {k: v for k, v in members(content).items() if k.startswith("data/")}
    del files["data/belongings.csv"]
    said = described(content)
    said["resources"] = [each for each in said["resources"] if each["name"] != "belongings"]
    older = zipped(files | {"data/datapackage.json": json.dumps(said).encode()})
    made = bring(store, older, filled.region.facilitator)
    assert archive_of(store, made) == content


def test_that_somebody_looked_goes_along(filled: Filled) -> None:
    store, region = filled.region.store, filled.region
    made = bring(store, filled.archive(), region.facilitator)
    closed = filled.rounds["closed"]
    for step in ("reopen", "close"):
        store.write(rounds.step, made, closed.id, step, by="An")
    store.write(rounds.look, made, closed.id, by="An")
    seen = bring(store, archive_of(store, made), region.facilitator)
    with pytest.raises(AlreadySeen):
        store.write(rounds.step, seen, closed.id, "reopen", by="An")


def test_of_an_open_round_nobody_saw_the_result(filled: Filled) -> None:
    opened = filled.rounds["open"]
    seen = changed(
        filled.archive(),
        "rounds",
        lambda text: text.replace(
            f"{opened.opened_at},,,", f"{opened.opened_at},,{opened.opened_at},"
        ),
    )
    with pytest.raises(BadArchive):
        bring(filled.region.store, seen, filled.region.facilitator)
