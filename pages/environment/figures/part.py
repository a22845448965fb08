"""Cijfers: series from outside, beside other areas and over time, and laid beside a factor."""

import streamlit as st

from gbo_core.model import Series
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from pages.environment.figures.attach import attach
from pages.environment.figures.bring import bring_in
from pages.environment.figures.compare import compare
from pages.environment.figures.series import choose
from pages.shell.here import Here
from pages.shell.say import _


def figures(here: Here) -> None:
    """What is known in figures; below it the way in for more."""
    known = here.read(records.load, Series)
    known.sort(key=lambda series: alphabetical(series.title))
    if known:
        chosen = choose(here, known)
        compare(here, chosen)
        attach(here, chosen)
    else:
        st.info(
            _(
                "Nog geen cijfers. Zoek een tabel op provincies.incijfers.be (kies ‘Excel’ of "
                "‘CSV’ bij de tabel) of op statbel.fgov.be (open data), bewaar ze op uw computer "
                "en kies ze hieronder. Een eigen tabel met een gebied, een jaar en een getal kan "
                "ook."
            ),
            icon=":material/query_stats:",
        )
    bring_in(here, known)
