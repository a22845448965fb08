"""Where each factor stands: in a corner, on the line between corners, or nowhere yet and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis.agreement import Label
from gbo_core.analysis.environment.factors import PAIR, Reading, in_order, reading
from gbo_core.analysis.firmness import Firm, in_corner
from gbo_core.live.standpoints import NOWHERE, Standpoint, standpoints
from gbo_core.model import Factor
from gbo_core.store import records
from gbo_core.telling.decided import few_answers
from pages.charts import reading as words
from pages.charts.plane import Place, in_corners
from pages.parts.firm import short, taken, with_marks
from pages.shell.say import _, cut, language, told

AXES = ("uncertainty", "impact")
FEWEST = 20  # letters that a name keeps beside what is said of its place


@dataclass(frozen=True, slots=True)
class Listed:
    """A factor with its number in the list, and where the group stands on it, by axis."""

    number: int
    factor: Factor
    points: Mapping[str, Standpoint]

    def on(self, axis: str) -> Standpoint:
        return self.points.get(axis, NOWHERE)


@dataclass(frozen=True, slots=True)
class Placed(Listed):
    """One that has a value on both axes."""

    place: Place
    reading: Reading
    firm: Firm | None


def listed(connection: Connection, workshop: str) -> list[Listed]:
    """Every factor, in the order of the list."""
    factors = in_order(records.load(connection, workshop, Factor))
    points = standpoints(connection, workshop, Factor.concept, AXES)
    return [
        _listed(Listed(number, factor, points.get(factor.id, {})))
        for number, factor in enumerate(factors, start=1)
    ]


def _listed(each: Listed) -> Listed:
    uncertainty, impact = (each.on(axis) for axis in AXES)
    x, y = uncertainty.value, impact.value
    if x is None or y is None:
        return each
    found = reading(y, x, impact.rests_on, uncertainty.rests_on)
    firm = in_corner(taken((uncertainty, impact)))
    return Placed(each.number, each.factor, each.points, (x, y), found, firm)


def by_corner(placed: Iterable[Placed]) -> dict[str, list[Placed]]:
    """Corner → what stands there, in the order of the list; what is on a line under ''."""
    return in_corners(PAIR, placed, lambda each: each.reading.corner)


def corner_hint(corner: str) -> str:
    """What standing there asks of the group."""
    if corner:
        return field.entry("quadrants", corner).hint(language())
    return _(
        "Een waarde van precies 3 ligt op de lijn tussen twee hoeken. De groep staat daar zelf in "
        "het midden, dus kiezen wij geen hoek in haar plaats."
    )


def titled(each: Placed, longest: int = 0) -> str:
    """The factor, with what makes its place less than firm; in so many letters, 0 for all."""
    marks = [*_doubts(each), *short(each.firm)]
    title = each.factor.title
    if longest:
        title = cut(title, max(FEWEST, longest - len(with_marks("", marks))))
    return with_marks(title, marks)


def _doubts(each: Placed) -> list[str]:
    few = [point.on_few for point in each.points.values() if point.on_few]
    if few:
        return [_("op %(few)s") % {"few": told(few_answers(min(few)))}]
    if any(map(_is_divided, each.points.values())):
        return [_("twee groepen antwoorden")]
    return [] if each.reading.sure or not each.reading.corner else [_("kan verschuiven")]


def _is_divided(point: Standpoint) -> bool:
    """Two groups answer, so that the place between them is nobody's."""
    people = point.votes.result.people if point.votes else None
    return bool(people and words.is_firm_enough(people) and people.label is Label.TWO_GROUPS)


def why_open(each: Listed) -> str:
    """Why a factor has no place yet."""
    lacks = {axis: each.on(axis).lacks for axis in AXES}
    unvoted = [axis for axis, what in lacks.items() if what == "unvoted"]
    if "left" in lacks.values():
        return _("de groep liet het open")
    if len(unvoted) == len(AXES):
        return _("de groep stemde er nog niet over")
    if unvoted:
        axis = words.axis_label(unvoted[0]).lower()
        return _("de groep stemde nog niet over %(axis)s") % {"axis": axis}
    few = [each.on(axis).votes for axis, what in lacks.items() if what == "few"]
    n = min(votes.result.n for votes in few if votes)
    return _("%(few)s, minder dan 8") % {"few": told(few_answers(n))}
