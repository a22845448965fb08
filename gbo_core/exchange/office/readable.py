"""What a reader sees instead of codes and ids: names, words, and the time on a Belgian clock."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, Final
from zoneinfo import ZoneInfo

from gbo_core import field
from gbo_core.exchange.archive.blocks import (
    Block,
    Lazy,
    Once,
    Row,
    Table,
    Tables,
    rows_of,
    table_of,
)
from gbo_core.exchange.archive.file import File, Link
from gbo_core.exchange.archive.tables import settings_of
from gbo_core.exchange.office.harmless import harmless
from gbo_core.exchange.office.workbook import Cell
from gbo_core.live.methods import method_of
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.record import BETWEEN_PARTS
from gbo_core.words import N_, translations

LOCAL: Final = ZoneInfo("Europe/Brussels")

_GROUPS: Final = {"circle": "circles", "part": "parts"}  # kind of audience → its list

# A value, and all cells of its row up to it → what a reader sees.
Convert = Callable[[Any, Row], Cell]
Labels = Mapping[Row, Any]


def readable(files: Mapping[str, File], tables: Tables, language: str) -> Tables:
    """The tables with, in every cell, what a reader sees; nothing in them runs as a formula."""
    words = _Words(files, tables, language)
    return {name: _shown_table(words, file, tables[name]) for name, file in files.items()}


def _shown_table(words: "_Words", file: File, table: Table) -> Table:
    converters = [words.converter(file, column) for column in file.columns]
    as_read = _as_read(file, table)
    return Lazy(lambda: _converted(as_read, converters))


def _as_read(file: File, table: Table) -> Table:
    """The rows in an order that says something, where that of their ids does not."""
    places = [list(file.columns).index(column) for column in file.reads_by]
    if not places:
        return table
    return table_of(sorted(rows_of(table), key=lambda row: [row[place] for place in places]))


def _converted(table: Table, converters: Sequence[Convert]) -> Iterator[Block]:
    known: dict[Row, Row] = {}
    scope: Row | None = None
    for block in table:
        end = len(converters) - len(block.after)
        if block.before[:1] != scope:
            scope = block.before[:1]
            own = converters[len(block.before) : end]
            known = Once[Row, Row](partial(_shown_cells, own, block.before))
        before = _shown_cells(converters[: len(block.before)], (), block.before)
        after = _shown_cells(converters[end:], block.before, block.after)
        yield Block(before, [known[row] for row in block.rows], after)


def _shown_cells(converters: Sequence[Convert], before: Row, cells: Row) -> Row:
    row = (*before, *cells)
    return tuple([convert(cell, row) for convert, cell in zip(converters, cells, strict=True)])


class _Words:
    """The words for the columns of these files, in one language."""

    def __init__(self, files: Mapping[str, File], tables: Tables, language: str) -> None:
        self._language = language
        self._say = translations(language).gettext
        self._labels = {name: _labels(f, tables[name]) for name, f in files.items() if f.label}
        # What is voted or written about may be no record but a code in a list of the field.
        self._entries = {
            entry.code: entry.label(language)
            for subject in SUBJECTS.values()
            for entry in (field.entries(subject.entries) if subject.entries else ())
        }
        # Ids are unique in a workshop: what a record is called needs no more than its id.
        self._names = self._entries | {
            key[0]: name
            for labels in self._labels.values()
            for key, name in labels.items()
            if len(key) == 1
        }

    def converter(self, file: File, column: str) -> Convert:
        """What to make of a value in this column."""
        link = next((link for link in file.links if link.columns[-1] == column), None)
        if link and link.file in self._labels:
            return self._follower(file, link)
        places = {name: place for place, name in enumerate(file.columns)}
        if file.columns[column].of_any:
            return self._own(file, column)
        if column == "settings":
            return lambda text, row: self._settings(text, row[places["method"]])
        if column == "audience_value":
            return lambda group, row: self._group(group, row[places["audience"]])
        return self._by_kind(file, column)

    def _by_kind(self, file: File, column: str) -> Convert:
        words = file.words(column, self._language)
        kind = file.columns[column].kind
        if kind == "choices":
            return lambda codes, _row: ", ".join(words.get(code, code) for code in codes)
        if kind == "links":
            return lambda ids, row: ", ".join(str(self._name(each, row)) for each in ids)
        if words:
            return lambda code, _row: words.get(code, code)
        if kind == "flag":
            yes, no = self._say(N_("ja")), self._say(N_("nee"))
            return lambda value, _row: yes if value else no
        return _local if kind == "moment" else _shown

    def _own(self, file: File, column: str) -> Convert:
        """What the record is called now; where it is the row's own and gone, what the row says."""
        known = self._labels.get(file.name, {})
        own = file.key if column in file.key else ()
        key = [list(file.columns).index(name) for name in own]

        def named(record: str, row: Row) -> Cell:
            if self._names.get(record):
                return self._name(record, row)
            return _shown(known.get(tuple(row[place] for place in key)) or record, row)

        return named

    def _follower(self, file: File, link: Link) -> Convert:
        """What the row is called that some columns point at; else what the last of them names."""
        known, columns = self._labels[link.file], list(file.columns)
        places = [columns.index(name) for name in link.columns]

        def named(key: Row) -> Cell:
            here = known.get(key) if key[-1] not in self._entries else None
            return _shown(here, ()) if here else self._name(key[-1], ())

        names = Once[Row, Cell](named)
        return lambda _value, row: names[tuple([row[place] for place in places])]

    def _name(self, record: str, row: Row) -> Cell:
        """What the record is called now; its id where it has no name."""
        return _shown(self._names.get(record) or record, row)

    def _settings(self, text: str, method: str) -> Cell:
        """The scales that were asked, and how much somebody could tap."""
        settings = settings_of(text)
        axes = method_of(method).axes(settings)
        words = [field.entry("axes", axis).label(self._language) for axis in axes]
        if most := settings.get("most"):
            words.append(self._say(N_("hoogstens %(most)d per persoon")) % {"most": most})
        return harmless(", ".join(words))

    def _group(self, group: str, kind: str) -> Cell:
        known = field.entries(_GROUPS[kind]) if kind in _GROUPS else ()
        labels = (each.label(self._language) for each in known if each.code == group)
        return next(labels, harmless(group))


def _labels(file: File, table: Table) -> Labels:
    """Key → what a person knows the row by; with the id behind it where others are called so.

    Rows without a name are left out: of a researcher's file there may be millions.
    """
    columns = list(file.columns)
    key = [columns.index(name) for name in file.key]
    label = [columns.index(name) for name in file.label]
    labels = {
        tuple(row[place] for place in key): named
        for row in rows_of(table)
        if (named := _label([row[place] for place in label]))
    }
    if len(key) > 1:
        return labels
    often = Counter(labels.values())
    return {k: f"{name} ({k[0]})" if often[name] > 1 else name for k, name in labels.items()}


def _label(cells: Sequence[Any]) -> Any:
    return cells[0] if len(cells) == 1 else BETWEEN_PARTS.join(filter(None, cells))


def _shown(value: Any, _row: Row) -> Cell:
    shown: Cell = harmless(value) if isinstance(value, str) else value
    return shown


def _local(moment: str, _row: Row) -> Cell:
    """The time on a clock in Belgium."""
    if not moment:
        return None
    return datetime.fromisoformat(moment).astimezone(LOCAL).replace(tzinfo=None)
