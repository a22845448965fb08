"""Where participants came from, as long as the server runs."""

import pytest

from web import arrivals
from web.arrivals import AT_ONCE, MOST, Arrivals, TooManyJoins

HALL = "203.0.113.1"


def test_a_hall_behind_one_address_comes_in_and_a_script_does_not_go_on() -> None:
    known = Arrivals()
    for n in range(AT_ONCE):
        known.check(HALL)
        known.came(HALL, "w1", f"t{n}")
    with pytest.raises(TooManyJoins):
        known.check(f"::ffff:{HALL}")
    known.check("203.0.113.2")


def test_what_is_remembered_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arrivals, "AT_ONCE", 10 * MOST)
    known = Arrivals()
    for n in range(MOST + 100):
        known.came(HALL, "w1", f"t{n}")
    assert len(known._from) == MOST


def test_of_another_workshop_nothing_is_said() -> None:
    known = Arrivals()
    people = [f"t{n}" for n in range(10)]
    for n, who in enumerate(people):
        known.came(HALL if n < 6 else f"198.51.100.{n}", "w1", who)
    assert known.together("w1", people) == [people[:6]]
    assert known.together("w1", people[:3] + people[6:]) == []
    assert known.together("w2", people) == []
