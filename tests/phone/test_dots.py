"""Every answer is a dot, however many there are."""

import pytest

from phone.dots import HEIGHT, LARGEST, columns, place

SCALE = (1.0, 2.0, 3.0, 4.0, 5.0)


def test_each_value_has_its_column() -> None:
    assert [(column.value, column.n) for column in columns([4, 4, 1], SCALE)] == [
        (1, 1),
        (2, 0),
        (3, 0),
        (4, 2),
        (5, 0),
    ]


@pytest.mark.parametrize(("n", "pitch"), [(1, LARGEST), (5, LARGEST), (100, HEIGHT / 100)])
def test_dots_shrink_until_they_fit(n: int, pitch: float) -> None:
    column = columns([3] * n, SCALE)[2]
    assert column.pitch == pytest.approx(pitch, abs=0.001)
    assert 0 <= column.top <= HEIGHT


def test_a_median_between_two_steps_stands_between_them() -> None:
    assert place(2.5, SCALE) == (place(2, SCALE) + place(3, SCALE)) / 2
