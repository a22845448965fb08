"""Who matters for the two goals: organisations, whom they send, and who sits at the table when."""

from gbo_core.model.fields import choice, flag, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_, nN_


@concept(
    "organisation",
    "organisations",
    "n",
    title=N_("Organisaties"),
    holds=N_("De organisaties, diensten en groepen."),
    counted=nN_("%(n)d organisatie", "%(n)d organisaties"),
    known_by=("name",),
)
class Organisation(Record):
    """`proposed`: named by a participant while joining, not yet accepted by the facilitator."""

    name: str = text(N_("Organisatie"), required=True, shared=True)
    actor: str = choice(N_("Soort actor"), "actors", shared=True)
    circle: str = choice(N_("Kring"), "circles", shared=True)
    sector: str = choice(N_("Sector"), "sectors", shared=True)
    core_group: bool = flag(N_("In de kerngroep"), shared=True)
    note: str = text(N_("Nota"), longest=2000)
    proposed: bool = flag(N_("Voorgesteld door een deelnemer"))

    @property
    def is_listed(self) -> bool:
        return not (self.removed or self.proposed)


@concept(
    "person",
    "persons",
    "p",
    title=N_("Personen"),
    holds=N_("De mensen die de organisaties sturen."),
    counted=nN_("%(n)d persoon", "%(n)d personen"),
    known_by=("name",),
    beside="organisation",
)
class Person(Record):
    """`organisation` may be empty: somebody may be asked for what they can do themselves."""

    name: str = text(N_("Naam"), required=True)
    organisation: str = link(N_("Organisatie"), "organisation")
    function: str = text(N_("Functie"))
    part: str = choice(N_("Spreekt vanuit"), "parts")
    skills: str = text(N_("Kennis en talenten"), longest=1000)


@concept(
    "involvement",
    "involvements",
    "v",
    title=N_("Aan tafel"),
    holds=N_("Wie in welke fase meedoet, en op welke trede."),
    counted=nN_("%(n)d plaats aan tafel", "%(n)d plaatsen aan tafel"),
    known_by=("phase",),
)
class Involvement(Record):
    """One cell of the table of phases: an empty `level` means not involved in that phase."""

    organisation: str = link(N_("Organisatie"), "organisation", required=True, shared=True)
    phase: str = choice(N_("Fase"), "phases", shared=True)
    level: str = choice(N_("Trede"), "ladder", shared=True)


def involvement_id(organisation: str, phase: str) -> str:
    """The cell's id: one a pair, so that two facilitators cannot make it twice."""
    return f"v{organisation}{phase}"
