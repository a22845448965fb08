"""A workshop that comes in from the file of an archive."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from gbo_core.exchange.archive.limits import MOST_BYTES
from gbo_core.exchange.errands import read_file
from gbo_core.store.access import Facilitator
from pages import steps
from pages.parts.apart import wait_for
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _
from web import coming, prepared


def show_bring_in(looker: Facilitator) -> None:
    """Ask for a file; a button brings it in as a new workshop beside the others."""
    st.markdown(
        _(
            "Hebt u het archief van een werktafel? Dan komt die hier in de lijst, met alle "
            "antwoorden en een nieuwe code. Wat er al stond, blijft zoals het is."
        )
    )
    file = st.file_uploader(
        _("Zip-bestand van het archief"), type="zip", max_upload_size=MOST_BYTES // 1_000_000
    )
    if file and st.button(_("Haal dit archief binnen"), type="primary"):
        with showing_refusals():
            go_to(looker, _brought_in(looker, file))


def _brought_in(looker: Facilitator, file: UploadedFile) -> str:
    """The file goes on disk, where it stays until it is read: the browser's copy goes with it.

    It stands among the files that are gone when the server starts: it holds what people answered.
    """
    folder = TemporaryDirectory(dir=prepared.folder())
    archive = Path(folder.name) / "archive.zip"
    with archive.open("wb") as target:
        shutil.copyfileobj(file, target)
    args = (read_file, archive, looker.id, looker.language)
    once = file.file_id
    return wait_for(coming.begin(looker.id, once, *args, press=once, after=folder.cleanup))


def go_to(looker: Facilitator, workshop_id: str) -> None:
    """Open a workshop that was just made, on its road."""
    who.open_(looker, workshop_id)
    say_later(_("De werktafel staat klaar."))
    st.switch_page(steps.ROAD.file)
