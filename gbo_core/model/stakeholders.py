"""Who matters for the two goals: organisations, whom they send, and who sits at the table when."""

from gbo_core.model.fields import choice, flag, link, text
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


@concept("person", "persons", "p")
class Person(Record):
    """`organisation` may be empty: somebody may be asked for what they can do themselves."""

    name: str = text(N_("Naam"), required=True)
    organisation: str = link(N_("Organisatie"), "organisation")
    function: str = text(N_("Functie"))
    part: str = choice(N_("Spreekt vanuit"), "parts")
    skills: str = text(N_("Kennis en talenten"), longest=1000)


@concept("involvement", "involvements", "v")
class Involvement(Record):
    """One cell of the table of phases: an empty `level` means not involved in that phase."""

    organisation: str = link(N_("Organisatie"), "organisation", required=True)
    phase: str = choice(N_("Fase"), "phases")
    level: str = choice(N_("Trede"), "ladder")


def involvement_id(organisation: str, phase: str) -> str:
    """The cell's id: one a pair, so that two facilitators cannot make it twice."""
    return f"v{organisation}{phase}"
