"""A list of questions for interviews with users, written by several organisations together."""

from gbo_core.model.fields import links, text
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
