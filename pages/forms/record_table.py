"""Records as a table to type in. It works for every concept: columns come from its fields.

What others change meanwhile shows after saving, or at once when nothing was typed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from gbo_core.model import Record
from gbo_core.model.errors import BadInput, Conflict
from gbo_core.model.fields import Spec
from gbo_core.store import records
from gbo_core.store.entered import Changes, enter_rows
from gbo_core.words import N_
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.draft import Draft, Edits, Row, draft_of
from pages.forms.further import show_further
from pages.forms.labels import Labels, options_of
from pages.forms.removal import ask_removal
from pages.forms.save_bar import LONG, show_end_bar, show_save_bar
from pages.shell.ask import sentence
from pages.shell.here import Here
from pages.shell.say import _, n_, plain

GONE = "gone"
_VERSION = "version"
SEVERAL = {"choices", "links"}
NAME_WIDTH, GONE_WIDTH = 195, 85  # pixels

Options = Mapping[str, Labels]  # field → what may be chosen there


@dataclass(frozen=True, slots=True)
class Table:
    """One table on one screen: what it shows, for whom, and what its rows are called."""

    here: Here
    kind: type[Record]
    columns: tuple[str, ...]

    @property
    def draft(self) -> Draft:
        return draft_of(self.here.workshop.id, self.kind.concept, self.kind.concept)


def record_table(table: Table, fresh: Sequence[Record]) -> None:
    """Show the records and store what is typed when *Bewaar* is pressed."""
    draft = table.draft
    options = options_of(table.kind, table.here.workshop.id, fresh)
    data = draft.data({each.id: _row(each, table.columns, options) for each in fresh})
    if show_save_bar(draft):
        _save(table, options)
    name, *others = table.columns
    st.data_editor(
        data,
        hide_index=True,
        key=draft.editor_key,
        on_change=draft.keep,
        placeholder="",
        height="content" if len(data) < LONG else 640,
        column_order=[name, GONE, *others],
        column_config=_config(table, options),
        alt=_("Tabel om in te vullen"),
    )
    show_further(_widths(table, options))
    if show_end_bar(draft):
        _save(table, options)


def _widths(table: Table, options: Options) -> dict[str, int]:
    """Column → pixels, in the order in which they stand there."""
    specs = table.kind.typed()
    name, *others = table.columns
    first = {_(specs[name].title): NAME_WIDTH, _("Weg"): GONE_WIDTH}
    return first | {_(specs[o].title): _width(specs[o], options.get(o)) for o in others}


def _width(spec: Spec, labels: Labels | None) -> int:
    if labels is None and spec.kind in {"integer", "number"}:
        return 100
    if labels is None and spec.kind == "flag":
        return 130
    return 400 if labels is None and spec.longest > 300 else 200


def _row(record: Record, columns: Sequence[str], options: Options) -> Row:
    specs = record.typed()
    cells = {n: _cell(specs[n], getattr(record, n), options.get(n)) for n in columns}
    return {**cells, GONE: False, _VERSION: record.version}


def _cell(spec: Spec, value: Any, labels: Labels | None) -> Any:
    """Choices by their labels; a 0 on a scale that starts at 1 is what nobody filled in."""
    if labels is None:
        return None if spec.kind == "integer" and spec.low == value == 0 else value
    if spec.kind in SEVERAL:
        return [labels[code] for code in value if code in labels]
    return labels.get(value, "")


def _config(table: Table, options: Options) -> dict[str, Any]:
    specs = table.kind.typed()
    name, *others = table.columns
    # Double-click: in a pinned column the browser's table does not open at the first letter.
    named = st.column_config.TextColumn(
        _(specs[name].title),
        pinned=True,
        width=NAME_WIDTH,
        help=_("Dubbelklik om de naam te wijzigen."),
    )
    config = {other: _column(specs[other], options.get(other)) for other in others}
    gone = st.column_config.CheckboxColumn(
        _("Weg"),
        width=GONE_WIDTH,
        help=_("Vink aan wat weg mag en klik op Bewaar. U kunt het daarna ongedaan maken."),
    )
    return config | {name: named, GONE: gone}


def _column(spec: Spec, labels: Labels | None) -> Any:
    """No limit on what may be typed: the browser would cut it off without a word."""
    width = _width(spec, labels)
    if labels is not None:
        several = spec.kind in SEVERAL
        column = st.column_config
        kind = column.MultiselectColumn if several else column.SelectboxColumn
        shown = [label for label in labels.values() if label or not several]
        return kind(_(spec.title), options=shown, width=width)
    if spec.kind == "flag":
        return st.column_config.CheckboxColumn(_(spec.title), width=width)
    if spec.kind in {"integer", "number"}:
        step = 1 if spec.kind == "integer" else None
        return st.column_config.NumberColumn(_(spec.title), width=width, step=step)
    return st.column_config.TextColumn(_(spec.title), width=width)


def _save(table: Table, options: Options) -> None:
    """Store, or say which rows cannot be stored; what was typed stays then."""
    rows, typed = table.draft.rows, table.draft.typed
    gone = [id_ for id_, cells in typed.items() if cells.get(GONE)]
    kept = {id_: cells for id_, cells in typed.items() if id_ not in gone}
    problems = list(_problems(table, kept, options))
    if problems:
        st.error("  \n".join(map(plain, problems)))
        return
    changes = {id_: (rows[id_][_VERSION], _values(c, options)) for id_, c in kept.items()}
    if gone:
        there = table.here.read(records.load, table.kind, removed=True)
        going = [each for each in there if each.id in gone]
        ask_removal(table.here, going, do=partial(_store, table, going, changes))
    elif _store(table, [], changes):
        st.rerun()


def _problems(table: Table, typed: Edits, options: Options) -> Iterator[str]:
    """A sentence for each row that cannot be stored, with the name that it had."""
    for position, (id_, row) in enumerate(table.draft.rows.items(), start=1):
        try:
            table.kind.clean(_values(typed.get(id_, {}), options))
        except BadInput as problem:
            yield _("Rij %(row)d, ‘%(name)s’: %(problem)s") % {
                "row": position,
                "name": row[table.columns[0]],
                "problem": sentence(problem),
            }


def _values(cells: Mapping[str, Any], options: Options) -> dict[str, Any]:
    """Field → what was typed there, labels as codes. Raises BadInput."""
    return {
        name: _chosen(options[name], value) if name in options else value
        for name, value in cells.items()
    }


def _chosen(labels: Labels, typed: Any) -> Any:
    if isinstance(typed, list):
        return tuple(_code(labels, each) for each in typed)
    return _code(labels, typed or "")


def _code(labels: Labels, typed: str) -> str:
    codes = {label: code for code, label in labels.items()}
    if typed not in codes:
        raise BadInput(N_("‘%(value)s’ is geen keuze meer."), value=typed)
    return codes[typed]


def _store(table: Table, gone: Sequence[Record], changes: Changes) -> bool:
    """Everything at once: one refusal and nothing is stored, and what was typed stays."""
    words = _done(gone, len(changes))
    settle = partial(_show_clash, table)
    done = table.here.do(words, enter_rows, table.kind, changes, gone, settle=settle)
    if done:
        table.draft.drop()
    return bool(done)


def _show_clash(table: Table, conflict: Conflict) -> None:
    id_, names = conflict.data["record"], conflict.data["theirs"]
    settle = partial(table.draft.settle, id_, names)
    name = str(table.draft.rows[id_][table.columns[0]])
    show_conflict(titles_of(table.kind), conflict, settle, name)


def _done(gone: Sequence[Record], changed: int) -> str:
    stored = n_("%(n)d rij bewaard.", "%(n)d rijen bewaard.", changed) % {"n": changed}
    if not gone:
        return stored
    names = ", ".join(each.known_as for each in gone)
    words = _("Verwijderd: %(names)s.") % {"names": names}
    return f"{words} {stored}" if changed else words
