"""What the workshop itself is about; one record a workshop."""

from gbo_core.model.fields import flag, integer, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_

PROFILE_ID = "wprofile"


@concept("profile", "profiles", "w")
class Profile(Record):
    name: str = text(N_("Naam van de werktafel"), required=True, longest=120)
    area: str = text(N_("Gemeente of eerstelijnszone"), longest=120)
    asks_name: bool = flag(N_("Deelnemers geven hun naam op"))
    tables: int = integer(N_("Aantal tafels in de zaal"), 0, 40)
