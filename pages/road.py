"""De weg: every step with what is in order and what is missing, and the way on."""

import streamlit as st

from gbo_core.steps.standing import Standing
from gbo_core.store import open_store
from pages import steps
from pages.parts.findings import show_findings
from pages.shell import who
from pages.shell.say import _, n_, plain


def show_step(number: int, step: steps.Step, standing: Standing) -> None:
    with st.container(border=True):
        st.subheader(f"{number}. {_(step.screen.title)}", anchor=False)
        st.markdown(_(step.purpose))
        st.progress(standing.share, text=how_far(standing))
        show_findings([*standing.missing, *standing.warnings])
        if standing.fine:
            with st.expander(_("In orde (%(n)d)") % {"n": len(standing.fine)}):
                show_findings(standing.fine)
        words = _("Verder met deze stap") if standing.missing else _("Deze stap bekijken")
        if st.button(words, type="primary", icon=":material/arrow_forward:", key=step.word):
            st.switch_page(step.screen.file)


def how_far(standing: Standing) -> str:
    missing, warnings = len(standing.missing), len(standing.warnings)
    if missing:
        return n_("Er ontbreekt nog %(n)d punt.", "Er ontbreken nog %(n)d punten.", missing) % {
            "n": missing
        }
    if warnings:
        return n_(
            "Niets ontbreekt. Kijk nog naar %(n)d punt.",
            "Niets ontbreekt. Kijk nog naar %(n)d punten.",
            warnings,
        ) % {"n": warnings}
    return _("Alles is in orde.")


workshop = who.workshop()
st.title(plain(workshop.name), anchor=False)
st.markdown(
    _("De stappen hoeven niet in volgorde, en u mag elke stap opnieuw doen. Dit is hoe ver u bent.")
)
for number, step in enumerate(steps.STEPS, start=1):
    show_step(number, step, open_store().read(step.standing, workshop.id))
