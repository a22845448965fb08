"""Ballots: one row a round and participant, written together, earlier versions kept."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, Select, Table, bindparam, insert, select, update

from gbo_core.live.arriving import Door
from gbo_core.model.errors import GboError
from gbo_core.model.round import Answers, Ballot, Texts
from gbo_core.store.clock import now
from gbo_core.store.log import log
from gbo_core.store.tables import ballot, superseded

_ANSWERS = json.JSONDecoder(parse_int=float)
_SAID = ("answers", "texts")  # the columns that hold what a ballot says


@dataclass(frozen=True, slots=True)
class Cast:
    """A checked ballot on its way to the store. `ballot` is the phone's own id for this attempt."""

    workshop: str
    round: str
    participant: str
    ballot: str
    answers: Answers
    texts: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Receipt:
    """`number` counts the versions of this participant's ballot; `again`: it was a retry."""

    number: int
    again: bool


Key = tuple[str, str, str]


def as_stored(answers: Answers, texts: Texts) -> dict[str, str]:
    """What a ballot says, column by column; equal ones are stored alike."""
    written = json.dumps(texts, sort_keys=True, ensure_ascii=False) if texts else ""
    return {"answers": json.dumps(answers, sort_keys=True), "texts": written}


def cast_many(connection: Connection, casts: Sequence[Cast]) -> list[Receipt | GboError]:
    """Store ballots together; one receipt or refusal for each, in order."""
    door = Door(connection, casts)
    stored = _stored(connection, casts)
    writing = _Writing(stored, _past(connection, stored))
    outcomes = [door.refusal(cast) or writing.take(cast) for cast in casts]
    writing.flush(connection)
    door.settle(connection)
    return outcomes


class _Writing:
    """Gathers what must be written for a batch, so that each table is written once."""

    def __init__(self, stored: dict[Key, dict[str, Any]], past: set[tuple[str, ...]]) -> None:
        self._known = stored
        self._past = past  # versions that were changed since: a late retry must not bring one back
        self._fresh: dict[Key, dict[str, Any]] = {}
        self._changed: dict[Key, dict[str, Any]] = {}
        self._old: list[dict[str, Any]] = []

    def take(self, cast: Cast) -> Receipt:
        key = (cast.workshop, cast.round, cast.participant)
        said = as_stored(cast.answers, cast.texts)
        before = self._known.get(key)
        past = (*key, cast.ballot, *said.values())
        if before and (said.items() <= before.items() or past in self._past):
            return Receipt(before["number"], again=True)
        row: dict[str, Any] = dict(zip(("workshop", "round", "participant"), key, strict=True))
        row |= {
            "ballot": cast.ballot,
            **said,
            "cast_at": _moment(before),
            "number": before["number"] + 1 if before else 1,
        }
        if before:
            self._old.append(before)
        if key in self._fresh or not before:
            self._fresh[key] = row
        else:
            self._changed[key] = row
        self._known[key] = row
        return Receipt(row["number"], again=False)

    def flush(self, connection: Connection) -> None:
        if self._fresh:
            connection.execute(_INSERT, list(self._fresh.values()))
        if self._changed:
            renamed = [
                {f"b_{name}": value for name, value in row.items()}
                for row in self._changed.values()
            ]
            connection.execute(_UPDATE, renamed)
        if self._old:
            connection.execute(_KEEP_OLD, self._old)
        for workshop, round_id in {key[:2] for key in (*self._fresh, *self._changed)}:
            log(connection, workshop, "ballot", round_id, "cast")


def _moment(before: Mapping[str, Any] | None) -> str:
    """Now, but later than the version that it replaces: an archive tells them apart by time."""
    moment = now()
    if before is None or moment > before["cast_at"]:
        return moment
    after = datetime.fromisoformat(before["cast_at"]) + timedelta(milliseconds=1)
    return after.isoformat(timespec="milliseconds")


_INSERT = insert(ballot)
_KEEP_OLD = insert(superseded)
_UPDATE = (
    update(ballot)
    .where(
        ballot.c.workshop == bindparam("b_workshop"),
        ballot.c.round == bindparam("b_round"),
        ballot.c.participant == bindparam("b_participant"),
    )
    .values({name: bindparam(f"b_{name}") for name in ("ballot", *_SAID, "cast_at", "number")})
)


def _of_these(table: Table) -> Select[Any]:
    return select(table).where(
        table.c.workshop == bindparam("w"),
        table.c.round == bindparam("r"),
        table.c.participant.in_(bindparam("p", expanding=True)),
    )


_FIND, _FIND_OLD = _of_these(ballot), _of_these(superseded)
_FIND_OWN = select(ballot).where(
    ballot.c.workshop == bindparam("w"),
    ballot.c.participant == bindparam("p"),
    ballot.c.round.in_(bindparam("r", expanding=True)),
)


def _stored(connection: Connection, casts: Iterable[Cast]) -> dict[Key, dict[str, Any]]:
    """What is stored already of these participants' ballots to these rounds."""
    by_round: dict[tuple[str, str], set[str]] = {}
    for cast in casts:
        by_round.setdefault((cast.workshop, cast.round), set()).add(cast.participant)
    found: dict[Key, dict[str, Any]] = {}
    for (workshop, round_id), who in by_round.items():
        rows = connection.execute(_FIND, {"w": workshop, "r": round_id, "p": sorted(who)})
        found |= {(workshop, round_id, row.participant): dict(row._mapping) for row in rows}  # noqa: SLF001
    return found


def _past(connection: Connection, stored: Iterable[Key]) -> set[tuple[str, ...]]:
    """The earlier versions by the same participants: their key, ballot id and what they said."""
    by_round: dict[tuple[str, str], list[str]] = {}
    for workshop, round_id, who in stored:
        by_round.setdefault((workshop, round_id), []).append(who)
    columns = ("workshop", "round", "participant", "ballot", *_SAID)
    return {
        tuple(getattr(row, name) for name in columns)
        for (workshop, round_id), voters in by_round.items()
        for row in connection.execute(_FIND_OLD, {"w": workshop, "r": round_id, "p": voters})
    }


def load(connection: Connection, workshop: str, round_id: str = "") -> list[Ballot]:
    """The ballots that count, of one round or (without `round_id`) of all."""
    return list(packed(connection, workshop, round_id))


def packed(connection: Connection, workshop: str, round_id: str = "") -> "Packed":
    """The same, by round and participant, each unpacked when its turn comes."""
    return _packed(connection, ballot, workshop, round_id)


def packed_superseded(connection: Connection, workshop: str, round_id: str = "") -> "Packed":
    """The versions that were changed later, in the order in which they came."""
    return _packed(connection, superseded, workshop, round_id)


class Packed:
    """Ballots as they are stored: unpacked, those of a large round take ten times the memory."""

    def __init__(self, rows: Sequence[Row[Any]]) -> None:
        self._rows = rows

    def __iter__(self) -> Iterator[Ballot]:
        return map(_ballot, self._rows)


def own(
    connection: Connection, workshop: str, participant_id: str, round_ids: Sequence[str]
) -> dict[str, Ballot]:
    """Round → the ballot that one participant cast in it, of the given rounds."""
    where = {"w": workshop, "p": participant_id, "r": list(round_ids)}
    return {row.round: _ballot(row) for row in connection.execute(_FIND_OWN, where)}


def load_superseded(connection: Connection, workshop: str, round_id: str = "") -> list[Ballot]:
    """The versions that were changed later, of one round or of all."""
    return list(packed_superseded(connection, workshop, round_id))


def _packed(connection: Connection, table: Table, workshop: str, round_id: str) -> Packed:
    query = select(table).where(table.c.workshop == workshop)
    if round_id:
        query = query.where(table.c.round == round_id)
    rows = connection.execute(query.order_by(table.c.round, table.c.participant, table.c.number))
    return Packed(rows.all())


def _ballot(row: Row[Any]) -> Ballot:
    return Ballot(
        round=row.round,
        participant=row.participant,
        ballot=row.ballot,
        answers=_ANSWERS.decode(row.answers),
        cast_at=row.cast_at,
        number=row.number,
        texts=json.loads(row.texts) if row.texts else {},
    )
