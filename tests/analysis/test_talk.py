"""The question to the table fits what is seen."""

import pytest

from gbo_core.analysis.agreement import agreement
from gbo_core.analysis.talk import question

ALIKE = agreement([3] * 10 + [4] * 4)
TWO_GROUPS = agreement([1] * 7 + [5] * 7)
SPREAD = agreement([1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5])
FEW = agreement([1, 1, 5, 5, 5, 1, 5])


@pytest.mark.parametrize(
    ("spreads", "silent", "again", "begins"),
    [
        ([ALIKE, TWO_GROUPS], 0, False, "Hoe komt het dat we dit anders zien, en wat weet elke"),
        ([ALIKE, SPREAD], 0, False, "Aan welk voorbeeld dacht u"),
        ([ALIKE, TWO_GROUPS], 0, True, "Na het gesprek liggen de antwoorden nog uiteen"),
        ([ALIKE], 13, False, "We zijn het ongeveer eens"),
        ([ALIKE], 14, False, "Velen hebben hierover geen mening"),
        ([TWO_GROUPS], 14, False, "Hoe komt het dat we dit anders zien"),
        ([FEW], 0, False, "Dit zijn weinig antwoorden"),
        ([agreement([])], 0, False, "Dit zijn weinig antwoorden"),
    ],
)
def test_the_question_fits_what_is_seen(
    spreads: list[object], silent: int, *, again: bool, begins: str
) -> None:
    asked = question(spreads, silent=silent, again=again)  # type: ignore[arg-type]
    assert asked.startswith(begins)
