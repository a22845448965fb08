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
class Records:
    """Records of one concept, by id; without ids all that there are, or ought to be."""

    concept: str
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Votes:
    """Questions about one subject, by the ids of their rounds; without ids all that there are."""

    subject: str
    rounds: tuple[str, ...] = ()


Ground = Records | Votes


@dataclass(frozen=True, slots=True)
class Finding:
    """What a check found. `code` names the check, `rests_on` says what it looked at.

    A text that is read while it is typed rests on nothing that could be shown elsewhere.
    """

    code: str
    sentence: str
    level: Level
    data: Mapping[str, Any] = field(default_factory=dict)
    rests_on: tuple[Ground, ...] = ()

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
