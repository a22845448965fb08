"""Streamlit's own English words, which no setting changes, in the reader's language."""

import json
from typing import Final

from gbo_core.words import DEFAULT_LANGUAGE, LANGUAGES, N_, translations

_UPLOADER: Final = '[data-testid="stFileUploader"]'
# What Streamlit says → what we say; behind a space comes a name. `words.js` puts them in place.
_INSTEAD: Final = {
    "Skip to main content": N_("Ga naar de inhoud"),
    "Upload": N_("Kies een bestand"),
    "Add files": N_("Kies een bestand"),
    "file upload": N_("Kies een bestand"),
    "Close": N_("Sluit"),
    "Sidebar": N_("Menu"),
    "App pages": N_("Schermen"),
    "Collapse sidebar": N_("Verberg het menu"),
    "Expand sidebar": N_("Toon het menu"),
    "Navigate to home page": N_("Naar de start"),
    "Link to heading": N_("Link naar deze titel"),
    "Copy column name": N_("Kopieer de naam"),
    "Choose an option": N_("Kies uit de lijst"),
    "Choose options": N_("Kies uit de lijst"),
    "No results": N_("Niets gevonden"),
    "Selected values": N_("Gekozen"),
    "Clear all": N_("Kies niets"),
    "Clear value": N_("Maak leeg"),
    "Open": N_("Toon de lijst"),
    "Remove ": N_("Haal weg:"),
    "Help for ": N_("Uitleg bij:"),
    "Increment": N_("Eén meer"),
    "Decrement": N_("Eén minder"),
    "Fullscreen": N_("Op het hele scherm"),
    "Fullscreen: ": N_("Op het hele scherm:"),
    "Close fullscreen": N_("Weer klein"),
    "Close fullscreen: ": N_("Weer klein:"),
    "Search": N_("Zoek"),
    "Search: ": N_("Zoek:"),
    "Close Search": N_("Stop met zoeken"),
    "Next Result": N_("Volgende"),
    "Previous Result": N_("Vorige"),
    "Dataframe column menu": N_("Menu van deze kolom"),
    "Sort ascending": N_("Sorteer van A naar Z"),
    "Sort descending": N_("Sorteer van Z naar A"),
    "Autosize": N_("Maak zo breed als nodig"),
    "Pin column": N_("Zet vast, vooraan"),
    "Unpin column": N_("Maak los"),
}
# Beneath a file that was refused before we could look at it.
_REFUSED: Final = N_(
    "Dit bestand is niet aangekomen: te groot, van een andere soort, meer dan één tegelijk, of de "
    "verbinding viel weg. Kies het opnieuw."
)


def own_words(language: str) -> str:
    """What `words.js` says instead, as JSON; what goes before a name keeps its space."""
    say = translations(language).gettext
    return json.dumps({en: say(w) + en[len(en.rstrip()) :] for en, w in _INSTEAD.items()})


def words_css() -> str:
    """A stylesheet that shows our words; pages say in which language they are."""
    return "".join(_in_language(code) for code in LANGUAGES)


def _in_language(code: str) -> str:
    root = "" if code == DEFAULT_LANGUAGE else f":root:lang({code}) "
    refused = f'{_UPLOADER}:has([role="alert"])::after'
    words = json.dumps(translations(code).gettext(_REFUSED), ensure_ascii=False)
    return f"{root}{refused}{{display:block;content:{words}}}\n"
