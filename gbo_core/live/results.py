"""What a round comes to, as every face reads it. How it is counted stands in `counting`."""

from dataclasses import dataclass
from functools import cached_property

from gbo_core.analysis.agreement import Agreement, Certainty, certainty
from gbo_core.analysis.voices import Differs
from gbo_core.model.round import Item, Round, Visibility

PEOPLE, ORGANISATIONS = VOICES = ("people", "organisations")  # how answers may be counted

# A person's answer on all axes of one item, as shown in a round that is not unnamed.
Named = tuple[str, dict[str, float | None]]

# A person's answers to one item, an answer an axis.
Point = tuple[float, ...]

# (item, axis).
Place = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Written:
    """A text beside an answer; `who` is '' where that is not told."""

    who: str
    axis: str
    text: str


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
    """`points` are the answers that are complete on all axes, sorted; `named` who said what.

    `written`: what the room may read of what was written, see `live.written`.
    """

    item: Item
    axes: dict[str, AxisResult]
    points: tuple[Point, ...]
    named: tuple[Named, ...] = ()
    written: tuple[Written, ...] = ()


@dataclass(frozen=True)
class RoundResult:
    """`ballots` came in of the `asked` participants that there were until the round closed.

    `unfinished` of them left something open. `differs`: in an unnamed round, all that is said of
    one organisation one voice. `tally`: what the method itself makes of it.
    """

    round: Round
    items: tuple[ItemResult, ...]
    ballots: int
    asked: int
    unfinished: int = 0
    differs: Differs | None = None
    tally: object = None

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
