"""What people belonged to when rounds closed, also from an archive made before that was kept."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from gbo_core.exchange.archive.rows_in import BadRow, TypedTables, typed_rows
from gbo_core.exchange.archive.unpack import Files
from gbo_core.live.belonging import Belonging, fixed_now
from gbo_core.live.participants import is_asked
from gbo_core.model import Note, Organisation, Record
from gbo_core.model.round import Participant, Round


def from_rows(tables: TypedTables, rounds: Mapping[str, Round]) -> list[Belonging]:
    """Only of rounds that closed. Raises BadRow."""
    for line, row in enumerate(tables["belongings"], 2):
        if not rounds[row["round"]].state.has_closed:
            raise BadRow(file="belongings.csv", line=line, column="round")
    return [Belonging(**row) for row in tables["belongings"]]


def from_today(
    files: Files,
    rounds: Mapping[str, Round],
    people: Iterable[Participant],
    records: Mapping[str, Iterable[Record]],
) -> list[Belonging]:
    """What the first archives leave to conclude: who answered or was there, as they are now."""
    known = list(_with_organisations(people, records))
    came = {(row["round"], row["participant"]) for _line, row in typed_rows(files, "ballots")}
    came |= {(n.round, n.participant) for n in _notes(records) if not n.removed}
    return [
        belonging
        for asked in rounds.values()
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
