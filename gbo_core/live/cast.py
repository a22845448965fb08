"""What was answered in a round, without who and without measures: light enough for all rounds."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.analysis.agreement import Certainty, certainty
from gbo_core.live import ballots, rounds
from gbo_core.live.methods import ballot_method
from gbo_core.model.round import Round


@dataclass(frozen=True, slots=True)
class Cast:
    """The answers to one item on one axis, sorted."""

    round: Round
    values: tuple[float, ...]

    @property
    def middle(self) -> float | None:
        """What they give together; None where they are too few to say anything but themselves."""
        if certainty(len(self.values)) is Certainty.DOTS:
            return None
        return ballot_method(self.round.method).settle(self.values)


# (item, axis) → what was answered; what nobody had an opinion on is not there.
CastAll = Mapping[tuple[str, str], Cast]


def cast_in(connection: Connection, workshop: str, round_id: str) -> CastAll:
    """All answers of a round. Whoever calls decides whether they may be seen yet."""
    asked = rounds.get(connection, workshop, round_id)
    found: dict[tuple[str, str], list[float]] = {}
    for each in ballots.load(connection, workshop, round_id):
        for item, on_axes in each.answers.items():
            for axis, value in on_axes.items():
                if value is not None:
                    found.setdefault((item, axis), []).append(value)
    return {place: Cast(asked, tuple(sorted(values))) for place, values in found.items()}
