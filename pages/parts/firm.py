"""How firm it is where something stands, in words: how many would have to answer otherwise."""

from collections.abc import Iterable, Sequence

from gbo_core.analysis.firmness import Firm, Taken
from gbo_core.live.standpoints import Standpoint
from pages.shell.say import _, n_


def taken(points: Iterable[Standpoint | None]) -> list[Taken]:
    """Each value with the answers that it comes from; nothing where one has no value."""
    there = (each for each in points if each)
    return [(value, each.rests_on) for each in there if (value := each.value) is not None]


def short(firm: Firm | None) -> list[str]:
    """The number, where there is one, to stand behind a name; `explained` says what it means."""
    return [_("%(n)d anders") % {"n": firm.otherwise}] if firm else []


def with_marks(name: str, marks: Sequence[str]) -> str:
    """A name with what there is to know about its place."""
    if not marks:
        return name
    return _("%(factor)s (%(marks)s)") % {"factor": name, "marks": ", ".join(marks)}


def explained() -> str:
    return _(
        "‘3 anders’ wil zeggen: minstens 3 mensen moeten anders antwoorden voor dit ergens anders "
        "staat. Bij minder dan 8 antwoorden, of als de groep zelf een waarde gaf, staat er geen "
        "getal."
    )


def whole(firm: Firm) -> str:
    """The same as a sentence of its own, with how many would have to be away."""
    n = firm.otherwise
    sentence = n_(
        "Minstens %(n)d mens moet anders antwoorden voor dit ergens anders staat.",
        "Minstens %(n)d mensen moeten anders antwoorden voor dit ergens anders staat.",
        n,
    )
    return f"{sentence % {'n': n}} {_away(firm)}"


def without() -> str:
    """Why there is no number."""
    return _("Geen getal: minder dan 8 antwoorden, of de groep gaf zelf een waarde.")


def _away(firm: Firm) -> str:
    if firm.away is None:
        return _("Door mensen weg te laten verandert het niet, zolang er 8 antwoorden overblijven.")
    sentence = n_(
        "Had %(n)d mens niet gestemd, dan kon het ook ergens anders staan.",
        "Hadden %(n)d mensen niet gestemd, dan kon het ook ergens anders staan.",
        firm.away,
    )
    return sentence % {"n": firm.away}
