"""Voters on their way to a researcher: new ids, and no more than the round promised."""

import hmac
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from gbo_core.exchange.blocks import Block
from gbo_core.exchange.links import linked, pairs
from gbo_core.exchange.parts import Question, Voter, open_parts
from gbo_core.exchange.told import Told
from gbo_core.live.methods.base import TidyRow
from gbo_core.model.ids import ALPHABET
from gbo_core.model.round import Participant, Round, Visibility

ID_LENGTH = 11


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
        self._key = key
        self._organisations = organisations
        self._parts = {each.asked.id: _open_in(each) for each in told}
        self._roots = self._linked(pairs(rounds), {each.asked.id: each for each in told})

    def responses(self, told: Told) -> Iterator[tuple[str, Block]]:
        """The answers to a round as blocks of `responses.csv`, each with the voter's name or ''."""
        asked = told.asked
        for who, rows in told.voices:
            name, about = self._about(asked, who)
            for item, together in _stretches(asked, rows):
                new_id = self._new_id(asked, item, who.id)
                yield name, Block((asked.id, new_id, *about), together, ("", False))

    def _about(self, asked: Round, who: Participant) -> tuple[str, tuple[str, str]]:
        """The name, and the organisation and part, that may be told of a voter."""
        if asked.visibility is Visibility.UNNAMED:
            return "", ("", who.part if who.part in self._parts[asked.id] else "")
        organisation = who.organisation if who.organisation in self._organisations else ""
        return who.name if asked.visibility is Visibility.NAMED else "", (organisation, "")

    def _new_id(self, asked: Round, item: str, participant: str) -> str:
        """An id like our others, but longer; only the key can lead it back to the participant."""
        root = self._roots.get((asked.id, item, participant), asked.id)
        digest = hmac.digest(self._key, f"{root}\n{item}\n{participant}".encode(), "sha256")
        number = int.from_bytes(digest, "big")
        places = (number // len(ALPHABET) ** place for place in range(ID_LENGTH))
        return "t" + "".join(ALPHABET[place % len(ALPHABET)] for place in places)

    def _linked(
        self, second_to_first: Mapping[str, str], told: Mapping[str, Told]
    ) -> dict[tuple[str, str, str], str]:
        """(Second round, item, participant) → the round whose id they keep."""
        roots: dict[tuple[str, str, str], str] = {}
        for second, first in second_to_first.items():
            if {first, second} <= told.keys():
                before, after = self._present(told[first]), self._present(told[second])
                for item in before.keys() & after.keys():
                    lot = f"{first}\n{second}\n{item}"
                    kept = linked(before[item], after[item], lot)
                    roots |= {(second, item, who): first for who in kept}
        return roots

    def _present(self, told: Told) -> dict[str, dict[str, str]]:
        """Item, where ids are new for each, or '' → participant → the part that is told."""
        found: dict[str, dict[str, str]] = {}
        for who, rows in told.voices:
            _name, (_organisation, part) = self._about(told.asked, who)
            for item, _together in _stretches(told.asked, rows):
                found.setdefault(item, {})[who.id] = part
        return found


def _open_in(told: Told) -> frozenset[str]:
    if told.asked.visibility is not Visibility.UNNAMED or _per_item(told.asked):
        return frozenset()
    questions: dict[tuple[str, str], list[tuple[str, float | None]]] = {}
    for who, rows in told.voices:
        for item, axis, value, _text in rows:
            questions.setdefault((item, axis), []).append((who.part, value))
    asked_of: list[Question] = list(questions.values())
    return open_parts(asked_of, [Voter(who.part, who.circle) for who, _rows in told.voices])


def _stretches(asked: Round, rows: list[TidyRow]) -> Iterator[tuple[str, list[TidyRow]]]:
    """The rows of a ballot that get one id; with the item where it is new for each."""
    if not _per_item(asked):
        yield "", rows
        return
    for item, together in groupby(rows, key=lambda row: row[0]):
        yield item, list(together)


def _per_item(asked: Round) -> bool:
    """Whether ids are new for each item, as a whole ballot would say more than the screens did.

    Dealt out, the items of a ballot point at an organisation; per organisation, the screens show
    answers to each item and not who gave several of them.
    """
    dealt = bool(asked.share) and asked.visibility is Visibility.UNNAMED
    return dealt or asked.visibility is Visibility.ORGANISATION
