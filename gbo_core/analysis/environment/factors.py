"""What changes around the network: how each factor reads, and what the list still lacks.

The checks give findings as data; see `analysis.stakeholders` for how a screen says them.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol

from gbo_core.analysis.agreement import FEWEST_FOR_WORDS
from gbo_core.analysis.quadrant import MIDDLE, quadrant
from gbo_core.analysis.spread import likely_median, tiers
from gbo_core.field import entries
from gbo_core.model import Factor
from gbo_core.model.finding import MOST_NAMED, Finding, Ground, Level, Records, Votes
from gbo_core.model.order import alphabetical
from gbo_core.words import N_

PAIR: Final = "impact_uncertainty"


class Titled(Protocol):
    """A factor, a point of the SWOT or a challenge."""

    concept: ClassVar[str]

    @property
    def id(self) -> str: ...

    @property
    def title(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """`corner` is a code in `quadrants`, '' in the middle. `sure`: others would hardly move it."""

    corner: str
    sure: bool


def reading(
    impact: float,
    uncertainty: float,
    impacts: Sequence[float] = (),
    uncertainties: Sequence[float] = (),
) -> Reading:
    """How a factor reads from its two values on 1–5, with the votes that each comes from.

    High impact and high uncertainty is a *critical uncertainty*, high impact and low uncertainty a
    *certain trend*, low impact *background*. The scales are never multiplied. The reading is sure
    when the plausible medians (`spread.likely_median`) of both votes stay on one side of the
    middle, and never with votes that are too few for a middle. Source: scenario planning as the
    guide (2.1) uses it; Schwartz (1991), The Art of the Long View.
    """
    corner = quadrant(PAIR, uncertainty, impact)
    clear = _is_clear(impact, impacts) and _is_clear(uncertainty, uncertainties)
    return Reading(corner, bool(corner) and clear)


def _is_clear(value: float, votes: Sequence[float]) -> bool:
    """Without votes the group gave the value itself, and that stands as it is."""
    low, high = likely_median(votes) if votes else (value, value)
    enough = not votes or len(votes) >= FEWEST_FOR_WORDS
    return enough and (low > MIDDLE or high < MIDDLE)


def in_order(factors: Iterable[Factor]) -> list[Factor]:
    """By dimension as DESTEP goes, then by title; those without a dimension last."""
    places = {each.code: place for place, each in enumerate(entries("dimensions"))}
    return sorted(
        factors,
        key=lambda each: (
            places.get(each.dimension, len(places)),
            alphabetical(each.title),
            each.id,
        ),
    )


def by_weight(
    factors: Iterable[Factor], impacts: Mapping[str, Sequence[float]]
) -> list[list[Factor]]:
    """The factors from the weightiest on, in groups within which no order is suggested.

    `impacts`: factor → votes on its impact. Where the spreads of two overlap they share a group
    (`spread.tiers`); those nobody voted on are the last group.
    """
    known = {each.id: each for each in in_order(factors)}
    groups = tiers({id_: impacts.get(id_, ()) for id_ in known})
    voted = {id_ for group in groups for id_ in group}
    rest = [each for id_, each in known.items() if id_ not in voted]
    found = [[known[id_] for id_ in group] for group in groups]
    return [*found, rest] if rest else found


def dimension_check(factors: Iterable[Factor]) -> list[Finding]:
    """Which of the six dimensions has no factor yet."""
    there = {each.dimension for each in _kept(factors)}
    empty = tuple(each for each in entries("dimensions") if each.code not in there)
    if not empty:
        words = N_("Elke dimensie heeft een factor.")
        return [Finding("dimensions", words, "fine", rests_on=(_ALL,))]
    sentence = N_("Nog geen factor bij: %(dimensions)s.")
    return [Finding("dimensions", sentence, "missing", {"dimensions": empty}, (_ALL,))]


def factor_checks(
    factors: Iterable[Factor],
    scored: Container[str],
    left_open: Mapping[str, Collection[str]],
) -> list[Finding]:
    """What single factors lack.

    `scored` holds the ids of those that the group voted on; `left_open` those that it decided to
    come back to, each with the rounds where it did. A source is asked for and not demanded: what
    field workers see every day counts as well.
    """
    kept = in_order(_kept(factors))
    if not kept:
        return []
    unvoted = [each for each in kept if each.id not in scored]
    waiting = [each for each in kept if each.id in left_open]
    asked = {round_id: None for each in waiting for round_id in left_open[each.id]}
    found = [
        *lacking("factor_goals", _NO_GOAL, "missing", [f for f in kept if not f.goals]),
        *lacking("factor_source", _NO_SOURCE, "warning", [f for f in kept if not f.source]),
        *lacking("factor_score", _NO_SCORE, "warning", unvoted, Votes(Factor.concept)),
        *lacking("factor_open", _OPEN, "warning", waiting, Votes(Factor.concept, tuple(asked))),
    ]
    if any(each.level == "missing" for each in found):
        return found
    words = N_("Bij elke factor staat welk doel ze raakt.")
    return [*found, Finding("factor_goals", words, "fine", rests_on=(_ALL,))]


_ALL: Final = Records(Factor.concept)


_NO_GOAL: Final = (
    N_("Nog niet gekozen welk doel het raakt: %(names)s."),
    N_("Bij %(n)d factoren is nog niet gekozen welk doel ze raken."),
)
_NO_SOURCE: Final = (
    N_("Nog zonder bron: %(names)s."),
    N_("%(n)d factoren staan er nog zonder bron."),
)
_NO_SCORE: Final = (
    N_("De groep stemde nog niet over: %(names)s."),
    N_("Over %(n)d factoren stemde de groep nog niet."),
)
_OPEN: Final = (
    N_("De groep liet nog open: %(names)s."),
    N_("De groep liet %(n)d factoren nog open."),
)


def lacking(
    code: str,
    sentences: tuple[str, str],
    level: Level,
    lacking: Sequence[Titled],
    *also: Ground,
) -> list[Finding]:
    """One finding: by title while the titles can be read at a glance, as a number beyond that.

    `also`: what it rests on beside these records.
    """
    if not lacking:
        return []
    by_name, by_number = sentences
    about = (*also, Records(lacking[0].concept, tuple(each.id for each in lacking)))
    if len(lacking) > MOST_NAMED:
        return [Finding(code, by_number, level, {"n": len(lacking)}, about)]
    names = "; ".join(each.title for each in lacking)
    return [Finding(code, by_name, level, {"names": names}, about)]


def _kept(factors: Iterable[Factor]) -> list[Factor]:
    return [each for each in factors if not each.removed]
