"""What the ballots of a round add up to. Recomputed from the ballots, every time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.analysis.agreement import Agreement, Certainty, agreement, certainty
from gbo_core.analysis.shift import Shift, shift, to_follow
from gbo_core.analysis.splits import splits
from gbo_core.analysis.spread import one_voice_each
from gbo_core.analysis.voices import Differs, differs
from gbo_core.live import ballots, belonging, participants, rounds, sampling
from gbo_core.live.methods import Method, method_of
from gbo_core.model.round import Answers, Item, Participant, Round, Visibility

PEOPLE, ORGANISATIONS = VOICES = ("people", "organisations")  # how answers may be counted

# A person's answer on all axes of one item, as shown in a round that is not unnamed.
Named = tuple[str, dict[str, float | None]]

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
    points: tuple[tuple[float, ...], ...]
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundResult:
    """`ballots` came in of the `asked` participants that there were until the round closed.

    `differs`: in an unnamed round, all that is said of one organisation one voice.
    """

    round: Round
    items: tuple[ItemResult, ...]
    ballots: int
    asked: int
    differs: Differs | None = None

    def item(self, item_id: str) -> ItemResult:
        return next(result for result in self.items if result.item.id == item_id)

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


# Who had an item, and what they answered to it.
Said = list[tuple[Participant, dict[str, float | None]]]


def result(connection: Connection, workshop: str, round_id: str) -> RoundResult:
    """The whole outcome. Whoever calls decides whether it may be seen yet."""
    asked = rounds.get(connection, workshop, round_id)
    votes = _votes(connection, asked)
    method = method_of(asked.method)
    counting = Counting(asked, method, method.axes(asked.settings), _names(connection, asked))
    said = _by_item(asked, votes)
    return RoundResult(
        round=asked,
        items=tuple(_item(counting, item, said[item.id]) for item in asked.items),
        ballots=len(votes),
        asked=len(belonging.were_asked(connection, asked)),
        differs=_differs(counting, votes, said.values()),
    )


def _votes(connection: Connection, asked: Round) -> list[Vote]:
    """The ballots, each voter with what they belonged to when the round closed."""
    known = {who.id: who for who in belonging.everybody(connection, asked)}
    shares = sampling.load(connection, asked.workshop, asked.id) if asked.share else {}
    all_items = frozenset(asked.item_ids())
    return [
        Vote(
            known[cast.participant],
            cast.answers,
            frozenset(shares.get(cast.participant, all_items)),
        )
        for cast in ballots.load(connection, asked.workshop, asked.id)
    ]


def _names(connection: Connection, asked: Round) -> dict[str, str] | None:
    """Organisation id → name, or None where nobody's answer may be told apart."""
    if asked.visibility is Visibility.UNNAMED:
        return None
    return participants.organisation_names(connection, asked.workshop)


def _by_item(asked: Round, votes: Iterable[Vote]) -> dict[str, Said]:
    """Item → what was answered to it by whom, in one pass over the ballots."""
    said: dict[str, Said] = {item: [] for item in asked.item_ids()}
    for vote in votes:
        for item in vote.items & said.keys():
            said[item].append((vote.who, vote.answers.get(item, {})))
    return said


def _differs(counting: Counting, votes: Sequence[Vote], said: Iterable[Said]) -> Differs | None:
    asked = counting.asked
    of_persons = asked.audience.voice == "person"
    if counting.tells_organisations or not counting.method.has_middle or not of_persons:
        return None
    return differs(len(votes), (_both_voices(counting, answers) for answers in said))


def _both_voices(counting: Counting, said: Said) -> list[tuple[list[float], list[float]]]:
    voiced = [_voiced(said, axis) for axis in counting.axes]
    return [([value for _who, value in each], one_voice_each(each)) for each in voiced]


def _voiced(said: Said, axis: str) -> list[tuple[str, float]]:
    """(organisation, value) of those with an opinion."""
    given = ((who.organisation, answers.get(axis)) for who, answers in said)
    return [(own, value) for own, value in given if value is not None]


def _item(counting: Counting, item: Item, said: Said) -> ItemResult:
    points = (_point(given, counting.axes) for _who, given in said)
    return ItemResult(
        item=item,
        axes={axis: _axis(counting, axis, said) for axis in counting.axes},
        points=tuple(sorted(point for point in points if len(point) == len(counting.axes))),
        named=_named(counting.asked, said, counting.names) if counting.names is not None else (),
    )


def _named(asked: Round, said: Said, names: Mapping[str, str]) -> tuple[Named, ...]:
    """Who said what; of two from one organisation the order tells nothing."""
    labelled = [(_label(who, asked, names), dict(given)) for who, given in said if given]
    return tuple(sorted(labelled, key=lambda named: (named[0], str(sorted(named[1].items())))))


def _point(given: Mapping[str, float | None], axes: Iterable[str]) -> tuple[float, ...]:
    """The values on the axes that were answered, so shorter than `axes` when one lacks."""
    values = [given.get(axis) for axis in axes]
    return tuple([value for value in values if value is not None])


def _label(who: Participant, asked: Round, names: Mapping[str, str]) -> str:
    organisation = names.get(who.organisation, "")
    if asked.visibility is Visibility.ORGANISATION or not who.name:
        return organisation
    return f"{who.name} ({organisation})" if organisation else who.name


def _axis(counting: Counting, axis: str, said: Said) -> AxisResult:
    voiced = _voiced(said, axis)
    values = sorted(value for _own, value in voiced)
    each = sorted(one_voice_each(voiced)) if counting.tells_organisations else None
    return AxisResult(
        axis=axis,
        values=tuple(values),
        organisation_values=None if each is None else tuple(each),
        people=_agreement(counting, values),
        organisations=None if each is None else _agreement(counting, each),
        no_opinion=sum(axis in given for _who, given in said) - len(values),
        asked=len(said),
        settled=counting.method.settle(values),
    )


def _agreement(counting: Counting, values: Sequence[float]) -> Agreement | None:
    """Agreement on the method's own scale, its lowest value counted as 1."""
    if not counting.method.has_middle:
        return None
    scale = counting.method.values(counting.asked.settings)
    return agreement([value - scale[0] + 1 for value in values], k=len(scale))


def splits_by_circle(connection: Connection, workshop: str, round_id: str) -> SplitsByCircle:
    """Circle → sorted values of each item and axis, only where nobody can be told apart.

    For all questions of the round at once: see `analysis.splits`.
    """
    asked = rounds.get(connection, workshop, round_id)
    groups: dict[Place, dict[str, list[float]]] = {}
    for vote in _votes(connection, asked):
        for place, value in _values(vote.answers):
            groups.setdefault(place, {}).setdefault(vote.who.circle, []).append(value)
    return {
        place: {circle: values for circle, values in shown.items() if circle}
        for place, shown in splits(groups).items()
    }


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
    votes = [{vote.who.id: vote for vote in _votes(connection, each)} for each in (before, now)]
    return _shifts(now, *_followed(now, *votes))


def _linked(connection: Connection, workshop: str, round_id: str) -> tuple[Round, Round | None]:
    now = rounds.get(connection, workshop, round_id)
    known = {each.id: each for each in rounds.load(connection, workshop)}
    return now, known.get(now.follows)


def _shown_otherwise(now: Round, before: Round) -> bool:
    return now.visibility is not before.visibility and Visibility.UNNAMED in {
        now.visibility,
        before.visibility,
    }


Votes = dict[str, Vote]


def _followed(now: Round, before: Votes, after: Votes) -> tuple[Votes, Votes]:
    """The votes in both rounds of those who may be followed from one to the other."""
    who = before.keys() & after.keys()
    if now.visibility is Visibility.UNNAMED:
        who &= to_follow(_circles(before), _circles(after), now.id)
    return {id_: before[id_] for id_ in who}, {id_: after[id_] for id_ in who}


def _circles(votes: Votes) -> dict[str, str]:
    return {id_: vote.who.circle for id_, vote in votes.items()}


def _shifts(now: Round, before: Votes, after: Votes) -> dict[Place, Shift]:
    method = method_of(now.method)
    was, became = _by_place(before), _by_place(after)
    found = {
        place: shift(was.get(place, {}), values, method.together)
        for place, values in became.items()
    }
    return {place: moved for place, moved in found.items() if moved}


def _by_place(votes: Votes) -> dict[Place, dict[str, float]]:
    """Item and axis → participant → value."""
    found: dict[Place, dict[str, float]] = {}
    for id_, vote in votes.items():
        for place, value in _values(vote.answers):
            found.setdefault(place, {})[id_] = value
    return found
