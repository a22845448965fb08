"""The thread: what later refers to a factor, an insight, a persona, to any record at all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.model import Record, concepts
from gbo_core.model.fields import ANY
from gbo_core.store import records

# (concept, id) of a record.
Key = tuple[str, str]


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
    known = {kind.concept: records.load(connection, workshop, kind) for kind in concepts()}
    everything = [record for several in known.values() for record in several]
    homes = {record.id: record.concept for record in everything}
    titles = {record.id: record.known_as for record in everything}
    found: dict[Key, list[Reference]] = defaultdict(list)
    for record in everything:
        own = titles[record.id] or titles.get(next(_linked(record), ""), "")
        reference = Reference(record.concept, record.id, own)
        for key in dict.fromkeys(_targets(record, homes)):
            found[key].append(reference)
    return dict(found)


def _linked(record: Record) -> Iterator[str]:
    """The ids that a record points at by its links."""
    for name, spec in record.typed().items():
        if spec.to:
            yield from _several(getattr(record, name))


def _targets(record: Record, homes: Mapping[str, str]) -> Iterator[Key]:
    """What a record points at: by its links, or by what it says it is about."""
    for name, spec in record.typed().items():
        target = getattr(record, name)
        if spec.to:
            yield from ((spec.to, each) for each in _several(target))
        elif spec.of_any == ANY and target in homes:
            yield homes[target], target
        elif spec.of_any and spec.of_any != ANY:
            yield getattr(record, spec.of_any), target


def _several(value: str | Iterable[str]) -> Iterable[str]:
    ids = (value,) if isinstance(value, str) else value
    return filter(None, ids)
