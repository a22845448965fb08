"""What the ballots of a round add up to. Recomputed from the ballots, every time."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import cast

from sqlalchemy import Connection

from gbo_core.analysis.agreement import Agreement, Certainty, agreement, certainty
from gbo_core.analysis.shift import Shift, shift, to_follow
from gbo_core.analysis.splits import splits
from gbo_core.analysis.spread import SMALLEST_GROUP, one_voice_each
from gbo_core.analysis.voices import Differs, differs
from gbo_core.live import ballots, belonging, participants, rounds, sampling
from gbo_core.live.answered import answered
from gbo_core.live.methods import Method, method_of, places
from gbo_core.model.round import Answers, Item, Participant, Round, Visibility

PEOPLE, ORGANISATIONS = VOICES = ("people", "organisations")  # how answers may be counted

# A person's answer on all axes of one item, as shown in a round that is not unnamed.
Named = tuple[str, dict[str, float | None]]

# A person's answers to one item, an answer an axis.
Point = tuple[float, ...]

# (item, axis).
Place = tuple[str, str]

# Circle → its sorted answers, for each item and axis.
SplitsByCircle = dict[Place, dict[str, tuple[float, ...]]]


@dataclass(frozen=True, slots=True)
class AxisResult:
    """One item on one axis. `values` are sorted, so that their order tells nothing of who.

    `people` is None where the method has no middle: taps and dots are counted. What each
    organisation says together is None in unnamed rounds: beside the answers of persons it can be
    subtracted. `asked` counts the voters who had this item; `no_opinion` those who said so.
    `settled` is what *zoals gestemd* takes over.
    """

    axis: str
    values: tuple[float, ...]
    organisation_values: tuple[float, ...] | None
    people: Agreement | None
    organisations: Agreement | None
    no_opinion: int
    asked: int
    settled: float | None

    @property
    def n(self) -> int:
        """How many answers, without those who had no opinion."""
        return len(self.values)

    @property
    def certainty(self) -> Certainty:
        """How much so many answers are worth."""
        return certainty(self.n)


@dataclass(frozen=True, slots=True)
class ItemResult:
    """`points` are the answers that are complete on all axes, sorted; `named` who said what."""

    item: Item
    axes: dict[str, AxisResult]
    points: tuple[Point, ...]
    named: tuple[Named, ...] = ()


@dataclass(frozen=True)
class RoundResult:
    """`ballots` came in of the `asked` participants that there were until the round closed.

    `unfinished` of them left something open. `differs`: in an unnamed round, all that is said of
    one organisation one voice.
    """

    round: Round
    items: tuple[ItemResult, ...]
    ballots: int
    asked: int
    unfinished: int = 0
    differs: Differs | None = None

    def item(self, item_id: str) -> ItemResult:
        return self._by_id[item_id]

    @cached_property
    def _by_id(self) -> dict[str, ItemResult]:
        return {result.item.id: result for result in self.items}

    @property
    def voices(self) -> tuple[str, ...]:
        """How the answers may be counted: in an unnamed round by person only."""
        return VOICES[:1] if self.round.visibility is Visibility.UNNAMED else VOICES

    def voice(self, wanted: str) -> str:
        """The wanted way to count, where this round has it."""
        return wanted if wanted in self.voices else PEOPLE


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot with the voter beside it, inside this module only."""

    who: Participant
    answers: Answers
    items: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counting:
    """What all items of a round are counted with. `names`: see `_names`."""

    asked: Round
    method: Method
    axes: tuple[str, ...]
    names: Mapping[str, str] | None

    @property
    def tells_organisations(self) -> bool:
        return self.asked.visibility is not Visibility.UNNAMED

    @property
    def compares_voices(self) -> bool:
        """Whether one word may say what one organisation one voice would change."""
        of_persons = self.asked.audience.voice == "person"
        return self.method.has_middle and of_persons and not self.tells_organisations

    @property
    def needs_organisations(self) -> bool:
        return self.tells_organisations or self.compares_voices


@dataclass(frozen=True, slots=True)
class Voters:
    """Some who voted, of which organisation, and with what ballot, in one order."""

    who: Sequence[Participant]
    owners: Sequence[str]
    ballots: Sequence[Answers]


@dataclass(frozen=True, slots=True)
class Said:
    """Who had an item, and in the same order what each answered to it."""

    by: Voters
    given: Sequence[dict[str, float | None]]


def result(connection: Connection, workshop: str, round_id: str) -> RoundResult:
    """The whole outcome. Whoever calls decides whether it may be seen yet."""
    asked = rounds.get(connection, workshop, round_id)
    votes = _votes(connection, asked)
    method = method_of(asked.method)
    counting = Counting(asked, method, method.axes(asked.settings), _names(connection, asked))
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
    )


def _votes(connection: Connection, asked: Round) -> list[Vote]:
    """The ballots, each voter with what they belonged to when the round closed."""
    known = {who.id: who for who in belonging.everybody(connection, asked)}
    shares = sampling.load(connection, asked.workshop, asked.id) if asked.share else {}
    all_items = frozenset(asked.item_ids())
    return [
        Vote(
            known[each.participant],
            each.answers,
            frozenset(shares.get(each.participant, ())) if asked.share else all_items,
        )
        for each in ballots.load(connection, asked.workshop, asked.id)
    ]


def _names(connection: Connection, asked: Round) -> dict[str, str] | None:
    """Organisation id → name, or None where nobody's answer may be told apart."""
    if asked.visibility is Visibility.UNNAMED:
        return None
    return participants.organisation_names(connection, asked.workshop)


def _by_item(asked: Round, votes: Sequence[Vote]) -> dict[str, Said]:
    """Item → what was answered to it by whom, in one pass over the ballots."""
    nothing: dict[str, float | None] = {}
    had = dict.fromkeys(asked.item_ids(), _voters(votes))
    if asked.share:
        had = {item: _voters([vote for vote in votes if item in vote.items]) for item in had}
    return {
        item: Said(those, [ballot.get(item, nothing) for ballot in those.ballots])
        for item, those in had.items()
    }


def _voters(votes: Sequence[Vote]) -> Voters:
    who = [vote.who for vote in votes]
    return Voters(who, [each.organisation for each in who], [vote.answers for vote in votes])


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
    )


def _points(on_axes: Iterable[Sequence[float | None]]) -> tuple[Point, ...]:
    """Few different ones occur: counted, they are no hundred thousand objects to look after."""
    counted = Counter(zip(*on_axes, strict=True))
    complete = cast("list[Point]", [point for point in counted if None not in point])
    return tuple(chain.from_iterable([point] * counted[point] for point in sorted(complete)))


def _named(asked: Round, said: Said, names: Mapping[str, str]) -> tuple[Named, ...]:
    """Who said what; of two from one organisation the order tells nothing."""
    both = zip(said.by.who, said.given, strict=True)
    labelled = [(_label(who, asked, names), dict(given)) for who, given in both if given]
    return tuple(sorted(labelled, key=lambda named: (named[0], str(sorted(named[1].items())))))


def _label(who: Participant, asked: Round, names: Mapping[str, str]) -> str:
    organisation = names.get(who.organisation, "")
    if asked.visibility is Visibility.ORGANISATION or not who.name:
        return organisation
    return f"{who.name} ({organisation})" if organisation else who.name


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
    if not counting.method.has_middle:
        return None
    scale = counting.method.values(counting.asked.settings)
    below = scale[0] - 1
    return agreement([value - below for value in values] if below else values, k=len(scale))


def splits_by_circle(connection: Connection, workshop: str, round_id: str) -> SplitsByCircle:
    """Circle → sorted values of each item and axis, only where nobody can be told apart.

    For all questions of the round at once: see `analysis.splits`. What was asked without names
    before is not split again.
    """
    asked = rounds.get(connection, workshop, round_id)
    again = _asked_before(connection, asked)
    groups: dict[Place, dict[str, list[float]]] = {}
    for vote in _votes(connection, asked):
        for place, value in _values(vote.answers):
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


def _values(answers: Answers) -> Iterable[tuple[Place, float]]:
    """Every answer of a ballot that is an opinion."""
    for item, on_axes in answers.items():
        for axis, value in on_axes.items():
            if value is not None:
                yield (item, axis), value


def moved(connection: Connection, workshop: str, round_id: str) -> dict[Place, Shift]:
    """What changed against the round that this one follows, for who voted in both.

    Only where there are enough, and nothing where one of the two was unnamed and the other not:
    who moved would have a name. Of unnamed rounds some may be left out, see `shift.to_follow`.
    """
    now, before = _linked(connection, workshop, round_id)
    if not before or not before.state.is_revealed or _shown_otherwise(now, before):
        return {}
    return _shifts(now, *(_by_place(_votes(connection, each)) for each in (before, now)))


def _linked(connection: Connection, workshop: str, round_id: str) -> tuple[Round, Round | None]:
    now = rounds.get(connection, workshop, round_id)
    known = {each.id: each for each in rounds.load(connection, workshop)}
    return now, known.get(now.follows)


def _shown_otherwise(now: Round, before: Round) -> bool:
    return now.visibility is not before.visibility and Visibility.UNNAMED in {
        now.visibility,
        before.visibility,
    }


# Participant → (circle, value), of one item and axis.
OnPlace = dict[str, tuple[str, float]]


def _by_place(votes: Iterable[Vote]) -> dict[Place, OnPlace]:
    found: dict[Place, OnPlace] = {}
    for vote in votes:
        for place, value in _values(vote.answers):
            found.setdefault(place, {})[vote.who.id] = vote.who.circle, value
    return found


def _shifts(
    now: Round, before: Mapping[Place, OnPlace], after: Mapping[Place, OnPlace]
) -> dict[Place, Shift]:
    together = method_of(now.method).together
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
