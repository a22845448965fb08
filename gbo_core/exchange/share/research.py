"""The export for a researcher: whole ballots, under ids that lead nowhere.

What of the records and the rounds stays behind stands in `kept`; `told` says which answers go.

- In unnamed rounds there is no organisation, name, part or time. Everybody has a new id in every
  round; two rounds that follow each other share ids (`links`), but for people drawn by lot, so that
  nobody stands out by being in one of them.
- Where a list was dealt out nobody gets their own organisation, so the set of items that somebody
  judged points at it. There, and where answers stand per organisation, ids are new per item; also
  where the same was asked with names or per organisation: ballots find each other by likeness.
- All ids are new in every export. Rows follow them, so their order is as random as these are.

A whole ballot remains a fingerprint: who knows two or three of somebody's answers may find the
others. So this is no file for partners.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from gbo_core.exchange.archive.blocks import Block, Lazy, Tables
from gbo_core.exchange.archive.contents import Contents
from gbo_core.exchange.archive.file import File
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.share import kept
from gbo_core.exchange.share.disguise import Disguise
from gbo_core.exchange.share.told import Told, told_of
from gbo_core.words import N_

ALOUD: Final = N_(
    "Twee of drie antwoorden die iemand luidop zei, kunnen die persoon aanwijzen, en dan ook wat "
    "die nog meer antwoordde."
)
TEXT: Final = N_(
    "Een export voor een onderzoeker, met hele antwoorden. Geef hem alleen aan wie u kent en wie "
    "belooft er niemand in te zoeken: twee of drie antwoorden die iemand luidop zei, kunnen die "
    "persoon aanwijzen, en dan ook wat die nog meer antwoordde. Rondes die nog niet getoond zijn, "
    "staan er niet in. Waar er zonder naam gestemd is, staan er alleen antwoorden op items waarop "
    "minstens vijf mensen antwoordden, zonder organisatie, zonder tijdstip en zonder van waaruit "
    "iemand spreekt. Iedereen krijgt per ronde en per export een nieuw kenmerk. Een tweede ronde "
    "gebruikt de kenmerken van de eerste, maar niet voor iedereen: wie maar één keer meedeed, zou "
    "anders opvallen, en daarom verliezen ook anderen door loting hun band. Wie twee keer bijna "
    "hetzelfde antwoordde, blijft wel te herkennen aan die antwoorden. Geen kenmerk staat in "
    "drie rondes. In rondes die de lijst verdeelden en in rondes per organisatie is het kenmerk "
    "nieuw voor elk item, en ook waar hetzelfde per organisatie of met naam gevraagd is. Bij "
    "de besluiten over items met minder dan vijf antwoorden is ‘Zoals gestemd’ leeg, en "
    "ook de waarde die de groep zo overnam. Personen, gesprekken met gebruikers, nota’s, "
    "tijdstippen en eerdere versies van een antwoord staan alleen in het archief van de eigenaar."
)


def _participants() -> File:
    whole = ARCHIVE["participants"]
    columns = {name: whole.columns[name] for name in ("id", "organisation", "name")}
    return replace(whole, columns=columns, options={})


FILES: Final[Mapping[str, File]] = {
    **kept.FILES,
    "participants": _participants(),
    "responses": replace(ARCHIVE["responses"], key=("round", "participant", "item", "axis")),
}


def of_contents(contents: Contents, key: bytes) -> Tables:
    """Every file of the export; `key` is a secret that no other export is made with."""
    told = told_of(contents)
    disguise = Disguise(contents.rounds, told, kept.organisations(contents), key)
    return kept.of_contents(contents, told) | {
        "participants": Lazy(disguise.participants),
        "responses": Lazy(partial(_responses, told, disguise)),
    }


def _responses(told: Sequence[Told], disguise: Disguise) -> Iterator[Block]:
    """By round; the rest as `Disguise.responses` says."""
    for each in sorted(told, key=lambda one: one.asked.id):
        yield from disguise.responses(each)
