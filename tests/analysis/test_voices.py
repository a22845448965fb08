"""One word for a whole round on what one organisation one voice would change."""

import pytest

from gbo_core.analysis.voices import Differs, differs

SAME = [([3.0] * 20, [3.0] * 8)]
STEP = [([3.0] * 20, [4.0] * 8)]
HALF_A_STEP = [([3.0] * 20, [3.5] * 8)]
FEW_ORGANISATIONS = [([3.0] * 20, [5.0] * 7)]


@pytest.mark.parametrize(
    ("items", "word"),
    [
        ([SAME] * 5, Differs.NOWHERE),
        ([HALF_A_STEP] * 5, Differs.NOWHERE),
        ([SAME] * 4 + [STEP], Differs.SOME),
        ([SAME] * 5 + [STEP] * 4, Differs.SOME),
        ([SAME] * 5 + [STEP] * 5, Differs.HALF),
        ([STEP] * 5, Differs.HALF),
        ([SAME + STEP] * 5, Differs.HALF),
        ([STEP] * 4, None),
        ([STEP] * 4 + [FEW_ORGANISATIONS], None),
        ([], None),
    ],
)
def test_the_word_holds_for_the_round(
    items: list[list[tuple[list[float], list[float]]]], word: Differs | None
) -> None:
    assert differs(20, items) is word


def test_below_twenty_voters_nothing_is_said() -> None:
    assert differs(19, [STEP] * 9) is None
