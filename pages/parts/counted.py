"""How many there are of each kind of record, in words: *2 cijfers, 1 punt in de SWOT*."""

from collections.abc import Callable, Mapping
from typing import Final

from pages.shell.say import _, n_


def counted(counts: Mapping[str, int]) -> str:
    """`counts`: concept, or *round*, → how many."""
    return ", ".join(_WORDS[concept](n) % {"n": n} for concept, n in sorted(counts.items()))


# Every concept that refers to another.
_WORDS: Final[Mapping[str, Callable[[int], str]]] = {
    "challenge": lambda n: n_("%(n)d vraag ‘Hoe kunnen we’", "%(n)d vragen ‘Hoe kunnen we’", n),
    "decision": lambda n: n_("%(n)d besluit", "%(n)d besluiten", n),
    "evidence": lambda n: n_("%(n)d cijfer", "%(n)d cijfers", n),
    "insight": lambda n: n_("%(n)d inzicht", "%(n)d inzichten", n),
    "interview": lambda n: n_("%(n)d gesprek", "%(n)d gesprekken", n),
    "involvement": lambda n: n_("%(n)d plaats aan tafel", "%(n)d plaatsen aan tafel", n),
    "journey": lambda n: n_("%(n)d reis", "%(n)d reizen", n),
    "note": lambda n: n_("%(n)d briefje", "%(n)d briefjes", n),
    "person": lambda n: n_("%(n)d persoon", "%(n)d personen", n),
    "persona": lambda n: n_("%(n)d persona", "%(n)d persona’s", n),
    "profile": lambda _n: _("de persona in beeld"),
    "questionnaire": lambda n: n_("%(n)d vragenlijst", "%(n)d vragenlijsten", n),
    "round": lambda n: n_("%(n)d stemronde", "%(n)d stemrondes", n),
    "step": lambda n: n_("%(n)d stap van een reis", "%(n)d stappen van een reis", n),
    "swot": lambda n: n_("%(n)d punt in de SWOT", "%(n)d punten in de SWOT", n),
    "trait": lambda n: n_("%(n)d kenmerk", "%(n)d kenmerken", n),
}
