"""Notes on the six dimensions of DESTEP, and votes on the factors that the group makes of them."""

from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis.environment.factors import in_order
from gbo_core.live.subjects.base import Harvest, Subject
from gbo_core.model import Factor, Note
from gbo_core.model.round import Item
from gbo_core.store import records
from gbo_core.words import N_, nN_

LONGEST_TITLE = 160
_LIST = "dimensions"


def factors(connection: Connection, workshop: str) -> list[Item]:
    """The factors by dimension, then by title. They belong to nobody."""
    known = in_order(records.load(connection, workshop, Factor))
    return [Item(each.id, each.title) for each in known]


def dimensions(_connection: Connection, _workshop: str) -> list[Item]:
    return [Item(entry.code, entry.label()) for entry in field.entries(_LIST)]


def factor(note: Note) -> Factor:
    """What is seen now is its title too, until somebody words it better."""
    said = note.second or note.first
    return Factor.make(
        title=said[:LONGEST_TITLE], dimension=note.section, assumed=note.first, now=note.second
    )


SUBJECTS = (
    Subject(
        code="dimension",
        title=N_("Dimensies"),
        items=dimensions,
        asks={"notes": ("assumed_now",)},
        entries=_LIST,
        harvest=Harvest(
            Factor,
            factor,
            button=nN_("Maak er een factor van", "Maak er één factor van"),
            invites=N_("Vink briefjes aan die over hetzelfde gaan en maak er één factor van."),
            loose=N_("Los is wat nog in geen factor zit."),
            named="title",
        ),
    ),
    Subject(
        code="factor",
        title=N_("Factoren"),
        items=factors,
        asks={
            "grid": ("impact_uncertainty",),
            "scale": ("impact", "uncertainty"),
            "pick": ("discuss",),
            "dots": ("priority",),
        },
        triage="discuss",
        empty=N_("Maak eerst factoren, met de hand of van briefjes. Daarna kunt u erover stemmen."),
    ),
)
