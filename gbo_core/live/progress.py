"""Who joined, who is connected, who answered: kept apart, and without what they answered."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gbo_core.live import ballots, notes, participants, presence, rounds, sampling
from gbo_core.live.methods import method_of
from gbo_core.model import Organisation
from gbo_core.model.order import alphabetical
from gbo_core.model.round import Participant, Round
from gbo_core.store import records
from gbo_core.store.tables import ballot


@dataclass(frozen=True, slots=True)
class Reach:
    """One organisation: how many of its people are asked, and how many answered."""

    id: str
    name: str
    asked: int
    answered: int


@dataclass(frozen=True, slots=True)
class Progress:
    """`joined` in the workshop at all; `asked` belong to the audience; `answered` of those."""

    joined: int
    connected: int
    asked: int
    answered: int


def of_workshop(connection: Connection, workshop: str) -> Progress:
    people = participants.load(connection, workshop)
    return Progress(len(people), presence.connected(connection, workshop), 0, 0)


def of_round(connection: Connection, asked: Round) -> Progress:
    people = participants.load(connection, asked.workshop)
    answered = _answered(connection, asked)
    return Progress(
        joined=len(people),
        connected=presence.connected(connection, asked.workshop),
        asked=len(were_asked(asked, people, answered)),
        answered=len(answered),
    )


def unfinished(connection: Connection, workshop: str, round_id: str) -> int:
    """How many of those who answered left something open; no opinion is an answer too."""
    asked = rounds.get(connection, workshop, round_id)
    dealt = sampling.load(connection, asked.workshop, asked.id) if asked.share else {}
    complete = method_of(asked.method).is_complete
    return sum(
        not complete(cast.answers, asked, dealt.get(cast.participant, asked.item_ids()))
        for cast in ballots.load(connection, asked.workshop, asked.id)
    )


def were_asked(
    asked: Round, people: Iterable[Participant], answered: Container[str]
) -> list[Participant]:
    """The audience of a round among `people`: who joined after it closed was never asked.

    `answered` holds the ids of who did; they count whatever they changed about themselves since.
    """
    return [
        who
        for who in people
        if who.id in answered
        or (
            participants.is_asked(asked.audience, who)
            and (not asked.closed_at or who.joined_at <= asked.closed_at)
        )
    ]


def by_organisation(connection: Connection, asked: Round) -> list[Reach]:
    """Every organisation at the table, also those that nobody joined for, by name.

    One that was removed since is there as long as somebody of it is asked.
    """
    answered = _answered(connection, asked)
    people = were_asked(asked, participants.load(connection, asked.workshop), answered)
    invited = Counter(who.organisation for who in people)
    came = Counter(who.organisation for who in people if who.id in answered)
    known = sorted(
        records.load(connection, Organisation, asked.workshop, removed=True),
        key=lambda o: alphabetical(o.name),
    )
    there = [o for o in known if invited[o.id] or not o.removed]
    return [Reach(o.id, o.name, invited[o.id], came[o.id]) for o in there]


def _answered(connection: Connection, asked: Round) -> set[str]:
    if method_of(asked.method).gathers == "notes":
        return notes.writers(connection, asked.workshop, asked.id)
    query = select(ballot.c.participant).where(
        ballot.c.workshop == asked.workshop, ballot.c.round == asked.id
    )
    return set(connection.execute(query).scalars())
