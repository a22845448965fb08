"""The rules of the field as data: one TOML file a list, with labels per language.

The field changes faster than the code: circles, actors, axes, ladder and phases are edited here
and nowhere else. Every list is a row of `[[entry]]` tables with `code`, `label` and (where the
word does not explain itself) `hint`; what else an entry says stays available as its `data`.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

LISTS: Final = Path(__file__).parent
DEFAULT_LANGUAGE: Final = "nl"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a list: `labels`, and where given `hints`, hold nl, fr and en."""

    code: str
    labels: Mapping[str, str] = field(hash=False)
    hints: Mapping[str, str] = field(hash=False)
    data: Mapping[str, Any] = field(hash=False)

    def label(self, language: str = DEFAULT_LANGUAGE) -> str:
        """Its name; in Dutch where the language is not ours."""
        return _in(self.labels, language)

    def hint(self, language: str = DEFAULT_LANGUAGE) -> str:
        """A plain explanation, or '' where the list gives none."""
        return _in(self.hints, language) if self.hints else ""

    def words(self, key: str, language: str = DEFAULT_LANGUAGE) -> str:
        """Another text of the entry, such as the `question` of an axis. KeyError when absent."""
        return _in(self.data[key], language)


@cache
def entries(name: str) -> tuple[Entry, ...]:
    """The list in the order of its file. FileNotFoundError when there is no such list."""
    content = tomllib.loads((LISTS / f"{name}.toml").read_text(encoding="utf-8"))
    return tuple(_entry(raw) for raw in content["entry"])


def entry(name: str, code: str) -> Entry:
    """One entry of the list. KeyError when the list does not have the code."""
    return _by_code(name)[code]


def codes(name: str) -> frozenset[str]:
    """What a field that chooses from the list may hold; of the list '' nothing."""
    return frozenset(_by_code(name)) if name else frozenset()


@cache
def _by_code(name: str) -> dict[str, Entry]:
    return {each.code: each for each in entries(name)}


def _entry(raw: dict[str, Any]) -> Entry:
    data = {key: value for key, value in raw.items() if key not in {"code", "label", "hint"}}
    return Entry(
        code=raw["code"],
        labels=MappingProxyType(raw["label"]),
        hints=MappingProxyType(raw.get("hint", {})),
        data=MappingProxyType(data),
    )


def _in(texts: Mapping[str, str], language: str) -> str:
    return texts.get(language, texts[DEFAULT_LANGUAGE])
