"""The words that a group avoids with users: the list of the field, or one of its own."""

from dataclasses import dataclass
from typing import Final

from gbo_core.analysis.phrases import pattern
from gbo_core.field import DEFAULT_LANGUAGE, entries

SIGN: Final = "="


@dataclass(frozen=True, slots=True)
class Term:
    """`word` as it is found (a * stands for any ending), `plain` what to say instead, or ''."""

    word: str
    plain: str = ""

    def found_in(self, text: str) -> str:
        """The word as it stands in the text, or ''."""
        found = pattern((self.word,)).search(text)
        return found.group(1) if found else ""


def terms(typed: str, language: str = DEFAULT_LANGUAGE) -> tuple[Term, ...]:
    """What a workshop typed, one `word = plainer word` a line; '' gives the list of the field."""
    lines = (typed.strip() or default_text(language)).splitlines()
    return tuple(term for term in map(_term, lines) if term.word)


def default_text(language: str = DEFAULT_LANGUAGE) -> str:
    """The list of the field as a workshop may edit it; the plainer words in its language."""
    return "\n".join(
        f"{word} {SIGN} {each.words('plain', language)}"
        for each in entries("jargon")
        for word in each.data["words"]
    )


def _term(line: str) -> Term:
    word, _, plain = line.partition(SIGN)
    return Term(word.strip(), plain.strip())
