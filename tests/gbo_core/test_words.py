import pytest

from gbo_core.words import best_language, translations


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (None, "nl"),
        ("", "nl"),
        ("fr-BE", "fr"),
        ("fr_BE", "fr"),
        ("de-DE,de;q=0.9", "nl"),
        ("de,en;q=0.3,fr;q=0.8", "fr"),
        ("EN-gb;q=0.7, nl;q=0.4", "en"),
        ("fr;q=0", "nl"),
        ("fr;q=veel, ;;;, en", "en"),
    ],
)
def test_a_browser_gets_the_language_that_it_prefers(header: str | None, expected: str) -> None:
    assert best_language(header) == expected


def test_dutch_says_what_the_code_says() -> None:
    assert translations("nl").gettext("Wie zit er rond de tafel?") == "Wie zit er rond de tafel?"
    assert translations("nl").ngettext("één stem", "%(n)d stemmen", 2) == "%(n)d stemmen"


@pytest.mark.parametrize("language", ["de", "../nl", ""])
def test_a_language_that_we_lack_is_dutch(language: str) -> None:
    assert translations(language).gettext("Bewaard") == "Bewaard"


@pytest.mark.parametrize("language", ["nl", "fr", "en"])
def test_the_empty_text_stays_empty(language: str) -> None:
    assert translations(language).gettext("") == ""
