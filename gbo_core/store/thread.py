"""The thread: what later refers to a factor, an insight, a persona, to any record at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.model import Decision, Evidence, Note, Record, Trait, concepts
from gbo_core.store import records

# (concept, id) of a record.
Key = tuple[str, str]

_KNOWN_BY = ("title", "name", "pseudonym", "quote", "action", "phase")


@dataclass(frozen=True, slots=True)
class Reference:
    """A record that refers to another. `label` is what a person knows it by.

    Of a decision that is its axis (a code in `axes`), of evidence the title of its series, of an
    involvement its phase (a code in `phases`).
    """

    concept: str
    id: str
    label: str


def refers(connection: Connection, workshop: str, concept: str, record_id: str) -> list[Reference]:
    """Everything that refers to one record, in the order in which concepts are declared."""
    return references(connection, workshop).get((concept, record_id), [])


def references(connection: Connection, workshop: str) -> dict[Key, list[Reference]]:
    """The same for all records of a workshop at once, which costs no more than for one.

    What was removed refers to nothing.
    """
    known = {kind.concept: records.load(connection, kind, workshop) for kind in concepts()}
    everything = [record for several in known.values() for record in several]
    homes = {record.id: record.concept for record in everything}
    titles = {record.id: label_of(record) for record in everything}
    found: dict[Key, list[Reference]] = defaultdict(list)
    for record in everything:
        own = titles.get(record.series, "") if isinstance(record, Evidence) else titles[record.id]
        reference = Reference(record.concept, record.id, own)
        for key in dict.fromkeys(_targets(record, homes)):
            found[key].append(reference)
    return dict(found)


def _targets(record: Record, homes: Mapping[str, str]) -> Iterator[Key]:
    """What a record points at: by its fields, or by what it says it is about."""
    for name, spec in record.typed().items():
        if spec.to:
            yield from ((spec.to, target) for target in _several(getattr(record, name)))
    match record:
        case Evidence():
            yield record.about, record.record
        case Decision():
            yield record.subject, record.item
        case Note() if record.into in homes:
            yield homes[record.into], record.into


def _several(value: str | Iterable[str]) -> Iterable[str]:
    ids = (value,) if isinstance(value, str) else value
    return filter(None, ids)


def label_of(record: Record) -> str:
    """What a person knows a record by, as far as it says so itself."""
    match record:
        case Decision():
            return record.axis
        case Trait():
            return f"{record.low} – {record.high}"
        case Note():
            return record.text
    return next((str(getattr(record, name)) for name in _KNOWN_BY if hasattr(record, name)), "")
