"""*Bespreek*: one item on the beamer after the other, and back to all of them, each by one key."""

from typing import Final

import streamlit as st

from gbo_core.analysis.accord import Accord
from gbo_core.live import stage
from gbo_core.live.results import RoundResult
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round
from gbo_core.store import open_store
from pages.live.one_item import group_of, place_words
from pages.methods import chart_of
from pages.shell import who
from pages.shell.ask import say_later, showing_refusals
from pages.shell.beamer import offer, offer_as
from pages.shell.say import _, plain

# Beside each other on every keyboard, and harmless where nothing is typed; in a field they are
# letters. Keys that scroll or walk through a table would move the beamer of who looks around.
KEYS: Final = {"back": "B", "next": "N", "whole": "H"}


def talk(found: RoundResult, focus: str, voice: str) -> None:
    """The buttons above a result: what goes to the beamer, and on from there."""
    asked = found.round
    shown = talked_about(asked)
    if shown:
        _walk(found, shown)
    if focus != shown or not shown:
        with st.container(horizontal=True, vertical_alignment="center"):
            if not shown and not focus:
                _begin(found, voice)
            offer(asked.workshop, Stage(asked.id, focus, voice))


def talked_about(asked: Round) -> str:
    """The item of this round that stands on the beamer, or ''."""
    now = open_store().read(stage.get, asked.workshop)
    return now.item if now.round == asked.id and now.item in asked.item_ids() else ""


def _begin(found: RoundResult, voice: str) -> None:
    """With what people differ about, or else with what is drawn first."""
    groups = chart_of(found.round.method).groups(found, voice)
    apart = groups.get(Accord.APART, [])
    first = next(iter(groups.values()))[0]
    words = _("Bespreek één voor één")
    if apart:
        words = _("Bespreek wat verschilt: %(n)d")
    wanted = Stage(found.round.id, first, voice)
    offer_as(words % {"n": len(apart)}, found.round.workshop, wanted, "talk")


def _walk(found: RoundResult, shown: str) -> None:
    now = open_store().read(stage.get, found.round.workshop)
    voice = found.voice(now.voice)
    _kind, items = group_of(found, shown, voice)
    at = items.index(shown)
    place = place_words(found, shown, voice)
    name = found.item(shown).item.label
    with st.container(border=True, key="talk_now"):
        said = f"{name} · {place}" if place else name
        st.markdown(
            ":material/cast_connected: "
            + _("Nu besproken: %(what)s") % {"what": f"**{plain(said)}**"}
        )
        with st.container(horizontal=True):
            _button("next", _("Volgende"), found, disabled=at + 1 == len(items), primary=True)
            _button("back", _("Vorige"), found, disabled=at == 0)
            _button("whole", _("Terug naar het geheel"), found)
        st.caption(_("De letter op de knop doet hetzelfde, zolang u niet in een veld staat."))


def _button(
    where: str, words: str, found: RoundResult, *, disabled: bool = False, primary: bool = False
) -> None:
    st.button(
        words,
        key=f"talk_{where}",
        type="primary" if primary else "secondary",
        disabled=disabled,
        shortcut=KEYS[where],
        on_click=_go,
        args=(found, where),
    )


def _go(found: RoundResult, where: str) -> None:
    """From what stands on the beamer by now: a key may be pressed twice before it is drawn."""
    asked = found.round
    with showing_refusals():
        who.find(asked.workshop)
        shown = talked_about(asked)
        if not shown:
            say_later(_("Op de beamer staat intussen iets anders."))
            return
        now = open_store().read(stage.get, asked.workshop)
        item = "" if where == "whole" else _beside(found, shown, now.voice, where)
        open_store().write(stage.put, asked.workshop, Stage(asked.id, item, now.voice))


def _beside(found: RoundResult, shown: str, voice: str, where: str) -> str:
    """The item before or after, and at an end the item itself."""
    _kind, items = group_of(found, shown, found.voice(voice))
    at = items.index(shown) + {"back": -1, "next": 1}[where]
    return items[min(max(at, 0), len(items) - 1)]
