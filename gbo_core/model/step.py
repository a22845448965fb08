"""A step of a journey: what happens at one contact point."""

from gbo_core.model.fields import choice, flag, integer, link, number, rating, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("step", "steps", "x")
class Step(Record):
    """`position` orders the steps of a journey. `feeling` −2 (bad) to +2 (good).

    `waiting` counts the days before this step; None while nobody knows. `handover` is how the user
    got here from the step before; `again`: had to tell the story once more.
    """

    journey: str = link(N_("Reis"), "journey", required=True)
    position: int = integer(N_("Volgorde"), 0, 999)
    stage: str = choice(N_("Fase van de reis"), "stages")
    action: str = text(N_("Wat gebeurt er?"), required=True)
    contact: str = text(N_("Contactpunt"), longest=160)
    channel: str = choice(N_("Kanaal"), "channels")
    service: str = link(N_("Dienst"), "organisation")
    thought: str = text(N_("Wat denkt men?"), longest=500)
    feeling: int = integer(N_("Gevoel"), -2, 2)
    pain: str = text(N_("Wat loopt er mis?"), longest=500)
    severity: int = rating(N_("Hoe erg?"))
    waiting: float | None = number(N_("Dagen wachten"), 0, 3650)
    handover: str = choice(N_("Overdracht"), "handovers")
    again: bool = flag(N_("Verhaal opnieuw doen"))
    chance: str = text(N_("Wat kan beter?"), longest=500)
