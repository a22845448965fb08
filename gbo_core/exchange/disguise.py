"""Voters on their way out: new ids, and no more about them than the round promised."""

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.exchange.blocks import Block
from gbo_core.exchange.contents import Contents
from gbo_core.exchange.parts import Question, Voter, open_parts
from gbo_core.live.methods import method_of
from gbo_core.live.methods.base import TidyRow
from gbo_core.model import Organisation
from gbo_core.model.ids import ALPHABET
from gbo_core.model.round import Audience, Participant, Round, Visibility

ID_LENGTH = 11

# Rounds in which somebody keeps the same id: the first of the chain, and how it was put.
Chain = tuple[str, Visibility, Audience]

# Who voted, and what.
Voice = tuple[Participant, list[TidyRow]]


class Disguise:
    """What may be told of who answered, in the rounds that are `shown`."""

    def __init__(self, contents: Contents, shown: Iterable[Round], key: str) -> None:
        self._key = key.encode()
        self._rounds = {asked.id: asked for asked in contents.rounds}
        self._people = {who.id: who for who in contents.participants}
        self._organisations = {
            o.id for o in contents.of(Organisation) if not (o.removed or o.proposed)
        }
        self._voices: dict[str, list[Voice]] = {asked.id: [] for asked in shown}
        for cast in contents.ballots:
            if cast.round in self._voices:
                rows = method_of(self._rounds[cast.round].method).rows(cast.answers)
                self._voices[cast.round].append((self._people[cast.participant], rows))
        self._parts = self._open_parts()

    def tells(self, asked: Round) -> bool:
        """Whether a round's answers go out at all: of an unnamed one only from five ballots."""
        enough = len(self._voices[asked.id]) >= SMALLEST_GROUP
        return enough or asked.visibility is not Visibility.UNNAMED

    def responses(self, asked: Round) -> Iterator[tuple[str, Block]]:
        """The answers to a round as blocks of `responses.csv`, each with the voter's name or ''."""
        chain = self._chain(asked)
        for who, rows in self._voices[asked.id] if self.tells(asked) else ():
            name, about = self._about(asked, who)
            for item, together in _stretches(asked, rows):
                new_id = self._new_id(chain, item, who.id)
                yield name, Block((asked.id, new_id, *about), together, ("", False))

    def _about(self, asked: Round, who: Participant) -> tuple[str, tuple[str, str]]:
        """The name, and the organisation and part, that the round shows of a voter."""
        if asked.visibility is Visibility.UNNAMED:
            part = who.part if who.part in self._parts.get(self._chain(asked), ()) else ""
            return "", ("", part)
        organisation = who.organisation if who.organisation in self._organisations else ""
        return who.name if asked.visibility is Visibility.NAMED else "", (organisation, "")

    def _new_id(self, chain: Chain, item: str, participant: str) -> str:
        """An id like our others, but longer; only the key can lead it back to the participant."""
        root, visibility, audience = chain
        what = (root, visibility, audience.kind, audience.value, item, participant)
        digest = hmac.digest(self._key, "\n".join(what).encode(), hashlib.sha256)
        number = int.from_bytes(digest, "big")
        places = (number // len(ALPHABET) ** place for place in range(ID_LENGTH))
        return "t" + "".join(ALPHABET[place % len(ALPHABET)] for place in places)

    def _chain(self, asked: Round) -> Chain:
        root, seen = asked, {asked.id}
        while root.follows in self._rounds and root.follows not in seen:
            root = self._rounds[root.follows]
            seen.add(root.id)
        return root.id, asked.visibility, asked.audience

    def _open_parts(self) -> Mapping[Chain, frozenset[str]]:
        """Rounds of one chain share ids, so a part is open in all of them or in none."""
        chains: dict[Chain, list[Round]] = {}
        for asked in map(self._rounds.__getitem__, self._voices):
            if asked.visibility is Visibility.UNNAMED and self.tells(asked):
                chains.setdefault(self._chain(asked), []).append(asked)
        return {
            chain: frozenset.intersection(*(self._open_in(asked) for asked in linked))
            for chain, linked in chains.items()
        }

    def _open_in(self, asked: Round) -> frozenset[str]:
        if _per_item(asked):
            return frozenset()
        questions: dict[tuple[str, str], list[tuple[str, float | None]]] = {}
        for who, rows in self._voices[asked.id]:
            for item, axis, value, _text in rows:
                questions.setdefault((item, axis), []).append((who.part, value))
        asked_of: list[Question] = list(questions.values())
        return open_parts(
            asked_of, [Voter(who.part, who.circle) for who, _rows in self._voices[asked.id]]
        )


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
