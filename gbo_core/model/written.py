"""A record as JSON holds it, to be read again later."""

from collections.abc import Callable, Mapping
from typing import Any

from gbo_core.model.record import CONCEPTS, Record


def written(record: Record) -> dict[str, Any]:
    return {"concept": record.concept, "values": record.values()}


def read(found: Mapping[str, Any]) -> Record:
    """Raises KeyError or TypeError when its concept changed since."""
    values = found["values"].items()
    made = {name: tuple(v) if isinstance(v, list) else v for name, v in values}
    kind: Callable[..., Record] = CONCEPTS[found["concept"]]
    return kind(**made)
