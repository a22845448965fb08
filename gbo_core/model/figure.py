"""Figures from outside, in series, and what they are laid beside. They come in bulk."""

from typing import Final, NamedTuple

from gbo_core.model.fields import choices, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_

LONGEST_PLACE: Final = 120
LONGEST_PERIOD: Final = 40
LONGEST_NAME: Final = 200
LONGEST_LEVEL: Final = 60

# Why there is no value. What is hidden is small, not zero.
MARKS: Final = {
    "hidden": N_("verborgen"),
    "unknown": N_("onbekend"),
    "missing": N_("niet beschikbaar"),
    "na": N_("niet van toepassing"),
}


class Figure(NamedTuple):
    """`place` is the area's code, or its name where the source has no code.

    `value` is None exactly when `mark` says why; `level` is the kind of area as the source says it.
    """

    place: str
    period: str
    name: str
    level: str
    value: float | None
    mark: str = ""


@concept("series", "series", "c")
class Series(Record):
    """Its values stand in the table `figure`. `area` is the own area among them, where chosen.

    `caution` is what the reader of the file could not be sure of, in words.
    """

    title: str = text(N_("Cijferreeks"), required=True)
    code: str = text(N_("Code van de bron"), longest=120)
    unit: str = text(N_("Eenheid"), longest=60)
    source: str = text(N_("Bron"), required=True)
    source_year: str = text(N_("Jaar van de bron"), longest=20)
    area: str = text(N_("Eigen gebied"), longest=120)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    caution: str = text(N_("Let op"), longest=1000)
    note: str = text(N_("Nota"), longest=2000)


@concept("evidence", "evidences", "k")
class Evidence(Record):
    """`about` names the concept and `record` the record that the figure supports.

    Without `place` and `period` the whole series is meant.
    """

    series: str = link(N_("Cijferreeks"), "series", required=True)
    about: str = text(N_("Waarover"), required=True, longest=40)
    record: str = text(N_("Waarbij"), required=True, longest=40)
    place: str = text(N_("Gebied"), longest=120)
    period: str = text(N_("Periode"), longest=40)
    note: str = text(N_("Wat zegt dit cijfer?"), longest=1000)
