"""What may be chosen in a field, and what each choice is called: in forms and tables alike."""

from collections import Counter
from collections.abc import Iterable, Mapping

from gbo_core.model import CONCEPTS, Record
from gbo_core.model.fields import Spec
from gbo_core.model.names import names
from gbo_core.store import open_store, records
from pages.shell.say import _, labels

Labels = Mapping[str, str]  # code, id or whole number → what a person knows it by
CHOSEN = {"choice", "choices", "link", "links"}  # kinds of fields that hold codes or ids


def labels_of(
    spec: Spec, workshop_id: str, held: Iterable[str] = (), fewer: Labels | None = None
) -> dict[str, str]:
    """The entries of a list of the field, or the records linked to, no two of one name.

    `held`: what stands in the field already, and is named too when it may not be chosen any more;
    `fewer`: only these may be.
    """
    found = _records(spec, workshop_id) if spec.to else []
    called = names(found, _homes(spec, workshop_id))
    offered = dict(fewer or {})
    if spec.among:
        offered = labels(spec.among)
    elif spec.to and fewer is None:
        listed = {each.id for each in found if each.is_listed}
        offered = {id_: name for id_, name in called.items() if id_ in listed}
    kept = [code for code in held if code and code not in offered]
    waiting = {each.id for each in found if not each.removed and not each.is_listed}
    away = {code: _away(called.get(code, code), waits=code in waiting) for code in kept}
    return told_apart(offered | away)


def _away(name: str, *, waits: bool) -> str:
    """Of what a field holds and may not be chosen (any more)."""
    if waits:
        return _("%(name)s (nog niet in de lijst)") % {"name": name}
    return _("%(name)s (niet meer in de lijst)") % {"name": name}


def held_in(values: Iterable[str | Iterable[str] | None]) -> list[str]:
    """The codes or ids that a field of several records holds."""
    several = [(each,) if isinstance(each, str) else each or () for each in values]
    return [code for codes in several for code in codes]


def told_apart(called: Labels) -> dict[str, str]:
    """Two of one name get their id behind it: the browser knows a choice by what it is called."""
    count = Counter(called.values())
    return {code: f"{name} ({code})" if count[name] > 1 else name for code, name in called.items()}


def options_of(
    kind: type[Record], workshop_id: str, there: Iterable[Record] = ()
) -> dict[str, dict[str, str]]:
    """The same of every such field of a concept, by name; '' is the empty choice.

    `there`: the records that are shown, as what they hold must have a name.
    """
    shown = list(there)
    specs = {name: spec for name, spec in kind.typed().items() if spec.kind in CHOSEN}
    return {
        name: {
            "": "",
            **labels_of(spec, workshop_id, held_in(getattr(each, name) for each in shown)),
        }
        for name, spec in specs.items()
    }


def _records(spec: Spec, workshop_id: str) -> list[Record]:
    return open_store().read(records.load, workshop_id, CONCEPTS[spec.to], removed=True)


def _homes(spec: Spec, workshop_id: str) -> dict[str, str]:
    """What stands beside the name of each: of what it belongs to, where its concept says so."""
    beside = CONCEPTS[spec.to].facts.beside if spec.to else ""
    return names(_records(CONCEPTS[spec.to].typed()[beside], workshop_id)) if beside else {}
