import pytest

from pages.shell.say import plain


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("Huis van het Kind", "Huis van het Kind"),
        ("**vet**", r"\*\*vet\*\*"),
        ("<script>", r"\<script\>"),
        ("[hier](http://x)", "\\[hier\\]\\(http\\:\u2060\\/\\/x\\)"),
        ("www.x.be HTTPS://x", "www\u2060\\.x\\.be HTTPS\\:\u2060\\/\\/x"),
        ("an@x.be -> b -- c", "an\\@\u2060x\\.be \\-\u2060\\> b \\-\u2060\\- c"),
        ("10 - 12 @ 5 < 6", "10 \\- 12 \\@ 5 \\< 6"),
        (":red[rood]", r"\:red\[rood\]"),
        ("één\n\n    twee", "één  \ntwee"),
        ("", ""),
    ],
)
def test_what_a_participant_typed_is_shown_letter_by_letter(typed: str, shown: str) -> None:
    assert plain(typed) == shown
