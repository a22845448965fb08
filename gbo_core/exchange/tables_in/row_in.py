"""One row of a list that somebody brings: what it says, and what would happen to it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from gbo_core.model import Record


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be stored: a message id, what fills it, and the column's title.

    `among` names the list to choose from, when it is a choice that is wrong. `name` is the field,
    '' where it is no cell that is wrong, and `near` are the codes or ids that may be meant.
    """

    sentence: str
    data: Mapping[str, Any]
    column: str
    among: str = ""
    name: str = ""
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `line` in the table (from 1), `cells` as typed, `values` as they would be stored.

    `key` tells it apart while somebody mends it. `known` is the record that it is about already:
    by its id, where the table comes from our own export, else by its name. `values` then holds
    only what changes, and `differs` names the fields that both fill with something else. `like` is
    the record that it seems to be about, written in another way. `removed`: the table or the
    workshop says that it was removed, and so it stays; `left`: somebody leaves it out. `rest` are
    the cells of columns that no field is known for, by title.
    """

    line: int
    cells: Mapping[str, str]
    values: Mapping[str, Any] = field(default_factory=dict)
    problem: Problem | None = None
    known: Record | None = None
    removed: bool = False
    key: str = ""
    like: Record | None = None
    differs: tuple[str, ...] = ()
    left: bool = False
    rest: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.cells["name"]

    @property
    def kept(self) -> tuple[str, ...]:
        """The fields that say something else here, and stay as they are."""
        return tuple(name for name in self.differs if name not in self.values)

    @property
    def outcome(self) -> Literal["new", "changed", "same", "wrong", "removed", "left"]:
        if self.left:
            return "left"
        if self.removed:
            return "removed"
        if self.problem:
            return "wrong"
        if self.known is None:
            return "new"
        return "changed" if self.values else "same"
