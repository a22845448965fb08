"""What the group decided, in words: followed back to its round, and honest about few votes."""

from collections.abc import Iterable

from gbo_core.live.cast import Cast
from gbo_core.live.standpoints import Standpoint
from gbo_core.model import Decision
from pages.charts import reading
from pages.shell.say import _, n_


def decided_cell(point: Standpoint) -> str | None:
    """What holds, in the cell of a table: a decision, or else the votes; with their round."""
    if point.decision is None:
        return _voted_cell(point.cast) if point.cast else None
    sentence = {
        "voted": _("%(value)s · V%(round)s"),
        "otherwise": _("%(value)s · V%(round)s (gestemd %(voted)s)"),
        "open": _("open · V%(round)s"),
    }
    words = sentence[point.decision.stance] % _facts(point, point.decision)
    if not point.on_few:
        return words
    return _("%(decision)s (op %(few)s)") % {"decision": words, "few": few_answers(point.on_few)}


def decided_words(point: Standpoint) -> str:
    """The decision on one axis as a sentence; that there is none yet is one too."""
    if point.decision is None:
        return _("De groep nam hier nog niets over.")
    sentence = {
        "voted": _("Besluit: %(value)s, zoals gestemd (vraag %(round)s)"),
        "otherwise": _("Besluit: %(value)s, anders dan gestemd (vraag %(round)s)"),
        "open": _("Besluit: nog open (vraag %(round)s)"),
    }
    few = _("Besluit: %(value)s, zoals gestemd op %(few)s (vraag %(round)s)")
    words = few if point.on_few else sentence[point.decision.stance]
    return words % _facts(point, point.decision)


def few_answers(n: int) -> str:
    """How many, where there are too few for a middle."""
    return n_("%(n)d antwoord", "%(n)d antwoorden", n) % {"n": n}


def reasons(points: Iterable[Standpoint]) -> list[str]:
    """Why the group decided so, each reason once."""
    found = (each.decision.reason for each in points if each.decision)
    return list(dict.fromkeys(filter(None, found)))


def _facts(point: Standpoint, decision: Decision) -> dict[str, object]:
    return {
        "value": reading.number(decision.value),
        "voted": _voted(point.beside) if point.beside else reading.number(decision.voted),
        "round": point.beside.round.number if point.beside else "?",
        "few": few_answers(point.on_few),
    }


def _voted_cell(votes: Cast) -> str:
    return _("gestemd %(value)s · V%(round)s") % {
        "value": _voted(votes),
        "round": votes.round.number,
    }


def _voted(votes: Cast) -> str:
    """The middle, or the answers themselves where they are too few for one."""
    if votes.middle is not None:
        return reading.number(votes.middle)
    return reading.one_by_one(votes.values)
