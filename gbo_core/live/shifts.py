"""What moved between a round and the one that it follows."""

from collections.abc import Iterable, Mapping

from sqlalchemy import Connection

from gbo_core.analysis.shift import Shift, shift, to_follow
from gbo_core.live import rounds
from gbo_core.live.methods import Measure, ballot_method
from gbo_core.live.results import Place
from gbo_core.live.votes import Vote, opinions, votes_in
from gbo_core.model.round import Round, Visibility

# Participant → (circle, value), of one item and axis.
OnPlace = dict[str, tuple[str, float]]


def moved(connection: Connection, workshop: str, round_id: str) -> dict[Place, Shift]:
    """What changed against the round that this one follows, for who voted in both.

    Only where there are enough, and nothing where one of the two was unnamed and the other not:
    who moved would have a name. Of unnamed rounds some may be left out, see `shift.to_follow`.
    """
    now, before = _linked(connection, workshop, round_id)
    if Measure.SHIFT not in ballot_method(now.method).measures:
        return {}
    if not before or not before.state.is_revealed or _shown_otherwise(now, before):
        return {}
    return _shifts(now, *(_by_place(votes_in(connection, each)) for each in (before, now)))


def _linked(connection: Connection, workshop: str, round_id: str) -> tuple[Round, Round | None]:
    now = rounds.get(connection, workshop, round_id)
    known = {each.id: each for each in rounds.load(connection, workshop)}
    return now, known.get(now.follows)


def _shown_otherwise(now: Round, before: Round) -> bool:
    return now.visibility is not before.visibility and Visibility.UNNAMED in {
        now.visibility,
        before.visibility,
    }


def _by_place(votes: Iterable[Vote]) -> dict[Place, OnPlace]:
    found: dict[Place, OnPlace] = {}
    for vote in votes:
        for place, value in opinions(vote.answers):
            found.setdefault(place, {})[vote.who.id] = vote.who.circle, value
    return found


def _shifts(
    now: Round, before: Mapping[Place, OnPlace], after: Mapping[Place, OnPlace]
) -> dict[Place, Shift]:
    together = ballot_method(now.method).together
    found: dict[Place, Shift | None] = {}
    for place in (place for place in after if place in before):
        was, became = _followed(now, before[place], after[place])
        found[place] = shift(was, became, together)
    return {place: moved for place, moved in found.items() if moved}


def _followed(
    now: Round, before: OnPlace, after: OnPlace
) -> tuple[dict[str, float], dict[str, float]]:
    """The answers in both rounds of those who may be followed from one to the other."""
    who = before.keys() & after.keys()
    if now.visibility is Visibility.UNNAMED:
        who &= to_follow(_circles(before), _circles(after), now.id)
    return {id_: before[id_][1] for id_ in who}, {id_: after[id_][1] for id_ in who}


def _circles(said: OnPlace) -> dict[str, str]:
    return {id_: circle for id_, (circle, _value) in said.items()}
