"""A file that somebody uploads, or text that they paste: whatever program it came from."""

import re
from collections.abc import Sequence
from typing import Final

from gbo_core.exchange.office.workbook_in import Workbook, open_workbook
from gbo_core.exchange.tables_in.bad_table import BadTable
from gbo_core.exchange.tables_in.text_in import decoded
from gbo_core.words import LANGUAGES, N_, translations

_ZIP, _OLD_OFFICE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_DOCUMENT: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<(?:!doctype|html|head|body|table|meta|style|\?xml|!--)|\{\\rtf|%PDF-)",
    re.IGNORECASE,
)
# Data for programs (JSON): as lines of a list each bracket would become a name.
_JSON: Final = re.compile(r"\ufeff?\s*(?:\[\s*[\[{\"]|\{\s*\")")
_MEGABYTE: Final = 1_000_000
_NO_TABLE: Final = N_(
    "Dit is een webpagina of een ander document. Open het in Excel en bewaar als xlsx."
)


def opened(
    content: bytes | str,
    most_bytes: int,
    sheet: str = "",
    likely: Sequence[str] = (),
    most_rows: int = 200_000,
) -> Workbook | str:
    """An Excel workbook, or else the text. Raises BadTable.

    `sheet` is the one that somebody chose; `likely` are marked titles, in any language, of the one
    that they mean otherwise.
    """
    if len(content) > most_bytes:
        sentence = N_("Dit bestand is te groot: hoogstens %(n)d MB.")
        raise BadTable(sentence, n=most_bytes // _MEGABYTE)
    if isinstance(content, str):
        return _text(content)
    if content.startswith(_ZIP):
        return open_workbook(content, sheet, _called(likely), most_rows)
    if content.startswith(_OLD_OFFICE):
        raise BadTable(
            N_("Dit is een oud of beveiligd Excel-bestand. Bewaar het als xlsx, zonder wachtwoord.")
        )
    if _DOCUMENT.match(content):
        raise BadTable(_NO_TABLE)
    return _text(decoded(content))


def _text(content: str) -> str:
    """Raises BadTable for what no person would call a list."""
    if _JSON.match(content):
        raise BadTable(_NO_TABLE)
    return content.removeprefix("\ufeff")


def _called(titles: Sequence[str]) -> list[str]:
    """The titles as sheets in each language are called, in small letters."""
    return [
        translations(language).gettext(title)[:28].casefold()
        for title in titles
        for language in LANGUAGES
    ]
