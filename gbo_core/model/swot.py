"""A line of the SWOT: a strength or weakness of ours, an opportunity or threat around us."""

from gbo_core.model.fields import choice, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("swot", "swots", "s")
class Swot(Record):
    """`factor` is where an opportunity or a threat comes from; ours have none."""

    title: str = text(N_("Punt"), required=True, longest=160)
    side: str = choice(N_("Lijst"), "swot")
    factor: str = link(N_("Factor"), "factor")
