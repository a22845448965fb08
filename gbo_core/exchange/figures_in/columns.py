"""What each column of a table holds: by its title where we know it, else by its cells."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Final

from gbo_core.exchange.archive.live_files import FIGURES
from gbo_core.exchange.figures_in.header import Frame
from gbo_core.exchange.figures_in.numbers import Cell, is_number, whole
from gbo_core.exchange.figures_in.periods import period_of, split_title
from gbo_core.exchange.figures_in.preview import Column, Role
from gbo_core.exchange.figures_in.sheet import Rows
from gbo_core.exchange.tables_in.words_in import plain
from gbo_core.words import LANGUAGES, translations

LOOKED_AT: Final = 2000  # rows that show what a column holds
EXAMPLES: Final = 3
MOST_SPLIT: Final = 60  # different words in a column that splits figures up

# Plain titles of Provincies in Cijfers, Statbel and tables that people make.
_TITLES: Final[Mapping[str, Role]] = {
    **dict.fromkeys(
        ["period", "periode", "perioden", "jaar", "jaartal", "year", "année", "cd year", "time"],
        "period",
    ),
    **dict.fromkeys(
        (
            *("geoitem", "nis", "niscode", "nis code", "nis-code", "refnis", "refniscode"),
            *("cd refnis", "cd munty refnis", "cd sector", "geo code", "gebiedscode"),
            *("gemeentecode", "code ins", "ins", "statsec", "sectorcode", "code"),
        ),
        "code",
    ),
    **dict.fromkeys(["geolevel", "niveau", "gebiedsniveau", "level", "geo level"], "level"),
    **dict.fromkeys(
        (
            *("geo", "gebied", "gebiedsnaam", "gemeente", "gemeenten", "naam", "area", "regio"),
            *("wijk", "plaats", "commune", "municipality", "statistische sector"),
            *("tx descr nl", "tx munty descr nl", "tx refnis nl", "tx sector descr nl"),
        ),
        "area",
    ),
    **dict.fromkeys(
        ["indicator", "onderwerp", "onderwerpnaam", "variabele", "variable", "maat"], "indicator"
    ),
    **dict.fromkeys(["eenheid", "unit", "unité"], "unit"),
}
_OURS: Final[Mapping[str, Role]] = {
    "series": "indicator",
    "place": "code",
    "period": "period",
    "name": "area",
    "level": "level",
    "value": "value",
    "mark": "mark",
}
_HIGHER: Final = re.compile(
    r"(tx|cd) (adm )?(dstr|prov|rgn|arr|region|province|country)\b|provincie|gewest|arrondissement"
)
_FOREIGN: Final = re.compile(r"tx .* (fr|de|en)")
# Numbers that count nothing: how to reach somebody, or where the post goes.
_NO_FIGURE: Final = re.compile(
    r"post[ -]?(code|nummer|nr)|zip([ -]?code)?|postal code|code postal|cp|"
    r"(tel|telefoon|téléphone|telephone|phone|gsm|mobile|fax)([ -]?(nummer|nr|number))?"
)
_AREA_CODE: Final = re.compile(r"\d{5}|\d{5}[A-Za-z][0-9A-Za-z]\d*-?[0-9A-Za-z]*")


@cache
def _our_titles() -> dict[str, Role]:
    """Plain titles of our own exports, in every language."""
    return {
        plain(translations(language).gettext(FIGURES.columns[column].title)): role
        for language in LANGUAGES
        for column, role in _OURS.items()
    }


def columns_of(frame: Frame, given: Mapping[int, Role]) -> tuple[Column, ...]:
    """Each column with its role; `given` says of some (from 1) what a person made of them."""
    width = max([len(frame.titles), *map(len, frame.rows)])
    titles = [*frame.titles, *[""] * (width - len(frame.titles))]
    cells = [_cells(frame.rows, place) for place in range(width)]
    roles = _Roles(titles, cells, given).all()
    _split_where_needed(frame.rows, titles, cells, roles, given)
    return tuple(
        Column(place, title, role, tuple(map(_shown, cells[place - 1][:EXAMPLES])))
        for place, (title, role) in enumerate(zip(titles, roles, strict=True), 1)
    )


def _cells(rows: Rows, place: int) -> list[Cell]:
    found = (row[place] for row in islice(rows, LOOKED_AT) if place < len(row))
    return [cell for cell in found if cell != ""]


def _shown(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)[:40]


class _Roles:
    """The roles of all columns; one area, one code, one level and one period at most."""

    def __init__(
        self, titles: Sequence[str], cells: Sequence[list[Cell]], given: Mapping[int, Role]
    ) -> None:
        self._titles = [plain(title) for title in titles]
        self._wide = [bool(split_title(title)[1]) for title in titles]
        self._cells = cells
        self._roles: list[Role | None] = [given.get(p) for p in range(1, len(titles) + 1)]

    def all(self) -> list[Role]:
        for place, title in enumerate(self._titles):
            if self._roles[place] is None:
                self._roles[place] = self._by_title(place, title)
        self._by_cells()
        return [role or "ignore" for role in self._roles]

    def _has(self, role: Role) -> bool:
        return role in self._roles

    def _by_title(self, place: int, title: str) -> Role | None:
        role = _TITLES.get(title) or _our_titles().get(title)
        if role in {"area", "code"}:
            codes = _mostly(self._cells[place], _is_code)
            if title == "code" and not codes:
                return "ignore"
            role = "code" if codes else role
        if role is None:
            left_out = _says_nothing_new(title) or title.startswith("cd ")
            return "ignore" if left_out else None
        return "ignore" if self._has(role) else role

    def _by_cells(self) -> None:
        """What is still open: figures are what is mostly numbers, and the first words an area."""
        for place in self._open():
            if not self._has("code") and not self._wide[place] and self._opens_with_code(place):
                self._roles[place] = "code"
        numeric = [place for place in self._open() if _mostly(self._cells[place], is_number)]
        for place in numeric:
            years = _mostly(self._cells[place], period_of) and not self._wide[place]
            alone = len(numeric) == 1
            taken = self._has("period") or alone or place != numeric[0]
            self._roles[place] = "period" if years and not taken else "value"
        for place in self._open():
            if not self._has("period") and _mostly(self._cells[place], period_of):
                self._roles[place] = "period"
            elif not self._has("area"):
                self._roles[place] = "area"

    def _opens_with_code(self, place: int) -> bool:
        """Five digits in the first column are a code; further on they may be a figure."""
        return place == 0 and all(map(_is_code, self._cells[place]))

    def _open(self) -> list[int]:
        return [p for p, role in enumerate(self._roles) if role is None and self._cells[p]]


def _says_nothing_new(title: str) -> bool:
    """A higher area, the same name in another language, or a number that is no figure."""
    return bool(_HIGHER.match(title) or _FOREIGN.fullmatch(title) or _NO_FIGURE.fullmatch(title))


def _mostly(cells: Sequence[Cell], test: Callable[[Cell], object]) -> bool:
    return bool(cells) and sum(bool(test(cell)) for cell in cells) > 0.5 * len(cells)


def _is_code(cell: Cell) -> bool:
    return bool(_AREA_CODE.fullmatch(whole(cell)))


def _split_where_needed(
    rows: Rows,
    titles: Sequence[str],
    cells: Sequence[list[Cell]],
    roles: list[Role],
    given: Mapping[int, Role],
) -> None:
    """Where an area and period have several rows, the columns that tell these rows apart.

    A column that says nothing new, such as the province of a municipality, stays out.
    """
    keys = [p for p, role in enumerate(roles) if role in {"area", "code", "level", "period"}]
    keys += [p for p, role in enumerate(roles) if role in {"indicator", "split"}]
    candidates = _could_split(titles, cells, roles, given)
    different = _count(rows, keys) if candidates else 0
    for place in candidates:
        if different == len(rows):
            return
        more = _count(rows, [*keys, place])
        if more > different:
            keys.append(place)
            roles[place], different = "split", more


def _could_split(
    titles: Sequence[str],
    cells: Sequence[list[Cell]],
    roles: Sequence[Role],
    given: Mapping[int, Role],
) -> list[int]:
    """Columns of few different words; of Statbel's `CD_` codes those without a text beside them."""
    known = {plain(title) for title in titles}
    found = []
    for place, role in enumerate(roles):
        title = plain(titles[place])
        is_statbel_code = title.startswith("cd ")
        beside = f"tx {title.removeprefix('cd ')} nl" in known and is_statbel_code
        few = 1 < len(set(cells[place])) <= MOST_SPLIT or is_statbel_code
        if (
            role == "ignore"
            and few
            and not beside
            and not _says_nothing_new(title)
            and place + 1 not in given
        ):
            found.append(place)
    return found


def _count(rows: Rows, places: Sequence[int]) -> int:
    return len({tuple([row[p] if p < len(row) else "" for p in places]) for row in rows})
