"""The answers of a round by circle, where nobody can be told apart by it."""

from sqlalchemy import Connection

from gbo_core.analysis.splits import splits
from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.live import rounds
from gbo_core.live.answered import answered
from gbo_core.live.methods import Measure, ballot_method, places
from gbo_core.live.results import Place
from gbo_core.live.votes import opinions, votes_in
from gbo_core.model.round import Round, Visibility

# Circle → its sorted answers, for each item and axis.
SplitsByCircle = dict[Place, dict[str, tuple[float, ...]]]


def splits_by_circle(connection: Connection, workshop: str, round_id: str) -> SplitsByCircle:
    """Circle → sorted values of each item and axis, only where nobody can be told apart.

    For all questions of the round at once: see `analysis.splits`. What was asked without names
    before is not split again.
    """
    asked = rounds.get(connection, workshop, round_id)
    if Measure.CIRCLES not in ballot_method(asked.method).measures:
        return {}
    again = _asked_before(connection, asked)
    groups: dict[Place, dict[str, list[float]]] = {}
    for vote in votes_in(connection, asked):
        for place, value in opinions(vote.answers):
            if place not in again:
                groups.setdefault(place, {}).setdefault(vote.who.circle, []).append(value)
    return {
        place: {circle: values for circle, values in shown.items() if circle}
        for place, shown in splits(groups).items()
    }


def _asked_before(connection: Connection, asked: Round) -> set[Place]:
    """What unnamed rounds that closed before this unnamed one asked, however they are tied.

    Split twice, one circle then is laid beside the same circle now: there are so few people in it
    that who joined it, left it or had no opinion the first time is what the two differ by. Which
    round closed first does not change any more, whatever opens or closes later. Where fewer
    answered than a split needs, nothing was split and nothing ever will be.
    """
    if asked.visibility is not Visibility.UNNAMED:
        return set()
    return {
        place
        for each in rounds.load(connection, asked.workshop)
        if each.visibility is Visibility.UNNAMED
        and _closed_before(each, asked)
        and len(answered(connection, each)) >= 2 * SMALLEST_GROUP
        for place in places(each)
    }


def _closed_before(one: Round, other: Round) -> bool:
    if not one.closed_at or one.id == other.id:
        return False
    return not other.closed_at or (one.closed_at, one.number) < (other.closed_at, other.number)
