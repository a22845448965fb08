"""A question *Hoe kunnen we…?* that the confrontation of the SWOT's lists led to."""

from gbo_core.model.fields import choice, choices, links, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("challenge", "challenges", "h")
class Challenge(Record):
    """`points` are the lines of the SWOT that it joins; `cell` the confrontation that they make."""

    title: str = text(N_("Hoe kunnen we…?"), required=True)
    cell: str = choice(N_("Confrontatie"), "confrontations")
    points: tuple[str, ...] = links(N_("Vertrekt van"), "swot")
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
