"""Who joined, who is connected, who answered: kept apart, and without what they answered."""

from collections import Counter
from dataclasses import dataclass

from sqlalchemy import Connection, select

from gbo_core.live import participants, presence
from gbo_core.model import Organisation
from gbo_core.model.round import Round
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
    audience = [who for who in people if participants.is_asked(asked.audience, who)]
    answered = _answered(connection, asked)
    return Progress(
        joined=len(people),
        connected=presence.connected(connection, asked.workshop),
        asked=len(audience),
        answered=len(answered),
    )


def by_organisation(connection: Connection, asked: Round) -> list[Reach]:
    """Every organisation at the table, also those that nobody joined for, by name."""
    people = participants.audience_of(connection, asked)
    answered = _answered(connection, asked)
    invited = Counter(who.organisation for who in people)
    came = Counter(who.organisation for who in people if who.id in answered)
    known = sorted(
        records.load(connection, Organisation, asked.workshop), key=lambda o: o.name.casefold()
    )
    return [Reach(o.id, o.name, invited[o.id], came[o.id]) for o in known]


def _answered(connection: Connection, asked: Round) -> set[str]:
    query = select(ballot.c.participant).where(
        ballot.c.workshop == asked.workshop, ballot.c.round == asked.id
    )
    return set(connection.execute(query).scalars())
