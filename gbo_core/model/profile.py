"""What the workshop itself is about; one record a workshop."""

from gbo_core.model.fields import flag, integer, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_, nN_

PROFILE_ID = "wprofile"


@concept(
    "profile",
    "profiles",
    "w",
    title=N_("Werktafel"),
    holds=N_("Waarover deze werktafel gaat."),
    counted=nN_("de persona in beeld", "de persona in beeld"),
    known_by=("name",),
)
class Profile(Record):
    """`jargon`: the workshop's own words to avoid, one a line; '' for the list of the field."""

    name: str = text(N_("Naam van de werktafel"), required=True, longest=120, shared=True)
    area: str = text(N_("Gemeente of eerstelijnszone"), longest=120, shared=True)
    asks_name: bool = flag(N_("Deelnemers geven hun naam op"))
    tables: int = integer(N_("Aantal tafels in de zaal"), 0, 40)
    pinned: str = link(N_("Persona die in beeld blijft"), "persona")
    jargon: str = text(N_("Woorden die we vermijden"), longest=4000)
