"""What a file of figures is read as, and what a person may correct in that."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from gbo_core.exchange.office.workbook_unseen import NOTHING_UNSEEN, Unseen
from gbo_core.model.figure import Figure
from gbo_core.model.finding import Finding
from gbo_core.words import N_

Role = Literal[
    "area", "code", "level", "period", "indicator", "unit", "value", "mark", "split", "ignore"
]

ROLES: Final[Mapping[Role, str]] = {
    "area": N_("Naam van het gebied"),
    "code": N_("Code van het gebied"),
    "level": N_("Soort gebied"),
    "period": N_("Periode"),
    "indicator": N_("Naam van het cijfer"),
    "unit": N_("Eenheid"),
    "value": N_("Cijfers"),
    "mark": N_("Waarom er geen waarde is"),
    "split": N_("Splitst de cijfers op"),
    "ignore": N_("Niet nodig"),
}
SEPARATORS: Final[Mapping[str, str]] = {
    ";": N_("puntkomma"),
    ",": N_("komma"),
    "\t": N_("tab"),
    "|": N_("verticale streep"),
}
DECIMALS: Final[Mapping[str, str]] = {",": N_("komma (1.234,5)"), ".": N_("punt (1,234.5)")}


@dataclass(frozen=True, slots=True)
class Options:
    """What a person said about the file; '' or 0 is for us to find out.

    `header` counts rows from 1 and is the last row of titles, `header_rows` is 1 or 2. `roles`
    holds columns, counted from 1. `period` is when a table without years is about.
    """

    sheet: str = ""
    separator: str = ""
    decimal: str = ""
    header: int = 0
    header_rows: int = 0
    roles: Mapping[int, Role] = field(default_factory=dict)
    period: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place from 1, its title, what it holds, and the first cells below it."""

    place: int
    title: str
    role: Role
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A series that the file holds. `figures` go by place and period."""

    title: str
    code: str
    unit: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Rows that are not taken over, by number from 1, and why."""

    why: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be stored, and how the file was read.

    `separator` is '' for a workbook, `sheets` is () for text. `marks` counts values that are not
    there, by why. `warnings` are to be read; while there are `problems` nothing can be stored.

    `there` counts the rows below the titles, `around` are those read as titles or notes above and
    below the table; `hidden` sheets are never read.
    """

    sheets: tuple[str, ...]
    sheet: str
    separator: str
    decimal: str
    header: int
    header_rows: int
    columns: tuple[Column, ...]
    series: tuple[Found, ...]
    periods: tuple[str, ...]
    places: Mapping[str, str]
    levels: tuple[str, ...]
    marks: Mapping[str, int]
    warnings: tuple[Finding, ...]
    problems: tuple[Finding, ...]
    title: str
    source: str
    source_year: str
    there: int
    left_out: tuple[LeftOut, ...] = ()
    around: tuple[int, ...] = ()
    hidden: tuple[str, ...] = ()
    unseen: Unseen = NOTHING_UNSEEN

    @property
    def read(self) -> int:
        """How many of the rows that are `there` below the titles are taken over."""
        return self.there - sum(len(each.rows) for each in self.left_out)
