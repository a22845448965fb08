"""How large an archive may be: the same when it is written as when it is read."""

from typing import Final

from gbo_core.model.errors import Refused
from gbo_core.words import N_

MOST_BYTES: Final = 200_000_000  # of the zip
MOST_UNPACKED: Final = 1_200_000_000  # of the files in its `data/`
MOST_MEMBER: Final = 2_000_000_000  # of one file: beyond 2 GiB a zip has another form
MOST_MEMBERS: Final = 500


class TooLarge(Refused):
    sentence = N_(
        "Deze werktafel is te groot voor één bestand. Vraag wie de server beheert om een "
        "reservekopie van de databank."
    )
