"""What participants belonged to when a round closed: what they correct later changes nothing in it.

Everybody who was asked or answered has a row for each round that is closed. While a round is open
there are none, and what they say about themselves now holds.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import Connection, delete, insert, select

from gbo_core.live import participants
from gbo_core.live.answered import answered
from gbo_core.model.round import Participant, Round
from gbo_core.store.tables import belonging


@dataclass(frozen=True, slots=True, order=True)
class Belonging:
    """Organisation, circle and part of one participant when one round closed; '' for none."""

    round: str
    participant: str
    organisation: str
    circle: str
    part: str


def load(connection: Connection, workshop: str, round_id: str = "") -> list[Belonging]:
    """Of one round or (without `round_id`) of all, by round and participant."""
    query = select(*(belonging.c[name] for name in Belonging.__slots__)).where(
        belonging.c.workshop == workshop
    )
    if round_id:
        query = query.where(belonging.c.round == round_id)
    rows = connection.execute(query.order_by(belonging.c.round, belonging.c.participant))
    return [Belonging(*row) for row in rows]


def by_round(fixed: Iterable[Belonging]) -> dict[str, list[Belonging]]:
    """Round → what was fixed when it closed."""
    found: dict[str, list[Belonging]] = {}
    for each in fixed:
        found.setdefault(each.round, []).append(each)
    return found


def as_then(people: Iterable[Participant], fixed: Iterable[Belonging]) -> list[Participant]:
    """`people` with what they belonged to in the one round that `fixed` is of.

    Who has nothing there is as they are now, and so is everybody where `fixed` is empty: while a
    round is open.
    """
    then = {each.participant: each for each in fixed}
    return [_as(who, then.get(who.id)) for who in people]


def _as(who: Participant, then: Belonging | None) -> Participant:
    if then is None:
        return who
    return replace(who, organisation=then.organisation, circle=then.circle, part=then.part)


def everybody(connection: Connection, asked: Round) -> list[Participant]:
    """Everybody who joined, by id, with what they belong(ed) to in this round."""
    people = participants.load(connection, asked.workshop)
    return as_then(people, load(connection, asked.workshop, asked.id))


def were_asked(connection: Connection, asked: Round) -> list[Participant]:
    """Who is asked; once the round is closed: who was then, or answered.

    Who joined after it closed was never asked. Who answered counts, whatever they changed about
    themselves since.
    """
    people = participants.load(connection, asked.workshop)
    if not asked.state.has_closed:
        return _asked_now(connection, asked, people)
    fixed = load(connection, asked.workshop, asked.id)
    there = {each.participant for each in fixed}
    return as_then([who for who in people if who.id in there], fixed)


def _asked_now(
    connection: Connection, asked: Round, people: Iterable[Participant]
) -> list[Participant]:
    came = answered(connection, asked)
    return [who for who in people if who.id in came or participants.is_asked(asked.audience, who)]


def fix(connection: Connection, asked: Round) -> None:
    """On closing: of everybody who is asked or answered, in the same transaction."""
    people = participants.load(connection, asked.workshop)
    _add(connection, asked, _asked_now(connection, asked, people))


def fix_late(connection: Connection, asked: Round) -> None:
    """What was under way when the round closed may come from somebody who just joined."""
    there = {each.participant for each in load(connection, asked.workshop, asked.id)}
    late = answered(connection, asked) - there
    if late:
        people = participants.load(connection, asked.workshop)
        _add(connection, asked, [who for who in people if who.id in late])


def loosen(connection: Connection, asked: Round) -> None:
    """What was fixed holds no longer: the round is open again."""
    connection.execute(
        delete(belonging).where(
            belonging.c.workshop == asked.workshop, belonging.c.round == asked.id
        )
    )


def fixed_now(asked: Round, people: Iterable[Participant]) -> list[Belonging]:
    """What would be fixed of these people if the round closed now."""
    return [Belonging(asked.id, who.id, who.organisation, who.circle, who.part) for who in people]


def _add(connection: Connection, asked: Round, people: Iterable[Participant]) -> None:
    rows = [asdict(each) | {"workshop": asked.workshop} for each in fixed_now(asked, people)]
    if rows:
        connection.execute(insert(belonging), rows)
