"""What was typed for a record beside the record as it was read."""

import pytest

from gbo_core.model import Step
from gbo_core.model.changes import changed_values, same
from gbo_core.model.errors import BadInput

STEP = Step(id="x", journey="j", action="Belt", waiting=99999.5, feeling=1)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (None, "", True),
        ((), None, True),
        (["a"], ("a",), True),
        (False, None, True),
        (0.0, None, False),
        ("a", "b", False),
    ],
)
def test_nothing_is_nothing_and_no_days_are_some(
    one: object, other: object, *, alike: bool
) -> None:
    assert same(one, other) is alike


def test_only_what_differs_is_changed_and_looked_at() -> None:
    typed = {"action": " Belt ", "waiting": 99999.5, "feeling": 1, "thought": "Pff "}
    assert changed_values(STEP, typed) == {"thought": "Pff"}
    with pytest.raises(BadInput):
        changed_values(STEP, typed | {"waiting": 99999.0})
