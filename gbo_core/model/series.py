"""A series of figures from outside: one indicator, for areas and periods."""

from gbo_core.model.fields import choices, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


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
