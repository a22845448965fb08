from web.patience import AT_ONCE, MOST_REMEMBERED, SECONDS, Patience


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_five_tries_are_free_and_the_sixth_waits_ten_seconds() -> None:
    patience = Patience(Clock())
    assert [patience.take("An") for _ in range(AT_ONCE + 1)] == [0, 0, 0, 0, 0, SECONDS]


def test_nobody_waits_longer_because_somebody_goes_on_guessing() -> None:
    clock = Clock()
    patience = Patience(clock)
    waits = [patience.take("An") for _ in range(100)]
    assert max(waits) == SECONDS
    clock.now += SECONDS
    assert patience.take("An") == 0


def test_the_right_password_makes_up_for_the_wrong_ones() -> None:
    patience = Patience(Clock())
    for _ in range(AT_ONCE):
        patience.take("An")
    patience.give_back("An")
    assert patience.take("An") == 0


def test_wrong_tries_for_one_name_do_not_keep_another_waiting() -> None:
    patience = Patience(Clock())
    for _ in range(AT_ONCE):
        patience.take("An")
    assert patience.take("Bert") == 0


def test_a_day_of_guessing_gives_few_tries() -> None:
    clock = Clock()
    patience = Patience(clock)
    tries = 0
    for _ in range(24 * 3600):
        tries += patience.take("An") == 0
        clock.now += 1
    assert tries == AT_ONCE + 24 * 3600 // SECONDS - 1


def test_what_was_paid_off_is_not_kept_forever() -> None:
    clock = Clock()
    patience = Patience(clock)
    for guest in range(MOST_REMEMBERED):
        patience.take(guest)
    clock.now += SECONDS + 1
    patience.take("An")
    assert len(patience._paid) == 1
