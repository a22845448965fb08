"""What is said of any table that somebody brings: its sheets, and rows by their number."""

import hashlib
from collections.abc import Iterator, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gbo_core.exchange.office.workbook_unseen import Unseen
from pages.shell.say import _, n_

MOST_NAMED = 12  # stretches of rows that one sentence names


def brought(file: UploadedFile | None, pasted: str) -> bytes | str:
    """What is in the file, else what was pasted; of an empty file it says so."""
    content = file.getvalue() if file else pasted
    if file and not content.strip():
        st.warning(_("Dit bestand is leeg."))
    return content


def digest(content: bytes | str) -> str:
    """Something short that stands for a file: what was read of it belongs to this one only."""
    whole = content.encode() if isinstance(content, str) else content
    return hashlib.sha256(whole).hexdigest()[:12]


def rows_named(rows: Sequence[int]) -> str:
    """Rows by their number, such as ‘rij 3’ or ‘rijen 3, 5–9’."""
    words = n_("rij %(which)s", "rijen %(which)s", len(rows))
    parts = list(_stretches(sorted(rows)))
    more = " …" if len(parts) > MOST_NAMED else ""
    return words % {"which": ", ".join(parts[:MOST_NAMED]) + more}


def _stretches(rows: Sequence[int]) -> Iterator[str]:
    first = last = 0
    for row in (*rows, 0):
        if first and row == last + 1:
            last = row
            continue
        if first:
            yield str(first) if first == last else f"{first}–{last}"
        first = last = row


def about_sheets(sheet: str, hidden: Sequence[str], unseen: Unseen) -> Iterator[str]:
    """Which sheet is read, also where Excel does not show it, and which ones never are."""
    if sheet:
        yield _("Blad ‘%(sheet)s’.") % {"sheet": sheet}
    if hidden:
        yield _("Verborgen bladen lezen we niet: %(names)s.") % {"names": ", ".join(hidden)}
    if unseen.rows:
        sentence = _("In Excel verborgen of weggefilterd, en hier toch gelezen: %(rows)s.")
        yield sentence % {"rows": rows_named(unseen.rows)}
    if unseen.columns:
        sentence = _("Verborgen kolommen, en hier toch gelezen: %(names)s.")
        yield sentence % {"names": ", ".join(unseen.columns[:MOST_NAMED])}
