"""Somebody whom an organisation sends, or who is asked for a skill."""

from gbo_core.model.fields import choice, link, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("person", "persons", "p")
class Person(Record):
    """`organisation` may be empty: somebody may be asked for what they can do themselves."""

    name: str = text(N_("Naam"), required=True)
    organisation: str = link(N_("Organisatie"), "organisation")
    function: str = text(N_("Functie"))
    part: str = choice(N_("Spreekt vanuit"), "parts")
    skills: str = text(N_("Kennis en talenten"), longest=1000)
