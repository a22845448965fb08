"""A file that somebody uploads, or text that they paste: whatever program it came from."""

from typing import Final

from gbo_core.exchange.bad_table import BadTable
from gbo_core.exchange.workbook_in import Workbook
from gbo_core.words import N_

_ZIP, _OLD_OFFICE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
_MEGABYTE: Final = 1_000_000


def opened(content: bytes | str, most_bytes: int) -> Workbook | str:
    """An Excel workbook, or else the text. Raises BadTable."""
    if len(content) > most_bytes:
        sentence = N_("Dit bestand is te groot: hoogstens %(n)d MB.")
        raise BadTable(sentence, n=most_bytes // _MEGABYTE)
    if isinstance(content, str):
        return content.removeprefix("\ufeff")
    if content.startswith(_ZIP):
        return Workbook(content)
    if content.startswith(_OLD_OFFICE):
        raise BadTable(
            N_("Dit is een oud of beveiligd Excel-bestand. Bewaar het als xlsx, zonder wachtwoord.")
        )
    return _decoded(content)


def _decoded(content: bytes) -> str:
    """The text of a file, in the encodings that spreadsheets write. Raises BadTable."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    if b"\0" in content:
        raise BadTable
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
