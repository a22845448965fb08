"""Whether a group agrees on one item, over all scales that it was asked on."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from gbo_core.analysis.agreement import Agreement, Certainty, Label
from gbo_core.words import N_


class Accord(StrEnum):
    """In the order in which one talks about them."""

    APART = "apart"
    FEW = "few"
    ALIKE = "alike"

    @property
    def sentence(self) -> str:
        """The words for it, as a message id."""
        return _SENTENCES[self]


_SENTENCES: Final = {
    Accord.APART: N_("Hierover eerst praten"),
    Accord.FEW: N_("Nog te weinig antwoorden"),
    Accord.ALIKE: N_("Hierover ongeveer eens"),
}


def accord(spreads: Iterable[Agreement]) -> Accord:
    """`apart` on any scale, `alike` on all of them, or `few` where some scale cannot tell."""
    found = list(spreads)
    firm = [each for each in found if each.certainty is not Certainty.DOTS]
    if any(each.label is not Label.ALIKE for each in firm):
        return Accord.APART
    return Accord.ALIKE if len(firm) == len(found) else Accord.FEW
