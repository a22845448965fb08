"""The files of an archive, declared once: a concept's file derives from its record.

Reading, writing, the data package and the workbook all follow this.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gbo_core.exchange.archive.file import ITEMS, TO_PARTICIPANT, TO_ROUND, File, Link
from gbo_core.exchange.archive.live_files import FIGURES, LIVE, SUBJECT_TITLES
from gbo_core.model import Record, concepts
from gbo_core.words import N_

FORMAT: Final = 1

# Concept → what its file is called and what it holds.
_RECORDS: Final = {
    "profile": (N_("Werktafel"), N_("Waarover deze werktafel gaat.")),
    "organisation": (N_("Organisaties"), N_("De organisaties, diensten en groepen.")),
    "person": (N_("Personen"), N_("De mensen die de organisaties sturen.")),
    "involvement": (N_("Aan tafel"), N_("Wie in welke fase meedoet, en op welke trede.")),
    "decision": (
        N_("Besluiten"),
        N_("Wat de groep na een ronde besliste, naast wat er gestemd was."),
    ),
    "note": (N_("Briefjes"), N_("Wat deelnemers schreven, met wat de groep ermee deed.")),
    "factor": (N_("Factoren"), N_("Wat er rond het netwerk verandert, per dimensie van DESTEP.")),
    "swot": (N_("SWOT"), N_("Sterktes, zwaktes, kansen en bedreigingen.")),
    "challenge": (N_("Hoe kunnen we"), N_("De vragen waar de confrontatie op uitkwam.")),
    "series": (N_("Cijferreeksen"), N_("Wat er van cijfers binnengehaald is, en van wie.")),
    "evidence": (N_("Bewijs"), N_("Welk cijfer bij welke factor, groep of vraag hoort.")),
    "questionnaire": (N_("Vragenlijsten"), N_("Wat er in gesprekken gevraagd wordt.")),
    "interview": (N_("Gesprekken"), N_("Gesprekken met gebruikers, onder een schuilnaam.")),
    "insight": (N_("Inzichten"), N_("Wat gebruikers en hulpverleners zeiden over hulp.")),
    "persona": (N_("Persona’s"), N_("Verzonnen mensen die voor velen staan.")),
    "trait": (N_("Kenmerken van persona’s"), N_("Waar een persona tussen twee uitersten staat.")),
    "journey": (N_("Reizen"), N_("Wat iemand meemaakt op weg naar hulp.")),
    "step": (N_("Stappen van reizen"), N_("Elke stap van een reis, in volgorde.")),
}


# Columns with a code that stands in no list of the field.
_OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "subject": SUBJECT_TITLES,
    "about": {concept: title for concept, (title, _description) in _RECORDS.items()},
}
_NAMES: Final = ("name", "title", "pseudonym", "quote", "action")
_LABELS: Final = (*((name,) for name in _NAMES), ("first", "second"))


def record_file(kind: type[Record]) -> File:
    """The file of a concept."""
    title, description = _RECORDS.get(kind.concept, (kind.plural, ""))
    specs = {"id": kind.specs()["id"]} | kind.specs()
    plurals = {each.concept: each.plural for each in concepts()}
    links = [Link((name,), plurals[spec.to]) for name, spec in specs.items() if spec.kind == "link"]
    items = [Link(("round", name), *ITEMS) for name in ("item", "section") if name in specs]
    writer = (TO_PARTICIPANT,) if "participant" in specs else ()
    return File(
        name=kind.plural,
        title=title,
        description=description,
        columns=specs,
        links=(*links, TO_ROUND, *items, *writer),
        label=next((names for names in _LABELS if {*names} <= {*specs}), ()),
        options={name: words for name, words in _OPTIONS.items() if name in specs},
        reads_by=("journey", "position") if "position" in specs else (),
    )


def _concepts() -> list[type[Record]]:
    """In the order in which a reader meets them."""
    order = list(_RECORDS)
    return sorted(
        concepts(), key=lambda kind: order.index(kind.concept) if kind.concept in order else 99
    )


ARCHIVE: Final[Mapping[str, File]] = MappingProxyType(
    {file.name: file for file in (*map(record_file, _concepts()), FIGURES, *LIVE)}
)
