"""What a series of figures says: the own area beside others, and over time.

All functions take the values of one series. Where the source hides a value it is small but not
zero: it counts nowhere, is named where it matters, and is never filled in.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Final

from gbo_core.analysis.places import kind_of_area, plain_name
from gbo_core.model.figure import Figure
from gbo_core.model.finding import Finding
from gbo_core.model.order import alphabetical
from gbo_core.words import N_

ENOUGH_TO_RANK: Final = 5  # areas; a place among fewer says nothing that the figures do not
ENOUGH_FOR_MIDDLE: Final = 3  # other areas; the middle of two is neither of them
MOST_HIDDEN: Final = 0.2  # share of areas without a value: beyond it a place is a guess
SHARES: Final = frozenset({"%", "pct", "procent", "percent"})
SMALL_BASE: Final = 20  # below it a change in per cent frightens more than it says


@dataclass(frozen=True, slots=True)
class Change:
    """From one period to a later one. `percent` is None where it would mislead."""

    first: Figure
    last: Figure
    difference: float
    percent: float | None


@dataclass(frozen=True, slots=True)
class Rank:
    """`place` counts from the highest value; `alike` others have the same value."""

    place: int
    among: int
    alike: int


class Figures:
    """The values of a series by area and period."""

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._cells: dict[str, dict[str, Figure]] = defaultdict(dict)
        for figure in figures:
            self._cells[figure.place][figure.period] = figure
        latest = {place: max(of.items())[1] for place, of in self._cells.items()}
        self.names: Mapping[str, str] = {place: figure.name for place, figure in latest.items()}
        self.kinds: Mapping[str, str] = {
            place: kind_of_area(figure.level, place, figure.name)
            for place, figure in latest.items()
        }
        self.periods: tuple[str, ...] = tuple(
            sorted({period for of in self._cells.values() for period in of})
        )

    def get(self, place: str, period: str) -> Figure | None:
        return self._cells.get(place, {}).get(period)

    def over_time(self, place: str) -> list[Figure]:
        """Every period of an area, in order, also those without a value."""
        return [figure for _period, figure in sorted(self._cells.get(place, {}).items())]

    def alike(self, place: str) -> list[str]:
        """The other areas of the same kind, by name."""
        kind = self.kinds.get(place)
        return sorted(
            (p for p, own in self.kinds.items() if own == kind and p != place),
            key=lambda p: alphabetical(self.names[p]),
        )

    def around(self, place: str) -> list[str]:
        """Areas of which there is only one of their kind: the zone, the province, the region."""
        often = Counter(self.kinds.values())
        return [p for p, kind in self.kinds.items() if often[kind] == 1 and p != place]

    def last_period(self, place: str) -> str:
        """The latest period in which the area has a value; else the latest of all; '' of none."""
        there = [figure.period for figure in self.over_time(place) if figure.value is not None]
        return max(there, default=self.periods[-1] if self.periods else "")


def change(figures: Figures, place: str, unit: str = "") -> Change | None:
    """From the first to the last value of an area; None without two.

    In per cent only from a base that is no share itself and not close to zero.
    """
    there = [figure for figure in figures.over_time(place) if figure.value is not None]
    if len(there) < 2:
        return None
    first, last = there[0], there[-1]
    old, new = first.value or 0.0, last.value or 0.0
    sensible = unit.casefold() not in SHARES and old >= SMALL_BASE
    percent = (new - old) / old * 100 if sensible else None
    return Change(first, last, new - old, percent)


def rank(figures: Figures, place: str, period: str) -> Rank | None:
    """The place of an area among those of its kind; None where that would say too much.

    That is with fewer than five areas, or when more than one in five has no value.
    """
    own = _value(figures, place, period)
    everybody = [place, *figures.alike(place)]
    values = [v for p in everybody if (v := _value(figures, p, period)) is not None]
    hidden = len(everybody) - len(values)
    too_few = len(values) < ENOUGH_TO_RANK or hidden > MOST_HIDDEN * len(everybody)
    if own is None or too_few:
        return None
    higher = sum(value > own for value in values)
    return Rank(higher + 1, len(values), values.count(own) - 1)


def meaning(figures: Figures, place: str, title: str, unit: str = "") -> list[Finding]:
    """What the figures of an area say, in a few sentences; numbers are in the data as they are."""
    if place not in figures.names:
        return []
    period = figures.last_period(place)
    named = {"title": title, "name": figures.names[place], "unit": unit}
    return [
        *_now(figures, place, period, named),
        *_beside(figures, place, period, named),
        *_over_time(figures, place, named),
        *_without_value(figures, place, named),
    ]


def _now(figures: Figures, place: str, period: str, named: Mapping[str, str]) -> Iterable[Finding]:
    value = _value(figures, place, period)
    if value is not None:
        sentence = N_("%(title)s in %(name)s: %(value)s %(unit)s (%(period)s).")
        yield Finding("now", sentence, "fine", {**named, "value": value, "period": period})


def _beside(
    figures: Figures, place: str, period: str, named: Mapping[str, str]
) -> Iterable[Finding]:
    """Beside the middle of the other areas, beside the area around it, and the place among all."""
    own = _value(figures, place, period)
    if own is None:
        return
    others = [v for p in figures.alike(place) if (v := _value(figures, p, period)) is not None]
    if len(others) >= ENOUGH_FOR_MIDDLE:
        data = {**named, "n": len(others), "middle": median(others), "period": period}
        yield Finding("beside", _beside_words(own, median(others)), "fine", data)
    for around in figures.around(place):
        value = _value(figures, around, period)
        if value is not None:
            sentence = N_("%(around)s: %(value)s %(unit)s.")
            data = {**named, "around": figures.names[around], "value": value}
            yield Finding("around", sentence, "fine", data)
    placed = rank(figures, place, period)
    if placed:
        sentence = N_("Van hoog naar laag staat %(name)s op plaats %(place)d van %(among)d.")
        data = {**named, "place": placed.place, "among": placed.among}
        yield Finding("rank", sentence, "fine", data)


def _beside_words(own: float, middle: float) -> str:
    if own > middle:
        return N_(
            "Dat is meer dan het midden van de %(n)d andere gebieden met een cijfer: %(middle)s "
            "%(unit)s."
        )
    if own < middle:
        return N_(
            "Dat is minder dan het midden van de %(n)d andere gebieden met een cijfer: %(middle)s "
            "%(unit)s."
        )
    return N_("Dat is net het midden van de %(n)d andere gebieden met een cijfer.")


def _over_time(figures: Figures, place: str, named: Mapping[str, str]) -> Iterable[Finding]:
    found = change(figures, place, named["unit"])
    if found is None:
        return
    data: dict[str, Any] = {
        **named,
        "since": found.first.period,
        "until": found.last.period,
    }
    data |= {"difference": abs(found.difference), "percent": abs(found.percent or 0.0)}
    if found.difference == 0:
        yield Finding("same", N_("Van %(since)s tot %(until)s bleef het gelijk."), "fine", data)
    elif named["unit"].casefold() in SHARES:
        up = N_("Van %(since)s tot %(until)s steeg het met %(difference)s procentpunt.")
        down = N_("Van %(since)s tot %(until)s daalde het met %(difference)s procentpunt.")
        yield Finding("change", up if found.difference > 0 else down, "fine", data)
    elif found.percent is None:
        up = N_("Van %(since)s tot %(until)s steeg het met %(difference)s.")
        down = N_("Van %(since)s tot %(until)s daalde het met %(difference)s.")
        yield Finding("change", up if found.difference > 0 else down, "fine", data)
    else:
        up = N_("Van %(since)s tot %(until)s steeg het met %(difference)s (%(percent)s procent).")
        down = N_(
            "Van %(since)s tot %(until)s daalde het met %(difference)s (%(percent)s procent)."
        )
        yield Finding("change", up if found.difference > 0 else down, "fine", data)


def _without_value(figures: Figures, place: str, named: Mapping[str, str]) -> Iterable[Finding]:
    gone = [figure for figure in figures.over_time(place) if figure.value is None]
    hidden = [figure.period for figure in gone if figure.mark == "hidden"]
    if hidden:
        sentence = N_(
            "De bron verbergt %(name)s in %(periods)s, omdat het om kleine aantallen gaat. Dat is "
            "niet nul."
        )
        data = {**named, "periods": ", ".join(hidden)}
        yield Finding("hidden", sentence, "warning", data)
    others = [figure.period for figure in gone if figure.mark != "hidden"]
    if others:
        sentence = N_("Voor %(name)s is er geen cijfer in %(periods)s.")
        yield Finding("gone", sentence, "warning", {**named, "periods": ", ".join(others)})


def _value(figures: Figures, place: str, period: str) -> float | None:
    figure = figures.get(place, period)
    return figure.value if figure else None


def own_area(names: Mapping[str, str], region: str, before: Sequence[str] = ()) -> str:
    """The area of `names` (place → name) that is likely the own one; '' when none shows.

    `before`: places chosen for other series, latest first. `region`: how the workshop describes
    its region; of the areas that it names the first one counts, the whole zone before the rest.
    """
    for place in before:
        if place in names:
            return place
    said = plain_name(region)
    found = [
        (said.find(plain), place) for place, name in names.items() if (plain := plain_name(name))
    ]
    there = sorted((at, place) for at, place in found if at >= 0)
    return there[0][1] if there else ""
