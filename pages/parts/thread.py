"""Waar dit terugkomt: what later refers to a record, with the way there."""

from collections.abc import Iterable
from typing import Final

import streamlit as st

from gbo_core import field
from gbo_core.exchange.layout import ARCHIVE
from gbo_core.model import CONCEPTS
from gbo_core.store.thread import Reference
from pages.parts.section import PARAMETER
from pages.say import _, language, plain

# Their labels are codes of these lists.
_CODED: Final = {"decision": "axes", "involvement": "phases"}
_TABLE, _OUTLOOK, _USERS = "stakeholders.py", "environment.py", "users.py"
# Concept → the screen and its part where such records stand. Notes stand where they were asked.
_PLACES: Final = {
    "challenge": (_OUTLOOK, "confrontation"),
    "decision": (_OUTLOOK, "standing"),
    "evidence": (_OUTLOOK, "figures"),
    "factor": (_OUTLOOK, "factors"),
    "insight": (_USERS, "insights"),
    "interview": (_USERS, "interviews"),
    "involvement": (_TABLE, "phases"),
    "journey": (_USERS, "journeys"),
    "person": (_TABLE, "persons"),
    "persona": (_USERS, "personas"),
    "questionnaire": (_USERS, "questions"),
    "step": (_USERS, "journeys"),
    "swot": (_OUTLOOK, "confrontation"),
}
LONGEST = 80


def show_thread(found: Iterable[Reference], *, without: Iterable[str] = ()) -> None:
    """A link a kind of record, such as *SWOT: …*; nothing at all when nothing refers to it."""
    groups: dict[str, list[str]] = {}
    for each in found:
        if each.concept not in without:
            groups.setdefault(each.concept, []).append(_label(each))
    if not groups:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Komt terug in:"), width="content")
        for concept, labels in groups.items():
            _show(concept, labels)


def _show(concept: str, labels: list[str]) -> None:
    title = _(ARCHIVE[CONCEPTS[concept].plural].title)
    names = ", ".join(dict.fromkeys(labels))
    words = plain(_("%(kind)s (%(names)s)") % {"kind": title, "names": names})
    if concept not in _PLACES:
        st.caption(words, width="content")
        return
    file, part = _PLACES[concept]
    here = {"w": str(st.session_state["workshop"]), PARAMETER: part}
    st.page_link(file, label=words, icon=":material/arrow_forward:", query_params=here)


def _label(reference: Reference) -> str:
    if reference.concept in _CODED and reference.label:
        return field.entry(_CODED[reference.concept], reference.label).label(language())
    cut = reference.label[: LONGEST - 1] + "…"
    return reference.label if len(reference.label) <= LONGEST else cut
