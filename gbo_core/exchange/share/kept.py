"""What both exports for sharing hold of the records, and the rounds that the room saw.

What stays behind, and why:

- Rounds that were not revealed, and what was voted on an item that too few answered, also where
  the group took it over as voted.
- All times but the day of a round, versions, who typed what.
- The register of persons, notes on organisations, and organisations that a participant proposed
  and nobody accepted: the name typed may be somebody's own.
- Who wrote a note or supports it, and notes that were not put on the board.
- Interviews, from which somebody may be known; insights go without the talk they come from, and
  nothing goes with the notes that facilitators made.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from gbo_core.exchange.archive.blocks import Table, Tables, table_of
from gbo_core.exchange.archive.contents import Contents, Fetched
from gbo_core.exchange.archive.file import File
from gbo_core.exchange.archive.layout import ARCHIVE
from gbo_core.exchange.archive.supporters import SUPPORTERS
from gbo_core.exchange.archive.tables import figures_of, row_of
from gbo_core.exchange.share.told import Told
from gbo_core.live import rounds
from gbo_core.model import Decision, Note, Organisation, Record, Series, concepts
from gbo_core.model.fields import Spec
from gbo_core.model.round import Round
from gbo_core.words import N_

# Of what is no record: the columns that go along.
_LIVE: Final[dict[str, tuple[str, ...]]] = {
    "figures": tuple(ARCHIVE["figures"].columns),
    "rounds": (
        *("id", "number", "subject", "method", "question", "settings", "audience"),
        *("audience_value", "purpose", "visibility", "share", "follows", "reopens", "state"),
    ),
    "round_items": ("round", "item", "position", "label"),
}
_SHARED: Final = tuple(kind for kind in concepts() if kind.shared())
_KEPT: Final = {kind.plural: kind.shared() for kind in _SHARED} | _LIVE


def _shared_file(name: str, kept: tuple[str, ...]) -> File:
    whole = ARCHIVE[name]
    columns = {column: whole.columns[column] for column in kept}
    links = tuple(link for link in whole.links if {*link.columns} <= {*kept} and link.file in _KEPT)
    return replace(whole, columns=columns, links=links)


def _files() -> dict[str, File]:
    files = {name: _shared_file(name, kept) for name, kept in _KEPT.items()}
    day = {"day": Spec("text", N_("Dag"), longest=10)}
    files["rounds"] = replace(files["rounds"], columns={**files["rounds"].columns, **day})
    supporters = {"supporters": SUPPORTERS}
    files["notes"] = replace(files["notes"], columns={**files["notes"].columns, **supporters})
    return files


FILES: Final[Mapping[str, File]] = _files()


def of_contents(contents: Contents, told: Sequence[Told]) -> Tables:
    """The rows of these files; `told` are the rounds that the room saw."""
    shown = [each.asked for each in told]
    made: dict[str, Iterable[Mapping[str, Any]]] = {
        **_records(contents),
        "decisions": _decisions(contents, {each.asked.id: each for each in told}),
        "notes": _notes(contents, {asked.id for asked in shown}),
        "rounds": _rounds(shown),
        "round_items": _items(shown),
    }
    tables = {name: _rows_of(FILES[name], rows) for name, rows in made.items()}
    shared = {series.id for series in contents.of(Series) if _may_go(series)}
    figures = [each for each in contents.figures if each in shared]
    return tables | {"figures": figures_of(Fetched(figures, contents.figures.__getitem__))}


def organisations(contents: Contents) -> frozenset[str]:
    """The organisations that may be named."""
    return frozenset(o.id for o in contents.of(Organisation) if _may_go(o))


def _rows_of(file: File, rows: Iterable[Mapping[str, Any]]) -> Table:
    ordered = sorted(rows, key=lambda row: [row[column] for column in file.key])
    return table_of(row_of(file, row) for row in ordered)


def _records(contents: Contents) -> dict[str, list[dict[str, Any]]]:
    """The records of every concept that may be shared, pointing only at what is here too."""
    here = {kind.concept: [r for r in contents.of(kind) if _may_go(r)] for kind in _SHARED}
    ids = {concept: {record.id for record in several} for concept, several in here.items()}
    found: dict[str, list[dict[str, Any]]] = {}
    for several in here.values():
        for record in several:
            values = _pointing(record, ids)
            if values:
                found.setdefault(record.plural, []).append(values)
    return {kind.plural: found.get(kind.plural, []) for kind in _SHARED}


def _notes(contents: Contents, shown: set[str]) -> list[dict[str, Any]]:
    """What was on the board of a round that was shown, and how many supported it; never who."""
    supporters = Counter(each.note for each in contents.supports)
    return [
        note.values() | {"supporters": supporters[note.id]}
        for note in contents.of(Note)
        if not note.removed and note.state == "shown" and note.round in shown
    ]


def _may_go(record: Record) -> bool:
    return not (record.removed or (isinstance(record, Organisation) and record.proposed))


def _pointing(record: Record, ids: Mapping[str, set[str]]) -> dict[str, Any] | None:
    """The values without links to what stays behind; None where such a link is all it is about."""
    values = record.values()
    for name, spec in record.typed().items():
        there = ids.get(spec.to, set())
        if spec.of_any in values and values[name] not in ids.get(values[spec.of_any], set()):
            return None
        if spec.kind == "links":
            values[name] = tuple(id_ for id_ in values[name] if id_ in there)
        elif spec.kind == "link" and values[name] not in there:
            if spec.required:
                return None
            values[name] = ""
    return values


def _rounds(shown: Sequence[Round]) -> list[dict[str, Any]]:
    """The rounds with the day that they opened, pointing only at rounds that are here too."""
    ids = {asked.id for asked in shown}
    return [
        rounds.to_row(asked)
        | {
            "follows": asked.follows if asked.follows in ids else "",
            "reopens": asked.reopens if asked.reopens in ids else "",
            "day": asked.opened_at[:10],
        }
        for asked in shown
    ]


def _items(shown: Iterable[Round]) -> list[dict[str, Any]]:
    return [
        {"round": asked.id, "item": item.id, "position": place, "label": item.label}
        for asked in shown
        for place, item in enumerate(asked.items, 1)
    ]


def _decisions(contents: Contents, told: Mapping[str, Told]) -> list[dict[str, Any]]:
    """The group's decisions; what was voted only where the answers to that item are told.

    A value that was taken over as voted is the vote: of a single ballot it is that ballot.
    """
    return [
        decision.values() | ({} if _told(decision, told[decision.round]) else _untold(decision))
        for decision in contents.of(Decision)
        if not decision.removed and decision.round in told
    ]


def _told(decision: Decision, of_round: Told) -> bool:
    return (decision.item, decision.axis) in of_round.questions


def _untold(decision: Decision) -> dict[str, Any]:
    own = decision.stance == "otherwise"
    return {"voted": None, "value": decision.value if own else None}
