"""The way in for figures: a file or pasted cells, first shown as we read them, then stored."""

from collections.abc import Sequence
from typing import cast

import streamlit as st

from gbo_core.exchange.figures_in import Options, Preview, read
from gbo_core.model import Series
from pages.environment.figures.correct import correct, corrected
from pages.environment.figures.preview import show_preview
from pages.environment.figures.store import offer, pasted_form
from pages.parts.brought import brought, digest
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _

KINDS = ["csv", "txt", "tsv", "xlsx", "xlsm", "xls"]  # the last two get a sentence of their own


def bring_in(here: Here, known: Sequence[Series]) -> None:
    """Ask for a table; nothing is stored before its preview was seen."""
    with st.expander(_("Cijfers binnenhalen"), icon=":material/upload:", expanded=not known):
        st.caption(
            _(
                "Kies een bestand van Provincies in Cijfers, Statbel of uzelf, of plak cellen uit "
                "Excel. U ziet eerst wat we erin lezen; er wordt pas iets bewaard wanneer u dat "
                "zegt. Zet er geen gegevens van cliënten in."
            )
        )
        form = pasted_form(here.workshop)
        key = f"figures_in_{here.workshop.id}_{form.turn}"
        file = st.file_uploader(_("Bestand (CSV of Excel)"), type=KINDS, key=f"{key}_file")
        pasted = st.text_area(
            _("Of plak hier uw tabel"),
            form.value("text"),
            height=100,
            **form.widget("text"),
        )
        content = brought(file, pasted)
        if not content.strip():
            return
        with showing_refusals():
            own = f"{key}_{digest(content)}"
            found = _read(file.name if file else "", content, corrected(own), own)
            show_preview(found)
            correct(found, own)
            offer(here, known, found, own)


def _read(name: str, content: bytes | str, options: Options, key: str) -> Preview:
    """What the file holds; read once for as long as nothing is corrected. Raises BadTable."""
    kept, found = st.session_state.get("figures_read", (None, None))
    if kept != (key, options) or found is None:
        found = read(name, content, options)
        st.session_state["figures_read"] = (key, options), found
    return cast("Preview", found)
