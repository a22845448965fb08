"""What users live through: how they are asked, what they say, personas and their journeys."""

from gbo_core.model.fields import choice, choices, flag, integer, link, links, number, rating, text
from gbo_core.model.record import Record, concept
from gbo_core.words import N_, nN_


@concept(
    "questionnaire",
    "questionnaires",
    "q",
    title=N_("Vragenlijsten"),
    holds=N_("Wat er in gesprekken gevraagd wordt."),
    counted=nN_("%(n)d vragenlijst", "%(n)d vragenlijsten"),
    known_by=("title",),
)
class Questionnaire(Record):
    """`questions` holds one question a line, in the order in which they are asked."""

    title: str = text(N_("Vragenlijst"), required=True, longest=160, shared=True)
    purpose: str = text(N_("Waarom we dit vragen"), longest=1000, shared=True)
    authors: tuple[str, ...] = links(N_("Geschreven door"), "organisation", shared=True)
    questions: str = text(N_("Vragen"), longest=6000, shared=True)

    def lines(self) -> list[str]:
        return lines_of(self.questions)


def lines_of(questions: str) -> list[str]:
    """The questions that stand in a text, one a line."""
    return [line.strip() for line in questions.splitlines() if line.strip()]


@concept(
    "interview",
    "interviews",
    "g",
    title=N_("Gesprekken"),
    holds=N_("Gesprekken met gebruikers, onder een schuilnaam."),
    counted=nN_("%(n)d gesprek", "%(n)d gesprekken"),
    known_by=("pseudonym",),
)
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


@concept(
    "insight",
    "insights",
    "z",
    title=N_("Inzichten"),
    holds=N_("Wat gebruikers en hulpverleners zeiden over hulp."),
    counted=nN_("%(n)d inzicht", "%(n)d inzichten"),
    known_by=("quote",),
)
class Insight(Record):
    """`voice`: a user, or a professional's idea of good help. `feeling` −2 (bad) to +2 (good)."""

    quote: str = text(N_("Wat er gezegd werd"), required=True, longest=1000, shared=True)
    voice: str = choice(N_("Wie sprak"), "voices", shared=True)
    stage: str = choice(N_("Fase van de reis"), "stages", shared=True)
    feeling: int = integer(N_("Gevoel"), -2, 2, shared=True)
    need: str = text(N_("Wat iemand nodig had"), longest=500, shared=True)
    threshold: str = choice(N_("Drempel"), "thresholds", shared=True)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals", shared=True)
    interview: str = link(N_("Uit het gesprek"), "interview")
    note: str = text(N_("Nota"), longest=1000)


@concept(
    "persona",
    "personas",
    "m",
    title=N_("Persona’s"),
    holds=N_("Verzonnen mensen die voor velen staan."),
    counted=nN_("%(n)d persona", "%(n)d persona’s"),
    known_by=("name",),
)
class Persona(Record):
    """`interviews` and `insights` are what it rests on; without any, it rests on an assumption."""

    name: str = text(N_("Verzonnen naam"), required=True, longest=60, shared=True)
    sketch: str = text(N_("Wie is dit?"), longest=1000, shared=True)
    target_group: str = text(N_("Staat voor"), longest=160, shared=True)
    quote: str = text(N_("Wat deze persoon zou zeggen"), shared=True)
    situation: str = text(N_("Leven en gezin"), longest=1000, shared=True)
    needs: str = text(N_("Wil en heeft nodig"), longest=1000, shared=True)
    strengths: str = text(N_("Krachten en steun"), longest=1000, shared=True)
    thresholds: tuple[str, ...] = choices(N_("Drempels"), "thresholds", shared=True)
    rights: tuple[str, ...] = choices(
        N_("Rechten die waarschijnlijk blijven liggen"), "rights", shared=True
    )
    channels: tuple[str, ...] = choices(N_("Zoekt hulp langs"), "channels", shared=True)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals", shared=True)
    interviews: tuple[str, ...] = links(N_("Steunt op gesprekken"), "interview")
    insights: tuple[str, ...] = links(N_("Steunt op inzichten"), "insight", shared=True)
    source: str = text(N_("Andere bron"), longest=500, shared=True)


MIDDLE = 5


@concept(
    "trait",
    "traits",
    "l",
    title=N_("Kenmerken van persona’s"),
    holds=N_("Waar een persona tussen twee uitersten staat."),
    counted=nN_("%(n)d kenmerk", "%(n)d kenmerken"),
    known_by=("low", "high"),
)
class Trait(Record):
    """`place` runs from 0 (all the way at `low`) to 10 (all the way at `high`)."""

    persona: str = link(N_("Persona"), "persona", required=True, shared=True)
    low: str = text(N_("Aan de ene kant"), required=True, longest=60, shared=True)
    high: str = text(N_("Aan de andere kant"), required=True, longest=60, shared=True)
    place: int = integer(N_("Plaats"), 0, 10, default=MIDDLE, shared=True)


@concept(
    "journey",
    "journeys",
    "j",
    title=N_("Reizen"),
    holds=N_("Wat iemand meemaakt op weg naar hulp."),
    counted=nN_("%(n)d reis", "%(n)d reizen"),
    known_by=("title",),
)
class Journey(Record):
    title: str = text(N_("Reis"), required=True, longest=160, shared=True)
    persona: str = link(N_("Van"), "persona", shared=True)
    need: str = text(N_("Met welke vraag begint het?"), longest=500, shared=True)
    goals: tuple[str, ...] = choices(N_("Raakt aan"), "goals", shared=True)
    source: str = text(N_("Bron"), longest=500, shared=True)


@concept(
    "step",
    "steps",
    "x",
    title=N_("Stappen van reizen"),
    holds=N_("Elke stap van een reis, in volgorde."),
    counted=nN_("%(n)d stap van een reis", "%(n)d stappen van een reis"),
    known_by=("action",),
)
class Step(Record):
    """`position` orders the steps of a journey. `feeling` −2 (bad) to +2 (good).

    `waiting` counts the days before this step; None while nobody knows. `handover` is how the user
    got here from the step before; `again`: had to tell the story once more.
    """

    journey: str = link(N_("Reis"), "journey", required=True, shared=True)
    position: int = integer(N_("Volgorde"), 0, 999, shared=True)
    stage: str = choice(N_("Fase van de reis"), "stages", shared=True)
    action: str = text(N_("Wat gebeurt er?"), required=True, shared=True)
    contact: str = text(N_("Contactpunt"), longest=160, shared=True)
    channel: str = choice(N_("Kanaal"), "channels", shared=True)
    service: str = link(N_("Dienst"), "organisation", shared=True)
    thought: str = text(N_("Wat denkt men?"), longest=500, shared=True)
    feeling: int = integer(N_("Gevoel"), -2, 2, shared=True)
    pain: str = text(N_("Wat loopt er mis?"), longest=500, shared=True)
    severity: int = rating(N_("Hoe erg?"), shared=True)
    waiting: float | None = number(N_("Dagen wachten"), 0, 3650, shared=True)
    handover: str = choice(N_("Overdracht"), "handovers", shared=True)
    again: bool = flag(N_("Verhaal opnieuw doen"), shared=True)
    chance: str = text(N_("Wat kan beter?"), longest=500, shared=True)
