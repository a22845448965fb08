"""What users live through: how they are asked, what they say, personas and their journeys."""

from gbo_core.model.fields import choice, choices, flag, integer, link, links, number, rating, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_


@concept("questionnaire", "questionnaires", "q")
class Questionnaire(Record):
    """`questions` holds one question a line, in the order in which they are asked."""

    title: str = text(N_("Vragenlijst"), required=True, longest=160)
    purpose: str = text(N_("Waarom we dit vragen"), longest=1000)
    authors: tuple[str, ...] = links(N_("Geschreven door"), "organisation")
    questions: str = text(N_("Vragen"), longest=6000)

    def lines(self) -> list[str]:
        return [line.strip() for line in self.questions.splitlines() if line.strip()]


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


@concept("insight", "insights", "z")
class Insight(Record):
    """`voice`: a user, or a professional's idea of good help. `feeling` −2 (bad) to +2 (good)."""

    quote: str = text(N_("Wat er gezegd werd"), required=True, longest=1000)
    voice: str = choice(N_("Wie sprak"), "voices")
    stage: str = choice(N_("Fase van de reis"), "stages")
    feeling: int = integer(N_("Gevoel"), -2, 2)
    need: str = text(N_("Wat iemand nodig had"), longest=500)
    threshold: str = choice(N_("Drempel"), "thresholds")
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    interview: str = link(N_("Uit het gesprek"), "interview")
    note: str = text(N_("Nota"), longest=1000)


@concept("persona", "personas", "m")
class Persona(Record):
    """`interviews` and `insights` are what it rests on; without any, it rests on an assumption."""

    name: str = text(N_("Verzonnen naam"), required=True, longest=60)
    sketch: str = text(N_("Wie is dit?"), longest=1000)
    target_group: str = text(N_("Staat voor"), longest=160)
    quote: str = text(N_("Wat deze persoon zou zeggen"))
    situation: str = text(N_("Leven en gezin"), longest=1000)
    needs: str = text(N_("Wil en heeft nodig"), longest=1000)
    strengths: str = text(N_("Krachten en steun"), longest=1000)
    thresholds: tuple[str, ...] = choices(N_("Drempels"), "thresholds")
    rights: tuple[str, ...] = choices(N_("Rechten die waarschijnlijk blijven liggen"), "rights")
    channels: tuple[str, ...] = choices(N_("Zoekt hulp langs"), "channels")
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    interviews: tuple[str, ...] = links(N_("Steunt op gesprekken"), "interview")
    insights: tuple[str, ...] = links(N_("Steunt op inzichten"), "insight")
    source: str = text(N_("Andere bron"), longest=500)


MIDDLE = 5


@concept("trait", "traits", "l")
class Trait(Record):
    """`place` runs from 0 (all the way at `low`) to 10 (all the way at `high`)."""

    persona: str = link(N_("Persona"), "persona", required=True)
    low: str = text(N_("Aan de ene kant"), required=True, longest=60)
    high: str = text(N_("Aan de andere kant"), required=True, longest=60)
    place: int = integer(N_("Plaats"), 0, 10, default=MIDDLE)


@concept("journey", "journeys", "j")
class Journey(Record):
    title: str = text(N_("Reis"), required=True, longest=160)
    persona: str = link(N_("Van"), "persona")
    need: str = text(N_("Met welke vraag begint het?"), longest=500)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals")
    source: str = text(N_("Bron"), longest=500)


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
