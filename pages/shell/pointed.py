"""Which records the address points at, so that a screen shows those instead of all."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

import streamlit as st

from gbo_core.model import Record
from pages.shell.say import _, n_

POINTED = "toon"
_BETWEEN = "."

R = TypeVar("R", bound=Record)


def pointer(ids: Iterable[str]) -> dict[str, str]:
    """What an address says of these records; nothing for none."""
    joined = _BETWEEN.join(ids)
    return {POINTED: joined} if joined else {}


def pointed(known: Sequence[R]) -> list[R]:
    """Those of `known` that the address points at, in their order; none where it does not."""
    wanted = st.query_params.get(POINTED, "").split(_BETWEEN)
    return [each for each in known if each.id in wanted]


def only_pointed(known: Sequence[R]) -> Sequence[R]:
    """Those that the address points at, said so with the way back; or else all of them."""
    found = pointed(known)
    if not found:
        return known
    with st.container(horizontal=True, vertical_alignment="center"):
        words = n_("U ziet %(n)d van de %(all)d.", "U ziet er %(n)d van de %(all)d.", len(found))
        st.caption(words % {"n": len(found), "all": len(known)}, width="content")
        show_all_button(_("Toon alles"))
    return found


def point_at(*ids: str) -> None:
    """Show only these from now on; without ids all."""
    st.query_params.pop(POINTED, None)
    st.query_params.update(pointer(ids))


def show_all_button(label: str) -> None:
    icon = ":material/arrow_back:"
    st.button(label, icon=icon, type="tertiary", key="show_all", on_click=point_at)
