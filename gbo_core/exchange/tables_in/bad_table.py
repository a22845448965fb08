"""The refusal of a file that somebody brings in."""

from gbo_core.model.errors import BadInput
from gbo_core.words import N_


class BadTable(BadInput):
    """A file that holds no table that we can read."""

    sentence = N_(
        "Dit bestand is geen tabel die we kunnen lezen. Gebruik een CSV- of xlsx-bestand."
    )
