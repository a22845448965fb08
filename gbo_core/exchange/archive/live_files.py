"""The files of the live loop, and that of the figures: they derive from no record."""

from typing import Final

from gbo_core.exchange.archive.file import (
    ITEM,
    PARTICIPANT,
    ROUND,
    TO_ITEM,
    TO_ORGANISATION,
    TO_PARTICIPANT,
    TO_ROUND,
    File,
    Link,
    id_of,
    moment,
)
from gbo_core.live.methods import METHODS
from gbo_core.live.methods.ballot import LONGEST_OF_ALL
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.fields import Spec
from gbo_core.model.figure import (
    LONGEST_LEVEL,
    LONGEST_NAME,
    LONGEST_PERIOD,
    LONGEST_PLACE,
    MARKS,
)
from gbo_core.telling.rounds import PURPOSES, VISIBILITIES
from gbo_core.words import N_

STATES: Final = {
    "draft": N_("Klaar om te openen"),
    "open": N_("Open"),
    "paused": N_("Gepauzeerd"),
    "closed": N_("Gesloten"),
    "revealed": N_("Getoond"),
    "taken": N_("Overgenomen"),
}
AUDIENCES: Final = {
    "everyone": N_("Iedereen"),
    "circle": N_("Een kring"),
    "part": N_("Wie vanuit hetzelfde spreekt"),
    "core": N_("De kerngroep"),
    "table": N_("Een tafel"),
    "tables": N_("Elke tafel één antwoord"),
}
VOICES: Final = {"person": N_("Persoon"), "table": N_("Tafel")}
TONGUES: Final = {"nl": N_("Nederlands"), "fr": N_("Frans"), "en": N_("Engels")}
SUBJECT_TITLES: Final = {code: subject.title for code, subject in SUBJECTS.items()}

FIGURES: Final = File(
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
LIVE: Final = (
    File(
        name="rounds",
        title=N_("Rondes"),
        description=N_("Elke vraag die aan een groep gesteld werd, en hoe ver ze staat."),
        columns={
            "id": id_of(N_("Kenmerk")),
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
            "made_at": moment(N_("Gemaakt op")),
            "opened_at": moment(N_("Geopend op")),
            "closed_at": moment(N_("Gesloten op")),
            "seen_at": moment(N_("Bekeken sinds")),
            "revealed_at": moment(N_("Getoond op")),
            "version": Spec("integer", N_("Versie"), required=True, low=1),
            "removed": Spec("flag", N_("Verwijderd"), required=True),
        },
        links=(Link(("follows",), "rounds"), Link(("reopens",), "rounds")),
        label=("number",),
        options={
            "subject": SUBJECT_TITLES,
            "method": {code: method.title for code, method in METHODS.items()},
            "audience": AUDIENCES,
            "purpose": {str(code): words for code, words in PURPOSES.items()},
            "visibility": {str(code): words for code, words in VISIBILITIES.items()},
            "state": STATES,
        },
    ),
    File(
        name="round_items",
        title=N_("Items"),
        description=N_("Waarover elke ronde stemde, met de naam van toen."),
        columns={
            "round": ROUND,
            "item": ITEM,
            "position": Spec("integer", N_("Plaats"), required=True, low=1),
            "label": Spec("text", N_("Naam"), required=True),
            "owner": Spec("link", N_("Van organisatie")),
        },
        key=("round", "item"),
        links=(TO_ROUND, Link(("owner",), "organisations")),
        label=("label",),
    ),
    File(
        name="participants",
        title=N_("Deelnemers"),
        description=N_("Wie met een telefoon meedeed."),
        columns={
            "id": id_of(N_("Kenmerk")),
            "organisation": Spec("link", N_("Organisatie")),
            "part": Spec("choice", N_("Spreekt vanuit"), among="parts"),
            "name": Spec("text", N_("Naam")),
            "table": Spec("text", N_("Tafel")),
            "kind": Spec("choice", N_("Persoon of tafel"), required=True),
            "language": Spec("choice", N_("Taal"), required=True),
            "joined_at": moment(N_("Aangemeld op")),
        },
        links=(TO_ORGANISATION,),
        label=("name",),
        options={"kind": VOICES, "language": TONGUES},
    ),
    File(
        name="belongings",
        title=N_("Waar iemand bij hoorde"),
        description=N_(
            "Bij welke organisatie en kring iemand hoorde en van waaruit iemand sprak, vastgelegd "
            "toen een ronde sloot. Wat later verbeterd werd, verandert daar niets aan."
        ),
        columns={
            "round": ROUND,
            "participant": PARTICIPANT,
            "organisation": Spec("link", N_("Organisatie")),
            "circle": Spec("choice", N_("Kring"), among="circles"),
            "part": Spec("choice", N_("Spreekt vanuit"), among="parts"),
        },
        key=("round", "participant"),
        links=(TO_ROUND, TO_PARTICIPANT, TO_ORGANISATION),
    ),
    File(
        name="supports",
        title=N_("Steun"),
        description=N_("Wie een briefje op het bord steunde."),
        columns={
            "note": id_of(N_("Briefje")),
            "participant": PARTICIPANT,
            "at": moment(N_("Sinds")),
        },
        key=("note", "participant"),
        links=(Link(("note",), "notes"), TO_PARTICIPANT),
    ),
    File(
        name="assignments",
        title=N_("Verdeling"),
        description=N_("Welke items elke deelnemer kreeg, in rondes die de lijst verdeelden."),
        columns={"round": ROUND, "participant": PARTICIPANT, "item": ITEM},
        key=("round", "participant", "item"),
        links=(TO_ROUND, TO_PARTICIPANT, TO_ITEM),
    ),
    File(
        name="ballots",
        title=N_("Stembrieven"),
        description=N_("Elke ingestuurde stembrief, ook de versies die later gewijzigd werden."),
        columns={
            "round": ROUND,
            "participant": PARTICIPANT,
            "ballot": Spec("text", N_("Stembrief")),
            "number": Spec("integer", N_("Hoeveelste versie"), required=True, low=1),
            "cast_at": moment(N_("Ingestuurd op")),
            "superseded": Spec("flag", N_("Later gewijzigd"), required=True),
        },
        key=("round", "participant", "number"),
        links=(TO_ROUND, TO_PARTICIPANT),
    ),
    File(
        name="responses",
        title=N_("Antwoorden"),
        description=N_(
            "Eén rij per deelnemer, item en as. Een lege waarde is ‘geen mening’; wat niet "
            "gevraagd of niet ingevuld werd, heeft geen rij."
        ),
        columns={
            "round": ROUND,
            "participant": PARTICIPANT,
            "organisation": Spec("link", N_("Organisatie")),
            "part": Spec("choice", N_("Spreekt vanuit"), among="parts"),
            "item": ITEM,
            "axis": Spec("choice", N_("As"), required=True, among="axes"),
            "value": Spec("number", N_("Waarde")),
            "text": Spec("text", N_("Tekst"), longest=LONGEST_OF_ALL),
            "cast_at": moment(N_("Ingestuurd op")),
            "superseded": Spec("flag", N_("Later gewijzigd"), required=True),
        },
        key=("round", "participant", "item", "axis", "cast_at", "superseded"),
        links=(TO_ROUND, TO_PARTICIPANT, TO_ORGANISATION, TO_ITEM),
    ),
)
