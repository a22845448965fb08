"""The order of names, as somebody looks for them in a list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.model.order import alphabetical


@pytest.mark.parametrize(
    "in_order",
    [
        ("ECO", "École", "Eetcafé", "Zorgpunt"),
        ("Samen", "’t Huizeken", "'t Huizeken zuid", "Thuis", "Zorgpunt"),
        ("«Aan zee»", "(Buiten)", "de Brug", "De Brug Noord"),
        ("Çedille", "Œuvre", "Oever", "Øst", "Österreich", "Zed"),
    ],
)
def test_accents_capitals_and_signs_do_not_count(in_order: tuple[str, ...]) -> None:
    backwards = list(reversed(in_order))
    assert sorted(backwards, key=alphabetical) == list(in_order)


@given(st.lists(st.text(), max_size=6))
def test_every_list_has_one_order(names: list[str]) -> None:
    backwards = list(reversed(names))
    assert sorted(backwards, key=alphabetical) == sorted(names, key=alphabetical)
