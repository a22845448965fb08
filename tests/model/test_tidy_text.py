"""Typed text as it is kept: what is seen, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.model import Organisation
from gbo_core.model.fields import one_line, tidy_text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u202eaf\u202c", "af"),
        ("CAW\u200b De\u00ad Brug\ufeff", "CAW De Brug"),
        ("A\u200cn", "An"),
        ("\u200d\u3164\u2800", ""),
        (
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
            "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        ),
        ("\U0001f469\u200d\u2695\ufe0f", "\U0001f469\u200d\u2695\ufe0f"),
        ("een\ntwee", "een\ntwee"),
    ],
)
def test_what_cannot_be_seen_is_not_kept(typed: str, kept: str) -> None:
    assert tidy_text(typed) == kept


def test_a_name_is_one_line_and_a_note_may_be_more() -> None:
    made = Organisation.make(name="CAW\n  De\tBrug", note="een\n\ntwee")
    assert (made.name, made.note) == ("CAW De Brug", "een\n\ntwee")
    assert one_line("Huis\u00a0: zorg") == "Huis\u00a0: zorg"


@given(
    st.text(st.sampled_from("a\u0301\u0645\u200c\u200d\u202e\u3164 \n\u00a0\U0001f469\u2695\u212a"))
)
def test_tidied_once_is_tidied_for_good(typed: str) -> None:
    assert tidy_text(tidy_text(typed)) == tidy_text(typed)
    assert one_line(one_line(typed)) == one_line(typed)
