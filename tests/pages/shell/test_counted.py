"""What hangs on a record, counted in words."""

from gbo_core.model import concepts
from gbo_core.model.record import Record
from pages.shell.counted import counted


def refers(kind: type[Record]) -> bool:
    return any(spec.to for spec in kind.typed().values())


def test_whatever_can_refer_to_a_record_has_a_word() -> None:
    by_hand = {"decision", "evidence", "note"}  # they name what they are about in another way
    referring = {kind.concept for kind in concepts() if refers(kind)} | by_hand
    for n in (1, 2):
        assert counted(dict.fromkeys(referring, n)).count(", ") == len(referring) - 1


def test_one_and_several_are_told_apart() -> None:
    assert counted({"swot": 1, "evidence": 2, "round": 3}) == (
        "2 cijfers, 3 stemrondes, 1 punt in de SWOT"
    )
