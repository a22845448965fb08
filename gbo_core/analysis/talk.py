"""What to ask a table about one item, from how its answers lie."""

from collections.abc import Iterable
from typing import Final

from gbo_core.analysis.accord import Accord, accord
from gbo_core.analysis.agreement import Agreement, Certainty, Label
from gbo_core.words import N_

_TWO_SIDES: Final = N_("Hoe komt het dat we dit anders zien, en wat weet elke kant?")
_SPREAD: Final = N_("Aan welk voorbeeld dacht u toen u antwoordde?")
_ALIKE: Final = N_("We zijn het ongeveer eens: welke reden om het anders te zien missen we?")
_STILL_APART: Final = N_(
    "Na het gesprek liggen de antwoorden nog uiteen: wat moeten we eerst weten om te beslissen?"
)
_UNKNOWN: Final = N_("Velen hebben hierover geen mening: wie kan er ons meer over vertellen?")
_FEW: Final = N_("Dit zijn weinig antwoorden: wie kan er ons meer over vertellen?")
FOR_AND_AGAINST: Final = N_("Wat pleit hiervoor, en wat pleit hiertegen?")


def question(spreads: Iterable[Agreement], *, silent: int, again: bool) -> str:
    """One question to the table that fits what is seen, as a message id.

    `silent`: how many had no opinion on the scale where most of them had none; `again`: whether the
    table answered and talked before. It asks nobody to say what they answered.
    """
    known = list(spreads)
    found = accord(known)
    if found is not Accord.APART and silent >= max(each.n for each in known) > 0:
        return _UNKNOWN
    if found is Accord.FEW:
        return _FEW
    if found is Accord.ALIKE:
        return _ALIKE
    if again:
        return _STILL_APART
    sides = any(each.label is Label.TWO_GROUPS for each in known if _tells(each))
    return _TWO_SIDES if sides else _SPREAD


def _tells(spread: Agreement) -> bool:
    """Whether there are enough answers to say anything of them in words."""
    return spread.certainty is not Certainty.DOTS
