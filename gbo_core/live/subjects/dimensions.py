"""Notes on the six dimensions of DESTEP: what changes around us. They become factors."""

from sqlalchemy import Connection

from gbo_core import field
from gbo_core.live.subjects.base import Harvest, Subject
from gbo_core.model import Factor, Note
from gbo_core.model.round import Item
from gbo_core.words import N_

LIST = "dimensions"
LONGEST_TITLE = 160


def items(_connection: Connection, _workshop: str) -> list[Item]:
    return [Item(entry.code, entry.label()) for entry in field.entries(LIST)]


def factor(note: Note) -> Factor:
    """What is seen now is its title too, until somebody words it better."""
    said = note.second or note.first
    return Factor.make(
        title=said[:LONGEST_TITLE], dimension=note.section, assumed=note.first, now=note.second
    )


SUBJECT = Subject(
    code="dimension",
    title=N_("Dimensies"),
    items=items,
    prompts=("assumed_now",),
    entries=LIST,
    harvest=Harvest(Factor, factor),
)
