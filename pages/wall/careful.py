"""What looks as if it tells who somebody is, beside the notes: to read before the room does."""

from collections.abc import Sequence

from gbo_core.analysis import privacy
from gbo_core.model import Note, Organisation
from gbo_core.model.finding import Finding
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.shell.say import _, language


def ordinary_names(workshop: Workshop) -> list[str]:
    """Names that tell of nobody: those of the area and of the organisations."""
    organisations = open_store().read(records.load, workshop.id, Organisation)
    return privacy.ordinary_names(workshop.area, organisations)


def warnings(note: Note, ordinary: Sequence[str]) -> list[Finding]:
    return privacy.warnings(f"{note.first}\n{note.second}", ordinary)


def warning_words(note: Note, ordinary: Sequence[str]) -> str:
    """The same in one line, '' when nothing warns."""
    found = warnings(note, ordinary)
    return " ".join(_(each.sentence) % each.words(language()) for each in found)
