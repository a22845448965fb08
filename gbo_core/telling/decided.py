"""What the group decided: followed back to its round, and honest about few votes."""

from collections.abc import Iterable
from typing import Final

from gbo_core.live.cast import Cast
from gbo_core.live.standpoints import Standpoint
from gbo_core.model import Decision
from gbo_core.telling.said import Said, counted
from gbo_core.words import N_, nN_

_CELLS: Final = {
    "voted": N_("%(value)s · V%(round)s"),
    "otherwise": N_("%(value)s · V%(round)s (gestemd %(voted)s)"),
    "open": N_("open · V%(round)s"),
}
_SENTENCES: Final = {
    "voted": N_("Besluit: %(value)s, zoals gestemd (vraag %(round)s)"),
    "otherwise": N_("Besluit: %(value)s, anders dan gestemd (vraag %(round)s)"),
    "open": N_("Besluit: nog open (vraag %(round)s)"),
}


def decided_cell(point: Standpoint) -> Said | None:
    """What holds, in the cell of a table: a decision, or else the votes; with their round."""
    if point.decision is None:
        return _voted_cell(point.cast) if point.cast else None
    words = Said(_CELLS[point.decision.stance], _facts(point, point.decision))
    if not point.on_few:
        return words
    few = few_answers(point.on_few)
    return Said(N_("%(decision)s (op %(few)s)"), {"decision": words, "few": few})


def decided(point: Standpoint) -> Said:
    """The decision on one axis as a sentence; that there is none yet is one too."""
    if point.decision is None:
        return Said(N_("De groep nam hier nog niets over."))
    few = N_("Besluit: %(value)s, zoals gestemd op %(few)s (vraag %(round)s)")
    words = few if point.on_few else _SENTENCES[point.decision.stance]
    return Said(words, _facts(point, point.decision))


def few_answers(n: int) -> Said:
    """How many, where there are too few for a middle."""
    return counted(nN_("%(n)d antwoord", "%(n)d antwoorden"), n, n=n)


def reasons(points: Iterable[Standpoint]) -> list[str]:
    """Why the group decided so, in its own words, each reason once."""
    found = (each.decision.reason for each in points if each.decision)
    return list(dict.fromkeys(filter(None, found)))


def _facts(point: Standpoint, decision: Decision) -> dict[str, object]:
    return {
        "value": decision.value,
        "voted": _voted(point.beside) if point.beside else decision.voted,
        "round": point.beside.round.number if point.beside else "?",
        "few": few_answers(point.on_few),
    }


def _voted_cell(votes: Cast) -> Said:
    data = {"value": _voted(votes), "round": votes.round.number}
    return Said(N_("gestemd %(value)s · V%(round)s"), data)


def _voted(votes: Cast) -> float | tuple[float, ...]:
    """The middle, or the answers themselves where they are too few for one."""
    return votes.values if votes.middle is None else votes.middle
