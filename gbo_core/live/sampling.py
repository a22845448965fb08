"""Shares: when a list is long, each participant judges a balanced part of it."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, select

from gbo_core.analysis.sampling import deal
from gbo_core.live import participants
from gbo_core.model.ids import new_token
from gbo_core.model.round import Item, Participant, Round
from gbo_core.store.tables import assignment


def deal_to_audience(connection: Connection, asked: Round) -> None:
    """On opening: a share for everybody who is in the room and asked."""
    if asked.share:
        deal_to(connection, asked, participants.audience_of(connection, asked))


def deal_to(connection: Connection, asked: Round, people: Iterable[Participant]) -> None:
    """A share for each who has none yet; a second round gives everybody the items they had.

    Nobody keeps an item of their own organisation, which they may have corrected since: other
    items take its place.
    """
    dealt = load(connection, asked.workshop, asked.id)
    before = load(connection, asked.workshop, asked.follows) if asked.follows else {}
    counts = Counter(item for items in dealt.values() for item in items)
    for who in people:
        had = dealt.get(who.id) or before.get(who.id) or ()
        share = _share(asked, who, had, counts)
        if share != dealt.get(who.id):
            counts.subtract(dealt.get(who.id, ()))
            counts.update(share)
            _store(connection, asked, who.id, share)


def _share(
    asked: Round, who: Participant, had: Sequence[str], counts: Counter[str]
) -> tuple[str, ...]:
    """What somebody had, without items of their own organisation, filled up to a whole share."""
    own = {item.id for item in asked.items if who.organisation and item.owner == who.organisation}
    kept = [item for item in asked.item_ids() if item in had and item not in own]
    if had and len(kept) == len(had):
        return tuple(had)
    free = [item for item in asked.items if item.id not in kept]
    # Ids are on a facilitator's screen: a lot made of them would tell who judged which item.
    more = deal(free, counts, asked.share - len(kept), who.organisation, new_token())
    given = {*kept, *more}
    return tuple(item for item in asked.item_ids() if item in given)


def _store(
    connection: Connection, asked: Round, participant_id: str, share: tuple[str, ...]
) -> None:
    key = {"workshop": asked.workshop, "round": asked.id, "participant": participant_id}
    connection.execute(delete(assignment).where(*(assignment.c[n] == v for n, v in key.items())))
    connection.execute(insert(assignment).values(**key, dealt=json.dumps(share)))


def load(connection: Connection, workshop: str, round_id: str) -> dict[str, tuple[str, ...]]:
    """Participant → the items that they were given."""
    query = select(assignment.c.participant, assignment.c.dealt).where(
        assignment.c.workshop == workshop, assignment.c.round == round_id
    )
    return {who: tuple(json.loads(items)) for who, items in connection.execute(query)}


def items_for(
    asked: Round, shares: dict[str, tuple[str, ...]], participant_id: str
) -> tuple[Item, ...]:
    """The items that a participant judges, in the round's order."""
    if not asked.share:
        return asked.items
    mine = set(shares.get(participant_id, ()))
    return tuple(item for item in asked.items if item.id in mine)
