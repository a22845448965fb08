"""What changes around the network (DESTEP), and what its SWOT makes of that."""

from gbo_core.model.fields import choice, choices, link, links, rating, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("factor", "factors", "f")
class Factor(Record):
    """`assumed` is what we took for granted before, `now` what we see happening.

    `influence`: how much the network can do about it, 1 to 5; 0 while nobody said.
    """

    title: str = text(N_("Factor"), required=True, longest=160)
    dimension: str = choice(N_("Dimensie"), "dimensions")
    assumed: str = text(N_("Waar we van uitgingen"), longest=1000)
    now: str = text(N_("Wat we nu zien"), longest=1000)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    direction: str = choice(N_("Kans of bedreiging"), "directions")
    term: str = choice(N_("Termijn"), "terms")
    influence: int = rating(N_("Invloed van het netwerk"))
    source: str = text(N_("Bron"), longest=500)
    source_year: str = text(N_("Jaar van de bron"), longest=20)
    note: str = text(N_("Nota"), longest=2000)


@concept("swot", "swots", "s")
class Swot(Record):
    """`factor` is where an opportunity or a threat comes from; ours have none."""

    title: str = text(N_("Punt"), required=True, longest=160)
    side: str = choice(N_("Lijst"), "swot")
    factor: str = link(N_("Factor"), "factor")


@concept("challenge", "challenges", "h")
class Challenge(Record):
    """`points` are the lines of the SWOT that it joins; `cell` the confrontation that they make."""

    title: str = text(N_("Hoe kunnen we…?"), required=True)
    cell: str = choice(N_("Confrontatie"), "confrontations")
    points: tuple[str, ...] = links(N_("Vertrekt van"), "swot")
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
