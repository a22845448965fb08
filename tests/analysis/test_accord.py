"""Whether a group agrees on an item, over all scales that it was asked on."""

import pytest

from gbo_core.analysis.accord import Accord, accord
from gbo_core.analysis.agreement import agreement

ALIKE = agreement([4] * 12 + [5])
SPREAD = agreement([1, 2, 3, 4, 5, 1, 2, 3, 4, 5])
TWO_GROUPS = agreement([1] * 6 + [5] * 6)
FEW = agreement([4] * 7)
FEW_APART = agreement([1, 1, 1, 5, 5, 5])
NONE = agreement([])


@pytest.mark.parametrize(
    ("spreads", "wanted"),
    [
        ([ALIKE], Accord.ALIKE),
        ([ALIKE, ALIKE], Accord.ALIKE),
        ([ALIKE, SPREAD], Accord.APART),
        ([TWO_GROUPS], Accord.APART),
        ([TWO_GROUPS, FEW], Accord.APART),
        ([ALIKE, FEW], Accord.FEW),
        ([FEW_APART], Accord.FEW),
        ([NONE], Accord.FEW),
    ],
)
def test_one_scale_that_divides_is_enough_to_talk(spreads: list[object], wanted: Accord) -> None:
    assert accord(spreads) is wanted
