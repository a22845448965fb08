"""A sentence with its data, and the sentence as somebody reads it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from babel.numbers import format_decimal

from gbo_core.field import Entry
from gbo_core.words import form_of, translations


@dataclass(frozen=True, slots=True)
class Said:
    """A message id with its data; `several` is what it is for `n` things, where it counts some.

    What the data may hold: a text or a whole number, as they are; a value or several, as the reader
    writes them; an entry of the field, by its label; another `Said`, in the same language.
    """

    sentence: str
    data: Mapping[str, object] = field(default_factory=dict)
    several: str = ""
    n: float = 0


NOTHING = Said("")


def counted(words: tuple[str, str], n: float, /, **data: object) -> Said:
    """A sentence about `n` things, from `words.nN_`."""
    return Said(words[0], data, words[1], n)


def fill(said: Said, language: str) -> str:
    """The sentence in a language, as plain text."""
    catalogue = translations(language)
    if said.several:
        words = catalogue.ngettext(said.sentence, said.several, form_of(said.n, language))
    else:
        words = catalogue.gettext(said.sentence)
    if not said.data:
        return words
    return words % {name: _written(value, language) for name, value in said.data.items()}


def _written(value: object, language: str) -> object:
    if isinstance(value, Said):
        return fill(value, language)
    if isinstance(value, Entry):
        return value.label(language)
    if isinstance(value, tuple):
        return one_by_one(value, language)
    return number(value, language) if value is None or isinstance(value, float) else value


def number(value: float | None, language: str) -> str:
    """A value of a scale as the reader writes it: 4, 4,5 or 4.5; a dash when there is none."""
    return "–" if value is None else _number(value, language)


@lru_cache(maxsize=1024)
def _number(value: float, language: str) -> str:
    """Remembered: a table of 150 rows writes the same few values over and over."""
    return format_decimal(value, "0.##", locale=language)


def one_by_one(values: Iterable[float], language: str) -> str:
    """A few answers as they are, such as *3, 3, 5*; a dash without answers."""
    return ", ".join(number(value, language) for value in values) or "–"
