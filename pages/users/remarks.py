"""What the checks say while somebody types: what is wrong, and what to do about it."""

from collections.abc import Iterable, Sequence

import streamlit as st

from gbo_core.analysis import privacy
from gbo_core.analysis.users.interviews import Remark
from pages.parts.findings import FINE, ICONS, show_findings
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


def show_privacy(texts: Iterable[str], known: Sequence[str]) -> None:
    """A warning for what may tell who somebody is; nothing when nothing does."""
    found = privacy.warnings("\n".join(texts), known)
    if found:
        show_findings(found)
