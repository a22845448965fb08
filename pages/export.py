"""Export: take the workshop along, share it, or bring one in."""

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

import streamlit as st
from sqlalchemy import Connection

from gbo_core.exchange import package, research
from gbo_core.live import rounds
from gbo_core.model.round import State
from gbo_core.store import access, open_store
from gbo_core.store.workshops import Workshop
from pages import who
from pages.home.bring_in import show_bring_in
from pages.say import _, language, n_, plain

BUSY = {State.OPEN, State.PAUSED}
Make = Callable[[Connection, str, IO[bytes], str], None]


@dataclass(frozen=True)
class Offer:
    """One file to take along: what it is called, what it holds, and how it is made."""

    title: str
    words: str
    button: str
    file: str
    make: Make
    warnings: tuple[str, ...] = ()  # who may be known from it


def show(offer: Offer, workshop: Workshop) -> None:
    with st.container(border=True, height="stretch"):
        st.subheader(offer.title, anchor=False)
        st.markdown(offer.words)
        for warning in offer.warnings:
            st.warning(warning, icon=":material/visibility_off:")
        st.download_button(
            offer.button,
            data=later(workshop, offer.make),
            file_name=file_name(workshop, offer.file),
            icon=":material/download:",
            type="primary",
            help=" ".join(offer.warnings) or None,
            on_click="ignore",
        )


def later(workshop: Workshop, make: Make) -> Callable[[], bytes]:
    """A function that makes the file when somebody asks for it, after the screen has run.

    It checks again who asks: the tab may have been logged out since.
    """
    token, chosen = who.token(), language()

    def checked(connection: Connection) -> bytes:
        access.check_access(connection, access.who(connection, token).id, workshop.id)
        target = io.BytesIO()
        make(connection, workshop.id, target, chosen)
        return target.getvalue()

    return lambda: open_store().read(checked)


def file_name(workshop: Workshop, ending: str) -> str:
    """Such as `gbo-deinze-2026-11-22-archief.zip`: plain letters that every system takes."""
    letters = unicodedata.normalize("NFKD", workshop.name).encode("ascii", "ignore").decode()
    short = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60]
    return f"{short or 'werktafel'}-{datetime.now(UTC):%Y-%m-%d}-{ending}"


def who_answered_what(workshop: Workshop) -> tuple[str, ...]:
    """The warnings of a file that holds every answer with whose it is."""
    asked = open_store().read(rounds.load, workshop.id)
    n = sum(each.state in BUSY for each in asked)
    always = _("Hierin staat wie wat antwoordde, ook zonder naam. Geef dit bestand niet door.")
    if not n:
        return (always,)
    busy = n_(
        "Er loopt nog %(n)d stemming. Hierin staan ook de stemmen die nog niet getoond zijn.",
        "Er lopen nog %(n)d stemmingen. Hierin staan ook de stemmen die nog niet getoond zijn.",
        n,
    )
    return (always, busy % {"n": n})


workshop = who.workshop()
warnings = who_answered_what(workshop)
offers = (
    Offer(
        _("Om te delen"),
        _(
            "Voor partners: hoe vaak elk antwoord gegeven is, en nooit alles wat één iemand "
            "antwoordde. Stemmingen die nog niet getoond zijn, staan er niet in."
        ),
        _("Download om te delen"),
        _("delen.zip"),
        package.share,
    ),
    Offer(
        _("Voor een onderzoeker"),
        _(
            "Hele antwoorden. Wie zonder naam stemde, staat er zonder naam en organisatie in, met "
            "een nieuw kenmerk in elke stemming en in elke export."
        ),
        _("Download voor onderzoek"),
        _("onderzoek.zip"),
        package.research,
        (_(research.ALOUD),),
    ),
    Offer(
        _("Archief voor uzelf"),
        _(
            "Alles wat in de werktafel staat. Bewaar het veilig. Wie het hier binnenhaalt, krijgt "
            "dezelfde werktafel."
        ),
        _("Download het archief"),
        _("archief.zip"),
        package.archive,
        warnings,
    ),
    Offer(
        _("Werkboek voor Excel"),
        _(
            "Hetzelfde als het archief, in één bestand met een blad per lijst, met woorden in "
            "plaats van codes. Alleen om te lezen: het komt hier niet meer binnen."
        ),
        _("Download het werkboek"),
        _("werkboek.xlsx"),
        package.workbook,
        warnings,
    ),
)

st.title(_("Export"), anchor=False)
st.markdown(plain(workshop.name))
for pair in (offers[:2], offers[2:]):
    for column, offer in zip(st.columns(2), pair, strict=True):
        with column:
            show(offer, workshop)
with st.expander(_("Archief binnenhalen"), icon=":material/upload:"):
    show_bring_in(who.facilitator())
