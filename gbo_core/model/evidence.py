"""Evidence: a series, or one figure of it, laid beside something that the group says."""

from gbo_core.model.fields import link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("evidence", "evidences", "k")
class Evidence(Record):
    """`about` names the concept and `record` the record that the figure supports.

    Without `place` and `period` the whole series is meant.
    """

    series: str = link(N_("Cijferreeks"), "series", required=True)
    about: str = text(N_("Waarover"), required=True, longest=40)
    record: str = text(N_("Waarbij"), required=True, longest=40)
    place: str = text(N_("Gebied"), longest=120)
    period: str = text(N_("Periode"), longest=40)
    note: str = text(N_("Wat zegt dit cijfer?"), longest=1000)
