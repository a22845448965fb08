"""An insight: what somebody said about help, as a pseudonymous quote with what it tells us."""

from gbo_core.model.fields import choice, choices, integer, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("insight", "insights", "z")
class Insight(Record):
    """`voice`: a user, or a professional's idea of good help. `feeling` −2 (bad) to +2 (good)."""

    quote: str = text(N_("Wat er gezegd werd"), required=True, longest=1000)
    voice: str = choice(N_("Wie sprak"), "voices")
    stage: str = choice(N_("Fase van de reis"), "stages")
    feeling: int = integer(N_("Gevoel"), -2, 2)
    need: str = text(N_("Wat iemand nodig had"), longest=500)
    threshold: str = choice(N_("Drempel"), "thresholds")
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    interview: str = link(N_("Uit het gesprek"), "interview")
    note: str = text(N_("Nota"), longest=1000)
