"""Waar dit terugkomt: what later refers to a record, in words."""

from collections.abc import Iterable, Mapping

import streamlit as st

from gbo_core import field
from gbo_core.exchange.layout import ARCHIVE
from gbo_core.model import CONCEPTS
from gbo_core.store.thread import Reference
from pages.say import _, language, plain

# Their labels are codes of these lists.
_CODED = {"decision": "axes", "involvement": "phases"}
LONGEST = 80


def show_thread(found: Iterable[Reference], *, without: Iterable[str] = ()) -> None:
    """One line a kind of record, such as *SWOT: …*; nothing at all when nothing refers to it."""
    groups: dict[str, list[str]] = {}
    for each in found:
        if each.concept not in without:
            groups.setdefault(each.concept, []).append(_label(each))
    if not groups:
        return
    lines = "; ".join(_line(concept, labels) for concept, labels in groups.items())
    st.caption(plain(_("Komt terug in: %(places)s") % {"places": lines}))


def _line(concept: str, labels: list[str]) -> str:
    counted: Mapping[str, None] = dict.fromkeys(labels)
    title = _(ARCHIVE[CONCEPTS[concept].plural].title)
    return _("%(kind)s (%(names)s)") % {"kind": title, "names": ", ".join(counted)}


def _label(reference: Reference) -> str:
    if reference.concept in _CODED and reference.label:
        return field.entry(_CODED[reference.concept], reference.label).label(language())
    cut = reference.label[: LONGEST - 1] + "…"
    return reference.label if len(reference.label) <= LONGEST else cut
