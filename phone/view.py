"""What one phone shows now: pure, from the rounds and who holds the phone."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from gbo_core import field
from gbo_core.live.methods import ballot_method, method_of
from gbo_core.live.notes import Sent
from gbo_core.live.participants import is_asked
from gbo_core.live.results import RoundResult
from gbo_core.live.wall import Wall
from gbo_core.model.round import Ballot, Item, Participant, Round, Sheet, State

MOST_BEFORE: Final = 3


class Phase(StrEnum):
    """What a card shows, in the order in which cards stand; each is a macro of ballot.html."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    REVEALED = "revealed"


_PHASES: Final = {
    State.OPEN: Phase.OPEN,
    State.PAUSED: Phase.PAUSED,
    State.CLOSED: Phase.CLOSED,
    State.REVEALED: Phase.REVEALED,
    State.TAKEN: Phase.REVEALED,
}
_ORDER: Final = list(Phase)


def question(asked: Round, language: str) -> str:
    """The question in the phone's language, where the facilitator left our own words unchanged."""
    usual = method_of(asked.method).asked_with(asked.settings)
    if usual and asked.question in usual.data["question"].values():
        return usual.words("question", language)
    return asked.question


@dataclass(frozen=True, slots=True)
class Board:
    """The wall of a round that gathers notes, and what this participant did there.

    `ordinary`: names that tell of nobody.
    """

    wall: Wall
    sent: Sent
    ordinary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """One round on one phone. `own`: this participant's ballot; `result` only once revealed.

    `board`: of a round that gathers notes; it is a section of its own, with its own version.
    `earlier`: what they answered in the round that this one follows, as long as it is open.
    """

    round: Round
    phase: Phase
    items: tuple[Item, ...]
    own: Ballot | None
    result: RoundResult | None
    board: Board | None
    earlier: Sheet | None

    @property
    def version(self) -> str:
        """Changes whenever the card must be shown anew; safe in an address."""
        if self.board:
            return f"{self.card_version}_{self.board_version}"
        return self.card_version

    @property
    def card_version(self) -> str:
        """Of the card without its board: who is writing is not disturbed by what comes in."""
        return f"{self.round.id}.{self.round.version}.{self._mark}"

    @property
    def board_version(self) -> str:
        if self.board is None:
            return ""
        return f"{self.round.id}-bord.{self.board.wall.mark}.{self.board.sent.mark}"

    @property
    def has_sent(self) -> bool:
        """Whether something of this participant is stored."""
        return self.own is not None or bool(self.board and self.board.sent.notes)

    @property
    def left_open(self) -> int:
        """How many items the stored ballot does not answer wholly."""
        if self.own is None:
            return 0
        ids = [item.id for item in self.items]
        return ballot_method(self.round.method).left_open(self.own.answers, self.round, ids)

    @property
    def _mark(self) -> str:
        if self.phase is Phase.OPEN:
            return str(self.own.number if self.own else 0)
        sent = len(self.board.sent.notes) if self.board else int(self.own is not None)
        return f"{self.result.ballots}.{sent}" if self.result else str(sent)

    def question(self, language: str) -> str:
        """As the phone says it."""
        return question(self.round, language)

    @property
    def names_goals(self) -> bool:
        """Whether the question refers to the two goals, so that they must stand beside it."""
        axes = method_of(self.round.method).axes(self.round.settings)
        return any(field.entry("axes", axis).data.get("goals") for axis in axes)

    @property
    def is_asked(self) -> bool:
        """Whether there is something to answer: a sample may hold nothing for this participant."""
        return self.phase is Phase.OPEN and bool(self.items)

    @property
    def is_personal(self) -> bool:
        """Whether somebody else's card of this `card_version` may show something else."""
        return self.phase is Phase.OPEN and bool(self.own or self.round.share or self.earlier)


@dataclass(frozen=True, slots=True)
class View:
    """`cards`, the newest open ballot first; `before`: earlier rounds, at most three."""

    cards: tuple[Card, ...]
    before: tuple[Round, ...]

    def told(self, language: str) -> list[tuple[str, bool]]:
        """The questions that went before, and whether each was taken over."""
        return [(question(each, language), each.state is State.TAKEN) for each in self.before]

    @property
    def version(self) -> str:
        """Equal versions in one language look the same, but for what is personal."""
        return "_".join([*(card.version for card in self.cards), self.version_before])

    @property
    def version_before(self) -> str:
        return "-".join(["b", *(f"{asked.id}.{asked.version}" for asked in self.before)])


@dataclass(frozen=True, slots=True)
class Shown:
    """The rounds that are on a phone `now`, in their order, and those of `before`."""

    now: tuple[Round, ...]
    before: tuple[Round, ...]

    @property
    def answered_in(self) -> list[str]:
        """The rounds whose ballots are shown: those of now, and what a second round follows."""
        followed = (asked.follows for asked in self.now if asked.follows)
        return list(dict.fromkeys([*(asked.id for asked in self.now), *followed]))


def shown(rounds: Iterable[Round], who: Participant) -> Shown:
    """The rounds that are on this phone now, and the latest of those that were before.

    What was closed or revealed stays until the next round opens: then the group has moved on.
    """
    mine = [asked for asked in rounds if asked.state in _PHASES and is_asked(asked.audience, who)]
    last_opening = max((asked.opened_at for asked in mine), default="")
    now = [asked for asked in mine if _is_live(asked, last_opening)]
    before = [
        asked for asked in mine if _PHASES[asked.state] is Phase.REVEALED and asked not in now
    ]
    now.sort(key=lambda asked: (_ORDER.index(_PHASES[asked.state]), -asked.number))
    before.sort(key=lambda asked: -asked.number)
    return Shown(tuple(now), tuple(before[:MOST_BEFORE]))


def likeness(who: Participant) -> tuple[str | bool, ...]:
    """Participants for whom this is equal are asked the same rounds."""
    return (who.kind, who.circle, who.part, who.core_group, who.table)


def _is_live(asked: Round, last_opening: str) -> bool:
    if asked.state in {State.OPEN, State.PAUSED}:
        return True
    return (asked.revealed_at or asked.closed_at) >= last_opening


def view(
    rounds: Shown,
    own: Mapping[str, Ballot],
    share: Callable[[Round], Sequence[str]],
    results: Mapping[str, RoundResult],
    boards: Mapping[str, Board] = MappingProxyType({}),
) -> View:
    """What a participant sees of these rounds.

    `own`: round → ballot, also of the rounds that these follow; `share`: the item ids given in a
    sampled round. `results` are used for revealed rounds alone, whatever they hold. `boards`: of
    the rounds that gather notes.
    """
    cards = (_card(asked, own, share, results, boards.get(asked.id)) for asked in rounds.now)
    return View(tuple(cards), rounds.before)


def _card(
    asked: Round,
    own: Mapping[str, Ballot],
    share: Callable[[Round], Sequence[str]],
    results: Mapping[str, RoundResult],
    board: Board | None,
) -> Card:
    phase = _PHASES[asked.state]
    items = asked.items
    if asked.share and phase is Phase.OPEN:
        given = set(share(asked))
        items = tuple(item for item in items if item.id in given)
    result = results.get(asked.id) if phase is Phase.REVEALED else None
    earlier = _earlier(asked, items, own.get(asked.follows)) if phase is Phase.OPEN else None
    return Card(asked, phase, items, own.get(asked.id), result, board, earlier)


def _earlier(asked: Round, items: Iterable[Item], before: Ballot | None) -> Sheet | None:
    if before is None:
        return None
    ids = [item.id for item in items]
    return ballot_method(asked.method).again(before.sheet, asked, ids)
