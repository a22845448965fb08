"""A talk with a user. It holds no name: who was asked has a pseudonym."""

from gbo_core.model.fields import flag, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("interview", "interviews", "g")
class Interview(Record):
    """`server` is who gave the service: never the `interviewer`.

    `open_file`: whoever is asked is still a client of the interviewer.
    """

    pseudonym: str = text(N_("Schuilnaam"), required=True, longest=60)
    questionnaire: str = link(N_("Vragenlijst"), "questionnaire")
    month: str = text(N_("Maand en jaar"), longest=40)
    interviewer: str = link(N_("Wie vroeg"), "person")
    server: str = link(N_("Wie gaf de hulp"), "person")
    open_file: bool = flag(N_("Loopt er nog een dossier bij wie vroeg?"))
    situation: str = text(N_("Situatie, zonder herkenbare details"), longest=1000)
