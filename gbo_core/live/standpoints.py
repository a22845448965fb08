"""Where the group stands: what it decided on each item, with the votes that it decided beside."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from gbo_core.live import kept, rounds, takeover
from gbo_core.live.cast import Cast
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
    beside: Cast | None

    @property
    def cast(self) -> Cast | None:
        """The answers that the group has before it: those of its decision, or else the newest."""
        if self.decision:
            return self.beside
        return Cast(self.votes.round, self.votes.result.values) if self.votes else None

    @property
    def value(self) -> float | None:
        """What the group took over, or else the middle of its votes, enough answers provided."""
        if self.decision:
            return self.decision.value
        return self.cast.middle if self.cast else None

    @property
    def rests_on(self) -> tuple[float, ...]:
        """The votes that the value comes from; none where the group gave its own."""
        if self.cast is None or (self.decision and self.decision.stance != "voted"):
            return ()
        return self.cast.values

    @property
    def on_few(self) -> int:
        """How many votes a value was taken over from, where they are too few for a middle; or 0."""
        few = self.beside is not None and self.beside.middle is None
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


def standpoints(
    connection: Connection, workshop: str, subject: str, axes: tuple[str, ...]
) -> Standpoints:
    """Of every item that the group voted or decided on, on those of `axes` where it did."""
    newest = heard(connection, workshop, subject, axes)
    decided = decided_on(connection, workshop, subject)
    found: dict[str, dict[str, Standpoint]] = {}
    for item in {**newest, **decided}:
        votes, points = newest.get(item, {}), decided.get(item, {})
        found[item] = {
            axis: replace(points.get(axis, NOWHERE), votes=votes.get(axis))
            for axis in axes
            if axis in votes or axis in points
        }
    return found


def decided_on(connection: Connection, workshop: str, subject: str) -> Standpoints:
    """Only where the group decided, without the newest votes: however many rounds there were."""
    decided = takeover.standings(connection, workshop, subject)
    taken = {each.round for on_axes in decided.values() for each in on_axes.values()}
    known = {asked.id for asked in rounds.load(connection, workshop)} & taken
    beside = {asked: kept.cast(connection, workshop, asked) for asked in known}
    return {
        item: {
            axis: Standpoint(each, None, beside.get(each.round, {}).get((item, axis)))
            for axis, each in on_axes.items()
        }
        for item, on_axes in decided.items()
    }


def left_open(several: Standpoints) -> dict[str, tuple[str, ...]]:
    """The items that the group left open on any axis, each with the rounds where it did."""
    found: dict[str, tuple[str, ...]] = {}
    for item, on_axes in several.items():
        left = [each.decision for each in on_axes.values() if each.lacks == "left"]
        if left:
            found[item] = tuple(dict.fromkeys(each.round for each in left if each))
    return found


def voted_on(several: Standpoints) -> set[str]:
    """The items that the group voted on."""
    return {
        item for item, on_axes in several.items() if any(each.votes for each in on_axes.values())
    }
