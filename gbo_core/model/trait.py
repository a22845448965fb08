"""A trait of a persona: where they stand between two ends."""

from gbo_core.model.fields import integer, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_

MIDDLE = 5


@concept("trait", "traits", "l")
class Trait(Record):
    """`place` runs from 0 (all the way at `low`) to 10 (all the way at `high`)."""

    persona: str = link(N_("Persona"), "persona", required=True)
    low: str = text(N_("Aan de ene kant"), required=True, longest=60)
    high: str = text(N_("Aan de andere kant"), required=True, longest=60)
    place: int = integer(N_("Plaats"), 0, 10, default=MIDDLE)
