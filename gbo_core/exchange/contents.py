"""Everything of a workshop that an archive holds, read in one snapshot."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import Connection, select

from gbo_core.live import ballots, belonging, notes, participants, rounds, sampling
from gbo_core.live.belonging import Belonging, as_then
from gbo_core.live.notes import Supported
from gbo_core.model import Profile, Record, concepts
from gbo_core.model.figure import Figure
from gbo_core.model.round import Ballot, Participant, Round
from gbo_core.store import figures, records, workshops
from gbo_core.store.tables import round_

R = TypeVar("R", bound=Record)

# Round → participant → the items that they were given.
Shares = Mapping[str, Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Contents:
    """A workshop without its secrets: no join code, no tokens, no change log.

    `records` holds the records of each concept, removed ones too; `removed` the ids of drafts
    that were put aside; `belongings` what people were part of when a round closed, by round;
    `superseded` the ballots that were changed later; `figures` the
    values of each series.
    """

    records: Mapping[str, list[Record]] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    removed: frozenset[str] = frozenset()
    participants: list[Participant] = field(default_factory=list)
    belongings: Mapping[str, list[Belonging]] = field(default_factory=dict)
    shares: Shares = field(default_factory=dict)
    ballots: list[Ballot] = field(default_factory=list)
    superseded: list[Ballot] = field(default_factory=list)
    supports: list[Supported] = field(default_factory=list)
    figures: Mapping[str, list[Figure]] = field(default_factory=dict)

    def of(self, kind: type[R]) -> list[R]:
        """The records of one concept."""
        return [record for record in self.records.get(kind.concept, ()) if isinstance(record, kind)]

    def people_in(self, round_id: str) -> dict[str, Participant]:
        """Id → participant, with what they belonged to when this round closed."""
        fixed = self.belongings.get(round_id, ())
        return {who.id: who for who in as_then(self.participants, fixed)}

    @property
    def name(self) -> str:
        """What the workshop is called; '' without a profile."""
        return next((profile.name for profile in self.of(Profile)), "")


def gather(connection: Connection, workshop: str) -> Contents:
    """Everything of one workshop. Raises NotFound."""
    workshops.get(connection, workshop)
    rows = connection.execute(select(round_).where(round_.c.workshop == workshop)).all()
    everything = [rounds.from_row(row) for row in rows]
    return Contents(
        records={
            kind.concept: records.load(connection, kind, workshop, removed=True)
            for kind in concepts()
        },
        rounds=everything,
        removed=frozenset(row.id for row in rows if row.removed),
        participants=participants.load(connection, workshop),
        belongings=belonging.by_round(belonging.load(connection, workshop)),
        shares={
            asked.id: sampling.load(connection, workshop, asked.id)
            for asked in everything
            if asked.share
        },
        ballots=ballots.load(connection, workshop),
        superseded=ballots.load_superseded(connection, workshop),
        supports=notes.load_support(connection, workshop),
        figures=figures.load_all(connection, workshop),
    )
