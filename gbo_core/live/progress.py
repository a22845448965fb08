"""Who joined, who is connected, who answered: kept apart, and without what they answered."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from gbo_core.live import ballots, belonging, participants, presence, rounds, sampling
from gbo_core.live.answered import answered
from gbo_core.live.methods import ballot_method
from gbo_core.model import Organisation
from gbo_core.model.order import alphabetical
from gbo_core.model.round import Audience, Participant, Round, Visibility
from gbo_core.store import records


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


@dataclass(frozen=True, slots=True)
class Unheard:
    """Whom a round did not hear: organisations that `nobody` came for, and those that `wait`.

    `waiting`: how many people did not answer. In an unnamed round that is closed they have no
    organisation: beside the dots of two rounds, who is in one of them tells what they answered.
    """

    nobody: tuple[str, ...]
    wait: tuple[str, ...]
    waiting: int


def unheard(connection: Connection, asked: Round) -> Unheard:
    """While it is open whom to call, and afterwards who did not answer."""
    people, came = belonging.were_asked(connection, asked), answered(connection, asked)
    reached = _reached(connection, asked, people, came)
    nobody = [each for each in reached if not each.asked]
    wait = tuple(each.name for each in reached if each.asked > each.answered)
    if asked.state.has_closed and asked.visibility is Visibility.UNNAMED:
        # Who came since would be the one that the next round has more.
        here = {who.organisation for who in participants.load(connection, asked.workshop)}
        nobody = [each for each in nobody if each.id not in here]
        wait = ()
    return Unheard(tuple(each.name for each in nobody), wait, len(people) - len(came))


def of_workshop(connection: Connection, workshop: str) -> Progress:
    joined = participants.count(connection, workshop)
    return Progress(joined, presence.connected(connection, workshop), 0, 0)


def of_round(connection: Connection, asked: Round) -> Progress:
    whole = of_workshop(connection, asked.workshop)
    return replace(
        whole,
        asked=len(belonging.were_asked(connection, asked)),
        answered=len(answered(connection, asked)),
    )


def unfinished(connection: Connection, workshop: str, round_id: str) -> int:
    """How many of those who answered left something open; no opinion is an answer too."""
    asked = rounds.get(connection, workshop, round_id)
    dealt = sampling.load(connection, asked.workshop, asked.id) if asked.share else {}
    complete = ballot_method(asked.method).is_complete
    return sum(
        not complete(cast.answers, asked, dealt.get(cast.participant, asked.item_ids()))
        for cast in ballots.load(connection, asked.workshop, asked.id)
    )


def _may_come(audience: Audience, organisation: Organisation) -> bool:
    """Whether somebody of it would be asked, as far as that follows from the organisation."""
    belongs = {"circle": organisation.circle == audience.value, "core": organisation.core_group}
    return not organisation.removed and belongs.get(audience.kind, True)


def by_organisation(connection: Connection, asked: Round) -> list[Reach]:
    """Every organisation that is asked, also those that nobody joined for, by name.

    One that was removed since is there as long as somebody of it is asked.
    """
    people, came = belonging.were_asked(connection, asked), answered(connection, asked)
    return _reached(connection, asked, people, came)


def _reached(
    connection: Connection, asked: Round, people: Sequence[Participant], came: Collection[str]
) -> list[Reach]:
    invited = Counter(who.organisation for who in people)
    heard = Counter(who.organisation for who in people if who.id in came)
    known = sorted(
        records.load(connection, asked.workshop, Organisation, removed=True),
        key=lambda o: alphabetical(o.name),
    )
    there = [o for o in known if invited[o.id] or _may_come(asked.audience, o)]
    return [Reach(o.id, o.name, invited[o.id], heard[o.id]) for o in there]
