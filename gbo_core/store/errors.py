"""What the store itself can fail at."""

from gbo_core.model.errors import GboError
from gbo_core.words import N_


class StoreClosed(GboError):
    sentence = N_("De gegevens zijn even niet bereikbaar. Probeer het zo meteen opnieuw.")
