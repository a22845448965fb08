"""Which parts may be told in the export of an unnamed round."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from gbo_core.analysis.spread import SMALLEST_GROUP

UNSAID = frozenset({"", "unsaid"})

# What each voter answered to one item on one axis: (part, answer); None is no opinion.
Question = Sequence[tuple[str, float | None]]


@dataclass(frozen=True, slots=True)
class Voter:
    part: str
    circle: str


def open_parts(questions: Sequence[Question], voters: Sequence[Voter]) -> frozenset[str]:
    """The parts that give nobody away, however the answers are combined.

    The rule of `analysis.spread.splits`, for a whole ballot at once: to every question at least
    five answers in the part and five outside it, not all the same, and what remains when the open
    parts are taken away is nothing, or at least five answers that differ. The screens split by
    circle, so a part that lies in a circle or around it, all but a few, stays closed as well.
    """
    closed = UNSAID | {part for part in {v.part for v in voters} if _nests(part, voters)}
    parts = {voter.part for voter in voters} - closed
    parts = {part for part in parts if all(_may_stand_alone(part, q) for q in questions)}
    sizes = Counter(part for question in questions for part, _answer in question)
    while parts and not all(_rest_is_safe(parts, question) for question in questions):
        parts.remove(min(parts, key=lambda part: (sizes[part], part)))
    return frozenset(parts)


def _may_stand_alone(part: str, question: Question) -> bool:
    inside = _answers(answer for each, answer in question if each == part)
    outside = _answers(answer for each, answer in question if each != part)
    return len(outside) >= SMALLEST_GROUP and _is_mixed(inside)


def _rest_is_safe(parts: set[str], question: Question) -> bool:
    rest = [answer for part, answer in question if part not in parts]
    return not rest or _is_mixed(_answers(rest))


def _answers(said: Iterable[float | None]) -> list[float]:
    """Without *no opinion*, which hides nobody who has one."""
    return [answer for answer in said if answer is not None]


def _is_mixed(answers: Sequence[float]) -> bool:
    return len(answers) >= SMALLEST_GROUP and len(set(answers)) > 1


def _nests(part: str, voters: Sequence[Voter]) -> bool:
    """Whether a circle's answers minus the part's (or the other way) are those of one to four."""
    inside = Counter(voter.circle for voter in voters if voter.part == part)
    circles = Counter(voter.circle for voter in voters)
    size = inside.total()
    return any(
        (both == size and 0 < circles[circle] - both < SMALLEST_GROUP)
        or (both == circles[circle] >= SMALLEST_GROUP and 0 < size - both < SMALLEST_GROUP)
        for circle, both in inside.items()
    )
