"""Waar dit terugkomt: what later refers to a record, with the way there."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from gbo_core import field
from gbo_core.model import CONCEPTS, Note, Record
from gbo_core.store.thread import Reference
from pages.shell.say import _, language, n_, plain
from pages.shell.section import PARAMETER
from pages.steps import PLACES

LONGEST = 80


def show_thread(found: Iterable[Reference], *, without: Iterable[str] = ()) -> None:
    """A link a kind of record, such as *SWOT: …*; nothing at all when nothing refers to it."""
    groups: dict[str, list[str]] = {}
    for each in found:
        if each.concept not in without:
            groups.setdefault(each.concept, []).append(_label(each))
    notes = groups.pop(Note.concept, [])
    if groups:
        _show_groups(groups)
    if notes:
        _show_notes(notes)


def _show_groups(groups: Mapping[str, list[str]]) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.caption(_("Komt terug in:"), width="content")
        for concept, labels in groups.items():
            _show(concept, labels)


def _show(concept: str, labels: list[str]) -> None:
    title = _(CONCEPTS[concept].facts.title)
    names = ", ".join(dict.fromkeys(labels))
    words = plain(_("%(kind)s (%(names)s)") % {"kind": title, "names": names})
    if concept not in PLACES:
        st.caption(words, width="content")
        return
    file, part = PLACES[concept]
    here = {"w": str(st.session_state["workshop"]), PARAMETER: part}
    st.page_link(file, label=words, icon=":material/arrow_forward:", query_params=here)


def _show_notes(said: Sequence[str]) -> None:
    """A line a note, in all its words: what the group merged is read again here."""
    n = len(said)
    title = n_("Hierin zit %(n)d briefje:", "Hierin zitten %(n)d briefjes:", n) % {"n": n}
    st.caption("\n".join([title, "", *(f"- {plain(each)}" for each in said)]))


def _label(reference: Reference) -> str:
    among = _list_of(CONCEPTS[reference.concept])
    if among and reference.label:
        return field.entry(among, reference.label).label(language())
    cut = reference.label[: LONGEST - 1] + "…"
    whole = reference.concept == Note.concept or len(reference.label) <= LONGEST
    return reference.label if whole else cut


def _list_of(kind: type[Record]) -> str:
    """The list of the field whose codes such records are known by, '' where it is their words."""
    specs = kind.specs()
    return next((specs[name].among for name in kind.facts.known_by), "")
