"""Work on what is on the wall: merge, take apart, move, word better."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.live import wall
from gbo_core.live.methods.notes import parts
from gbo_core.live.subjects import SUBJECTS
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.store import open_store, records
from pages.charts.reading import frame
from pages.say import _, n_
from pages.wall import deeds
from pages.wall.board import part_label, section_label

ROW_HEIGHT = 56  # two lines of a note


def work(found: Wall, by: str) -> None:
    """Choose notes in the table; what can be done with them stands under it."""
    st.subheader(_("Werk aan het bord"))
    st.caption(_what_to_do(found))
    shown = _chosen_list(found)
    if not shown:
        st.info(_("Hier staat nog niets."))
        return
    notes = _table(found, shown)
    if notes:
        _actions(found, notes, by)


def _what_to_do(found: Wall) -> str:
    if found.round.subject == "stage":
        return _(
            "Vink briefjes aan die over hetzelfde gaan en maak er één inzicht van. Elk briefje "
            "blijft bewaard, met wie het schreef."
        )
    return _(
        "Vink briefjes aan die over hetzelfde gaan en maak er één factor van. Elk briefje "
        "blijft bewaard, met wie het schreef."
    )


def _chosen_list(found: Wall) -> list[Note]:
    on_it = [note for card in found.cards for note in card.notes]
    lists = {"shown": on_it, "held": list(found.held)}
    names = {
        "shown": _("Op het bord (%(n)d)") % {"n": len(on_it)},
        "held": _("Niet op het bord (%(n)d)") % {"n": len(found.held)},
    }
    kind = st.segmented_control(
        _("Welke briefjes?"),
        list(names),
        format_func=names.__getitem__,
        default="shown",
        required=True,
        label_visibility="collapsed",
        key=f"work_{found.round.id}",
    )
    sections = {item.id: section_label(found.round, item.id) for item in found.round.items}
    only = st.selectbox(
        _("Kolom"),
        ["", *sections],
        format_func=lambda code: sections.get(code) or _("alle kolommen"),
        key=f"work_section_{found.round.id}",
    )
    return [note for note in lists[str(kind)] if only in {"", note.section}]


def _table(found: Wall, notes: Sequence[Note]) -> list[Note]:
    titles = {card.key: card.title for card in found.cards}
    rows = [
        {
            _("Kolom"): section_label(found.round, note.section),
            **{
                part_label(found.round, part): getattr(note, part)
                for part in parts(found.round.settings["prompt"])
            },
            _("Opgenomen in"): titles.get(note.into, ""),
        }
        for note in notes
    ]
    turn = st.session_state.get("work_turn", 0)
    picked = st.dataframe(
        frame(rows),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        row_height=ROW_HEIGHT,
        height=min(560, 60 + ROW_HEIGHT * len(rows)),
        placeholder="",
        alt=_("De briefjes als tabel"),
        key=f"work_table_{found.round.id}_{turn}",
    )
    return [notes[row] for row in picked["selection"]["rows"] if row < len(notes)]


def _actions(found: Wall, notes: list[Note], by: str) -> None:
    n = len(notes)
    st.markdown(n_("**%(n)d briefje gekozen**", "**%(n)d briefjes gekozen**", n) % {"n": n})
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.button(_harvest_words(found, n), type="primary", icon=":material/merge:"):
            deeds.gather(found, notes, "", by)
        if any(note.into for note in notes) and st.button(
            _("Maak los"), icon=":material/link_off:"
        ):
            deeds.release(found, notes, by)
        if any(note.state == "shown" for note in notes):
            if st.button(_("Haal van het bord"), icon=":material/visibility_off:"):
                deeds.judge(found, notes, "held", by)
        elif st.button(_("Op het bord"), icon=":material/visibility:"):
            deeds.judge(found, notes, "shown", by)
    _join(found, notes, by)
    _move(found, notes, by)
    if n == 1:
        _edit(found, notes[0], by)


def _harvest_words(found: Wall, n: int) -> str:
    if found.round.subject == "stage":
        return n_("Maak er een inzicht van", "Maak er één inzicht van", n)
    return n_("Maak er een factor van", "Maak er één factor van", n)


def _join(found: Wall, notes: list[Note], by: str) -> None:
    """Into a record that is there already."""
    harvest = SUBJECTS[found.round.subject].harvest
    if harvest is None:
        return
    known = open_store().read(records.load, harvest.concept, found.round.workshop)
    titles = {record.id: wall.title_of(record) for record in known}
    if not titles:
        return
    with st.container(horizontal=True, vertical_alignment="bottom"):
        into = st.selectbox(
            _("Voeg bij"),
            titles,
            index=None,
            format_func=titles.__getitem__,
            placeholder=_("Kies uit de lijst"),
            key="work_into",
        )
        if st.button(_("Voeg erbij"), disabled=into is None):
            deeds.gather(found, notes, str(into), by)


def _move(found: Wall, notes: list[Note], by: str) -> None:
    sections = {item.id: section_label(found.round, item.id) for item in found.round.items}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        to = st.selectbox(
            _("Verplaats naar"),
            sections,
            index=None,
            format_func=sections.__getitem__,
            placeholder=_("Kies een kolom"),
            key="work_to",
        )
        if st.button(_("Verplaats"), disabled=to is None):
            deeds.change(found, notes, {"section": str(to)}, _("Verplaatst."), by)


def _edit(found: Wall, note: Note, by: str) -> None:
    """Word one note better, or take it apart: an empty line between two notes."""
    with st.expander(_("Wijzig of splits dit briefje"), icon=":material/edit:"):
        asked = parts(found.round.settings["prompt"])
        typed = {
            part: st.text_area(
                part_label(found.round, part),
                getattr(note, part),
                key=f"edit_{note.id}_{note.version}_{part}",
            )
            for part in asked
        }
        st.caption(_("Splitsen: zet een lege regel tussen de stukken. Elk stuk wordt een briefje."))
        with st.container(horizontal=True):
            if st.button(_("Bewaar"), type="primary", key="edit_save"):
                deeds.change(found, [note], typed, _("Het briefje is bewaard."), by)
            if st.button(_("Splits"), icon=":material/call_split:", disabled=not _several(typed)):
                deeds.split(found, note, _several(typed), by)


def _several(typed: dict[str, str]) -> list[tuple[str, str]]:
    """The pieces, part by part; [] when there is nothing to take apart."""
    pieces = {part: [p for p in text.split("\n\n") if p.strip()] for part, text in typed.items()}
    most = max(map(len, pieces.values()), default=0)
    if most < 2:
        return []
    at = {part: found + [""] * (most - len(found)) for part, found in pieces.items()}
    return [(at["first"][n], at.get("second", [""] * most)[n]) for n in range(most)]
