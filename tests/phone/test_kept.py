"""Memory that never keeps what was already overtaken when it was read."""

from gbo_core.live import joining, participants, rounds
from gbo_core.live.errors import NotJoined
from phone.kept import Kept, memory_of
from tests.phone.phones import wait_for
from tests.region import Region


def test_a_value_is_read_once() -> None:
    kept: Kept[str, int] = Kept(2)
    reads = iter([1, 2, 3])
    assert [kept.get("a", lambda: next(reads)) for _ in range(3)] == [1, 1, 1]
    kept.forget(lambda key, _value: key == "a")
    assert kept.get("a", lambda: next(reads)) == 2


def test_what_was_forgotten_while_it_was_read_is_not_kept() -> None:
    kept: Kept[str, int] = Kept(2)

    def read_slowly() -> int:
        kept.forget()
        return 1

    assert kept.get("a", read_slowly) == 1
    assert kept.get("a", lambda: 2) == 2


def test_the_oldest_goes_first() -> None:
    kept: Kept[int, int] = Kept(2)
    for number in range(3):
        kept.get(number, lambda: 0)
    assert [kept.get(number, lambda: 1) for number in (2, 1, 0)] == [0, 0, 1]


def test_the_feed_makes_it_forget(region: Region) -> None:
    memory = memory_of(region.store)
    assert memory.rounds(region.workshop) == ()
    asked = region.open("scale")
    wait_for(lambda: [r.id for r in memory.rounds(region.workshop)] == [asked.id])
    region.store.write(rounds.step, region.workshop, asked.id, "pause", by="An")
    wait_for(lambda: memory.rounds(region.workshop)[0].state == "paused")


def test_somebody_who_is_erased_is_forgotten(region: Region) -> None:
    memory = memory_of(region.store)
    made = region.store.write(joining.join, joining.Joining(region.workshop))
    assert memory.participant(region.workshop, made.token).id == made.participant
    region.store.write(participants.forget, region.workshop, made.participant, by="An")

    def is_forgotten() -> bool:
        try:
            memory.participant(region.workshop, made.token)
        except NotJoined:
            return True
        return False

    wait_for(is_forgotten)
