"""What the phone routes keep in memory, so that a vote costs no read; the feed makes it forget."""

import threading
from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from gbo_core.analysis import privacy
from gbo_core.live import counting, participants, rounds, sampling, wall
from gbo_core.live.errors import NoSuchCode
from gbo_core.live.results import RoundResult
from gbo_core.live.wall import Wall
from gbo_core.model import Organisation
from gbo_core.model.errors import NotFound
from gbo_core.model.ids import fingerprint
from gbo_core.model.order import alphabetical
from gbo_core.model.round import Participant, Round, State
from gbo_core.store import Store, records, workshops
from gbo_core.store.feed import Change
from gbo_core.store.workshops import Workshop

K = TypeVar("K")
V = TypeVar("V")


class Kept(Generic[K, V]):
    """At most so many values, the oldest dropped first; safe to use from several threads."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[K, V] = {}
        self._forgotten = 0
        self._lock = threading.Lock()

    def get(self, key: K, load: Callable[[], V]) -> V:
        """The kept value, or what `load` answers. Its errors are not kept."""
        try:
            return self._values[key]
        except KeyError:
            pass
        before = self._forgotten
        value = load()
        with self._lock:
            # Something that was forgotten while we read may have been read too early.
            if before == self._forgotten:
                self._values[key] = value
            while len(self._values) > self._most:
                del self._values[next(iter(self._values))]
        return value

    def peek(self, key: K) -> V | None:
        """The kept value, when there is one."""
        return self._values.get(key)

    def forget(self, which: Callable[[K, V], bool] = lambda _key, _value: True) -> None:
        with self._lock:
            self._forgotten += 1
            for key in [key for key, value in self._values.items() if which(key, value)]:
                del self._values[key]


class Memory:
    """Workshops, rounds and participants of one store, as they are now."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._workshops: Kept[str, Workshop] = Kept(500)
        self._rounds: Kept[str, tuple[Round, ...]] = Kept(200)
        self._organisations: Kept[str, dict[str, Organisation]] = Kept(200)
        self._ordinary: Kept[str, tuple[str, ...]] = Kept(200)
        self._people: Kept[tuple[str, str], Participant] = Kept(20_000)
        self._shares: Kept[tuple[str, str], dict[str, tuple[str, ...]]] = Kept(100)
        self._results: Kept[tuple[str, str], RoundResult] = Kept(100)
        self._walls: Kept[tuple[str, str], Wall] = Kept(50)
        store.feed.listen(self._follow)

    def workshop(self, code: str) -> Workshop:
        """By its join code. Raises NoSuchCode."""
        return self._workshops.get(code, lambda: self._read_workshop(code))

    def _read_workshop(self, code: str) -> Workshop:
        try:
            return self.store.read(workshops.by_code, code)
        except NotFound:
            raise NoSuchCode from None

    def rounds(self, workshop: str) -> tuple[Round, ...]:
        """All that were ever opened, newest first."""
        return self._rounds.get(workshop, lambda: self._read_rounds(workshop))

    def _read_rounds(self, workshop: str) -> tuple[Round, ...]:
        loaded = self.store.read(rounds.load, workshop)
        return tuple(asked for asked in loaded if asked.state is not State.DRAFT)

    def choices(self, workshop: str, own: str) -> list[Organisation]:
        """What one can join for, by name: what the facilitator accepted, and one's `own`."""
        known = self._known(workshop).values()
        return [each for each in known if each.id == own or not (each.proposed or each.removed)]

    def organisation_name(self, workshop: str, organisation: str) -> str:
        """The name by an id, also of one that was removed since; '' for none."""
        known = self._known(workshop).get(organisation)
        return known.name if known else ""

    def _known(self, workshop: str) -> dict[str, Organisation]:
        return self._organisations.get(workshop, lambda: self._read_organisations(workshop))

    def _read_organisations(self, workshop: str) -> dict[str, Organisation]:
        known = self.store.read(records.load, workshop, Organisation, removed=True)
        return {each.id: each for each in sorted(known, key=lambda each: alphabetical(each.name))}

    def ordinary_names(self, workshop: str) -> tuple[str, ...]:
        """Names that tell of nobody: those of the area and of the organisations."""
        return self._ordinary.get(workshop, lambda: self._read_ordinary(workshop))

    def _read_ordinary(self, workshop: str) -> tuple[str, ...]:
        area = self.store.read(workshops.get, workshop).area
        return tuple(privacy.ordinary_names(area, self._known(workshop).values()))

    def participant(self, workshop: str, token: str) -> Participant:
        """Who holds this token. Raises NotJoined."""
        key = (workshop, fingerprint(token))
        return self._people.get(
            key, lambda: self.store.read(participants.by_token, workshop, token)
        )

    def share(self, asked: Round, participant: str) -> tuple[str, ...]:
        """The items that a participant was given, of a round that is sampled."""
        key = (asked.workshop, asked.id)
        if participant not in self._read_shares(key):
            # Dealt after we looked.
            self._shares.forget(lambda known, _shares: known == key)
        return self._read_shares(key).get(participant, ())

    def _read_shares(self, key: tuple[str, str]) -> dict[str, tuple[str, ...]]:
        return self._shares.get(key, lambda: self.store.read(sampling.load, *key))

    def result(self, asked: Round) -> RoundResult:
        """The outcome of a round that has been revealed."""
        key = (asked.workshop, asked.id)
        return self._results.get(key, lambda: self.store.read(counting.result, *key))

    def wall(self, asked: Round) -> Wall:
        """What is on the wall of a round that gathers notes."""
        key = (asked.workshop, asked.id)
        return self._walls.get(key, lambda: self.store.read(wall.load, *key))

    def forget_participant(self, participant: str) -> None:
        """At once, when this server changed somebody: their next page must show it."""
        self._people.forget(lambda _key, who: who.id == participant)
        self._shares.forget(lambda _key, shares: participant in shares)

    def _follow(self, changes: list[Change]) -> None:
        for change in changes:
            # Nobody depends on somebody, or something, that is new.
            if change.action != "add" or change.kind == "organisation":
                _FORGET.get(change.kind, _nothing)(self, change)

    def _forget_workshop(self, change: Change) -> None:
        self._workshops.forget(lambda _code, workshop: workshop.id == change.workshop)
        self._ordinary.forget(lambda workshop, _names: workshop == change.workshop)

    def _forget_round(self, change: Change) -> None:
        self._rounds.forget(lambda workshop, _rounds: workshop == change.workshop)
        self._forget_walls(change)

    def _forget_walls(self, change: Change) -> None:
        """Also at the reveal: support that came in since is counted then."""
        self._walls.forget(lambda key, _wall: key[0] == change.workshop)

    def _forget_people(self, change: Change) -> None:
        """One participant, or everybody of the workshop when the change doesn't say who."""
        self._people.forget(
            lambda key, who: key[0] == change.workshop and change.record in {"", who.id}
        )
        # Who corrects their organisation may get other items.
        self._shares.forget(lambda key, _shares: key[0] == change.workshop)
        self._results.forget(lambda key, _result: key[0] == change.workshop)

    def _forget_organisations(self, change: Change) -> None:
        """A participant's circle and place in the core group are their organisation's."""
        self._organisations.forget(lambda workshop, _known: workshop == change.workshop)
        self._ordinary.forget(lambda workshop, _names: workshop == change.workshop)
        if change.action != "add":
            self._people.forget(lambda key, _who: key[0] == change.workshop)
            self._results.forget(lambda key, _result: key[0] == change.workshop)


def _nothing(_memory: Memory, _change: Change) -> None:
    """Most of what changes in a workshop doesn't show on a phone."""


_FORGET: dict[str, Callable[[Memory, Change], None]] = {
    "workshop": Memory._forget_workshop,  # noqa: SLF001
    "profile": Memory._forget_workshop,  # noqa: SLF001
    "round": Memory._forget_round,  # noqa: SLF001
    "note": Memory._forget_walls,  # noqa: SLF001
    "wall": Memory._forget_walls,  # noqa: SLF001
    "factor": Memory._forget_walls,  # noqa: SLF001
    "insight": Memory._forget_walls,  # noqa: SLF001
    "participant": Memory._forget_people,  # noqa: SLF001
    "organisation": Memory._forget_organisations,  # noqa: SLF001
}


@lru_cache(maxsize=1)
def memory_of(store: Store) -> Memory:
    """The memory beside a store; one a process, as the store itself."""
    return Memory(store)
