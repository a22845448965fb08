"""A persona: a fictional user who stands for many, and what keeps them from their rights."""

from gbo_core.model.fields import choices, links, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("persona", "personas", "m")
class Persona(Record):
    """`interviews` and `insights` are what it rests on; without any, it rests on an assumption."""

    name: str = text(N_("Verzonnen naam"), required=True, longest=60)
    sketch: str = text(N_("Wie is dit?"), longest=1000)
    target_group: str = text(N_("Staat voor"), longest=160)
    quote: str = text(N_("Wat deze persoon zou zeggen"))
    situation: str = text(N_("Leven en gezin"), longest=1000)
    needs: str = text(N_("Wil en heeft nodig"), longest=1000)
    strengths: str = text(N_("Krachten en steun"), longest=1000)
    thresholds: tuple[str, ...] = choices(N_("Drempels"), "thresholds")
    rights: tuple[str, ...] = choices(N_("Rechten die waarschijnlijk blijven liggen"), "rights")
    channels: tuple[str, ...] = choices(N_("Zoekt hulp langs"), "channels")
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    interviews: tuple[str, ...] = links(N_("Steunt op gesprekken"), "interview")
    insights: tuple[str, ...] = links(N_("Steunt op inzichten"), "insight")
    source: str = text(N_("Andere bron"), longest=500)
