"""How far the group is with a step: what is in order, and what is missing, in words."""

from dataclasses import dataclass
from typing import Final

from gbo_core.live.takeover import decides
from gbo_core.model.finding import Finding, Level, Votes
from gbo_core.model.round import Round, State
from gbo_core.words import N_

# The most pressing first: what people are busy with goes before what is only prepared.
_ROUND_WORDS: Final = {
    State.OPEN: N_("Vraag %(number)d is open: er wordt gestemd."),
    State.PAUSED: N_("Vraag %(number)d is even onderbroken."),
    State.CLOSED: N_("Vraag %(number)d is gesloten, maar de groep zag het resultaat nog niet."),
    State.REVEALED: N_("Vraag %(number)d is getoond. De groep nam nog niets over."),
    State.DRAFT: N_("Vraag %(number)d staat klaar, maar is nog niet geopend."),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What the checks of a step found."""

    findings: tuple[Finding, ...]

    @property
    def missing(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.level == "missing")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.level == "warning")

    @property
    def fine(self) -> tuple[Finding, ...]:
        return tuple(each for each in self.findings if each.level == "fine")

    @property
    def share(self) -> float:
        """Which part of the checks is in order, 0 to 1; a warning stops nobody."""
        return 1 - len(self.missing) / len(self.findings)


def votes(asked: list[Round], subject: str) -> list[Finding]:
    """Whether the group voted and decided; of what is not finished only the most pressing."""
    about = [each for each in asked if each.subject == subject]
    if not about:
        words = N_("De groep heeft hierover nog niet gestemd.")
        return [Finding("vote", words, "missing", rests_on=(Votes(subject),))]
    taken = tuple(each.id for each in about if each.state is State.TAKEN)
    busy = [each for each in about if each.state is not State.TAKEN and not _is_done(each)]
    found = []
    if busy:
        level: Level = "warning" if taken else "missing"
        pressing = min(busy, key=lambda each: list(_ROUND_WORDS).index(each.state))
        words = _ROUND_WORDS[pressing.state]
        here = (Votes(subject, (pressing.id,)),)
        found.append(Finding("vote_busy", words, level, {"number": pressing.number}, here))
    if taken:
        words = N_("Rondes die de groep overnam: %(n)d.")
        data = {"n": len(taken)}
        found.append(Finding("vote_taken", words, "fine", data, (Votes(subject, taken),)))
    return found


def _is_done(asked: Round) -> bool:
    """What only prepared another question is done once it is shown."""
    return asked.state is State.REVEALED and not decides(asked)
