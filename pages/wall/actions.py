"""What can be done with the chosen notes: merge, take apart, move, word better, wipe out."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gbo_core.live.methods.notes import parts
from gbo_core.live.note_text import shortened
from gbo_core.live.subjects import Harvest
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from pages.forms.editor import Editor
from pages.forms.save_bar import show_mark
from pages.parts.erasing import ask_erasure
from pages.parts.findings import show_findings
from pages.parts.private import ordinary_names
from pages.shell.here import Here
from pages.shell.say import _, n_, plain
from pages.wall import deeds
from pages.wall.board import part_label, section_label
from pages.wall.careful import warnings

SHORT = 60  # letters of a name that is taken from a note
MOST_NAMED = 5  # of the notes that are in a record already


def actions(here: Here, found: Wall, notes: list[Note], titles: Mapping[str, str]) -> None:
    """`titles`: record → what it is called, of all that notes of this round can become."""
    warned = warnings(notes[0], ordinary_names(here.workshop)) if len(notes) == 1 else []
    if warned:
        show_findings(warned)
    sure = _may_leave(notes, titles)
    _merge(here, found, notes, sure)
    _join(here, notes, titles, sure)
    _move(here, found, notes)
    if len(notes) == 1:
        _edit(here, found, notes[0])


def _may_leave(notes: Sequence[Note], titles: Mapping[str, str]) -> bool:
    """Whether notes may leave the record that they are in; asked where one would."""
    inside = [note for note in notes if note.into in titles]
    if not inside:
        return True
    sentence = _("‘%(note)s’ hoort al bij ‘%(title)s’.")
    lines = [
        sentence % {"note": note.text, "title": titles[note.into]} for note in inside[:MOST_NAMED]
    ]
    rest = len(inside) - MOST_NAMED
    if rest > 0:
        more = n_("Nog %(n)d briefje hoort al ergens bij.", "Nog %(n)d horen al ergens bij.", rest)
        lines.append(more % {"n": rest})
    st.warning("  \n".join(map(plain, lines)), icon=":material/call_split:")
    asked = n_("Ja, haal dit briefje daar weg", "Ja, haal deze briefjes daar weg", len(inside))
    return st.checkbox(asked, key=f"work_sure_{hash(tuple(note.id for note in notes))}")


def _merge(here: Here, found: Wall, notes: list[Note], sure: bool) -> None:
    if found.harvest and found.harvest.named:
        _merge_named(here, found.harvest, notes, sure)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if (
            found.harvest
            and not found.harvest.named
            and st.button(
                n_(*found.harvest.button, len(notes)),
                type="primary",
                icon=":material/merge:",
                disabled=not sure,
            )
        ):
            deeds.gather(here, notes, "")
        if any(note.into for note in notes) and st.button(
            _("Maak los"), icon=":material/link_off:"
        ):
            deeds.release(here, notes)
        if any(note.state == "shown" for note in notes):
            if st.button(_("Haal van het bord"), icon=":material/visibility_off:"):
                deeds.judge(here, notes, "held")
        elif st.button(_("Op het bord"), icon=":material/visibility:"):
            deeds.judge(here, notes, "shown")


def _merge_named(here: Here, harvest: Harvest, notes: Sequence[Note], sure: bool) -> None:
    """Its name starts with the words of the first note: Enter is enough."""
    which = hash(tuple(note.id for note in notes))
    first = notes[0].second or notes[0].first
    with (
        st.form(f"merge_{which}", border=False, enter_to_submit=True),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        name = st.text_input(
            _(harvest.concept.typed()[harvest.named].title),
            shortened(first, SHORT),
            key=f"merge_name_{which}",
        )
        if st.form_submit_button(
            n_(*harvest.button, len(notes)),
            type="primary",
            icon=":material/merge:",
            disabled=not sure,
        ):
            deeds.gather(here, notes, "", name)


def _join(here: Here, notes: list[Note], titles: Mapping[str, str], sure: bool) -> None:
    """Into a record that is there already; what is in it stays there without asking."""
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
        stays = all(note.into in {"", into} for note in notes)
        if st.button(_("Voeg erbij"), disabled=into is None or not (sure or stays)):
            deeds.gather(here, notes, str(into))


def _move(here: Here, found: Wall, notes: list[Note]) -> None:
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
            deeds.change(here, notes, {"section": str(to)}, _("Verplaatst."))


def _edit(here: Here, found: Wall, note: Note) -> None:
    """Word one note better, or take it apart: an empty line between two notes."""
    asked = parts(found.round.settings["prompt"])
    form = Editor(here, Note, asked).begin(note)
    with st.expander(
        _("Wijzig, splits of wis dit briefje"),
        icon=":material/edit:",
        expanded=form.is_typed,
        key=form.key,
    ):
        typed = {
            part: st.text_area(
                part_label(found.round, part),
                form.value(part),
                **form.widget(part),
            )
            for part in asked
        }
        st.caption(_("Splitsen: zet een lege regel tussen de stukken. Elk stuk wordt een briefje."))
        with st.container(horizontal=True, vertical_alignment="center"):
            if st.button(_("Bewaar"), type="primary", key="edit_save"):
                deeds.reword(here, found, form, typed)
            if st.button(_("Splits"), icon=":material/call_split:", disabled=not _several(typed)):
                deeds.split(here, found, form, _several(typed))
            if form.is_typed:
                st.button(_("Gooi wijzigingen weg"), key="edit_drop", on_click=form.restart)
                show_mark()
            if st.button(_("Wis voorgoed…"), icon=":material/delete_forever:"):
                ask_erasure(here, note)


def _several(typed: dict[str, str]) -> list[tuple[str, str]]:
    """The pieces, part by part; [] when there is nothing to take apart."""
    pieces = {part: [p for p in text.split("\n\n") if p.strip()] for part, text in typed.items()}
    most = max(map(len, pieces.values()), default=0)
    if most < 2:
        return []
    at = {part: found + [""] * (most - len(found)) for part, found in pieces.items()}
    return [(at["first"][n], at.get("second", [""] * most)[n]) for n in range(most)]
