"""What lacked when one wanted to take over: all of it at once, and ticked when mended."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.live import takeover
from gbo_core.live.takeover import Fault, Incomplete
from pages.live.decision_draft import Decisions
from pages.live.decision_words import cell_title
from pages.shell.say import _, plain

_TURN = "decide_faults_turn"


def remember(decisions: Decisions, faults: Sequence[Fault]) -> None:
    """To be shown from the next run on; the browser goes to a list that is new."""
    st.session_state[_key(decisions)] = list(faults)
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def drop(decisions: Decisions) -> None:
    """Forget what was typed, and what it lacked."""
    st.session_state.pop(_key(decisions), None)
    decisions.draft.drop()


def by_item(decisions: Decisions) -> dict[str, list[Fault]]:
    found: dict[str, list[Fault]] = {}
    for each in _found(decisions):
        found.setdefault(each.item, []).append(each)
    return found


def show(decisions: Decisions) -> None:
    """A line an item. None goes away while one mends another: nothing moves under one's hands."""
    faults = by_item(decisions)
    if faults:
        lines = [_line(decisions, item, each) for item, each in faults.items()]
        with st.container(key=f"faults_{st.session_state[_TURN]}"):
            st.error("\n".join([_(Incomplete.sentence), "", *lines]))


def count(decisions: Decisions) -> int:
    """How many items still lack something."""
    return sum(_lacks(decisions, item) for item in by_item(decisions))


def _lacks(decisions: Decisions, item: str) -> bool:
    return bool(takeover.faults(decisions.found.round, decisions.choice(item)))


def _line(decisions: Decisions, item: str, faults: Sequence[Fault]) -> str:
    icon = "close" if _lacks(decisions, item) else "check"
    name = plain(decisions.found.item(item).item.label)
    what = ", ".join(plain(cell_title(each.cell)) for each in faults)
    return f"- :material/{icon}: [{name}](#decide_{item}): {what}"


def _found(decisions: Decisions) -> list[Fault]:
    found: list[Fault] = st.session_state.get(_key(decisions), [])
    return found


def _key(decisions: Decisions) -> str:
    return f"decide_faults_{decisions.found.round.id}"
