"""Finding what somebody means by a header or a choice, in any of our languages."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from gbo_core import field
from gbo_core.analysis.likeness import bare
from gbo_core.model import CONCEPTS, Organisation, Person
from gbo_core.words import LANGUAGES, translations

# What else people call a column, beside its name in the code and its titles.
_ALSO: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    Organisation.concept: {
        "name": ("naam", "nom", "partner", "dienst", "stakeholder", "partenaire", "service"),
        "actor": ("soort", "type", "type acteur", "kind of actor", "sorte"),
        "circle": ("kring", "cercle"),
        "sector": ("secteur",),
        "core_group": ("kerngroep", "groupe central", "core"),
        "note": ("opmerking", "opmerkingen", "notitie", "remarque", "remarques", "notes"),
    },
    Person.concept: {
        "name": ("voornaam en naam", "naam en voornaam", "nom et prénom", "nom", "contactpersoon"),
        "organisation": ("dienst", "partner", "service", "partenaire", "organisme"),
        "function": ("rol", "functietitel", "fonction", "job", "role"),
        "part": ("deel", "deel van het werk", "partie", "volet", "part of the work"),
        "skills": ("kan en kent", "vaardigheden", "competenties", "compétences", "talenten"),
    },
}


def plain(text: str) -> str:
    """Text to compare by: lower case, without marks such as * or : and with single spaces."""
    return " ".join(re.sub(r"[^\w’'()-]+", " ", text.casefold().replace("_", " ")).split())


@cache
def headers(concept: str) -> dict[str, str]:
    """Plain header → the field of the concept that it stands for."""
    known: dict[str, str] = {}
    for name, spec in CONCEPTS[concept].typed().items():
        titles = [translations(language).gettext(spec.title) for language in LANGUAGES]
        for word in (name, *titles, *_ALSO.get(concept, {}).get(name, ())):
            known.setdefault(plain(word), name)
    return known


def code_for(among: str, typed: str) -> str | None:
    """The code that somebody means, such as `core` for ‘kern’ and `ocmw` for ‘OCMW’.

    A code or a whole label comes first; else the one label that begins with it, else the one that
    has it among its words. None when there is no such entry, or more than one.
    """
    if not plain(typed):
        return ""
    found = meant(_names(among), typed)
    return found.pop() if len(found) == 1 else None


def called_exactly(among: str, typed: str) -> str:
    """The code whose code or whole label this is, or ''; part of a label is not enough."""
    found = {code for code, name in _names(among) if name == plain(typed)}
    return found.pop() if len(found) == 1 else ""


def meant(names: Iterable[tuple[str, str]], typed: str) -> set[str]:
    """Which of (code, plain name) somebody means: the nearest ways of naming that give any."""
    known = list(names)
    wanted = plain(typed)
    word = re.compile(rf"(?<!\w){re.escape(wanted)}(?!\w)")
    ways = (
        {code for code, name in known if name == wanted},
        {code for code, name in known if name.startswith(wanted)},
        {code for code, name in known if word.search(name)},
    )
    return next(filter(None, ways), set())


@cache
def named_as(among: str) -> tuple[tuple[str, str], ...]:
    """(code, bare name) for every way to name an entry of a list."""
    return tuple((code, bare(name)) for code, name in _names(among))


@cache
def _names(among: str) -> list[tuple[str, str]]:
    """(code, plain name) for each code, label, and label without what stands in brackets."""
    found: list[tuple[str, str]] = []
    for each in field.entries(among):
        labels = [each.label(language) for language in LANGUAGES]
        short = [label.partition("(")[0] for label in labels]
        found += [(each.code, plain(name)) for name in (each.code, *labels, *short)]
    return found
