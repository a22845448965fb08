import pytest

from pages.say import plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Huis van het Kind", "Huis van het Kind"),
        ("**vet**", r"\*\*vet\*\*"),
        ("<script>", r"\<script\>"),
        ("[hier](http://x)", r"\[hier\]\(http\:\/\/x\)"),
        (":red[rood]", r"\:red\[rood\]"),
        ("één\n\n    twee", "één  \ntwee"),
        ("", ""),
    ],
)
def test_what_a_participant_typed_is_shown_letter_by_letter(typed: str, shown: str) -> None:
    assert plain(typed) == shown
