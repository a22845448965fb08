"""Which answers of a round that the room saw may leave it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.exchange.contents import Contents
from gbo_core.live.methods import method_of
from gbo_core.live.methods.base import TidyRow
from gbo_core.model.round import Ballot, Participant, Round, Visibility

# Who voted, and what.
Voice = tuple[Participant, list[TidyRow]]


@dataclass(frozen=True, slots=True)
class Told:
    """A revealed round with the answers that may be told.

    `questions` are the (item, axis) with at least five answers in an unnamed round, and all of
    them in one that showed who said what. `voices` hold answers to these only: who answered none
    of them has no voice. *No opinion* is no answer here: it hides nobody who has one.
    """

    asked: Round
    questions: frozenset[tuple[str, str]]
    voices: list[Voice]


def told_of(contents: Contents) -> list[Told]:
    """The rounds that the room saw."""
    shown = {
        asked.id: asked
        for asked in contents.rounds
        if asked.state.is_revealed and asked.id not in contents.removed
    }
    casts: dict[str, list[Ballot]] = {round_id: [] for round_id in shown}
    for cast in contents.ballots:
        if cast.round in casts:
            casts[cast.round].append(cast)
    return [
        _told(asked, casts[asked.id], {who.id: who for who in contents.participants})
        for asked in shown.values()
    ]


def _told(asked: Round, casts: Iterable[Ballot], people: dict[str, Participant]) -> Told:
    method = method_of(asked.method)
    voices = [(people[cast.participant], method.rows(cast.answers)) for cast in casts]
    every = frozenset(
        (item, axis) for item in asked.item_ids() for axis in method.axes(asked.settings)
    )
    if asked.visibility is not Visibility.UNNAMED:
        return Told(asked, every, voices)
    enough = frozenset(_with_enough(voices))
    return Told(asked, enough, voices if enough == every else list(_only(enough, voices)))


def _with_enough(voices: Iterable[Voice]) -> Iterable[tuple[str, str]]:
    answers = Counter(
        (item, axis) for _who, rows in voices for item, axis, value, _ in rows if value is not None
    )
    return (question for question, n in answers.items() if n >= SMALLEST_GROUP)


def _only(questions: frozenset[tuple[str, str]], voices: Iterable[Voice]) -> Iterable[Voice]:
    for who, rows in voices:
        if kept := [row for row in rows if row[:2] in questions]:
            yield who, kept
