"""Who sits at the table in which phase, as a step on the participation ladder."""

from gbo_core.model.fields import choice, link
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("involvement", "involvements", "v")
class Involvement(Record):
    """One cell of the table of phases: an empty `level` means not involved in that phase."""

    organisation: str = link(N_("Organisatie"), "organisation", required=True)
    phase: str = choice(N_("Fase"), "phases")
    level: str = choice(N_("Trede"), "ladder")


def involvement_id(organisation: str, phase: str) -> str:
    """The cell's id: one a pair, so that two facilitators cannot make it twice."""
    return f"v{organisation}{phase}"
