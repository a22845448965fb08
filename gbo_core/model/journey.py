"""A journey: what a user lives through, from noticing a need to what comes after the help."""

from gbo_core.model.fields import choices, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("journey", "journeys", "j")
class Journey(Record):
    title: str = text(N_("Reis"), required=True, longest=160)
    persona: str = link(N_("Van"), "persona")
    need: str = text(N_("Met welke vraag begint het?"), longest=500)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    source: str = text(N_("Bron"), longest=500)
