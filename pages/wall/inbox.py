"""What waits to be let through. Covered until asked for: laptops are often on the beamer."""

from collections.abc import Sequence
from functools import cache

import streamlit as st

from gbo_core.live import kept as walls
from gbo_core.live import moderation
from gbo_core.live.piles import piles
from gbo_core.live.wall import Wall
from gbo_core.model import Note
from gbo_core.model.finding import Finding
from pages.parts.findings import show_findings
from pages.parts.private import ordinary_names
from pages.shell.ask import showing_refusals
from pages.shell.here import Here, find_here
from pages.shell.say import _, n_, plain
from pages.wall.board import part_label, section_label
from pages.wall.careful import warnings

KEYS = {"shown": "B", "held": "N"}
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
        if not _is_open(round_id):
            return
        ordinary = ordinary_names(here.workshop)
        warned = cache(lambda note: tuple(warnings(note, ordinary)))
        read = piles(found.waiting, lambda note: bool(warned(note)), AT_ONCE)
        by_key = next((pile for pile in read if not warned(pile[0])), None)
        if by_key:
            st.caption(
                _("Toets **B**: op het bord. Toets **N**: niet op het bord. Voor het eerste.")
            )
        for pile in read:
            _one(here, found, pile, warned(pile[0]), by_key=pile is by_key)
        notes = [note for pile in read for note in pile]
        _together(here, found, notes, [note for note in notes if not warned(note)])


def _is_open(round_id: str) -> bool:
    """A button and no switch: while a field has the focus, Streamlit hears no single key."""
    key = f"inbox_{round_id}"
    shown: bool = st.session_state.get(key, False)
    label = _("Dek de briefjes weer toe") if shown else _("Toon de briefjes alleen hier")

    def turn() -> None:
        st.session_state[key] = not shown

    st.button(label, icon=":material/visibility:", key=f"open_{key}", on_click=turn)
    return shown


def _how_many(found: Wall) -> None:
    waiting, on_it, held = len(found.waiting), len(found.cards), len(found.held)
    left, middle, right = st.columns(3, wrap=False)
    left.metric(_("Wachten op u"), waiting)
    middle.metric(_("Kaarten op het bord"), on_it)
    right.metric(_("Niet op het bord"), held)
    if not waiting:
        st.caption(_("Er wacht niets. Nieuwe briefjes komen hier vanzelf."))


def _one(
    here: Here, found: Wall, pile: Sequence[Note], warned: Sequence[Finding], *, by_key: bool
) -> None:
    """One note with those that say nearly the same. What warns is for the hand, never for a key."""
    note, *others = pile
    with st.container(border=True, key=f"note_{note.id}"):
        st.caption(plain(section_label(found.round, note.section)))
        st.markdown(note_words(found, note))
        if others:
            _alike(note, others)
        if warned:
            show_findings(warned)
        usual = ("shown", "held") if not warned else ("held", "shown")
        with st.container(horizontal=True):
            for state in usual:
                if st.button(
                    _judgements(len(pile))[state],
                    type="primary" if state == usual[0] else "secondary",
                    key=f"{state}_{note.id}",
                    shortcut=KEYS[state] if by_key else None,
                ):
                    _judge(here, pile, state)


def _alike(note: Note, others: Sequence[Note]) -> None:
    """How many say the same, and in their own words those that say it in another way."""
    n = len(others)
    lines = [_("Bijna hetzelfde: nog %(n)d.") % {"n": n}]
    texts = {each.text: None for each in others if each.text != note.text}
    st.caption("  \n".join(map(plain, [*lines, *texts])))


def _judgements(n: int) -> dict[str, str]:
    if n == 1:
        return {"shown": _("Op het bord"), "held": _("Niet op het bord")}
    words = {"shown": _("Alle %(n)d op het bord"), "held": _("Alle %(n)d niet op het bord")}
    return {state: sentence % {"n": n} for state, sentence in words.items()}


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
