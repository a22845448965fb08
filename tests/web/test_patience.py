"""Who may try a password now, and who has to wait for it."""

from collections.abc import Callable

from web.patience import MOST_REMEMBERED, Brake, Patience

DAY = 86_400
AN, ROOM = "an peeters", "192.0.2.7"


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def guesses(clock: Clock, seconds: float, try_once: Callable[[], int]) -> int:
    """How many tries somebody gets who never stops."""
    done, end = 0, clock.now + seconds
    while clock.now < end:
        if wait := try_once():
            clock.now += wait
        else:
            done += 1
    return done


def test_five_tries_at_once_and_then_one_every_ten_seconds() -> None:
    clock = Clock()
    patience = Patience(5, 10, clock)
    for _ in range(5):
        assert patience.wait("An") == 0
        patience.take("An")
    assert patience.wait("An") == 10
    assert patience.wait("Bert") == 0
    clock.now += 9.5
    assert patience.wait("An") == 1
    clock.now += 0.5
    assert patience.wait("An") == 0


def test_what_was_no_guess_costs_nothing() -> None:
    patience = Patience(1, 10, Clock())
    patience.give_back("An")
    patience.take("An")
    assert patience.wait("An") == 10
    patience.give_back("An")
    assert patience.wait("An") == 0


def test_what_is_remembered_has_an_end_and_the_longest_debt_stays() -> None:
    clock = Clock()
    patience = Patience(5, 10, clock)
    for _ in range(5):
        patience.take("An")
    for number in range(2 * MOST_REMEMBERED):
        patience.take(number)
    assert len(patience._paid) <= MOST_REMEMBERED
    assert patience.wait("An") == 10


def test_somebody_who_mistypes_waits_ten_seconds_at_most() -> None:
    clock = Clock()
    brake = Brake(clock)
    assert [brake.take(AN, ROOM, "") for _ in range(6)] == [0, 0, 0, 0, 0, 10]
    clock.now += 10
    assert brake.take(AN, ROOM, "") == 0
    brake.right(AN, ROOM, "")
    assert [brake.take(AN, ROOM, "") for _ in range(5)] == [0] * 5


def test_others_at_the_same_address_do_not_keep_a_known_browser_waiting() -> None:
    clock = Clock()
    brake = Brake(clock)
    guesses(clock, 600, lambda: brake.take(AN, ROOM, ""))
    brake.take(AN, ROOM, "")
    assert brake.take(AN, ROOM, "") > 0
    assert [brake.take(AN, ROOM, "toestel") for _ in range(5)] == [0] * 5
    assert brake.take(AN, ROOM, "toestel") == 10


def test_many_names_from_one_address_leave_the_queue_free() -> None:
    clock = Clock()
    brake = Brake(clock)
    names = iter(range(100_000))
    done = guesses(clock, 600, lambda: brake.take(f"naam {next(names)}", ROOM, ""))
    assert done <= 30 + 600 / 2 + 1
    assert brake.take(AN, "192.0.2.8", "") == 0


def test_guessing_one_name_is_hopeless_from_however_many_addresses() -> None:
    clock = Clock()
    brake = Brake(clock)
    here = iter(range(10_000_000))
    done = guesses(clock, DAY, lambda: brake.take(AN, f"10.{next(here)}", ""))
    assert 1_500 < done < 1_600


def test_who_logs_in_does_not_give_a_guesser_new_tries() -> None:
    clock = Clock()
    brake = Brake(clock)
    here = iter(range(1_000))
    for _ in range(100):
        assert brake.take(AN, f"10.{next(here)}", "") == 0
    assert brake.take(AN, ROOM, "") > 0
    clock.now += 60
    assert brake.take(AN, ROOM, "") == 0
    brake.right(AN, ROOM, "")
    assert brake.take(AN, f"10.{next(here)}", "") == 0
    assert brake.take(AN, f"10.{next(here)}", "") > 0
