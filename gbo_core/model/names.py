"""What each of several records is called, where one is named or chosen among the others."""

from collections.abc import Iterable, Mapping
from typing import TypeVar

from gbo_core.model.order import alphabetical
from gbo_core.model.record import Record

R = TypeVar("R", bound=Record)


def in_order(several: Iterable[R]) -> list[R]:
    """By what a person knows them by, in the order of the alphabet."""
    return sorted(several, key=lambda each: (alphabetical(each.known_as), each.id))


def names(several: Iterable[Record], homes: Mapping[str, str] | None = None) -> dict[str, str]:
    """Id → what a person knows it by, in the order of the alphabet.

    `homes`: the same of what each belongs to, by `Facts.beside`: *An Peeters (CAW De Brug)*.
    """
    found = {each.id: _called(each, homes or {}) for each in several}
    return dict(sorted(found.items(), key=lambda pair: alphabetical(pair[1])))


def _called(record: Record, homes: Mapping[str, str]) -> str:
    beside = record.facts.beside
    home = homes.get(getattr(record, beside), "") if beside else ""
    return f"{record.known_as} ({home})" if home else record.known_as
