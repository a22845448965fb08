"""What the ballots of a round add up to. Recomputed from the ballots, every time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.analysis.agreement import Agreement, agreement
from gbo_core.analysis.spread import Shift, one_voice_each, shift, splits
from gbo_core.live import ballots, belonging, participants, rounds, sampling
from gbo_core.live.methods import Method, method_of
from gbo_core.model.round import Answers, Item, Participant, Round, Visibility

# A person's answer on all axes of one item, as shown in a round that is not unnamed.
Named = tuple[str, dict[str, float | None]]


@dataclass(frozen=True, slots=True)
class AxisResult:
    """One item on one axis. `values` are sorted, so that their order tells nothing of who.

    `asked` counts the voters who had this item; `no_opinion` those who said so.
    `settled` is what *zoals gestemd* takes over.
    """

    axis: str
    values: tuple[float, ...]
    organisation_values: tuple[float, ...]
    people: Agreement
    organisations: Agreement
    no_opinion: int
    asked: int
    settled: float | None


@dataclass(frozen=True, slots=True)
class ItemResult:
    """`points` are the answers that are complete on all axes, sorted; `named` who said what."""

    item: Item
    axes: dict[str, AxisResult]
    points: tuple[tuple[float, ...], ...]
    named: tuple[Named, ...] = ()


@dataclass(frozen=True, slots=True)
class RoundResult:
    """`ballots` came in of the `asked` participants that there were until the round closed."""

    round: Round
    items: tuple[ItemResult, ...]
    ballots: int
    asked: int

    def item(self, item_id: str) -> ItemResult:
        return next(result for result in self.items if result.item.id == item_id)


@dataclass(frozen=True, slots=True)
class Vote:
    """A ballot with the voter beside it, inside this module only."""

    who: Participant
    answers: Answers
    items: frozenset[str]


def result(connection: Connection, workshop: str, round_id: str) -> RoundResult:
    """The whole outcome. Whoever calls decides whether it may be seen yet."""
    asked = rounds.get(connection, workshop, round_id)
    votes = _votes(connection, asked)
    names = _names(connection, asked)
    return RoundResult(
        round=asked,
        items=tuple(_item(asked, item, votes, names) for item in asked.items),
        ballots=len(votes),
        asked=len(belonging.were_asked(connection, asked)),
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


def _item(
    asked: Round, item: Item, votes: Sequence[Vote], names: Mapping[str, str] | None
) -> ItemResult:
    method = method_of(asked.method)
    axes = method.axes(asked.settings)
    had_it = [vote for vote in votes if item.id in vote.items]
    answers = [(vote.who, vote.answers.get(item.id, {})) for vote in had_it]
    points = (_point(given, axes) for _, given in answers)
    return ItemResult(
        item=item,
        axes={axis: _axis(method, asked, axis, answers) for axis in axes},
        points=tuple(sorted(point for point in points if len(point) == len(axes))),
        named=_named(asked, answers, names) if names is not None else (),
    )


def _named(
    asked: Round,
    answers: Iterable[tuple[Participant, dict[str, float | None]]],
    names: Mapping[str, str],
) -> tuple[Named, ...]:
    """Who said what; of two from one organisation the order tells nothing."""
    said = [(_label(who, asked, names), dict(given)) for who, given in answers if given]
    return tuple(sorted(said, key=lambda named: (named[0], str(sorted(named[1].items())))))


def _point(given: Mapping[str, float | None], axes: Iterable[str]) -> tuple[float, ...]:
    """The values on the axes that were answered, so shorter than `axes` when one lacks."""
    values = [given.get(axis) for axis in axes]
    return tuple([value for value in values if value is not None])


def _label(who: Participant, asked: Round, names: Mapping[str, str]) -> str:
    organisation = names.get(who.organisation, "")
    if asked.visibility is Visibility.ORGANISATION or not who.name:
        return organisation
    return f"{who.name} ({organisation})" if organisation else who.name


def _axis(
    method: Method,
    asked: Round,
    axis: str,
    answers: Sequence[tuple[Participant, dict[str, float | None]]],
) -> AxisResult:
    said = [(who, a[axis]) for who, a in answers if axis in a]
    voiced = [(who.organisation, value) for who, value in said if value is not None]
    values = sorted(value for _, value in voiced)
    by_organisation = sorted(one_voice_each(voiced))
    return AxisResult(
        axis=axis,
        values=tuple(values),
        organisation_values=tuple(by_organisation),
        people=_agreement(method, asked, values),
        organisations=_agreement(method, asked, by_organisation),
        no_opinion=len(said) - len(voiced),
        asked=len(answers),
        settled=method.settle(values),
    )


def _agreement(method: Method, asked: Round, values: Sequence[float]) -> Agreement:
    """Agreement on the method's own scale, its lowest value counted as 1."""
    scale = method.values(asked.settings)
    return agreement([value - scale[0] + 1 for value in values], k=len(scale))


def split_by_circle(
    connection: Connection, workshop: str, round_id: str, item_id: str, axis: str
) -> dict[str, tuple[float, ...]]:
    """Circle → sorted values, only where nobody can be told apart (`analysis.spread.splits`)."""
    asked = rounds.get(connection, workshop, round_id)
    groups: dict[str, list[float]] = {}
    for vote in _votes(connection, asked):
        value = vote.answers.get(item_id, {}).get(axis)
        if value is not None:
            groups.setdefault(vote.who.circle, []).append(value)
    return {circle: tuple(sorted(values)) for circle, values in splits(groups).items() if circle}


def moved(connection: Connection, workshop: str, round_id: str) -> dict[str, dict[str, Shift]]:
    """Item → axis → what changed against the round that this one follows, for who voted in both."""
    asked = rounds.get(connection, workshop, round_id)
    after = {b.participant: b.answers for b in ballots.load(connection, workshop, round_id)}
    before = {b.participant: b.answers for b in ballots.load(connection, workshop, asked.follows)}
    axes = method_of(asked.method).axes(asked.settings)
    return {
        item.id: {
            axis: shift(_on(before, item.id, axis), _on(after, item.id, axis)) for axis in axes
        }
        for item in asked.items
    }


def _on(answers: Mapping[str, Answers], item: str, axis: str) -> dict[str, float]:
    found = {who: given.get(item, {}).get(axis) for who, given in answers.items()}
    return {who: value for who, value in found.items() if value is not None}
