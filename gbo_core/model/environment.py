"""What changes around the network (DESTEP), and what its SWOT makes of that."""

from gbo_core.model.fields import choice, choices, link, links, rating, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_, nN_


@concept(
    "factor",
    "factors",
    "f",
    title=N_("Factoren"),
    holds=N_("Wat er rond het netwerk verandert, per dimensie van DESTEP."),
    counted=nN_("%(n)d factor", "%(n)d factoren"),
    known_by=("title",),
)
class Factor(Record):
    """`assumed` is what we took for granted before, `now` what we see happening.

    `influence`: how much the network can do about it, 1 to 5; 0 while nobody said.
    """

    title: str = text(N_("Factor"), required=True, longest=160, shared=True)
    dimension: str = choice(N_("Dimensie"), "dimensions", shared=True)
    assumed: str = text(N_("Waar we van uitgingen"), longest=1000, shared=True)
    now: str = text(N_("Wat we nu zien"), longest=1000, shared=True)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals", shared=True)
    direction: str = choice(N_("Kans of bedreiging"), "directions", shared=True)
    term: str = choice(N_("Termijn"), "terms", shared=True)
    influence: int = rating(N_("Invloed van het netwerk"), shared=True)
    source: str = text(N_("Bron"), longest=500, shared=True)
    source_year: str = text(N_("Jaar van de bron"), longest=20, shared=True)
    note: str = text(N_("Nota"), longest=2000)


@concept(
    "swot",
    "swots",
    "s",
    title=N_("SWOT"),
    holds=N_("Sterktes, zwaktes, kansen en bedreigingen."),
    counted=nN_("%(n)d punt in de SWOT", "%(n)d punten in de SWOT"),
    known_by=("title",),
)
class Swot(Record):
    """`factor` is where an opportunity or a threat comes from; ours have none."""

    title: str = text(N_("Punt"), required=True, longest=160, shared=True)
    side: str = choice(N_("Lijst"), "swot", shared=True)
    factor: str = link(N_("Factor"), "factor", shared=True)


@concept(
    "challenge",
    "challenges",
    "h",
    title=N_("Hoe kunnen we"),
    holds=N_("De vragen waar de confrontatie op uitkwam."),
    counted=nN_("%(n)d vraag ‘Hoe kunnen we’", "%(n)d vragen ‘Hoe kunnen we’"),
    known_by=("title",),
)
class Challenge(Record):
    """`points` are the lines of the SWOT that it joins; `cell` the confrontation that they make."""

    title: str = text(N_("Hoe kunnen we…?"), required=True, shared=True)
    cell: str = choice(N_("Confrontatie"), "confrontations", shared=True)
    points: tuple[str, ...] = links(N_("Vertrekt van"), "swot", shared=True)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals", shared=True)
