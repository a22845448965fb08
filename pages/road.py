"""De weg: every step with what is in order and what is missing, and the way on."""

import streamlit as st

from gbo_core.analysis.stakeholders import Finding
from gbo_core.store import open_store
from pages import steps, who
from pages.say import _, language, n_, plain
from pages.standing import Standing

SIGNS = {
    "fine": ":green[:material/check_circle:]",
    "warning": ":orange[:material/error:]",
    "missing": ":red[:material/radio_button_unchecked:]",
}


def show_step(number: int, step: steps.Step, standing: Standing) -> None:
    with st.container(border=True):
        st.subheader(f"{number}. {_(step.screen.title)}", anchor=False)
        st.markdown(_(step.purpose))
        st.progress(standing.share, text=how_far(standing))
        for finding in standing.findings:
            st.markdown(f"{SIGNS[finding.level]} {words_of(finding)}")
        st.page_link(
            step.screen.file,
            label=_("Verder met deze stap") if standing.missing else _("Deze stap bekijken"),
            icon=":material/arrow_forward:",
        )


def how_far(standing: Standing) -> str:
    missing = len(standing.missing)
    if not missing:
        return _("Alles is in orde.")
    return n_("Nog %(n)d punt te doen", "Nog %(n)d punten te doen", missing) % {"n": missing}


def words_of(finding: Finding) -> str:
    """A finding in words; names that somebody typed are shown letter by letter."""
    known = finding.words(language())
    safe = {name: plain(word) if isinstance(word, str) else word for name, word in known.items()}
    return _(finding.sentence) % safe


workshop = who.workshop()
store = open_store()
st.title(plain(workshop.name))
st.markdown(
    _("De stappen hoeven niet in volgorde, en u mag elke stap opnieuw doen. Dit is hoe ver u bent.")
)
for number, step in enumerate(steps.STEPS, start=1):
    show_step(number, step, store.read(step.standing, workshop.id))
