"""What looks as if it tells who somebody is, beside the notes: to read before the room does."""

from collections.abc import Sequence

from gbo_core.analysis import privacy
from gbo_core.model import Note
from gbo_core.model.finding import Finding
from pages.shell.say import _, language


def warnings(note: Note, ordinary: Sequence[str]) -> list[Finding]:
    return privacy.warnings(f"{note.first}\n{note.second}", ordinary)


def warning_words(note: Note, ordinary: Sequence[str]) -> str:
    """The same in one line, '' when nothing warns."""
    found = warnings(note, ordinary)
    return " ".join(_(each.sentence) % each.words(language()) for each in found)
