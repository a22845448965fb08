"""Voters on their way to a researcher: new ids, and no more than the round promised."""

import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby

from gbo_core.exchange.archive.blocks import Block, Row
from gbo_core.exchange.share.links import linked, pairs
from gbo_core.exchange.share.told import Question, Told
from gbo_core.live.methods import places
from gbo_core.live.methods.base import TidyRow
from gbo_core.model.ids import ALPHABET
from gbo_core.model.round import Participant, Round, Visibility

ID_LENGTH = 11


# What may be told of a voter in one round: organisation and name, '' for what may not.
About = tuple[str, str]
# Item (where ids are new for each, else '') → participant → what is told of them.
Present = dict[str, dict[str, About]]


class Disguise:
    """Who answered in the rounds that are `told`, of all `rounds` that there are.

    `key` is the secret of one export: with another one all ids are others. `organisations` are
    those that may be named.
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
        self._per_item = {each.asked.id for each in told if _is_per_item(each.asked, shown)}
        self._organisations = organisations
        self._present = {each.asked.id: self._who_is(each) for each in told}
        self._roots = self._linked(pairs(rounds))

    def participants(self) -> set[Row]:
        """New id, organisation and name of everybody who answered something."""
        return {
            (self._new_id(asked, item, who), *about)
            for asked, items in self._present.items()
            for item, people in items.items()
            for who, about in people.items()
        }

    def responses(self, told: Told) -> Iterator[Block]:
        """The answers to a round as blocks of `responses.csv`."""
        asked = told.asked.id
        for who, rows in told.voices():
            for item, together in self._stretches(told.asked, rows):
                organisation, _name = self._present[asked][item][who.id]
                new_id = self._new_id(asked, item, who.id)
                yield Block((asked, new_id, organisation, ""), together, ("", False))

    def _who_is(self, told: Told) -> Present:
        found: Present = {}
        for who, rows in told.voices():
            about = self._about(told.asked, who)
            for item, _together in self._stretches(told.asked, rows):
                found.setdefault(item, {})[who.id] = about
        return found

    def _about(self, asked: Round, who: Participant) -> About:
        if asked.visibility is Visibility.UNNAMED:
            return "", ""
        organisation = who.organisation if who.organisation in self._organisations else ""
        return organisation, who.name if asked.visibility is Visibility.NAMED else ""

    def _new_id(self, asked: str, item: str, participant: str) -> str:
        """An id like our others, but longer; only the key can lead it back to the participant."""
        root = self._roots.get((asked, item, participant), asked)
        digest = hmac.digest(self._key, f"{root}\n{item}\n{participant}".encode(), "sha256")
        number = int.from_bytes(digest, "big")
        places = (number // len(ALPHABET) ** place for place in range(ID_LENGTH))
        return "t" + "".join(ALPHABET[place % len(ALPHABET)] for place in places)

    def _linked(self, second_to_first: Mapping[str, str]) -> dict[tuple[str, str, str], str]:
        """(Second round, item, participant) → the round whose id they keep."""
        roots: dict[tuple[str, str, str], str] = {}
        for second, first in second_to_first.items():
            before, after = (self._present.get(each, {}) for each in (first, second))
            for item in before.keys() & after.keys():
                kept = linked(before[item].keys(), after[item].keys(), f"{first}\n{second}\n{item}")
                roots |= {(second, item, who): first for who in kept}
        return roots

    def _stretches(self, asked: Round, rows: list[TidyRow]) -> Iterator[tuple[str, list[TidyRow]]]:
        """The rows of a ballot that get one id; with the item where it is new for each."""
        if asked.id not in self._per_item:
            yield "", rows
            return
        for item, together in groupby(rows, key=lambda row: row[0]):
            yield item, list(together)


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
