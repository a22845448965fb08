"""Voters on their way to a researcher: new ids, and no more than the round promised."""

import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby
from typing import Final

from gbo_core.exchange.archive.blocks import Block, Row
from gbo_core.exchange.share.links import linked, pairs
from gbo_core.exchange.share.told import Question, Told, Voice
from gbo_core.live.methods import places
from gbo_core.live.methods.ballot import TidyRow
from gbo_core.model.ids import ALPHABET
from gbo_core.model.round import Participant, Round, Visibility

ID_LENGTH = 11
_LETTERS: Final = bytes(ord(ALPHABET[byte % len(ALPHABET)]) for byte in range(256))

_NOT_TOLD: Final = ("", False)  # when, and whether it was changed later
# What may be told of a voter in one round: organisation and name, '' for what may not.
About = tuple[str, str]
# Item (where ids are new for each, else '') → participants.
People = dict[str, set[str]]


class Disguise:
    """Who answered in the rounds that are `told`, of all `rounds` that there are.

    `key` is the secret of one export: with another one all ids are others. `organisations` are
    those that may be named. Where ids are new for each item there are millions of them in a long
    trajectory: they are made round by round, and never all in memory.
    """

    def __init__(
        self,
        rounds: Iterable[Round],
        told: Sequence[Told],
        organisations: frozenset[str],
        key: bytes,
    ) -> None:
        rounds = list(rounds)
        shown = _shown_with_who(rounds)
        self._key = key
        self._told = {each.asked.id: each for each in told}
        self._per_item = {each.asked.id for each in told if _is_per_item(each.asked, shown)}
        self._organisations = organisations
        self._linked = dict(self._links(pairs(rounds)))

    def participants(self) -> Iterator[Block]:
        """New id, organisation and name of everybody who answered something, by round."""
        for told in self._told.values():
            for item, voices in self._by_id(told):
                yield Block((), sorted(self._named(told.asked, item, voices)), ())

    def responses(self, told: Told) -> Iterator[Block]:
        """The answers to a round as blocks of `responses.csv`, by item where ids are, and by id."""
        for item, voices in self._by_id(told):
            blocks = (self._answers(told.asked, item, *voice) for voice in voices)
            yield from sorted(blocks, key=lambda block: block.before[1])

    def _answers(self, asked: Round, item: str, who: Participant, rows: list[TidyRow]) -> Block:
        organisation, _name = self._about(asked, who)
        new_id = self._new_id(asked.id, item, who.id)
        return Block((asked.id, new_id, organisation, ""), rows, _NOT_TOLD)

    def _named(self, asked: Round, item: str, voices: Iterable[Voice]) -> Iterator[Row]:
        """Without those whose id stands with the round before."""
        for who, _rows in voices:
            if self._root(asked.id, item, who.id) == asked.id:
                yield (self._new_id(asked.id, item, who.id), *self._about(asked, who))

    def _about(self, asked: Round, who: Participant) -> About:
        if asked.visibility is Visibility.UNNAMED:
            return "", ""
        organisation = who.organisation if who.organisation in self._organisations else ""
        return organisation, who.name if asked.visibility is Visibility.NAMED else ""

    def _new_id(self, asked: str, item: str, participant: str) -> str:
        """An id like our others, but longer; only the key can lead it back to the participant."""
        root = self._root(asked, item, participant)
        digest = hmac.digest(self._key, f"{root}\n{item}\n{participant}".encode(), "sha256")
        return "t" + digest[:ID_LENGTH].translate(_LETTERS).decode()

    def _root(self, asked: str, item: str, participant: str) -> str:
        """The round whose id they keep."""
        first, kept = self._linked.get(asked, (asked, {}))
        return first if participant in kept.get(item, ()) else asked

    def _links(
        self, second_to_first: Mapping[str, str]
    ) -> Iterator[tuple[str, tuple[str, Mapping[str, AbstractSet[str]]]]]:
        """Second round → the first, and who keep their id from there."""
        for second, first in second_to_first.items():
            before, after = self._people(first), self._people(second)
            lot = f"{first}\n{second}\n"
            kept = {
                item: linked(before[item], after[item], f"{lot}{item}")
                for item in before.keys() & after.keys()
            }
            yield second, (first, kept)

    def _people(self, asked: str) -> People:
        """Who answered a round; nobody where it is not told."""
        told = self._told.get(asked)
        every = self._by_id(told) if told else ()
        return {item: {who.id for who, _rows in voices} for item, voices in every}

    def _by_id(self, told: Told) -> Iterator[tuple[str, Iterable[Voice]]]:
        """The ballots of a round under ''; or item by item, where ids are new for each."""
        if told.asked.id not in self._per_item:
            yield "", told.voices()
            return
        items: dict[str, list[Voice]] = {}
        for who, rows in told.voices():
            for item, together in groupby(rows, key=lambda row: row[0]):
                items.setdefault(item, []).append((who, list(together)))
        for item in sorted(items):  # not as the first voter had them; each is let go when told
            yield item, items.pop(item)


def _is_per_item(asked: Round, shown: AbstractSet[Question]) -> bool:
    """Whether ids are new for each item, as a whole ballot would say more than the screens did.

    Dealt out, the items of a ballot point at an organisation; per organisation, the screens show
    answers to each item and not who gave several of them. Where the room saw who answered what to
    the same question (`shown`), a whole ballot without a name is found by its likeness to that.
    """
    if asked.visibility is Visibility.UNNAMED:
        return bool(asked.share) or not shown.isdisjoint(places(asked))
    return asked.visibility is Visibility.ORGANISATION


def _shown_with_who(rounds: Iterable[Round]) -> frozenset[Question]:
    """What was asked with names or per organisation, also where the room did not see it yet."""
    return frozenset(
        place
        for each in rounds
        if each.opened_at and each.visibility is not Visibility.UNNAMED
        for place in places(each)
    )
