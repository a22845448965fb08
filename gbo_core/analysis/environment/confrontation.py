"""The SWOT and what its lists make of each other: few points, and questions to work on.

Source: the confrontation matrix (TOWS), Weihrich (1982), Long Range Planning 15(2), 54–66. The
numbers of points and questions are rules of thumb of its users.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from gbo_core.analysis.environment.factors import lacking
from gbo_core.field import entries, entry
from gbo_core.model import Challenge, Factor, Swot
from gbo_core.model.finding import Finding, Records
from gbo_core.words import N_

MOST_POINTS: Final = 5
FEWEST_QUESTIONS: Final = 3
MOST_QUESTIONS: Final = 5
_OPENINGS: Final = ("hoe ", "comment ", "how ")
_BARE: Final = {"", "hoe kunnen we", "comment pouvons-nous", "how can we"}
# List of the SWOT → the directions of a factor that may stand in it.
_FITTING: Final = {
    "opportunity": ("chance", "both", ""),
    "threat": ("threat", "both", ""),
}


def choosable(side: str, factors: Iterable[Factor], swots: Iterable[Swot]) -> list[Factor]:
    """The factors that may still become a point of an outside list, in the order given.

    A factor of direction *both*, or of none yet, may stand in either list, and in both.
    """
    there = {each.factor for each in swots if each.side == side and not each.removed}
    fitting = _FITTING[side]
    return [
        each
        for each in factors
        if each.direction in fitting and each.id not in there and not each.removed
    ]


def has_room(side: str, swots: Iterable[Swot]) -> bool:
    return sum(each.side == side and not each.removed for each in swots) < MOST_POINTS


def swot_checks(swots: Iterable[Swot], factors: Iterable[Factor]) -> list[Finding]:
    """Whether the four lists are filled, short enough, and rest on factors where they should."""
    points = [each for each in swots if not each.removed]
    sizes = Counter(each.side for each in points)
    lists = entries("swot")
    found = []
    empty = tuple(each for each in lists if not sizes[each.code])
    if empty:
        sentence = N_("Nog leeg in de SWOT: %(lists)s.")
        found.append(Finding("swot_empty", sentence, "missing", {"lists": empty}, (_POINTS,)))
    full = tuple(each for each in lists if sizes[each.code] > MOST_POINTS)
    if full:
        sentence = N_("Meer dan %(most)d punten bij: %(lists)s. Hou er hoogstens %(most)d over.")
        data = {"lists": full, "most": MOST_POINTS}
        found.append(Finding("swot_full", sentence, "warning", data, (_POINTS,)))
    known = {each.id for each in factors if not each.removed}
    loose = [each for each in points if _is_outside(each) and each.factor not in known]
    found += lacking("swot_loose", _LOOSE, "warning", loose)
    words = N_("De vier lijsten van de SWOT zijn ingevuld.")
    return found or [Finding("swot", words, "fine", rests_on=(_POINTS,))]


_POINTS: Final = Records(Swot.concept)
_QUESTIONS: Final = (Records(Challenge.concept),)


_LOOSE: Final = (
    N_("Kans of bedreiging zonder factor erachter: %(names)s."),
    N_("%(n)d kansen en bedreigingen hebben geen factor achter zich."),
)


def _is_outside(point: Swot) -> bool:
    return bool(point.side) and not entry("swot", point.side).data["inside"]


def challenge_checks(challenges: Iterable[Challenge]) -> list[Finding]:
    """Three to five questions are wanted, each put as a question and for one of the goals.

    One that is no more than its opening does not count.
    """
    there = [each for each in challenges if not each.removed]
    goalless = [each for each in there if not each.goals]
    return [
        _number(sum(is_written(each.title) for each in there)),
        *lacking("challenge_goals", _NO_GOAL, "missing", goalless),
        *lacking(
            "challenge_form", _NO_QUESTION, "warning", [c for c in there if not asks(c.title)]
        ),
    ]


def _number(n: int) -> Finding:
    data = {"n": n, "fewest": FEWEST_QUESTIONS, "most": MOST_QUESTIONS}
    if n < FEWEST_QUESTIONS:
        sentence = N_("‘Hoe kunnen we…?’-vragen: %(n)d. Schrijf er %(fewest)d tot %(most)d.")
        return Finding("challenges", sentence, "missing", data, _QUESTIONS)
    if n > MOST_QUESTIONS:
        sentence = N_(
            "‘Hoe kunnen we…?’-vragen: %(n)d. Kies er hoogstens %(most)d om mee verder te gaan."
        )
        return Finding("challenges", sentence, "warning", data, _QUESTIONS)
    words = N_("‘Hoe kunnen we…?’-vragen: %(n)d.")
    return Finding("challenges", words, "fine", data, _QUESTIONS)


_NO_GOAL: Final = (
    N_("Vraag die nog geen doel heeft: %(names)s"),
    N_("%(n)d vragen hebben nog geen doel."),
)
_NO_QUESTION: Final = (
    N_("Maak er een vraag van die begint met ‘Hoe’: %(names)s"),
    N_("%(n)d zinnen beginnen nog niet als een vraag met ‘Hoe’."),
)


def is_written(title: str) -> bool:
    """Whether it says more than the opening that a new question starts with."""
    return title.casefold().strip(" .…?") not in _BARE


def asks(title: str) -> bool:
    """Whether it opens as a question about how, in any of our languages, and ends as a question."""
    return title.casefold().startswith(_OPENINGS) and title.endswith("?")
