"""A round: one question put to an audience, from draft to taken over."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, NamedTuple


class State(StrEnum):
    DRAFT = "draft"
    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"
    REVEALED = "revealed"
    TAKEN = "taken"

    @property
    def is_revealed(self) -> bool:
        """Whether the room saw the result; what was taken over was seen first."""
        return self in {State.REVEALED, State.TAKEN}

    @property
    def has_closed(self) -> bool:
        """Whether voting is over; what people belong to is fixed then."""
        return self is State.CLOSED or self.is_revealed


class Purpose(StrEnum):
    POLL = "poll"
    ADVICE = "advice"
    DECISION = "decision"


class Visibility(StrEnum):
    UNNAMED = "unnamed"
    ORGANISATION = "organisation"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Item:
    """What is voted on: its record's id, its label at the time of opening, and whose it is.

    `owner` is the organisation that should not judge it (itself, for a stakeholder), or ''.
    """

    id: str
    label: str
    owner: str = ""


@dataclass(frozen=True, slots=True)
class Audience:
    """Who is asked. kind: everyone, circle, part, core, table, tables; `value` names which one.

    `tables` is the table's answer (tafelstem): one ballot a table, never mixed with persons.
    """

    kind: str = "everyone"
    value: str = ""

    @property
    def voice(self) -> str:
        """Whose ballots count: 'person' or 'table'."""
        return "table" if self.kind == "tables" else "person"

    @property
    def is_room(self) -> bool:
        """Whether it is for the whole room to see; not what only the core group is asked."""
        return self.kind != "core"


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Times are UTC ISO strings, '' while not reached.

    `settings` belong to the method; `share` is the number of items that each participant gets
    (0: all). `reopens` points at the round that this one asks again with a correction, `follows`
    at the one whose second round it is (same items, same people). `seen_at`: since when somebody
    knows the result, which is at the latest its reveal; until then a closed round may open again.
    """

    id: str
    workshop: str
    number: int
    subject: str
    method: str
    question: str
    settings: dict[str, Any] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    audience: Audience = Audience()
    purpose: Purpose = Purpose.POLL
    visibility: Visibility = Visibility.UNNAMED
    share: int = 0
    follows: str = ""
    reopens: str = ""
    state: State = State.DRAFT
    made_by: str = ""
    made_at: str = ""
    opened_at: str = ""
    closed_at: str = ""
    seen_at: str = ""
    revealed_at: str = ""
    version: int = 1

    def item_ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody (or a table) who joined with a phone. `organisation` '' = speaks for oneself."""

    id: str
    workshop: str
    organisation: str = ""
    circle: str = ""
    core_group: bool = False
    part: str = ""
    name: str = ""
    table: str = ""
    kind: str = "person"
    language: str = "nl"
    joined_at: str = ""


# item → axis → value; None is "no opinion", a missing item or axis was not answered.
Answers = dict[str, dict[str, float | None]]

# item → axis → what somebody wrote beside that answer, never ''.
Texts = dict[str, dict[str, str]]


class Sheet(NamedTuple):
    """What stands on one ballot, without whose it is."""

    answers: Answers
    texts: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Ballot:
    """One participant's answers to one round; `number` counts its versions from 1."""

    round: str
    participant: str
    ballot: str
    answers: Answers
    cast_at: str
    number: int = 1
    texts: Texts = field(default_factory=dict)

    @property
    def sheet(self) -> Sheet:
        return Sheet(self.answers, self.texts)
