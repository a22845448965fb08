"""Findings of a check, in words: what is missing first, then what to watch, then what is fine."""

from collections.abc import Iterable

import streamlit as st

from gbo_core.model.finding import Finding
from pages.shell.say import _, language, plain

ICONS = {"missing": ":red[:material/error:]", "warning": ":orange[:material/info:]"}
FINE = ":green[:material/check_circle:]"


def show_findings(findings: Iterable[Finding]) -> None:
    order = ["missing", "warning", "fine"]
    lines = [
        f"{ICONS.get(each.level, FINE)} {plain(_(each.sentence) % each.words(language()))}"
        for each in sorted(findings, key=lambda each: order.index(each.level))
    ]
    st.markdown("  \n".join(lines))
