"""What was typed for a record, beside the record as it was read."""

from collections.abc import Mapping
from typing import Any

from gbo_core.model.record import Record


def same(one: Any, other: Any) -> bool:
    """Whether two values of a field say the same: nothing is nothing, 0 days are some."""
    return bool(_plain(one) == _plain(other))


def changed_values(current: Record, values: Mapping[str, Any]) -> dict[str, Any]:
    """What differs from the record as it was read, cleaned: what others changed stays theirs.

    What was left alone is not looked at: an old value may be one that could not be stored now.
    Raises BadInput.
    """
    typed = {name: v for name, v in values.items() if not same(v, getattr(current, name))}
    cleaned = type(current).clean(typed)
    return {name: value for name, value in cleaned.items() if getattr(current, name) != value}


def _plain(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(value) or None
    return value if isinstance(value, float) else value or None
