"""What the ballots of a round add up to. Recomputed from the ballots, every time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import cast

from sqlalchemy import Connection

from gbo_core.analysis.agreement import Agreement, agreement
from gbo_core.analysis.spread import one_voice_each
from gbo_core.analysis.voices import Differs, differs
from gbo_core.live import belonging, rounds
from gbo_core.live.methods import BallotMethod, Measure, ballot_method
from gbo_core.live.results import AxisResult, ItemResult, Named, Point, RoundResult, Written
from gbo_core.live.votes import Vote, label, names_in, votes_in
from gbo_core.live.written import may_read, sheets, written_on
from gbo_core.model.round import Item, Round, Visibility


@dataclass(frozen=True, slots=True)
class Counting:
    """What all items of a round are counted with.

    `names`: see `votes.names_in`; `readable`: the items of which the room may read the texts.
    """

    asked: Round
    method: BallotMethod
    axes: tuple[str, ...]
    names: Mapping[str, str] | None
    readable: frozenset[str]

    @property
    def has_middle(self) -> bool:
        return Measure.MIDDLE in self.method.measures

    @property
    def tells_organisations(self) -> bool:
        return self.asked.visibility is not Visibility.UNNAMED

    @property
    def compares_voices(self) -> bool:
        return compares_voices(self.asked)

    @property
    def needs_organisations(self) -> bool:
        return self.tells_organisations or self.compares_voices


@dataclass(frozen=True, slots=True)
class Voters:
    """Some who voted, of which organisation, in one order."""

    votes: Sequence[Vote]
    owners: Sequence[str]


@dataclass(frozen=True, slots=True)
class Said:
    """Who had an item, and in the same order what each answered to it."""

    by: Voters
    given: Sequence[dict[str, float | None]]


def compares_voices(asked: Round) -> bool:
    """Whether one word may say what one organisation one voice would change."""
    has_middle = Measure.MIDDLE in ballot_method(asked.method).measures
    is_unnamed = asked.visibility is Visibility.UNNAMED
    return has_middle and is_unnamed and asked.audience.voice == "person"


def result(connection: Connection, workshop: str, round_id: str) -> RoundResult:
    """The whole outcome. Whoever calls decides whether it may be seen yet."""
    asked = rounds.get(connection, workshop, round_id)
    votes = votes_in(connection, asked)
    counting = _counting(connection, asked, votes)
    said = _by_item(asked, votes)
    spoken = {
        item: [_spoken(counting, answers, axis) for axis in counting.axes]
        for item, answers in said.items()
    }
    return RoundResult(
        round=asked,
        items=tuple(_item(counting, item, said[item.id], spoken[item.id]) for item in asked.items),
        ballots=len(votes),
        asked=len(belonging.were_asked(connection, asked)),
        unfinished=_unfinished(counting, votes),
        differs=_differs(counting, len(votes), spoken.values()),
        tally=counting.method.tally(sheets(votes, counting.readable)),
    )


def _counting(connection: Connection, asked: Round, votes: Sequence[Vote]) -> Counting:
    method = ballot_method(asked.method)
    return Counting(
        asked,
        method,
        method.axes(asked.settings),
        names_in(connection, asked),
        may_read(asked, method, votes),
    )


def _by_item(asked: Round, votes: Sequence[Vote]) -> dict[str, Said]:
    """Item → what was answered to it by whom, in one pass over the ballots."""
    nothing: dict[str, float | None] = {}
    had = dict.fromkeys(asked.item_ids(), _voters(votes))
    if asked.share:
        had = {item: _voters([vote for vote in votes if item in vote.items]) for item in had}
    return {
        item: Said(those, [vote.answers.get(item, nothing) for vote in those.votes])
        for item, those in had.items()
    }


def _voters(votes: Sequence[Vote]) -> Voters:
    return Voters(votes, [vote.who.organisation for vote in votes])


def _unfinished(counting: Counting, votes: Iterable[Vote]) -> int:
    """How many left something open of what they had."""
    complete = counting.method.is_complete
    return sum(not complete(vote.answers, counting.asked, vote.items) for vote in votes)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said on one item and axis: the opinions of persons and of organisations, sorted.

    `answers` is in the order of the voters, None where there is no opinion; `no_opinion` counts
    those who said so.
    """

    answers: list[float | None]
    people: list[float]
    each: list[float]
    no_opinion: int


def _spoken(counting: Counting, said: Said, axis: str) -> Spoken:
    answers = [given.get(axis) for given in said.given]
    values = [value for value in answers if value is not None]
    said_none = sum([axis in given for given in said.given]) - len(values)
    if not counting.needs_organisations:
        return Spoken(answers, sorted(values), [], said_none)
    owners = [
        owner for owner, value in zip(said.by.owners, answers, strict=True) if value is not None
    ]
    each = one_voice_each(zip(owners, values, strict=True))
    return Spoken(answers, sorted(values), each, said_none)


def _differs(counting: Counting, voters: int, spoken: Iterable[Sequence[Spoken]]) -> Differs | None:
    if not counting.compares_voices:
        return None
    return differs(voters, ([(on.people, on.each) for on in axes] for axes in spoken))


def _item(counting: Counting, item: Item, said: Said, spoken: Sequence[Spoken]) -> ItemResult:
    on_axes = zip(counting.axes, spoken, strict=True)
    return ItemResult(
        item=item,
        axes={axis: _axis(counting, axis, said, on) for axis, on in on_axes},
        points=_points([on.answers for on in spoken]),
        named=_named(counting.asked, said, counting.names) if counting.names is not None else (),
        written=_written(counting, item.id, said),
    )


def _written(counting: Counting, item: str, said: Said) -> tuple[Written, ...]:
    if item not in counting.readable:
        return ()
    return written_on(item, counting.asked, said.by.votes, counting.names)


def _points(on_axes: Iterable[Sequence[float | None]]) -> tuple[Point, ...]:
    """Few different ones occur: counted, they are no hundred thousand objects to look after."""
    counted = Counter(zip(*on_axes, strict=True))
    complete = cast("list[Point]", [point for point in counted if None not in point])
    return tuple(chain.from_iterable([point] * counted[point] for point in sorted(complete)))


def _named(asked: Round, said: Said, names: Mapping[str, str]) -> tuple[Named, ...]:
    """Who said what; of two from one organisation the order tells nothing."""
    both = zip(said.by.votes, said.given, strict=True)
    labelled = [(label(vote.who, asked, names), dict(given)) for vote, given in both if given]
    return tuple(sorted(labelled, key=lambda named: (named[0], str(sorted(named[1].items())))))


def _axis(counting: Counting, axis: str, said: Said, spoken: Spoken) -> AxisResult:
    values, tells = spoken.people, counting.tells_organisations
    return AxisResult(
        axis=axis,
        values=tuple(values),
        organisation_values=tuple(spoken.each) if tells else None,
        people=_agreement(counting, values),
        organisations=_agreement(counting, spoken.each) if tells else None,
        no_opinion=spoken.no_opinion,
        asked=len(said.given),
        settled=counting.method.settle(values),
    )


def _agreement(counting: Counting, values: Sequence[float]) -> Agreement | None:
    """Agreement on the method's own scale, its lowest value counted as 1."""
    if not counting.has_middle:
        return None
    scale = counting.method.values(counting.asked.settings)
    below = scale[0] - 1
    return agreement([value - below for value in values] if below else values, k=len(scale))
