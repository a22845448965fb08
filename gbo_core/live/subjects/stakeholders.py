"""Voting on the stakeholders: who matters, whom we cannot do without, who sits at the table."""

from sqlalchemy import Connection

from gbo_core.live.subjects.base import Subject
from gbo_core.model import Organisation
from gbo_core.model.order import alphabetical
from gbo_core.model.round import Item
from gbo_core.store import records
from gbo_core.words import N_


def organisations(connection: Connection, workshop: str) -> list[Item]:
    """The accepted organisations, by name; each is its own owner."""
    known = records.load(connection, workshop, Organisation)
    accepted = sorted(
        (o for o in known if not o.proposed), key=lambda o: (alphabetical(o.name), o.id)
    )
    return [Item(o.id, o.name, o.id) for o in accepted]


SUBJECTS = (
    Subject(
        code="organisation",
        title=N_("Organisaties"),
        items=organisations,
        asks={
            "grid": ("contribution_necessity", "power_interest"),
            "scale": ("contribution", "necessity", "power", "interest", "legitimacy", "urgency"),
            "pick": ("seat", "talk"),
        },
        triage="talk",
        empty=N_("Zet eerst organisaties in de lijst. Daarna kunt u erover stemmen."),
    ),
)
