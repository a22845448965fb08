"""The words that a person sees: Dutch in the code, French and English in `locale/`.

The Dutch sentence is itself the key of the catalogues, so Dutch needs no catalogue and a
missing translation shows a Dutch sentence instead of nothing.
"""

import gettext
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES: Final = {"nl": "Nederlands", "fr": "Français", "en": "English"}
DEFAULT_LANGUAGE: Final = "nl"
CATALOGUES: Final = Path(__file__).resolve().parent.parent / "locale"


def N_(text: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """Mark a sentence for translation and return it as it is; the screen translates it."""
    return text


def nN_(one: str, several: str) -> tuple[str, str]:  # noqa: N802 - as `N_`
    """Mark a sentence about a number of things; the screen translates it for that number."""
    return one, several


def form_of(number: float, language: str) -> int:
    """A whole number that takes the form of a noun which `number` takes: 1,5 dagen, 1,5 jour.

    In French a noun stands in the plural from two on, in Dutch and English for all but one.
    """
    return int(number) if number == int(number) or language == "fr" else 2


class _Catalogue(gettext.GNUTranslations):
    """A catalogue in which the empty text stays empty: gettext keeps its header there."""

    def gettext(self, message: str) -> str:
        return super().gettext(message) if message else ""


@cache
def translations(language: str) -> gettext.NullTranslations:
    """Return the words of a language; Dutch, and a language that we lack, say what the code says.

    The `.po` file is compiled in memory, so that nobody can forget to compile it.
    """
    if language == DEFAULT_LANGUAGE or language not in LANGUAGES:
        return gettext.NullTranslations()
    compiled = BytesIO()
    with (CATALOGUES / language / "LC_MESSAGES" / "gbo.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return _Catalogue(compiled)


def best_language(accept_language: str | None) -> str:
    """Choose the language that a browser prefers among ours.

    Takes an `Accept-Language` header or a single locale: `"fr-BE,fr;q=0.9,nl;q=0.5"` gives `fr`.
    Whatever cannot be understood is passed over; without a match it is Dutch.
    """
    wishes = [_wish(part) for part in (accept_language or "").split(",")]
    known = [(weight, code) for weight, code in wishes if weight > 0 and code in LANGUAGES]
    return max(known, key=lambda wish: wish[0])[1] if known else DEFAULT_LANGUAGE


def _wish(part: str) -> tuple[float, str]:
    locale, _, parameter = part.partition(";")
    weight = parameter.strip().removeprefix("q=") or "1"
    try:
        return float(weight), locale.strip().replace("_", "-").split("-")[0].lower()
    except ValueError:
        return 0, ""
