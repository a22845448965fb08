"""What the choices of a record's fields are called, in the language of whoever looks."""

from collections.abc import Mapping

from gbo_core import field
from gbo_core.model import Organisation, Record
from gbo_core.model.fields import Spec
from gbo_core.store import open_store, records
from pages.shell.say import language

# field name → code → label
Options = Mapping[str, Mapping[str, str]]


def options_of(kind: type[Record], workshop_id: str) -> dict[str, dict[str, str]]:
    """The labels of every choice and link of a concept; '' is the empty choice."""
    return {
        name: {"": "", **_labels(spec, workshop_id)}
        for name, spec in kind.typed().items()
        if spec.kind in {"choice", "choices", "link"}
    }


def _labels(spec: Spec, workshop_id: str) -> dict[str, str]:
    if spec.among:
        return {entry.code: entry.label(language()) for entry in field.entries(spec.among)}
    known = open_store().read(records.load, workshop_id, Organisation)
    return _unique({each.id: each.name for each in known if not each.proposed})


def _unique(names: dict[str, str]) -> dict[str, str]:
    """Two organisations of one name get their id behind it: the table knows rows by label."""
    twice = {name for name in names.values() if list(names.values()).count(name) > 1}
    return {code: f"{name} ({code})" if name in twice else name for code, name in names.items()}
