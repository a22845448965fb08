"""What waits to be let through. Covered until asked for: laptops are often on the beamer."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.live import kept, moderation
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.model.ids import new_id
from gbo_core.store import open_store
from pages import who
from pages.ask import showing_refusals
from pages.say import _, n_, plain
from pages.wall.board import part_label, section_label

AT_ONCE = 6  # the oldest first, so that nothing moves under the hand when new ones come in
BATCH = 100  # notes in one write, so that phones are not held up


def inbox(round_id: str) -> None:
    """The notes that wait, with what to do with each."""
    _follow(round_id)


@st.fragment(run_every=2)
def _follow(round_id: str) -> None:
    looker, workshop = who.facilitator(), who.workshop()
    with showing_refusals():
        found = open_store().read(kept.wall, workshop.id, round_id)
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
        for note in found.waiting[:AT_ONCE]:
            _one(found, note, looker.name)
        _all(found, looker.name)


def _how_many(found: Wall) -> None:
    waiting, on_it, held = len(found.waiting), len(found.cards), len(found.held)
    left, middle, right = st.columns(3, wrap=False)
    left.metric(_("Wachten op u"), waiting)
    middle.metric(_("Kaarten op het bord"), on_it)
    right.metric(_("Niet op het bord"), held)
    if not waiting:
        st.caption(_("Er wacht niets. Nieuwe briefjes komen hier vanzelf."))


def _one(found: Wall, note: Note, by: str) -> None:
    with st.container(border=True, key=f"note_{note.id}"):
        st.caption(plain(section_label(found.round, note.section)))
        st.markdown(note_words(found, note))
        with st.container(horizontal=True):
            if st.button(_("Op het bord"), type="primary", key=f"show_{note.id}"):
                _judge(found, [note], "shown", by)
            if st.button(_("Niet op het bord"), key=f"hold_{note.id}"):
                _judge(found, [note], "held", by)


def note_words(found: Wall, note: Note) -> str:
    """A note as Markdown, each part under its question."""
    said = {part: getattr(note, part) for part in ("first", "second")}
    lines = [
        f"*{plain(part_label(found.round, part))}* {plain(text)}"
        for part, text in said.items()
        if text
    ]
    return "  \n".join(lines)


def _all(found: Wall, by: str) -> None:
    n = len(found.waiting)
    words = n_("Laat %(n)d briefje door", "Laat alle %(n)d briefjes door", n) % {"n": n}
    if st.button(words, icon=":material/done_all:", key="show_all"):
        _judge(found, found.waiting, "shown", by)


def _judge(found: Wall, notes: Sequence[Note], state: str, by: str) -> None:
    """In pieces: a wall of thousands may not hold up who is writing."""
    ids = [note.id for note in notes]
    bundle = new_id("b")
    progress = st.progress(0.0) if len(ids) > BATCH else None
    for start in range(0, len(ids), BATCH):
        piece = ids[start : start + BATCH]
        open_store().write(
            moderation.judge, found.round.workshop, piece, state, by=by, bundle=bundle
        )
        if progress:
            progress.progress(min(1.0, (start + BATCH) / len(ids)))
    st.rerun(scope="fragment" if len(ids) == 1 else "app")
