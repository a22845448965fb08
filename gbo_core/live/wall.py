"""The wall: the cards that the room sees of a round that gathers notes."""

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from gbo_core.live import notes, rounds
from gbo_core.live.subjects import SUBJECTS, Harvest
from gbo_core.model import Note
from gbo_core.model.names import names
from gbo_core.model.round import Round
from gbo_core.store import records


@dataclass(frozen=True, slots=True)
class Card:
    """One card: a note by itself, or the record (`title`) that several became.

    `supporters` counts different people. Of writers only the notes are counted: two notes that
    counted as one writer would be of one person, and of one that somebody owns up to, that one.
    For the same reason who wrote one note may count as support of another.
    """

    key: str
    section: str
    title: str
    notes: tuple[Note, ...]
    supporters: int

    @property
    def newest(self) -> str:
        return max(note.sent_at for note in self.notes)


@dataclass(frozen=True, slots=True)
class Wall:
    """`sections`: item → its cards, the oldest first. `waiting` and `held` are not on it.

    `support`: note → the participants who support it; nobody until the reveal.
    """

    round: Round
    sections: Mapping[str, tuple[Card, ...]]
    waiting: tuple[Note, ...]
    held: tuple[Note, ...]
    support: Mapping[str, set[str]]
    mark: str  # changes whenever what the room sees changes

    @property
    def harvest(self) -> Harvest | None:
        """What its notes become."""
        return SUBJECTS[self.round.subject].harvest

    @property
    def cards(self) -> list[Card]:
        return [card for cards in self.sections.values() for card in cards]

    def ordered(self, section: str) -> list[Card]:
        """What is shown first where there is no room for all.

        The newest; once support shows, what most people stand behind.
        """
        cards = self.sections.get(section, ())
        if self.shows_support:
            return sorted(cards, key=lambda card: (-len(card.notes) - card.supporters, card.key))
        return sorted(cards, key=lambda card: card.newest, reverse=True)

    def hung(self, cards: Iterable[Card]) -> list[Card]:
        """`cards`, the first of those that are `ordered`, as they hang side by side.

        Not in the order in which they were sent: everybody knows when they sent their own, and saw
        who was tapping just before. What hangs keeps its place as others come between.
        """
        return list(cards) if self.shows_support else sorted(cards, key=lambda card: card.key)

    @property
    def shows_support(self) -> bool:
        """Support is hidden until the reveal, as votes are: nobody follows the crowd."""
        return self.round.state.is_revealed


def load(connection: Connection, workshop: str, round_id: str) -> Wall:
    """The wall of a round that gathers notes. Raises NoSuchRound."""
    asked = rounds.get(connection, workshop, round_id)
    found = notes.load(connection, workshop, round_id)
    names = titles(connection, asked)
    # What is hidden is not even read: nothing that leaves the server can derive from it.
    support = notes.supporters(connection, workshop) if asked.state.is_revealed else {}
    cards = _cards([note for note in found if note.state == "shown"], names, support)
    return Wall(
        round=asked,
        sections=_sections(asked, cards),
        waiting=tuple(note for note in found if note.state == "waiting"),
        held=tuple(note for note in found if note.state == "held"),
        support=support,
        mark=_mark(asked, cards),
    )


def _mark(asked: Round, cards: Iterable[Card]) -> str:
    seen = [
        (card.key, card.title, card.supporters, [(note.id, note.version) for note in card.notes])
        for card in cards
    ]
    return f"{asked.version}-{zlib.crc32(repr(seen).encode()):x}"


def titles(connection: Connection, asked: Round) -> dict[str, str]:
    """Record → what a person knows it by, of all that notes of this round may have become."""
    harvest = SUBJECTS[asked.subject].harvest
    if harvest is None:
        return {}
    known = records.load(connection, asked.workshop, harvest.concept)
    return names(known)


def _cards(
    shown: Iterable[Note], titles: Mapping[str, str], support: Mapping[str, set[str]]
) -> list[Card]:
    together: dict[str, list[Note]] = {}
    for note in shown:
        together.setdefault(note.into if note.into in titles else note.id, []).append(note)
    return [_card(key, same, titles.get(key, ""), support) for key, same in together.items()]


def _card(key: str, same: Sequence[Note], title: str, support: Mapping[str, set[str]]) -> Card:
    backed = {who for note in same for who in support.get(note.id, ())}
    return Card(
        key=key,
        section=same[0].section,
        title=title,
        notes=tuple(same),
        supporters=len(backed),
    )


def _sections(asked: Round, cards: Iterable[Card]) -> dict[str, tuple[Card, ...]]:
    sections: dict[str, list[Card]] = {item: [] for item in asked.item_ids()}
    for card in cards:
        sections.setdefault(card.section, []).append(card)
    return {item: tuple(found) for item, found in sections.items()}
