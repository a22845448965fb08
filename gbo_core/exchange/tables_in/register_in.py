"""Finding the record that a row is about, among those that are there."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from gbo_core.analysis.likeness import name_key, nearest
from gbo_core.exchange.tables_in.words_in import plain
from gbo_core.model import Organisation, Record


class Found(NamedTuple):
    """`same`: the record is named in the row, but for case, accents, abbreviations and so on.

    Without it the record only looks like it. `to_the_letter`: nothing is left to ask.
    """

    record: Record
    same: bool
    to_the_letter: bool = False


def identity(values: Mapping[str, Any]) -> tuple[str, str]:
    """What makes two rows the same: the name, and for a person the organisation."""
    return plain(values["name"]), values.get("organisation", "")


class Register:
    """The records of one concept that are there and not removed."""

    def __init__(self, known: Iterable[Record]) -> None:
        self._by_name: dict[str, list[Record]] = defaultdict(list)
        self._by_key: dict[str, list[Record]] = defaultdict(list)
        self._by_id: dict[str, Record] = {}
        self._keys: list[tuple[str, str]] = []
        for record in known:
            name = record.values()["name"]
            self._by_id[record.id] = record
            self._by_name[plain(name)].append(record)
            self._by_key[name_key(name)].append(record)
            self._keys.append((record.id, name_key(name)))

    def find(self, values: Mapping[str, Any]) -> Found | None:
        """The record of that name; without an organisation the only one, whosever it is.

        Two names that only look alike are asked about for organisations: of persons they are two.
        """
        name = str(values["name"])
        named = self._of(self._by_name[plain(name)], values)
        exact = [record for record in named if record.values()["name"] == name] or named
        if len(exact) == 1:
            same = exact[0].values()["name"] == name
            return Found(exact[0], same=True, to_the_letter=same)
        alike = self._of(self._by_key[name_key(name)], values)
        if len(alike) == 1:
            return Found(alike[0], same=True)
        if "organisation" in values or not self._is_of_organisations or exact:
            return None
        near = nearest(name_key(name), self._keys)
        return Found(self._by_id[near[0]], same=False) if near else None

    @property
    def _is_of_organisations(self) -> bool:
        return all(isinstance(record, Organisation) for record in self._by_id.values())

    def _of(self, named: list[Record], values: Mapping[str, Any]) -> list[Record]:
        organisation = identity(values)[1]
        exact = [each for each in named if identity(each.values())[1] == organisation]
        return exact or ([] if organisation else named)
