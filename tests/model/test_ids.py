from itertools import islice

from gbo_core.model.ids import ALPHABET, derived_id, new_id
from gbo_core.model.note import note_ids


def test_an_id_begins_with_its_letter_and_reads_as_no_word() -> None:
    made = new_id("t")
    assert (made[0], len(made)) == ("t", 12)
    assert set(made[1:]) <= set(ALPHABET)


def test_a_hundred_thousand_ids_of_a_workshop_collide_once_in_a_million_times() -> None:
    drawn, possible = 100_000, len(ALPHABET) ** (len(new_id("t")) - 1)
    assert drawn**2 / 2 / possible < 1e-6


def test_a_derived_id_begins_with_the_shorter_one_of_before() -> None:
    assert derived_id("y", "r1", "t1", "s1").startswith("yxkzvkd9wq")


def test_a_note_has_other_ids_in_reserve_always_the_same() -> None:
    first = list(islice(note_ids("r1", "t1", "s1"), 3))
    assert first == list(islice(note_ids("r1", "t1", "s1"), 3))
    assert len(set(first)) == 3
