"""The export for sharing: what a partner or a researcher may have, and nothing that names a voter.

What it keeps back, and why:

- Rounds that were not revealed, and the answers of an unnamed round with fewer than five ballots,
  also where the group took them over as voted.
- In unnamed rounds: organisation, name, time, and every part that `open_parts` does not let out.
  Participants get new ids, by a keyed hash, so that no two rounds can be laid side by side; only
  a second round shares them with the round that it follows, and only when both are shown in the
  same way.
- Where a list was dealt out nobody gets their own organisation, so the set of items that somebody
  judged points at it. There, and where answers stand per organisation, ids are new per item.
- Earlier versions of ballots, all times but the day of a round, tables, languages, who typed what.
- The register of persons, notes on organisations, and organisations that a participant proposed
  and nobody accepted: the name typed may be somebody's own.
- Who wrote a note or supports it, and notes that were not put on the board.
- Interviews, from which somebody may be known; insights go without the talk they come from, and
  nothing goes with the notes that facilitators made.

Rows follow the new ids, so their order is as random as these are.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from gbo_core.exchange.blocks import Block, Row, Table, Tables, table_of
from gbo_core.exchange.contents import Contents
from gbo_core.exchange.disguise import Disguise
from gbo_core.exchange.file import File
from gbo_core.exchange.layout import ARCHIVE
from gbo_core.exchange.supporters import SUPPORTERS
from gbo_core.exchange.tables import figures_of, row_of
from gbo_core.live import rounds
from gbo_core.model import Decision, Evidence, Note, Organisation, Record, Series, concepts
from gbo_core.model.fields import Spec
from gbo_core.model.round import Round
from gbo_core.words import N_

TEXT: Final = N_(
    "Een export om te delen. Rondes die nog niet getoond zijn, staan er niet in. Waar er zonder "
    "naam gestemd is, staat er geen organisatie en geen tijdstip bij, krijgt iedereen per ronde "
    "een nieuw kenmerk, en staat er alleen bij van waaruit iemand spreekt als minstens vijf mensen "
    "dat kozen en er minstens vijf anderen zijn. Een tweede ronde gebruikt dezelfde kenmerken als "
    "de eerste. In rondes die de lijst verdeelden en in rondes per organisatie is het kenmerk "
    "nieuw voor elk item: daar zegt het niets over wie ook een ander item beoordeelde. Rondes "
    "zonder naam met minder dan vijf stemmen staan er zonder antwoorden in. Bij de besluiten "
    "daarover is ‘Zoals gestemd’ leeg, en ook de waarde die de groep zo overnam: die zou tonen wat "
    "enkele mensen stemden. Personen, gesprekken met gebruikers, nota’s, tijdstippen en eerdere "
    "versies van een antwoord staan alleen in het archief van de eigenaar."
)

_KEPT: Final[dict[str, tuple[str, ...]]] = {
    "profiles": ("id", "name", "area"),
    "organisations": ("id", "name", "actor", "circle", "sector", "core_group"),
    "involvements": ("id", "organisation", "phase", "level"),
    "decisions": (
        *("id", "subject", "item", "axis", "stance", "voted", "value", "reason", "round"),
    ),
    "factors": (
        *("id", "title", "dimension", "assumed", "now", "goals", "direction", "term"),
        *("influence", "source", "source_year"),
    ),
    "notes": ("id", "round", "section", "first", "second", "into"),
    "swots": ("id", "title", "side", "factor"),
    "challenges": ("id", "title", "cell", "points", "goals"),
    "series": (
        *("id", "title", "code", "unit", "source", "source_year", "area", "goals", "caution"),
    ),
    "evidences": ("id", "series", "about", "record", "place", "period"),
    "questionnaires": ("id", "title", "purpose", "authors", "questions"),
    "insights": ("id", "quote", "voice", "stage", "feeling", "need", "threshold", "goals"),
    "personas": (
        *("id", "name", "sketch", "target_group", "quote", "situation", "needs", "strengths"),
        *("thresholds", "rights", "channels", "goals", "insights", "source"),
    ),
    "traits": ("id", "persona", "low", "high", "place"),
    "journeys": ("id", "title", "persona", "need", "goals", "source"),
    "steps": (
        *("id", "journey", "position", "stage", "action", "contact", "channel", "service"),
        *("thought", "feeling", "pain", "severity", "waiting", "handover", "again", "chance"),
    ),
    "figures": tuple(ARCHIVE["figures"].columns),
    "rounds": (
        *("id", "number", "subject", "method", "question", "settings", "audience"),
        *("audience_value", "purpose", "visibility", "share", "follows", "reopens", "state"),
    ),
    "round_items": ("round", "item", "position", "label"),
    "participants": ("id", "organisation", "part", "name"),
    "responses": tuple(ARCHIVE["responses"].columns),
}


_PLURALS: Final = {kind.plural for kind in concepts()} - {Decision.plural, Note.plural}


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
    files["responses"] = replace(files["responses"], key=("round", "participant", "item", "axis"))
    return files


FILES: Final[Mapping[str, File]] = _files()


def of_contents(contents: Contents, key: str) -> Tables:
    """Every file of the export; `key` is the secret that new ids are made with."""
    shown = [
        asked
        for asked in contents.rounds
        if asked.state.is_revealed and asked.id not in contents.removed
    ]
    disguise = Disguise(contents, shown, key)
    voices = [voice for asked in shown for voice in disguise.responses(asked)]
    told = {r.id: disguise.tells(r) for r in shown}
    made: dict[str, Iterable[Mapping[str, Any]]] = {
        **_records(contents),
        "decisions": _decisions(contents, told),
        "notes": _notes(contents, set(told)),
        "rounds": _rounds(shown),
        "round_items": _items(shown),
    }
    tables = {name: _rows_of(FILES[name], rows) for name, rows in made.items()}
    shared = {series.id for series in contents.of(Series) if _may_go(series)}
    return tables | {
        "figures": figures_of({s: of for s, of in contents.figures.items() if s in shared}),
        "participants": table_of(sorted(_participants(voices))),
        "responses": sorted((block for _name, block in voices), key=_in_order),
    }


def _in_order(block: Block) -> tuple[str, str, str]:
    """Where answers stand: by round, new id and item."""
    return block.before[0], block.before[1], block.rows[0][0]


def _rows_of(file: File, rows: Iterable[Mapping[str, Any]]) -> Table:
    ordered = sorted(rows, key=lambda row: [row[column] for column in file.key])
    return table_of(row_of(file, row) for row in ordered)


def _records(contents: Contents) -> dict[str, list[dict[str, Any]]]:
    """The records of every concept that may be shared, pointing only at what is here too."""
    here = {
        kind.concept: [r for r in contents.of(kind) if _may_go(r)]
        for kind in concepts()
        if kind.plural in _KEPT
    }
    ids = {concept: {record.id for record in several} for concept, several in here.items()}
    found: dict[str, list[dict[str, Any]]] = {}
    for several in here.values():
        for record in several:
            values = _pointing(record, ids)
            if values:
                found.setdefault(record.plural, []).append(values)
    return {name: found.get(name, []) for name in _KEPT if name in _PLURALS}


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
    if isinstance(record, Evidence) and record.record not in ids.get(record.about, ()):
        return None
    for name, spec in record.typed().items():
        there = ids.get(spec.to, set())
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


def _decisions(contents: Contents, told: Mapping[str, bool]) -> list[dict[str, Any]]:
    """The group's decisions; what was voted only where the round's answers are told.

    A value that was taken over as voted is the vote: of a single ballot it is that ballot.
    """
    return [
        decision.values() | ({} if told[decision.round] else _untold(decision))
        for decision in contents.of(Decision)
        if not decision.removed and decision.round in told
    ]


def _untold(decision: Decision) -> dict[str, Any]:
    own = decision.stance == "otherwise"
    return {"voted": None, "value": decision.value if own else None}


def _participants(voices: Iterable[tuple[str, Block]]) -> set[Row]:
    """One row for each new id: who answered nothing is nowhere in the export."""
    return {(*block.before[1:], name) for name, block in voices}
