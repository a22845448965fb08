"""De weg: every step with what is in order and what is missing, and the way on."""

from typing import Literal

import streamlit as st

from gbo_core.steps.standing import Standing
from gbo_core.store import open_store
from pages import steps
from pages.parts.findings import list_findings
from pages.shell import who
from pages.shell.say import _, n_, plain

AT_ONCE = 3  # findings of the step to go on with


def show_step(number: int, step: steps.Step, standing: Standing, *, is_next: bool) -> None:
    """A step; only the one to go on with says what to do first."""
    with st.container(border=True):
        st.header(f"{number}. {_(step.screen.title)}", anchor=False)
        st.markdown(_(step.purpose))
        asking = [*standing.missing, *standing.warnings]
        first = asking[:AT_ONCE] if is_next else []
        rest = [*asking[len(first) :], *standing.fine]
        st.progress(standing.share, text=how_far(standing) if is_next else None)
        list_findings(first)
        title = _("Toon ook de rest (%(n)d)") % {"n": len(rest)} if is_next else how_far(standing)
        if rest:
            with st.expander(title, key=f"rest_{step.word}"):
                list_findings(rest)
        words = _("Verder met deze stap") if standing.missing else _("Deze stap bekijken")
        kind: Literal["primary", "secondary"] = "primary" if is_next else "secondary"
        if st.button(words, type=kind, icon=":material/arrow_forward:", key=step.word):
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
st.markdown(_("Elke volgorde mag, en elke stap mag opnieuw."))
found = [open_store().read(step.standing, workshop.id) for step in steps.STEPS]
behind = next((n for n, standing in enumerate(found) if standing.missing), 0)
for place, (step, standing) in enumerate(zip(steps.STEPS, found, strict=True)):
    show_step(place + 1, step, standing, is_next=place == behind)
