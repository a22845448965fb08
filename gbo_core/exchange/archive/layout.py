"""The files of an archive, declared once: a concept's file derives from its record.

Reading, writing, the data package and the workbook all follow this.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from gbo_core.exchange.archive.file import ITEMS, TO_PARTICIPANT, TO_ROUND, File, Link
from gbo_core.exchange.archive.live_files import FIGURES, LIVE, SUBJECT_TITLES
from gbo_core.model import Record, concepts

FORMAT: Final = 1

# Columns with a code that stands in no list of the field.
_OPTIONS: Final[Mapping[str, Mapping[str, str]]] = {
    "subject": SUBJECT_TITLES,
    "about": {kind.concept: kind.facts.title for kind in concepts()},
}


def record_file(kind: type[Record]) -> File:
    """The file of a concept."""
    specs = {"id": kind.specs()["id"]} | kind.specs()
    plurals = {each.concept: each.plural for each in concepts()}
    links = [Link((name,), plurals[spec.to]) for name, spec in specs.items() if spec.kind == "link"]
    items = [Link(("round", name), *ITEMS) for name in ("item", "section") if name in specs]
    writer = (TO_PARTICIPANT,) if "participant" in specs else ()
    return File(
        name=kind.plural,
        title=kind.facts.title,
        description=kind.facts.holds,
        columns=specs,
        links=(*links, TO_ROUND, *items, *writer),
        label=kind.facts.known_by,
        options={name: words for name, words in _OPTIONS.items() if name in specs},
        reads_by=("journey", "position") if "position" in specs else (),
    )


ARCHIVE: Final[Mapping[str, File]] = MappingProxyType(
    {file.name: file for file in (*map(record_file, concepts()), FIGURES, *LIVE)}
)
