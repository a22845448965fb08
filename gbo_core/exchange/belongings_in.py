"""What people belonged to when rounds closed, also from an archive made before that was kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gbo_core.exchange.rows_in import BadRow, TypedTables
from gbo_core.live.belonging import Belonging, fixed_now
from gbo_core.live.participants import is_asked
from gbo_core.model import Note, Organisation, Record
from gbo_core.model.round import Participant, Round


def from_rows(tables: TypedTables, rounds: Iterable[Round]) -> list[Belonging]:
    """Only of rounds that closed, and of everybody who voted in them. Raises BadRow."""
    closed = {asked.id for asked in rounds if asked.state.has_closed}
    there = set()
    for line, row in enumerate(tables["belongings"], 2):
        there.add((row["round"], row["participant"]))
        if row["round"] not in closed:
            raise BadRow(file="belongings.csv", line=line, column="round")
    for line, row in enumerate(tables["ballots"], 2):
        if row["round"] in closed and (row["round"], row["participant"]) not in there:
            raise BadRow(file="ballots.csv", line=line, column="participant")
    return [Belonging(**row) for row in tables["belongings"]]


def from_today(
    tables: TypedTables,
    rounds: Iterable[Round],
    people: Iterable[Participant],
    records: Mapping[str, Iterable[Record]],
) -> list[Belonging]:
    """What the first archives leave to conclude: who answered or was there, as they are now."""
    known = list(_with_organisations(people, records))
    came = {(row["round"], row["participant"]) for row in tables["ballots"]}
    came |= {(n.round, n.participant) for n in _notes(records) if not n.removed}
    return [
        belonging
        for asked in rounds
        if asked.state.has_closed
        for belonging in fixed_now(
            asked,
            [
                who
                for who in known
                if (asked.id, who.id) in came
                or (is_asked(asked.audience, who) and who.joined_at <= asked.closed_at)
            ],
        )
    ]


def _with_organisations(
    people: Iterable[Participant], records: Mapping[str, Iterable[Record]]
) -> Iterator[Participant]:
    known = {o.id: o for o in records[Organisation.concept] if isinstance(o, Organisation)}
    for who in people:
        own = known.get(who.organisation)
        yield replace(who, circle=own.circle, core_group=own.core_group) if own else who


def _notes(records: Mapping[str, Iterable[Record]]) -> Iterator[Note]:
    return (note for note in records[Note.concept] if isinstance(note, Note))
