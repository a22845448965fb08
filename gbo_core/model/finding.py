"""What a check found, as data.

A screen translates the sentence and fills it in its language:
``_(finding.sentence) % finding.words(language)``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from gbo_core.field import DEFAULT_LANGUAGE, Entry

Level = Literal["missing", "warning", "fine"]

MOST_NAMED: Final = 5  # names that a sentence can hold


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `about` holds ids of records, `code` names the check."""

    code: str
    sentence: str
    level: Level
    data: Mapping[str, Any] = field(default_factory=dict)
    about: tuple[str, ...] = ()

    def words(self, language: str = DEFAULT_LANGUAGE) -> dict[str, Any]:
        """What fills the sentence: entries of the field's lists by their label."""
        return {name: _worded(value, language) for name, value in self.data.items()}


def _worded(value: Any, language: str) -> Any:
    if isinstance(value, Entry):
        return value.label(language)
    if isinstance(value, tuple):
        return ", ".join(_named(each, language) for each in value)
    return value


def _named(part: Entry | tuple[Entry, int], language: str) -> str:
    """An entry, or an entry with its number: “Ontwerp (48)”."""
    if isinstance(part, Entry):
        return part.label(language)
    entry_, n = part
    return f"{entry_.label(language)} ({n})"
