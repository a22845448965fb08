"""Export: take the workshop along, share it, or bring one in."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from gbo_core.exchange.share import research
from gbo_core.live import rounds
from gbo_core.model.round import State
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages.home.bring_in import show_bring_in
from pages.parts.prepared import show_prepared
from pages.shell import who
from pages.shell.say import _, n_, plain

BUSY = {State.OPEN, State.PAUSED}


@dataclass(frozen=True)
class Offer:
    """One file to take along: what it is called, what it holds, and its kind (see `errands`)."""

    title: str
    words: str
    make: str
    fetch: str
    file: str
    kind: str
    warnings: tuple[str, ...] = ()  # who may be known from it


def show(offer: Offer, workshop: Workshop) -> None:
    with st.container(border=True, height="stretch"):
        st.header(offer.title, anchor=False)
        st.markdown(offer.words)
        for warning in offer.warnings:
            st.warning(warning, icon=":material/visibility_off:")
        show_prepared(
            workshop,
            offer.kind,
            file_name(workshop, offer.file),
            (offer.make, offer.fetch),
            " ".join(offer.warnings),
        )


def file_name(workshop: Workshop, ending: str) -> str:
    """Such as `gbo-deinze-2026-11-22-archief.zip`: plain letters that every system takes."""
    letters = unicodedata.normalize("NFKD", workshop.name).encode("ascii", "ignore").decode()
    short = re.sub(r"[^a-z0-9]+", "-", letters.lower()).strip("-")[:60]
    return f"{short or 'werktafel'}-{datetime.now(UTC):%Y-%m-%d}-{ending}"


def who_answered_what(workshop: Workshop) -> tuple[str, ...]:
    """The warnings of a file that holds every answer with whose it is."""
    asked = open_store().read(rounds.load, workshop.id)
    n = sum(each.state in BUSY for each in asked)
    always = _(
        "Hierin staat wie wat antwoordde, ook in stemmingen zonder naam. Geef dit bestand niet "
        "door."
    )
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
        _("Maak de export om te delen"),
        _("Download om te delen"),
        _("delen.zip"),
        "share",
    ),
    Offer(
        _("Voor een onderzoeker"),
        _(
            "Hele antwoorden. Wie zonder naam stemde, staat er zonder naam en organisatie in, met "
            "een nieuw kenmerk in elke stemming en in elke export."
        ),
        _("Maak de export voor onderzoek"),
        _("Download voor onderzoek"),
        _("onderzoek.zip"),
        "research",
        (_(research.ALOUD),),
    ),
    Offer(
        _("Archief voor uzelf"),
        _(
            "Alles wat in de werktafel staat. Bewaar het veilig. Wie het hier binnenhaalt, krijgt "
            "dezelfde werktafel."
        ),
        _("Maak het archief"),
        _("Download het archief"),
        _("archief.zip"),
        "archive",
        warnings,
    ),
    Offer(
        _("Werkboek voor Excel"),
        _(
            "Hetzelfde als het archief, in één bestand met een blad per lijst, met woorden in "
            "plaats van codes. De organisaties en de personen eruit kunt u bij ‘Rond de tafel’ "
            "weer inlezen; de hele werktafel komt alleen uit het archief terug."
        ),
        _("Maak het werkboek"),
        _("Download het werkboek"),
        _("werkboek.xlsx"),
        "workbook",
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
