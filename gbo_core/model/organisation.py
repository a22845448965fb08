"""A stakeholder: an organisation, service or group that matters for the two goals."""

from gbo_core.model.fields import choice, flag, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("organisation", "organisations", "n")
class Organisation(Record):
    """`proposed`: named by a participant while joining, not yet accepted by the facilitator."""

    name: str = text(N_("Organisatie"), required=True)
    actor: str = choice(N_("Soort actor"), "actors")
    circle: str = choice(N_("Kring"), "circles")
    sector: str = choice(N_("Sector"), "sectors")
    core_group: bool = flag(N_("In de kerngroep"))
    note: str = text(N_("Nota"), longest=2000)
    proposed: bool = flag(N_("Voorgesteld door een deelnemer"))
