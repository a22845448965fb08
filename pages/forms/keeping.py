"""What was typed and is not stored yet outlives the session: the store keeps it until it is.

Streamlit forgets a tab two minutes after its connection dropped, at a reload, and when the server
starts again. What stands in forms and tables is compared at every run with what the store has of
it, so that only a change is written.
"""

import json
from typing import Any, Final

import streamlit as st

from gbo_core.store import drafts, open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.drafts import Place
from pages.forms import draft, form
from pages.forms.unsaved import unsaved
from pages.shell import who
from pages.shell.ask import showing_refusals
from pages.shell.section import place

LARGEST: Final = 1_000_000  # characters: a longer list is still on the clipboard, or in its file
_KEPT = "kept"  # place → what the store has of it, as far as this tab knows
_WHOSE = "kept for"  # the id of who typed in this tab


def keep(looker: Facilitator) -> None:
    """At the start of a run: bring back what was left, or keep what changed since.

    Where that fails, as on a full disk, the screen says so and goes on: otherwise what was typed
    would be gone from the tab as well. The next run tries again.
    """
    st.session_state[_WHOSE] = looker.id
    if _KEPT not in st.session_state:
        _bring_back(looker)
    else:
        _keep_for(looker.id)


def keep_the_last() -> None:
    """In the run in which a login turns out to have ended: what came with it waits for a next one.

    Once: as nothing is drawn any more, the tab forgets what stood in it.
    """
    whose = st.session_state.pop(_WHOSE, None)
    if whose and _KEPT in st.session_state:
        _keep_for(whose)
        del st.session_state[_KEPT]


def _keep_for(facilitator: str) -> None:
    before: dict[Place, str] = st.session_state[_KEPT]
    now = _typed()
    changed = {place: content for place, content in now.items() if before.get(place) != content}
    gone = before.keys() - now.keys()
    if changed or gone:
        with showing_refusals():
            open_store().write(drafts.keep, facilitator, changed, gone)
            st.session_state[_KEPT] = now


def unsaved_parts(workshop: str) -> set[str]:
    """The parts of this screen where something was typed that is not stored."""
    mine = [each for each in unsaved().values() if each.workshop == workshop]
    screen, _slash, _part = place().partition("/")
    typed = [each.part for each in mine if each.typed]
    return {part.partition("/")[2] for part in typed if part.startswith(f"{screen}/")}


def _typed() -> dict[Place, str]:
    """Everything that is typed in this tab, by place."""
    for table in draft.tables():
        table.keep()
    texts = {
        (each.workshop, key): json.dumps(each.content(), ensure_ascii=False)
        for key, each in unsaved().items()
        if each.is_left
    }
    return {place: text for place, text in texts.items() if len(text) <= LARGEST}


def _bring_back(looker: Facilitator) -> None:
    found = open_store().read(drafts.load, looker.id)
    st.session_state[_KEPT] = found
    for (workshop, key), text in found.items():
        content: dict[str, Any] = json.loads(text)
        bring_back = draft.bring_back if "rows" in content else form.bring_back
        bring_back(workshop, key, content)


who.when_left(keep_the_last)
