"""What makes a concept something to vote on, or to write notes about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core import field
from gbo_core.field import Entry
from gbo_core.model import Note, Record
from gbo_core.model.round import Item


@dataclass(frozen=True, slots=True)
class Harvest:
    """What notes become: a record of `concept`, made from the first of them by `make`.

    In words: `button` makes it of one note or of several, `invites` says what to do, and `loose`
    which notes are in none yet. `named` is the field with its name, where it is asked.
    """

    concept: type[Record]
    make: Callable[[Note], Record]
    button: tuple[str, str]
    invites: str
    loose: str
    named: str = ""


@dataclass(frozen=True, slots=True)
class Subject:
    """`items` lists what can be voted on, or what notes can be written about.

    `asks`: the methods that fit it, the usual one first, each with what it may ask here: scales,
    pairs of scales, or prompts for notes. `triage` is the tap question that comes before
    a closer look at a long list; `empty` says what to do while there is no item. `entries` names
    the list of `gbo_core.field` whose codes the items are, where they are no records.
    """

    code: str
    title: str
    items: Callable[[Connection, str], list[Item]]
    asks: Mapping[str, tuple[str, ...]]
    triage: str = ""
    empty: str = ""
    entries: str = ""
    harvest: Harvest | None = None

    def entry(self, item: str) -> Entry | None:
        """The entry of the field's list that an item is; None where items are records."""
        return field.entry(self.entries, item) if item in field.codes(self.entries) else None

    def section_label(self, item: Item, language: str) -> str:
        """What an item is called above its notes; a record's own name stays as it is."""
        entry = self.entry(item.id)
        return entry.label(language) if entry else item.label

    def section_question(self, item: str, language: str) -> str:
        """What to look at when writing about an item, '' where its list does not say."""
        entry = self.entry(item)
        return entry.words("question", language) if entry and "question" in entry.data else ""

    @property
    def methods(self) -> tuple[str, ...]:
        """The methods that fit it, the usual one first."""
        return tuple(self.asks)
