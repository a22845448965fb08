"""Everything of a workshop that an archive holds, read in one snapshot.

What grows with the votes is read a round at a time, each time that it is asked for: a long
trajectory has millions of answers.
"""

from collections.abc import Callable, ItemsView, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
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
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Votes:
    """What belongs to one round: `shares` says which items each participant was given, if dealt.

    `superseded` are the ballots that were changed later. Both by participant and version.
    """

    shares: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ballots: Iterable[Ballot] = ()
    superseded: Iterable[Ballot] = ()


class Fetched(Mapping[str, V]):
    """Values that are fetched each time that they are asked for, and never kept."""

    def __init__(self, keys: Iterable[str], fetch: Callable[[str], V]) -> None:
        self._keys = dict.fromkeys(keys)
        self._fetch = fetch

    def __getitem__(self, key: str) -> V:
        if key not in self._keys:
            raise KeyError(key)
        return self._fetch(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


class Streamed(Mapping[str, V]):
    """Values that come by in the order of their keys, at each reading: `items` gives them all."""

    def __init__(self, keys: Iterable[str], stream: Callable[[], Iterator[tuple[str, V]]]) -> None:
        self._keys = dict.fromkeys(keys)
        self.stream = stream

    def __getitem__(self, key: str) -> V:
        for each, value in self.stream() if key in self._keys else ():
            if each == key:
                return value
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)

    def items(self) -> ItemsView[str, V]:
        return _StreamedItems(self)


class _StreamedItems(ItemsView[str, V]):
    def __init__(self, mapping: Streamed[V]) -> None:
        super().__init__(mapping)
        self._stream = mapping.stream

    def __iter__(self) -> Iterator[tuple[str, V]]:
        return self._stream()


@dataclass(frozen=True, slots=True)
class Contents:
    """A workshop without its secrets: no join code, no tokens, no change log.

    `records` holds the records of each concept, removed ones too; `removed` the ids of drafts
    that were put aside; `belongings` what people were part of when a round closed, by round;
    `votes` what was sent in each round, and `figures` the values of each series, both in the
    order of their ids.
    """

    records: Mapping[str, list[Record]] = field(default_factory=dict)
    rounds: list[Round] = field(default_factory=list)
    removed: frozenset[str] = frozenset()
    participants: list[Participant] = field(default_factory=list)
    belongings: Mapping[str, list[Belonging]] = field(default_factory=dict)
    supports: list[Supported] = field(default_factory=list)
    votes: Mapping[str, Votes] = field(default_factory=dict)
    figures: Mapping[str, Sequence[Figure]] = field(default_factory=dict)

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
    """Everything of one workshop, for as long as this transaction lasts. Raises NotFound."""
    workshops.get(connection, workshop)
    rows = connection.execute(select(round_).where(round_.c.workshop == workshop)).all()
    everything = {row.id: rounds.from_row(row) for row in rows}
    series = figures.filled(connection, workshop)
    return Contents(
        records={
            kind.concept: records.load(connection, workshop, kind, removed=True)
            for kind in concepts()
        },
        rounds=list(everything.values()),
        removed=frozenset(row.id for row in rows if row.removed),
        participants=participants.load(connection, workshop),
        belongings=belonging.by_round(belonging.load(connection, workshop)),
        supports=notes.load_support(connection, workshop),
        votes=Fetched(sorted(everything), lambda asked: _votes(connection, everything[asked])),
        figures=Fetched(series, partial(figures.load, connection, workshop)),
    )


def _votes(connection: Connection, asked: Round) -> Votes:
    where = (connection, asked.workshop, asked.id)
    return Votes(
        shares=sampling.load(*where) if asked.share else {},
        ballots=ballots.packed(*where),
        superseded=ballots.packed_superseded(*where),
    )
