"""Notes of professionals on good help, per stage of a user's journey. They become insights."""

from sqlalchemy import Connection

from gbo_core import field
from gbo_core.live.subjects.base import Harvest, Subject
from gbo_core.model import Insight, Note
from gbo_core.model.round import Item
from gbo_core.words import N_, nN_

_LIST = "stages"


def stages(_connection: Connection, _workshop: str) -> list[Item]:
    return [Item(entry.code, entry.label()) for entry in field.entries(_LIST)]


def insight(note: Note) -> Insight:
    return Insight.make(quote=note.text, voice="professional", stage=note.section)


SUBJECTS = (
    Subject(
        code="stage",
        title=N_("Fasen van de reis"),
        items=stages,
        asks={"notes": ("good_help",)},
        entries=_LIST,
        harvest=Harvest(
            Insight,
            insight,
            button=nN_("Maak er een inzicht van", "Maak er één inzicht van"),
            invites=N_("Vink briefjes aan die over hetzelfde gaan en maak er één inzicht van."),
            loose=N_("Los is wat nog in geen inzicht zit."),
        ),
    ),
)
