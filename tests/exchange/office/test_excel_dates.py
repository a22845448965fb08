"""A name that Excel took for a date is still that name; what somebody changed is a change."""

import pytest

from gbo_core.exchange.office.harmless import same_in_excel


@pytest.mark.parametrize(
    ("kept", "typed", "same"),
    [
        *(("3-4", shown, True) for shown in ("3/apr", "03-Apr", "03-avr", "3-4")),
        *(("3-4", changed, False) for changed in ("3/4", "4/apr", "3/mei", "3-5", "apr")),
        *(("2024-03", shown, True) for shown in ("mrt/24", "mars-24", "Mar-24")),
        *(("2024-01-02", shown, True) for shown in ("2/01/2024", "02-01-2024", "2-1-2024")),
        *(("2024-01-02", changed, False) for changed in ("1/02/2024", "2/01/2025", "3/01/2024")),
        *(("true", shown, True) for shown in ("WAAR", "VRAI", "TRUE")),
        *(("true", changed, False) for changed in ("ONWAAR", "ja", "")),
        *((name, "3/apr", False) for name in ("Team 3", "3", "", "a-b", "3 apr", "99-99")),
    ],
)
def test_what_excel_shows_of_a_name(kept: str, typed: str, *, same: bool) -> None:
    assert same_in_excel(kept, typed) is same
