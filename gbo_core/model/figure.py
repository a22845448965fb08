"""Figures from outside, in series, and what they are laid beside. They come in bulk."""

from typing import Final, NamedTuple

from gbo_core.model.fields import choices, link, of_any, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_, nN_

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


@concept(
    "series",
    "series",
    "c",
    title=N_("Cijferreeksen"),
    holds=N_("Wat er van cijfers binnengehaald is, en van wie."),
    counted=nN_("%(n)d cijferreeks", "%(n)d cijferreeksen"),
    known_by=("title",),
)
class Series(Record):
    """Its values stand in the table `figure`. `area` is the own area among them, where chosen.

    `caution` is what the reader of the file could not be sure of, in words.
    """

    title: str = text(N_("Cijferreeks"), required=True, shared=True)
    code: str = text(N_("Code van de bron"), longest=120, shared=True)
    unit: str = text(N_("Eenheid"), longest=60, shared=True)
    source: str = text(N_("Bron"), required=True, shared=True)
    source_year: str = text(N_("Jaar van de bron"), longest=20, shared=True)
    area: str = text(N_("Eigen gebied"), longest=120, shared=True)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals", shared=True)
    caution: str = text(N_("Let op"), longest=1000, shared=True)
    note: str = text(N_("Nota"), longest=2000)


@concept(
    "evidence",
    "evidences",
    "k",
    title=N_("Bewijs"),
    holds=N_("Welk cijfer bij welke factor, groep of vraag hoort."),
    counted=nN_("%(n)d cijfer", "%(n)d cijfers"),
    known_by=(),
)
class Evidence(Record):
    """`about` names the concept and `record` the record that the figure supports.

    Without `place` and `period` the whole series is meant.
    """

    series: str = link(N_("Cijferreeks"), "series", required=True, shared=True)
    about: str = text(N_("Waarover"), required=True, longest=40, shared=True)
    record: str = of_any(N_("Waarbij"), "about", required=True, shared=True)
    place: str = text(N_("Gebied"), longest=120, shared=True)
    period: str = text(N_("Periode"), longest=40, shared=True)
    note: str = text(N_("Wat zegt dit cijfer?"), longest=1000)
