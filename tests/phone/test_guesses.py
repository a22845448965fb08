"""Wrong codes from one address: a room may mistype, a guesser gets nowhere."""

import pytest

from phone.guesses import AT_ONCE, SECONDS_EACH, Guesses, TooManyGuesses

HOUR = 3600.0


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def tries(guesses: Guesses, clock: Clock, seconds: float, address: str = "10.0.0.1") -> int:
    """How many wrong codes get an answer in so much time."""
    answered, end = 0, clock.now + seconds
    while clock.now < end:
        try:
            guesses.check(address, "BADOGIKU")
        except TooManyGuesses:
            clock.now += 1
        else:
            guesses.wrong(address)
            answered += 1
    return answered


def test_a_guesser_gets_ten_a_minute_after_the_first_forty() -> None:
    clock = Clock()
    guesses = Guesses(clock)
    assert tries(guesses, clock, HOUR) == pytest.approx(AT_ONCE + HOUR / SECONDS_EACH, abs=2)


def test_a_code_that_worked_goes_on_working_in_the_room() -> None:
    guesses = Guesses(Clock())
    guesses.right("10.0.0.1", "LUMOKADE")
    for _ in range(AT_ONCE):
        guesses.wrong("10.0.0.1")
    guesses.check("10.0.0.1", "LUMOKADE")
    guesses.check("10.0.0.2", "BADOGIKU")
    with pytest.raises(TooManyGuesses):
        guesses.check("10.0.0.1", "BADOGIKU")


def test_one_household_of_ipv6_is_one_address() -> None:
    guesses = Guesses(Clock())
    for host in range(AT_ONCE):
        guesses.wrong(f"2001:db8:1:2::{host:x}")
    with pytest.raises(TooManyGuesses):
        guesses.check("2001:db8:1:2:ffff::1", "BADOGIKU")
    guesses.check("2001:db8:1:3::1", "BADOGIKU")


def test_phones_on_ipv4_are_told_apart_where_the_server_listens_to_both() -> None:
    guesses = Guesses(Clock())
    for _ in range(AT_ONCE):
        guesses.wrong("::ffff:10.0.0.1")
    for same in ("::ffff:10.0.0.1", "10.0.0.1"):
        with pytest.raises(TooManyGuesses):
            guesses.check(same, "BADOGIKU")
    guesses.check("::ffff:10.0.0.2", "BADOGIKU")
    guesses.check("testclient", "BADOGIKU")
