"""A row of a list becomes a record's values, against what the workshop holds already."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from sqlalchemy import Connection

from gbo_core.analysis.likeness import PERHAPS, bare, name_key, nearest
from gbo_core.analysis.stakeholders import usual_place
from gbo_core.exchange.office.harmless import same_in_excel
from gbo_core.exchange.tables_in.lines_in import Line
from gbo_core.exchange.tables_in.mending import LEAVE, How, Mending, row_key
from gbo_core.exchange.tables_in.register_in import Found, Register, identity
from gbo_core.exchange.tables_in.row_in import Problem, Row
from gbo_core.exchange.tables_in.titles_in import Table
from gbo_core.exchange.tables_in.words_in import called_exactly, code_for, meant, named_as, plain
from gbo_core.model import Organisation, Record
from gbo_core.model.errors import BadInput
from gbo_core.model.fields import YES, Spec, tidy_text
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from gbo_core.words import N_

MOST_NAMED: Final = 5  # organisations that one problem names
IS_ERROR: Final = re.compile(r"#(?:N/[AB]|[A-ZÀ-Ý0-9/]+[!?])")  # in any language of Excel

_TOTALS: Final = frozenset(
    ("totaal", "totalen", "eindtotaal", "subtotaal", "total", "totaux", "sous-total")
)


class _Unclear(BadInput):
    """A cell that may mean one of these: codes, or ids of organisations."""

    def __init__(self, sentence: str, near: list[str], **data: Any) -> None:
        super().__init__(sentence, **data)
        self.near = tuple(near)


class Reader:
    """Reads rows one after the other; each name may stand in the list once."""

    def __init__(
        self, connection: Connection, workshop: str, kind: type[Record], mending: Mending
    ) -> None:
        self._kind = kind
        self._specs = kind.typed()
        self._mending = mending
        self._organisations = records.load(connection, workshop, Organisation, removed=True)
        every = records.load(connection, workshop, kind, removed=True)
        self._by_id = {record.id: record for record in every}
        self._register = Register(record for record in every if not record.removed)
        self._seen: set[tuple[str, ...]] = set()
        self._alike: dict[tuple[str, ...], tuple[int, str]] = {}

    def row(self, line: Line, table: Table) -> Row:
        """One row of the table, beside the record that it is about."""
        key, typed = row_key(line.number, line.cells), table.cells(line)
        cells = {name: self._mending.cell(key, name, cell) for name, cell in typed.items()}
        row = Row(line.number, cells, key=key, rest=table.rest(line))
        known = self._by_id.get(cells.get("id", ""))
        if self._mending.how(key) == LEAVE:
            return replace(row, left=True)
        if _says_removed(cells) or (known is not None and known.removed):
            return replace(row, known=known, removed=True)
        if problem := _whole_row(line, cells, table):
            return replace(row, problem=problem)
        values: dict[str, Any] = {}
        for column, spec in self._specs.items():
            if column not in cells:
                continue
            try:
                values |= self._value(column, spec, cells[column], known)
            except BadInput as wrong:
                return replace(row, problem=_problem(wrong, column, spec))
        said = [f"{title}: {cell}" for title, cell in table.noted(line).items() if cell]
        return self._placed(row, values, said, known)

    def _value(self, column: str, spec: Spec, cell: str, known: Record | None) -> dict[str, Any]:
        """The field as it would be stored. Raises BadInput."""
        if IS_ERROR.fullmatch(cell):
            raise BadInput(N_("In deze cel staat een fout van Excel: %(cell)s."), cell=cell)
        there = getattr(known, column) if known else None
        if isinstance(there, str) and spec.kind == "text" and same_in_excel(there, cell):
            return {column: there}
        return self._kind.clean({column: self._meant(column, spec, cell, str(there or ""))})

    def _meant(self, column: str, spec: Spec, cell: str, there: str) -> str:
        """What a cell stands for: a code for a choice, an id for an organisation."""
        if spec.kind == "link":
            return self._organisation(cell, there) if cell else ""
        if spec.kind == "choice":
            return _choice(spec, cell)
        return cell

    def _organisation(self, cell: str, there: str) -> str:
        """The id of the organisation that is meant: by its name, a part of it, or what it is.

        Our own export puts the id behind a name that two have. `there` is the one that the record
        has, which may be removed since. Raises BadInput when there is none, or more than one.
        """
        known = [each for each in self._organisations if not each.removed or each.id == there]
        own = next((e.id for e in known if cell in {e.id, f"{e.name} ({e.id})"}), "")
        if own or any(e.id == there and same_in_excel(e.name, cell) for e in known):
            return own or there
        found = meant([(each.id, plain(each.name)) for each in known], cell)
        keys = [(each.id, name_key(each.name)) for each in known]
        found = found or {id_ for id_, key in keys if key == name_key(cell)}
        if not found and (actor := code_for("actors", cell)):
            found = {each.id for each in known if each.actor == actor}
        if not found:
            raise _Unclear(
                N_("De organisatie ‘%(name)s’ staat niet in de lijst."),
                nearest(name_key(cell), keys, PERHAPS),
                name=cell[:60],
            )
        if len(found) > 1:
            several = sorted(
                (e for e in known if e.id in found), key=lambda e: alphabetical(e.name)
            )
            raise _Unclear(
                N_("‘%(name)s’ kan op meer dan één organisatie slaan: %(names)s."),
                [each.id for each in several[:MOST_NAMED]],
                name=cell[:60],
                names=", ".join(each.name for each in several[:MOST_NAMED]),
            )
        return found.pop()

    def _placed(
        self, row: Row, values: dict[str, Any], said: Sequence[str], by_id: Record | None
    ) -> Row:
        """The row beside the record of that id or name, if there is one. `said` is for its note."""
        if problem := self._twice(row, values, self._mending.how(row.key)):
            return replace(row, problem=problem)
        if by_id:
            return self._changing(row, values, said, by_id, "replace")
        found = self._register.find(values)
        if found is None:
            return replace(row, values=self._new(values, said))
        return self._beside(row, values, said, found)

    def _beside(self, row: Row, values: dict[str, Any], said: Sequence[str], found: Found) -> Row:
        """The row beside the record that was found: as somebody says, or as most rows do."""
        how = self._mending.how(row.key)
        usual = how or self._mending.usual
        if found.to_the_letter:
            return self._changing(row, values, said, found.record, usual)
        row = replace(row, like=found.record)
        if how == "new":
            return replace(row, values=self._new(values, said))
        if how is None and not found.same:
            return replace(row, problem=_looks_like(found))
        return self._changing(row, values, said, found.record, usual)

    def _twice(self, row: Row, values: Mapping[str, Any], how: How | None) -> Problem | None:
        """What is wrong where a row before it is about the same."""
        own = row.cells.get("id", "")  # of another workshop, it still tells two of one name apart
        is_ours = bool(re.fullmatch(rf"{self._kind.letter}[a-z0-9]{{5,20}}", own))
        key: tuple[str, ...] = (own,) if is_ours else identity(values)
        alike = key if is_ours else (name_key(key[0]), *key[1:])
        data = {"name": values["name"][:60]}
        if key in self._seen:
            return Problem(N_("‘%(name)s’ staat twee keer in deze tabel."), data, "")
        if alike in self._alike and how != "new":
            line, name = self._alike[alike]
            sentence = N_("‘%(name)s’ lijkt op rij %(row)d: ‘%(other)s’.")
            return Problem(sentence, {**data, "row": line, "other": name[:60]}, "")
        self._seen.add(key)
        self._alike.setdefault(alike, (row.line, values["name"]))
        return None

    def _new(self, values: Mapping[str, Any], said: Sequence[str]) -> dict[str, Any]:
        if self._kind is Organisation:
            values = {**values, **_usual(values)}
        return {**values, **self._note(str(values.get("note", "")), said)}

    def _note(self, text: str, said: Sequence[str]) -> dict[str, Any]:
        """A note with what is said below it, if it does not say so yet."""
        more = [line for line in said if line not in text.split("\n")]
        return self._kind.clean({"note": "\n".join(filter(None, [text, *more]))}) if said else {}

    def _changing(
        self, row: Row, values: Mapping[str, Any], said: Sequence[str], known: Record, how: str
    ) -> Row:
        """The row as a change of a record that is there; by its id, every cell counts."""
        by_id, there = row.cells.get("id") == known.id, known.values()
        given = {column: value for column, value in values.items() if row.cells[column]}
        if not by_id and (how == "fill" or plain(given["name"]) == plain(there["name"])):
            del given["name"]
        if there.get("proposed") and not row.cells.get("proposed"):
            given["proposed"] = False
        changes = {column: v for column, v in given.items() if there[column] != v}
        differs = [column for column in changes if there[column] and column != "proposed"]
        if how == "fill":
            changes = {column: v for column, v in changes.items() if column not in differs}
        note = self._note(str(changes.get("note", there.get("note", ""))), said)
        changes |= {} if note.get("note") == there.get("note") else note
        return replace(row, values=changes, known=known, differs=() if by_id else tuple(differs))


def _usual(values: Mapping[str, Any]) -> dict[str, Any]:
    """What the kind of actor says of an organisation; its name may be that kind."""
    actor = values.get("actor") or called_exactly("actors", values["name"])
    return {"actor": actor, **usual_place({**values, "actor": actor})}


def _choice(spec: Spec, cell: str) -> str:
    """The code of a choice; a cell that is none stays, for the field to refuse. Raises BadInput."""
    code = code_for(spec.among, cell)
    return cell if code is None else code


def _problem(wrong: BadInput, column: str, spec: Spec) -> Problem:
    near = wrong.near if isinstance(wrong, _Unclear) else ()
    if spec.among and (typed := str(wrong.data.get("value", ""))):
        near = tuple(_nearest_choices(spec.among, bare(typed)))
    return Problem(wrong.sentence, wrong.data, spec.title, spec.among, column, near)


def _nearest_choices(among: str, typed: str) -> list[str]:
    """Codes of a list that are named nearly so, or begin so."""
    names = named_as(among)
    beginnings = [(code, name[: len(typed)]) for code, name in names]
    return nearest(typed, [*names, *beginnings], PERHAPS)


def _looks_like(found: Found) -> Problem:
    name = found.record.values()["name"]
    return Problem(N_("Lijkt op ‘%(name)s’, die er al is."), {"name": name[:60]}, "")


def _says_removed(cells: Mapping[str, str]) -> bool:
    return tidy_text(cells.get("removed", "")).casefold() in YES


def _whole_row(line: Line, cells: Mapping[str, str], table: Table) -> Problem | None:
    """What is wrong with a row that is no record at all, or that moved over a column."""
    if table.is_too_long(line):
        sentence = N_(
            "Deze rij heeft meer cellen dan er titels zijn. Staat er een scheidingsteken in een "
            "tekst? Zet die tekst dan tussen aanhalingstekens."
        )
        return Problem(sentence, {}, "")
    others = [cell for name, cell in cells.items() if name != "name" and cell]
    if plain(cells["name"]) in _TOTALS and not any(map(_says_something, others)):
        return Problem(N_("Dit lijkt een rij met een totaal."), {}, "")
    return None


def _says_something(cell: str) -> bool:
    return any(letter.isalpha() for letter in cell)
