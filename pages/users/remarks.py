"""What the checks say while somebody types: what is wrong, and what to do about it."""

from collections.abc import Iterable

import streamlit as st

from gbo_core.analysis.users.interviews import Remark
from pages.parts.findings import FINE, ICONS
from pages.shell.say import _, language, plain


def show_remarks(remarks: Iterable[Remark]) -> None:
    """What is missing first, then what to watch, then what is fine; each with its suggestion."""
    order = ["missing", "warning", "fine"]
    for remark in sorted(remarks, key=lambda each: order.index(each.level)):
        words = remark.words(language())
        lines = [f"{ICONS.get(remark.level, FINE)} {plain(_(remark.sentence) % words)}"]
        if remark.suggestion:
            lines.append(f"→ {plain(_(remark.suggestion) % words)}")
        st.markdown("  \n".join(lines))
