"""Streamlit's own English words, which no setting changes, in the reader's language."""

import json
from typing import Final

from gbo_core.words import DEFAULT_LANGUAGE, LANGUAGES, N_, translations

_UPLOADER: Final = '[data-testid="stFileUploader"]'

# Where the words stand → what stands there instead.
_INSTEAD: Final = {
    '[data-testid="stSkipToContent"]': N_("Ga naar de inhoud"),
    f'{_UPLOADER} [data-testid="stBaseButton-secondary"] p': N_("Kies een bestand"),
}
# Beneath a file that was refused before we could look at it.
_REFUSED: Final = N_(
    "Dit bestand is niet aangekomen: te groot, van een andere soort, meer dan één tegelijk, of de "
    "verbinding viel weg. Kies het opnieuw."
)


def words_css() -> str:
    """A stylesheet that shows our words; pages say in which language they are."""
    hidden = "".join(f"{where}{{font-size:0!important}}\n" for where in _INSTEAD)
    return hidden + "".join(_in_language(code) for code in LANGUAGES)


def _in_language(code: str) -> str:
    say = translations(code).gettext
    root = "" if code == DEFAULT_LANGUAGE else f":root:lang({code}) "
    shown = "".join(
        f"{root}{where}::after{{font-size:1rem;content:{_quoted(say(words))}}}\n"
        for where, words in _INSTEAD.items()
    )
    refused = f'{_UPLOADER}:has([role="alert"])::after'
    return f"{shown}{root}{refused}{{display:block;content:{_quoted(say(_REFUSED))}}}\n"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
