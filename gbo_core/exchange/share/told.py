"""Which answers of a round that the room saw may leave it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.exchange.archive.contents import Contents
from gbo_core.live.methods import ballot_method, places
from gbo_core.live.methods.ballot import TidyRow
from gbo_core.model.round import Participant, Round, Visibility

_MOST_KNOWN: Final = 600_000  # answers

# Who voted, with what they belonged to when the round closed, and what.
Voice = tuple[Participant, list[TidyRow]]
Question = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Told:
    """A revealed round with what may be told of it.

    `questions` are the (item, axis) with at least five answers in an unnamed round, and all of
    them in one that showed who said what. *No opinion* is no answer here: it hides nobody who
    has one. `read` gives everything that was voted.
    """

    asked: Round
    questions: frozenset[Question]
    read: Callable[[], Iterable[Voice]]

    def voices(self) -> Iterator[Voice]:
        """The answers to `questions`; who answered none of them has no voice."""
        every = self.questions == places(self.asked)
        for who, rows in self.read():
            kept = rows if every else [row for row in rows if row[:2] in self.questions]
            if kept:
                yield who, kept


def told_of(contents: Contents) -> list[Told]:
    """The rounds that the room saw. All answers are read only once, or none when there are many."""
    told: list[Told] = []
    known: dict[str, list[Voice]] = {}
    room = _MOST_KNOWN
    for asked in contents.rounds:
        if asked.state.is_revealed and asked.id not in contents.removed:
            voices = list(_voices(contents, asked))
            room -= sum(len(rows) for _who, rows in voices)
            known[asked.id] = voices
            if room < 0:
                known.clear()
            told.append(Told(asked, _answered(asked, voices), partial(_voices, contents, asked)))
    if room < 0:
        return told
    return [replace(each, read=partial(iter, known[each.asked.id])) for each in told]


def _voices(contents: Contents, asked: Round) -> Iterator[Voice]:
    """Without what was written: a sentence of somebody's own is known by how it is said."""
    people = contents.people_in(asked.id)
    for cast in contents.votes[asked.id].ballots:
        yield people[cast.participant], ballot_method(asked.method).rows(cast.answers)


def _answered(asked: Round, voices: Iterable[Voice]) -> frozenset[Question]:
    if asked.visibility is not Visibility.UNNAMED:
        return places(asked)
    answers = Counter(
        (item, axis) for _who, rows in voices for item, axis, value, _ in rows if value is not None
    )
    return frozenset(question for question, n in answers.items() if n >= SMALLEST_GROUP)
