"""What in a text may tell who somebody is: no client data belongs in a workshop.

It warns and never stops anybody: a machine finds what has a shape, such as a number, and what looks
like a name. The words that it knows stand in `field/privacy_words.toml`.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from gbo_core.field import entry
from gbo_core.model import Organisation
from gbo_core.model.finding import Finding
from gbo_core.words import N_

SENTENCES: Final = {
    "email": N_("‘%(text)s’ lijkt op een e-mailadres. Laat het weg."),
    "iban": N_("‘%(text)s’ lijkt op een rekeningnummer. Laat het weg."),
    "national": N_("‘%(text)s’ lijkt op een rijksregisternummer. Laat het weg."),
    "date": N_("‘%(text)s’ lijkt op een geboortedatum. Schrijf liever een leeftijd of een jaar."),
    "phone": N_("‘%(text)s’ lijkt op een telefoonnummer. Laat het weg."),
    "address": N_("‘%(text)s’ lijkt op een adres. Schrijf liever alleen de gemeente."),
    "name": N_("‘%(text)s’ lijkt op een naam. Gebruik een schuilnaam of schrijf ‘mijn buurvrouw’."),
}

_GAP: Final = r"[\s./–-]?"
_EMAIL: Final = re.compile(r"(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN: Final = re.compile(rf"(?<!\w)BE\d{{2}}(?:{_GAP}\d){{12}}(?!\d)", re.IGNORECASE)
_NATIONAL: Final = re.compile(
    rf"(?<!\d)\d\d{_GAP}\d\d{_GAP}\d\d{_GAP}\d{{3}}{_GAP}\d\d(?!\d)",
)
# Nine digits for a landline, ten for a mobile; abroad the first 0 gives way to +32.
_PHONE: Final = re.compile(
    r"(?<![\w+])(?<!\d[./–-])(?:(?:\+|00)32[\s./–-]{0,2}(?:\(0\)[\s./–-]{0,2})?|\(?0)"
    r"(?:4(?:[\s./–-]{0,2}\d){8}|[1-9]\)?(?:[\s./–-]{0,2}\d){7})(?!\d)"
)
# Scripts without capitals, such as Arabic, would look like names from beginning to end.
_CAPITALS: Final = "".join(
    char for char in map(chr, range(0x10000)) if char.isalpha() and char.isupper()
)
_NAME: Final = rf"[{_CAPITALS}](?:['’][^\W\d_])?[^\W\d_A-Z]+(?:-[^\W\d_]+)?"


@dataclass(frozen=True, slots=True)
class Hit:
    """What was found at `start` up to `end` of the text; `kind` is a key of `SENTENCES`."""

    kind: str
    start: int
    end: int
    text: str


def ordinary_names(area: str, organisations: Iterable[Organisation]) -> list[str]:
    """Names that tell of nobody: what stands in them is nobody's name."""
    return [area, *(each.name for each in organisations)]


def warnings(text: str, known: Iterable[str] = ()) -> list[Finding]:
    """A sentence for everything in the text that may tell who somebody is.

    `known`: names that tell of nobody, such as those of organisations and of the area.
    """
    found = {(hit.kind, hit.text): hit for hit in hits(text, known)}
    return [
        Finding(f"privacy_{hit.kind}", SENTENCES[hit.kind], "warning", {"text": hit.text})
        for hit in found.values()
    ]


def hits(text: str, known: Iterable[str] = ()) -> list[Hit]:
    """Everything that was found, by place; what lies inside something found before is left out."""
    found = _all(text)
    if all(hit.kind != "name" for hit in found):  # of most texts: what is known need not be read
        return list(found)
    ordinary = _ordinary_words(tuple(known))
    return [hit for hit in found if hit.kind != "name" or not _ordinary(hit.text, ordinary)]


# A screen asks it of every text that it shows, at every click. A cache that is smaller than what is
# shown remembers nothing, so it holds more than the largest wall: at most some 20 MB.
@lru_cache(maxsize=40_000)
def _all(text: str) -> tuple[Hit, ...]:
    taken: list[Hit] = []
    for kind, find in _FINDERS.items():
        for found in find(text):
            if not any(found.start() < hit.end and hit.start < found.end() for hit in taken):
                taken.append(Hit(kind, found.start(), found.end(), found.group()))
    return tuple(sorted(taken, key=lambda hit: hit.start))


def is_national_number(digits: str) -> bool:
    """Eleven digits whose last two are 97 minus the rest modulo 97, and that begin with a date.

    For who was born from 2000 on a 2 is put before the first nine. The month may be raised by 20 or
    40 (numbers for who is not in the national register). Source: royal decree of 3 April 1984.
    """
    if len(digits) != 11 or not (digits.isascii() and digits.isdigit()):
        return False
    if int(digits[2:4]) % 20 > 12 or int(digits[4:6]) > 31:
        return False
    body, check = digits[:9], int(digits[9:])
    return any(97 - int(before + body) % 97 == check for before in ("", "2"))


def _national(text: str) -> Iterator[re.Match[str]]:
    for found in _NATIONAL.finditer(text):
        if is_national_number(re.sub(r"\D", "", found.group())):
            yield found


def _dates(text: str) -> Iterator[re.Match[str]]:
    """A whole date, in figures or with the month as a word, or what follows *geboren op/in*."""
    yield from _date_pattern().finditer(text)


def _addresses(text: str) -> Iterator[re.Match[str]]:
    yield from _address_pattern().finditer(text)


def _names(text: str) -> Iterator[re.Match[str]]:
    """A title with a name, or two words with a capital that do not just begin a sentence.

    At the beginning of a sentence the first capital says nothing: a word that sentences often begin
    with is no part of a name.
    """
    yield from _titled_pattern().finditer(text)
    yield from _pair_pattern().finditer(text)


@cache
def _date_pattern() -> re.Pattern[str]:
    months = _any_of(_listed("months"))
    day, year = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:19|20)\d\d"
    return re.compile(
        rf"(?<![\d./-])(?:{day}[./-](?:0?[1-9]|1[0-2])[./-](?:{year}|\d\d)"
        rf"|{year}[./-](?:0?[1-9]|1[0-2])[./-]{day}"
        rf"|{day}\s+(?:{months})\.?\s+{year})(?![\d/-])"
        rf"|(?<!\w)(?:geboren|geboortedatum|né|née)\W+(?:op|in|le|en)?\W*"
        rf"(?:{day}\W+(?:{months})|{year}|{day}[./-]\d\d?)(?!\w)",
        re.IGNORECASE,
    )


@cache
def _address_pattern() -> re.Pattern[str]:
    streets = _any_of(_listed("streets"))
    ways = _any_of(_listed("ways"))
    number = r",?\s+(?:nr\.?\s*)?\d{1,4}[a-zA-Z]?(?!\w)"
    return re.compile(
        rf"(?<!\w)(?:[A-Z][\w'’-]*\s)?[\w'’-]*(?i:{streets}){number}"
        rf"|(?<!\w)(?:[A-Z][\w'’-]*(?:{ways})|(?:[A-Z][\w'’-]*\s)+(?i:{ways})){number}"
        rf"|(?<!\w)(?i:rue|avenue|chaussée|place)(?:\s[\w'’-]+){{1,4}}?{number}"
    )


@cache
def _titled_pattern() -> re.Pattern[str]:
    """A title and at least one word with a capital, particles between them."""
    titles = _any_of(_listed("titles"))
    return re.compile(rf"(?<!\w)(?i:{titles})\s+{_particles()}{_NAME}(?:\s+{_particles()}{_NAME})*")


@cache
def _pair_pattern() -> re.Pattern[str]:
    openers = _any_of(_listed("openers"))
    return re.compile(
        rf"(?<![\w'’-])(?!(?i:{openers})\b){_NAME}(?:[ \t]+{_particles()}{_NAME})+(?!\w)"
    )


def _particles() -> str:
    return rf"(?:(?i:{_any_of(_listed('particles'))})\s+){{0,3}}"


@cache
def _listed(code: str) -> tuple[str, ...]:
    return tuple(entry("privacy_words", code).data["words"])


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@lru_cache(maxsize=64)
def _ordinary_words(known: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for name in known for word in _words(name))


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


def _ordinary(text: str, known: Collection[str]) -> bool:
    """Whether every word of what looks like a name belongs to a name that tells of nobody."""
    return all(word in known for word in _words(text))


# The surest first: what is found by one is not looked at by the next.
_FINDERS: Final[dict[str, Callable[[str], Iterable[re.Match[str]]]]] = {
    "email": _EMAIL.finditer,
    "iban": _IBAN.finditer,
    "national": _national,
    "date": _dates,
    "phone": _PHONE.finditer,
    "address": _addresses,
    "name": _names,
}
