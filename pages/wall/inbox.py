"""What waits to be let through. Covered until asked for: laptops are often on the beamer."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.live import kept as walls
from gbo_core.live import moderation
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.model.finding import Finding
from pages.parts.findings import show_findings
from pages.shell.ask import showing_refusals
from pages.shell.here import Here, find_here
from pages.shell.say import _, n_, plain
from pages.wall.board import part_label, section_label
from pages.wall.careful import ordinary_names, warnings

AT_ONCE = 10  # the oldest first, so that nothing moves under the hand when new ones come in


def inbox(round_id: str) -> None:
    """The notes that wait, with what to do with each."""
    _follow(round_id)


@st.fragment(run_every=2)
def _follow(round_id: str) -> None:
    here = find_here()
    with showing_refusals():
        found = here.read(walls.wall, round_id)
        _how_many(found)
        if not found.waiting:
            return
        st.caption(
            _(
                "De zaal ziet nog niet wat hier wacht. Staat uw scherm ook op de beamer? Zet het "
                "daar eerst af."
            )
        )
        if not st.toggle(_("Toon de briefjes alleen hier"), key=f"inbox_{round_id}"):
            return
        ordinary, read = ordinary_names(here.workshop), found.waiting[:AT_ONCE]
        warned = {note.id: warnings(note, ordinary) for note in read}
        for note in read:
            _one(here, found, note, warned[note.id])
        _together(here, found, read, [note for note in read if not warned[note.id]])


def _how_many(found: Wall) -> None:
    waiting, on_it, held = len(found.waiting), len(found.cards), len(found.held)
    left, middle, right = st.columns(3, wrap=False)
    left.metric(_("Wachten op u"), waiting)
    middle.metric(_("Kaarten op het bord"), on_it)
    right.metric(_("Niet op het bord"), held)
    if not waiting:
        st.caption(_("Er wacht niets. Nieuwe briefjes komen hier vanzelf."))


def _one(here: Here, found: Wall, note: Note, warned: Sequence[Finding]) -> None:
    with st.container(border=True, key=f"note_{note.id}"):
        st.caption(plain(section_label(found.round, note.section)))
        st.markdown(note_words(found, note))
        if warned:
            show_findings(warned)
        usual = ("shown", "held") if not warned else ("held", "shown")
        with st.container(horizontal=True):
            for state in usual:
                if st.button(
                    _judgements()[state],
                    type="primary" if state == usual[0] else "secondary",
                    key=f"{state}_{note.id}",
                ):
                    _judge(here, [note], state)


def _judgements() -> dict[str, str]:
    return {"shown": _("Op het bord"), "held": _("Niet op het bord")}


def note_words(found: Wall, note: Note) -> str:
    """A note as Markdown, each part under its question."""
    said = {part: getattr(note, part) for part in ("first", "second")}
    lines = [
        f"*{plain(part_label(found.round, part))}* {plain(text)}"
        for part, text in said.items()
        if text
    ]
    return "  \n".join(lines)


def _together(here: Here, found: Wall, read: Sequence[Note], clear: Sequence[Note]) -> None:
    """Only what stands here to be read goes through, and nothing that has a warning."""
    n, kept, rest = len(clear), len(read) - len(clear), len(found.waiting) - len(read)
    if kept:
        words = n_("Laat het %(n)d andere briefje door", "Laat de %(n)d andere briefjes door", n)
    else:
        words = n_("Laat dit %(n)d briefje door", "Laat deze %(n)d briefjes door", n)
    if n and st.button(words % {"n": n}, icon=":material/done_all:", key="show_all"):
        _judge(here, clear, "shown")
    if kept:
        careful = n_(
            "%(n)d briefje heeft een waarschuwing. Het wacht tot u er zelf over beslist.",
            "%(n)d briefjes hebben een waarschuwing. Ze wachten tot u er zelf over beslist.",
            kept,
        )
        st.caption(careful % {"n": kept})
    if rest:
        more = n_("Daarna wacht er nog %(n)d.", "Daarna wachten er nog %(n)d.", rest)
        st.caption(more % {"n": rest})


def _judge(here: Here, notes: Sequence[Note], state: str) -> None:
    """With the way back at hand: what hangs on the board is on the beamer and on all phones."""
    words = _("Het bord is bijgewerkt.")
    if here.do(words, moderation.change, notes, {"state": state}, aloud=False):
        st.rerun()
