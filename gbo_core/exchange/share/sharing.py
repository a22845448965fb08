"""The export for partners: how often each answer was given, and nothing about who gave it.

What of the records and the rounds stays behind stands in `kept`. Of the votes there are counts
per item and, where an item was judged on two axes, per pair of answers (`counted`); never a whole
ballot, and no ids of participants. In unnamed rounds only items with at least five answers count.
Rounds that showed who said what count per organisation, and name nobody.

Two exports of one state are equal.
"""

from collections.abc import Mapping
from typing import Final

from gbo_core.exchange.archive.blocks import Tables
from gbo_core.exchange.archive.contents import Contents
from gbo_core.exchange.archive.file import ROUND, TO_ITEM, TO_ORGANISATION, TO_ROUND, File, id_of
from gbo_core.exchange.share import counted, kept
from gbo_core.exchange.share.told import told_of
from gbo_core.model.fields import Spec
from gbo_core.words import N_

TEXT: Final = N_(
    "Een export om te delen met partners: hoe vaak elk antwoord gegeven is, nooit alles wat één "
    "iemand antwoordde, en niets over de deelnemers zelf. Rondes die nog niet getoond zijn, staan "
    "er niet in. Van een ronde zonder naam staan er alleen de items in waarop minstens vijf mensen "
    "een antwoord gaven; wie ‘geen mening’ koos, telt daarvoor niet mee. Bij de besluiten over de "
    "andere items is ‘Zoals gestemd’ leeg, en ook de waarde die de groep zo overnam: die zou tonen "
    "wat enkele mensen stemden. Is een item op twee schalen beoordeeld, dan staan in `pairs.csv` "
    "naburige antwoorden samen tot elke groep minstens vijf mensen telt. Rondes per organisatie en "
    "met naam zijn geteld per organisatie. Personen, gesprekken met gebruikers, nota’s, "
    "tijdstippen en wie wat antwoordde staan alleen in het archief van de eigenaar."
)

_ORGANISATION: Final = Spec("link", N_("Organisatie"))
_LINKS: Final = (TO_ROUND, TO_ITEM, TO_ORGANISATION)


def _axis(title: str) -> Spec:
    return Spec("choice", title, required=True, among="axes")


_COUNTED: Final = (
    File(
        name="counts",
        title=N_("Aantallen"),
        description=N_(
            "Hoeveel mensen welke waarde gaven, per item en schaal. Een lege waarde is ‘geen "
            "mening’. De organisatie staat er alleen bij waar de ronde ze toonde."
        ),
        columns={
            "round": ROUND,
            "item": id_of(N_("Item")),
            "axis": _axis(N_("As")),
            "organisation": _ORGANISATION,
            "value": Spec("number", N_("Waarde")),
            "n": Spec("integer", N_("Aantal"), required=True, low=1),
        },
        key=(),
        links=_LINKS,
    ),
    File(
        name="pairs",
        title=N_("Paren"),
        description=N_(
            "Hoeveel mensen op twee schalen samen wat gaven, per item: van de laagste tot de "
            "hoogste waarde van een groep. Is de laagste leeg, dan staat ook wie geen mening had "
            "in de groep. Waar twee schalen naast elkaar iemand konden verraden, staat er niets."
        ),
        columns={
            "round": ROUND,
            "item": id_of(N_("Item")),
            "organisation": _ORGANISATION,
            "x": _axis(N_("Eerste as")),
            "x_from": Spec("number", N_("Eerste as: van")),
            "x_to": Spec("number", N_("Eerste as: tot")),
            "y": _axis(N_("Tweede as")),
            "y_from": Spec("number", N_("Tweede as: van")),
            "y_to": Spec("number", N_("Tweede as: tot")),
            "n": Spec("integer", N_("Aantal"), required=True, low=1),
        },
        key=(),
        links=_LINKS,
    ),
)

FILES: Final[Mapping[str, File]] = {
    **kept.FILES,
    **{file.name: file for file in _COUNTED},
}


def of_contents(contents: Contents) -> Tables:
    """Every file of the export."""
    told = told_of(contents)
    organisations = kept.organisations(contents)
    return kept.of_contents(contents, told) | {
        "counts": counted.counts(told, organisations),
        "pairs": counted.pairs(told, organisations),
    }
