"""A record: one thing that a workshop is made of. Concepts declare theirs in files beside this."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Final, Self, TypeVar, dataclass_transform

from gbo_core.field import codes
from gbo_core.model.fields import (
    Spec,
    choice,
    choices,
    clean,
    flag,
    integer,
    kept,
    link,
    links,
    number,
    of_any,
    rating,
    text,
)
from gbo_core.model.ids import new_id
from gbo_core.words import N_

BETWEEN_PARTS: Final = " – "


@dataclass(frozen=True, slots=True)
class Facts:
    """What a concept says of itself, as message ids.

    `title` is what its file is called and `holds` what that holds; `counted`: one of it, and
    several; `known_by`: the fields that a person knows one by; `beside`: the link that tells two
    of one name apart.
    """

    title: str
    holds: str
    counted: tuple[str, str]
    known_by: tuple[str, ...]
    beside: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every record knows: its id, who or which round last set it, and when (UTC, ISO).

    `version` counts saves; `removed` marks a record as deleted without losing it.
    """

    concept: ClassVar[str]
    plural: ClassVar[str]
    letter: ClassVar[str]
    facts: ClassVar[Facts]

    id: str = kept("text", N_("Kenmerk"), "")
    set_by: str = kept("text", N_("Laatst gewijzigd door"), "")
    set_at: str = kept("moment", N_("Laatst gewijzigd op"), "")
    round: str = kept("text", N_("Ronde"), "")
    version: int = kept("integer", N_("Versie"), 1)
    removed: bool = kept("flag", N_("Verwijderd"), False)

    @classmethod
    def specs(cls) -> dict[str, Spec]:
        """Field name → what it holds, in the order of declaration (store-kept fields last)."""
        every = {f.name: f.metadata["spec"] for f in fields(cls)}
        return dict(sorted(every.items(), key=lambda pair: (not pair[1].own, pair[0] != "id")))

    @classmethod
    def typed(cls) -> dict[str, Spec]:
        """Only the fields that a person fills in."""
        return {name: spec for name, spec in cls.specs().items() if spec.own}

    @classmethod
    def shared(cls) -> tuple[str, ...]:
        """The fields that go along in the exports for others; () where nothing of it does."""
        names = [name for name, spec in cls.specs().items() if spec.shared]
        return ("id", *names) if names else ()

    @classmethod
    def clean(cls, values: Mapping[str, Any]) -> dict[str, Any]:
        """The given fields as they are stored. Raises BadInput; unknown names are a KeyError."""
        specs = cls.specs()
        return {
            name: clean(specs[name], value, codes(specs[name].among))
            for name, value in values.items()
        }

    @classmethod
    def make(cls, **values: Any) -> Self:
        """A new record with a fresh id (unless one is given), every typed field checked."""
        values.setdefault("id", new_id(cls.letter))
        blank = {name: values.get(name, "") for name, spec in cls.typed().items() if spec.required}
        return cls(**cls.clean({**values, **blank}))

    @property
    def known_as(self) -> str:
        """What a person knows it by, as far as it says so itself; '' where it doesn't."""
        parts = [str(getattr(self, name)) for name in self.facts.known_by]
        return BETWEEN_PARTS.join(filter(None, parts))

    @property
    def is_listed(self) -> bool:
        """Whether it stands in the lists that one chooses from."""
        return not self.removed

    def values(self) -> dict[str, Any]:
        """Field name → value; nothing in a record can change, so nothing is copied."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


R = TypeVar("R", bound="Record")

CONCEPTS: dict[str, type[Record]] = {}


@dataclass_transform(
    kw_only_default=True,
    frozen_default=True,
    field_specifiers=(
        text,
        choice,
        choices,
        link,
        links,
        of_any,
        number,
        integer,
        rating,
        flag,
        kept,
    ),
)
def concept(
    name: str,
    plural: str,
    letter: str,
    *,
    title: str,
    holds: str,
    counted: tuple[str, str],
    known_by: tuple[str, ...] = (),
    beside: str = "",
) -> Callable[[type[R]], type[R]]:
    """Class decorator: declare a concept; table, CSV file, checks and log follow from it."""

    def declare(cls: type[R]) -> type[R]:
        frozen = dataclass(frozen=True, slots=True, kw_only=True)(cls)
        frozen.concept, frozen.plural, frozen.letter = name, plural, letter
        frozen.facts = Facts(title, holds, counted, known_by, beside)
        CONCEPTS[name] = frozen
        return frozen

    return declare


def concepts() -> Iterator[type[Record]]:
    """Every declared concept, in the order of declaration."""
    yield from CONCEPTS.values()
