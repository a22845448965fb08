"""The files of an archive: their columns, keys and references, declared once.

A concept's file derives from its record; those of the live loop are written out here. Reading,
writing, the data package and the workbook all follow this.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from gbo_core import field as lists
from gbo_core.live.methods import METHODS
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model import Record, concepts
from gbo_core.model.fields import Spec
from gbo_core.model.figure import (
    LONGEST_LEVEL,
    LONGEST_NAME,
    LONGEST_PERIOD,
    LONGEST_PLACE,
    MARKS,
)
from gbo_core.words import N_, translations

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class Link:
    """Columns that point at a row of another file, or of the same."""

    columns: tuple[str, ...]
    file: str
    targets: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True)
class File:
    """One table. `label` is the column that a person knows a row by.

    `options` holds the values that a column may take (with the word for each), for columns whose
    values do not stand in a list of `gbo_core.field`. `reads_by`: the columns that order the rows
    for a person, where the order of their ids says nothing.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, Spec]
    key: tuple[str, ...] = ("id",)
    links: tuple[Link, ...] = ()
    label: str = ""
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reads_by: tuple[str, ...] = ()

    def words(self, column: str, language: str) -> dict[str, str]:
        """The values that a column may take, each with its word; {} when it is free."""
        say = translations(language).gettext
        if column in self.options:
            return {code: say(word) for code, word in self.options[column].items()}
        among = self.columns[column].among
        return {e.code: e.label(language) for e in lists.entries(among)} if among else {}


def _id(title: str) -> Spec:
    return Spec("text", title, required=True)


def _moment(title: str) -> Spec:
    return Spec("moment", title)


_ROUND, _PARTICIPANT = _id(N_("Ronde")), _id(N_("Deelnemer"))
_TO_ROUND = Link(("round",), "rounds")
_TO_PARTICIPANT = Link(("participant",), "participants")
_ITEMS: Final = ("round_items", ("round", "item"))
_TO_ITEM = Link(("round", "item"), *_ITEMS)
_TO_ORGANISATION = Link(("organisation",), "organisations")

STATES: Final = {
    "draft": N_("Klaar om te openen"),
    "open": N_("Open"),
    "paused": N_("Gepauzeerd"),
    "closed": N_("Gesloten"),
    "revealed": N_("Getoond"),
    "taken": N_("Overgenomen"),
}
PURPOSES: Final = {
    "poll": N_("Peiling"),
    "advice": N_("Advies"),
    "decision": N_("Beslissing"),
}
VISIBILITIES: Final = {
    "unnamed": N_("Zonder naam"),
    "organisation": N_("Per organisatie"),
    "named": N_("Met naam"),
}
AUDIENCES: Final = {
    "everyone": N_("Iedereen"),
    "circle": N_("Een kring"),
    "part": N_("Wie vanuit hetzelfde spreekt"),
    "core": N_("De kerngroep"),
    "table": N_("Een tafel"),
    "tables": N_("Elke tafel één antwoord"),
}
_SUBJECTS: Final = {code: subject.title for code, subject in SUBJECTS.items()}
VOICES: Final = {"person": N_("Persoon"), "table": N_("Tafel")}
TONGUES: Final = {"nl": N_("Nederlands"), "fr": N_("Frans"), "en": N_("Engels")}

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


_LABELS: Final = ("name", "title", "pseudonym", "quote", "action")


def record_file(kind: type[Record]) -> File:
    """The file of a concept."""
    title, description = _RECORDS.get(kind.concept, (kind.plural, ""))
    specs = {"id": kind.specs()["id"]} | kind.specs()
    plurals = {each.concept: each.plural for each in concepts()}
    links = [Link((name,), plurals[spec.to]) for name, spec in specs.items() if spec.kind == "link"]
    items = [Link(("round", name), *_ITEMS) for name in ("item", "section") if name in specs]
    writer = (_TO_PARTICIPANT,) if "participant" in specs else ()
    concept_names = {"subject": _SUBJECTS, "about": {c: word for c, (word, _) in _RECORDS.items()}}
    return File(
        name=kind.plural,
        title=title,
        description=description,
        columns=specs,
        links=(*links, _TO_ROUND, *items, *writer),
        label=next((name for name in _LABELS if name in specs), ""),
        options={name: words for name, words in concept_names.items() if name in specs},
        reads_by=("journey", "position") if "position" in specs else (),
    )


_FIGURES: Final = File(
    name="figures",
    title=N_("Cijfers"),
    description=N_(
        "Elke waarde van elke cijferreeks. Waar er geen waarde is, zegt de laatste kolom waarom: "
        "wat de bron verbergt, is klein en niet nul."
    ),
    columns={
        "series": Spec("link", N_("Cijferreeks"), required=True),
        "place": Spec("text", N_("Code van het gebied"), required=True, longest=LONGEST_PLACE),
        "period": Spec("text", N_("Periode"), required=True, longest=LONGEST_PERIOD),
        "name": Spec("text", N_("Gebied"), longest=LONGEST_NAME),
        "level": Spec("text", N_("Soort gebied"), longest=LONGEST_LEVEL),
        "value": Spec("number", N_("Waarde")),
        "mark": Spec("choice", N_("Waarom er geen waarde is")),
    },
    key=("series", "place", "period"),
    links=(Link(("series",), "series"),),
    options={"mark": MARKS},
)
_LIVE: Final = (
    File(
        name="rounds",
        title=N_("Rondes"),
        description=N_("Elke vraag die aan een groep gesteld werd, en hoe ver ze staat."),
        columns={
            "id": _id(N_("Kenmerk")),
            "number": Spec("integer", N_("Nummer"), required=True, low=1),
            "subject": Spec("choice", N_("Waarover"), required=True),
            "method": Spec("choice", N_("Manier van stemmen"), required=True),
            "question": Spec("text", N_("Vraag")),
            "settings": Spec("text", N_("Instellingen"), required=True, longest=4000),
            "audience": Spec("choice", N_("Wie antwoordt"), required=True),
            "audience_value": Spec("text", N_("Welke groep")),
            "purpose": Spec("choice", N_("Doel"), required=True),
            "visibility": Spec("choice", N_("Hoe getoond"), required=True),
            "share": Spec("integer", N_("Items per deelnemer"), required=True, low=0),
            "follows": Spec("link", N_("Tweede ronde van")),
            "reopens": Spec("link", N_("Opnieuw gesteld na")),
            "state": Spec("choice", N_("Stand"), required=True),
            "made_by": Spec("text", N_("Gemaakt door")),
            "made_at": _moment(N_("Gemaakt op")),
            "opened_at": _moment(N_("Geopend op")),
            "closed_at": _moment(N_("Gesloten op")),
            "revealed_at": _moment(N_("Getoond op")),
            "version": Spec("integer", N_("Versie"), required=True, low=1),
            "removed": Spec("flag", N_("Verwijderd"), required=True),
        },
        links=(Link(("follows",), "rounds"), Link(("reopens",), "rounds")),
        label="number",
        options={
            "subject": _SUBJECTS,
            "method": {code: method.title for code, method in METHODS.items()},
            "audience": AUDIENCES,
            "purpose": PURPOSES,
            "visibility": VISIBILITIES,
            "state": STATES,
        },
    ),
    File(
        name="round_items",
        title=N_("Items"),
        description=N_("Waarover elke ronde stemde, met de naam van toen."),
        columns={
            "round": _ROUND,
            "item": _id(N_("Item")),
            "position": Spec("integer", N_("Plaats"), required=True, low=1),
            "label": Spec("text", N_("Naam"), required=True),
            "owner": Spec("link", N_("Van organisatie")),
        },
        key=("round", "item"),
        links=(_TO_ROUND, Link(("owner",), "organisations")),
        label="label",
    ),
    File(
        name="participants",
        title=N_("Deelnemers"),
        description=N_("Wie met een telefoon meedeed."),
        columns={
            "id": _id(N_("Kenmerk")),
            "organisation": Spec("link", N_("Organisatie")),
            "part": Spec("choice", N_("Spreekt vanuit"), among="parts"),
            "name": Spec("text", N_("Naam")),
            "table": Spec("text", N_("Tafel")),
            "kind": Spec("choice", N_("Persoon of tafel"), required=True),
            "language": Spec("choice", N_("Taal"), required=True),
            "joined_at": _moment(N_("Aangemeld op")),
        },
        links=(_TO_ORGANISATION,),
        label="name",
        options={"kind": VOICES, "language": TONGUES},
    ),
    File(
        name="supports",
        title=N_("Steun"),
        description=N_("Wie een briefje op het bord steunde."),
        columns={
            "note": _id(N_("Briefje")),
            "participant": _PARTICIPANT,
            "at": _moment(N_("Sinds")),
        },
        key=("note", "participant"),
        links=(Link(("note",), "notes"), _TO_PARTICIPANT),
    ),
    File(
        name="assignments",
        title=N_("Verdeling"),
        description=N_("Welke items elke deelnemer kreeg, in rondes die de lijst verdeelden."),
        columns={"round": _ROUND, "participant": _PARTICIPANT, "item": _id(N_("Item"))},
        key=("round", "participant", "item"),
        links=(_TO_ROUND, _TO_PARTICIPANT, _TO_ITEM),
    ),
    File(
        name="ballots",
        title=N_("Stembrieven"),
        description=N_("Elke ingestuurde stembrief, ook de versies die later gewijzigd werden."),
        columns={
            "round": _ROUND,
            "participant": _PARTICIPANT,
            "ballot": Spec("text", N_("Stembrief")),
            "number": Spec("integer", N_("Hoeveelste versie"), required=True, low=1),
            "cast_at": _moment(N_("Ingestuurd op")),
            "superseded": Spec("flag", N_("Later gewijzigd"), required=True),
        },
        key=("round", "participant", "number"),
        links=(_TO_ROUND, _TO_PARTICIPANT),
    ),
    File(
        name="responses",
        title=N_("Antwoorden"),
        description=N_(
            "Eén rij per deelnemer, item en as. Een lege waarde is ‘geen mening’; wat niet "
            "gevraagd of niet ingevuld werd, heeft geen rij."
        ),
        columns={
            "round": _ROUND,
            "participant": _PARTICIPANT,
            "organisation": Spec("link", N_("Organisatie")),
            "part": Spec("choice", N_("Spreekt vanuit"), among="parts"),
            "item": _id(N_("Item")),
            "axis": Spec("choice", N_("As"), required=True, among="axes"),
            "value": Spec("number", N_("Waarde")),
            "text": Spec("text", N_("Tekst"), longest=2000),
            "cast_at": _moment(N_("Ingestuurd op")),
            "superseded": Spec("flag", N_("Later gewijzigd"), required=True),
        },
        key=("round", "participant", "item", "axis", "cast_at", "superseded"),
        links=(_TO_ROUND, _TO_PARTICIPANT, _TO_ORGANISATION, _TO_ITEM),
    ),
)


def _concepts() -> list[type[Record]]:
    """In the order in which a reader meets them."""
    order = list(_RECORDS)
    return sorted(
        concepts(), key=lambda kind: order.index(kind.concept) if kind.concept in order else 99
    )


ARCHIVE: Final[Mapping[str, File]] = MappingProxyType(
    {file.name: file for file in (*map(record_file, _concepts()), _FIGURES, *_LIVE)}
)
