"""Where the group stands: what it decided on each item, with the votes that it decided beside."""

from collections.abc import Container, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.analysis.agreement import Certainty
from gbo_core.live import kept, rounds, takeover
from gbo_core.live.heard import Heard, heard
from gbo_core.model import Decision


@dataclass(frozen=True, slots=True)
class Standpoint:
    """One item on one axis.

    `votes` are the newest that the group has seen. `beside` are those of the decision's own round;
    None without a decision, or when that round is not there any more.
    """

    decision: Decision | None
    votes: Heard | None
    beside: Heard | None

    @property
    def value(self) -> float | None:
        """What the group took over, or else the middle of its votes, enough answers provided."""
        if self.decision:
            return self.decision.value
        return middle(self.votes) if self.votes else None

    @property
    def rests_on(self) -> tuple[float, ...]:
        """The votes that the value comes from; none where the group gave its own."""
        source = self.beside if self.decision else self.votes
        if source is None or (self.decision and self.decision.stance != "voted"):
            return ()
        return source.result.values

    @property
    def on_few(self) -> int:
        """How many votes a value was taken over from, where they are too few for a middle; or 0."""
        few = self.beside is not None and middle(self.beside) is None
        return len(self.rests_on) if few else 0

    @property
    def lacks(self) -> str:
        """Why there is no value: `left` open by the group, `unvoted`, too `few` votes; or ''."""
        if self.value is not None:
            return ""
        if self.decision and self.decision.stance == "open":
            return "left"
        return "few" if self.votes else "unvoted"


# Item → axis → where the group stands.
Standpoints = Mapping[str, Mapping[str, Standpoint]]

NOWHERE = Standpoint(None, None, None)


def middle(votes: Heard) -> float | None:
    """What the votes give together; None where they are too few to say anything but themselves."""
    enough = votes.result.people.certainty is not Certainty.DOTS
    return votes.result.settled if enough else None


def standpoints(
    connection: Connection, workshop: str, subject: str, axes: tuple[str, ...]
) -> Standpoints:
    """Of every item that the group voted or decided on, on those of `axes` where it did."""
    newest = heard(connection, workshop, subject, axes)
    decided = takeover.standings(connection, workshop, subject)
    taken = {each.round for on_axes in decided.values() for each in on_axes.values()}
    beside = _cast(connection, workshop, taken)
    found: dict[str, dict[str, Standpoint]] = {}
    for item in {**newest, **decided}:
        votes, decisions = newest.get(item, {}), decided.get(item, {})
        found[item] = {
            axis: _standpoint(decisions.get(axis), votes.get(axis), beside)
            for axis in axes
            if axis in votes or axis in decisions
        }
    return found


# round, item, axis
Place = tuple[str, str, str]


def _cast(connection: Connection, workshop: str, taken: Container[str]) -> dict[Place, Heard]:
    """The votes of the rounds that decisions were taken from."""
    return {
        (asked.id, item.item.id, axis): Heard(asked, on_axis)
        for asked in rounds.load(connection, workshop)
        if asked.id in taken
        for item in kept.result(connection, workshop, asked.id).items
        for axis, on_axis in item.axes.items()
    }


def _standpoint(
    decision: Decision | None, votes: Heard | None, beside: Mapping[Place, Heard]
) -> Standpoint:
    if decision is None:
        return Standpoint(None, votes, None)
    place = (decision.round, decision.item, decision.axis)
    return Standpoint(decision, votes, beside.get(place))


def left_open(several: Standpoints) -> set[str]:
    """The items that the group left open on any axis."""
    return {
        item
        for item, on_axes in several.items()
        if any(each.lacks == "left" for each in on_axes.values())
    }


def voted_on(several: Standpoints) -> set[str]:
    """The items that the group voted on."""
    return {
        item for item, on_axes in several.items() if any(each.votes for each in on_axes.values())
    }
