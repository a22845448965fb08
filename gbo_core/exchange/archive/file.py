"""What a file of an archive holds: its columns, its keys and what they point at."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from gbo_core import field as lists
from gbo_core.model.fields import ANY, Spec
from gbo_core.words import N_, translations


@dataclass(frozen=True, slots=True)
class Link:
    """Columns that point at a row of another file, or of the same."""

    columns: tuple[str, ...]
    file: str
    targets: tuple[str, ...] = ("id",)


@dataclass(frozen=True, slots=True)
class File:
    """One table. `key`: the columns that tell its rows apart; () where any of them may be empty.

    `label` is the column (or the columns) that a person knows a row by. `options` holds the values
    that a column may take (with the word for each), for columns whose values do not stand in a
    list of `gbo_core.field`. `reads_by`: the columns that order the rows for a person, where the
    order of their ids says nothing.
    """

    name: str
    title: str
    description: str
    columns: Mapping[str, Spec]
    key: tuple[str, ...] = ("id",)
    links: tuple[Link, ...] = ()
    label: tuple[str, ...] = ()
    options: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reads_by: tuple[str, ...] = ()

    def words(self, column: str, language: str) -> dict[str, str]:
        """The values that a column may take, each with its word; {} when it is free."""
        say = translations(language).gettext
        if column in self.options:
            return {code: say(word) for code, word in self.options[column].items()}
        among = self.columns[column].among
        return {e.code: e.label(language) for e in lists.entries(among)} if among else {}


def id_of(title: str) -> Spec:
    return Spec("text", title, required=True)


def moment(title: str) -> Spec:
    return Spec("moment", title)


ROUND, PARTICIPANT = id_of(N_("Ronde")), id_of(N_("Deelnemer"))
ITEM = replace(id_of(N_("Item")), of_any=ANY)  # a record, or a code of a list of the field
TO_ROUND = Link(("round",), "rounds")
TO_PARTICIPANT = Link(("participant",), "participants")
ITEMS: Final = ("round_items", ("round", "item"))
TO_ITEM = Link(("round", "item"), *ITEMS)
TO_ORGANISATION = Link(("organisation",), "organisations")
