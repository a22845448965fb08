"""Work on what is on the wall: choose notes in a table; what can be done stands under it."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core.live import wall
from gbo_core.live.methods.notes import parts
from gbo_core.live.wall import Card, Wall
from gbo_core.model import Note
from gbo_core.store import open_store
from pages.parts.private import ordinary_names
from pages.shell import who
from pages.shell.here import Here
from pages.shell.say import _, n_
from pages.wall.actions import actions
from pages.wall.board import part_label, section_label
from pages.wall.careful import warning_words

ROW_HEIGHT = 72  # three lines of a note; up to 64 Streamlit wraps no words
WIDTH, FIRST_WIDTH, COUNT_WIDTH = 745, 120, 105  # pixels: all columns; two of them


def work(here: Here, found: Wall) -> None:
    st.header(_("Werk aan het bord"), anchor=False)
    st.caption(_what_to_do(found))
    titles = open_store().read(wall.titles, found.round)
    listed = _chosen_list(found)
    shown = _only_loose(found, listed, titles) if titles else listed
    if not shown:
        st.info(_("Hier is geen los briefje meer.") if listed else _("Hier staat nog niets."))
        return
    notes = _table(found, shown, titles)
    if notes:
        n = len(notes)
        st.markdown(n_("**%(n)d briefje gekozen**", "**%(n)d briefjes gekozen**", n) % {"n": n})
        actions(here, found, notes, titles)


def _what_to_do(found: Wall) -> str:
    first = _(found.harvest.invites) if found.harvest else ""
    kept = _("Elk briefje blijft bewaard. Wie het schreef, ziet niemand in de zaal.")
    return f"{first} {kept}".strip()


def _chosen_list(found: Wall) -> list[Note]:
    on_it = [note for card in _cards(found) for note in card.notes]
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


def _only_loose(found: Wall, notes: list[Note], titles: Mapping[str, str]) -> list[Note]:
    """Those that are in no record yet, where that is asked for."""
    key = f"work_loose_{found.round.id}"
    meant = _(found.harvest.loose) if found.harvest else None
    only = st.toggle(_("Alleen losse briefjes"), help=meant, key=key)
    return [note for note in notes if note.into not in titles] if only else notes


def _cards(found: Wall) -> list[Card]:
    """As they hang once support shows; until then the oldest first, so that rows stay in place."""
    if not found.shows_support:
        return found.cards
    return [card for section in found.sections for card in found.ordered(section)]


def _table(found: Wall, notes: Sequence[Note], titles: Mapping[str, str]) -> list[Note]:
    """What is ticked is forgotten when other rows take the place of these."""
    columns = _columns(found, notes, titles)
    which = hash(tuple(note.id for note in notes))
    turn = st.session_state.get("work_turn", 0)
    picked = st.dataframe(
        pd.DataFrame(columns),
        hide_index=True,
        on_select="rerun",
        selection_mode="multi-row",
        column_config=_widths(columns),
        row_height=ROW_HEIGHT,
        height=min(560, 60 + ROW_HEIGHT * len(notes)),
        placeholder="",
        alt=_("De briefjes als tabel"),
        key=f"work_table_{found.round.id}_{turn}_{which}",
    )
    return [notes[row] for row in picked["selection"]["rows"] if row < len(notes)]


def _widths(columns: Collection[str]) -> dict[str, Any]:
    """All columns in sight on a laptop, so that what a note is part of is never off the screen."""
    known = {_("Kolom"): FIRST_WIDTH, _("Zien dit ook"): COUNT_WIDTH}
    fixed = {name: width for name, width in known.items() if name in columns}
    each = (WIDTH - sum(fixed.values())) // (len(columns) - len(fixed))
    return {name: st.column_config.Column(width=fixed.get(name, each)) for name in columns}


def _columns(
    found: Wall, notes: Sequence[Note], titles: Mapping[str, str]
) -> dict[str, list[object]]:
    """The table by column; one that would say nothing of any note is left out."""
    asked, ordinary = found.round, ordinary_names(who.workshop())
    sections = {code: section_label(asked, code) for code in {note.section for note in notes}}
    columns: dict[str, list[object]] = {_("Kolom"): [sections[note.section] for note in notes]}
    for part in parts(asked.settings["prompt"]):
        columns[part_label(asked, part)] = [getattr(note, part) for note in notes]
    if any(note.into in titles for note in notes):
        columns[_("Opgenomen in")] = [titles.get(note.into, "") for note in notes]
    if found.shows_support:
        columns[_("Zien dit ook")] = [len(found.support.get(note.id, ())) for note in notes]
    warned = [warning_words(note, ordinary) for note in notes]
    if any(warned):
        columns[_("Let op")] = list(warned)
    return columns
