"""Findings of a check, in words: what is missing first, then what to watch, then what is fine.

Beside each stands the way to what it rests on.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

import streamlit as st

from gbo_core.model.finding import Finding
from pages.parts.way import Way, show_way, ways
from pages.shell.say import _, language, plain

ICONS = {"missing": ":red[:material/error:]", "warning": ":orange[:material/info:]"}
FINE = ":green[:material/check_circle:]"
ORDER = ("missing", "warning", "fine")


def show_findings(findings: Iterable[Finding], *, at: Sequence[str] = ()) -> None:
    """First what asks for something; what is in order takes one line, until one wants to read it.

    `at`: the ids of the records that they stand beside; nobody needs a way to those.
    """
    every = list(findings)
    fine = [each for each in every if each.level == "fine"]
    if len(fine) <= 1:
        list_findings(every, at=at)
        return
    list_findings([each for each in every if each.level != "fine"], at=at)
    words = _("In orde (%(n)d)") % {"n": len(fine)}
    with st.expander(words, key="_".join(("fine", *at, *(each.code for each in fine)))):
        list_findings(fine, at=at)


def list_findings(findings: Iterable[Finding], *, at: Sequence[str] = ()) -> None:
    """All in sight."""
    ordered = sorted(findings, key=lambda each: ORDER.index(each.level))
    led = [(each, tuple(ways(each.rests_on, at))) for each in ordered]
    for leads, several in groupby(led, key=lambda pair: bool(pair[1])):
        if leads:
            for each, there in several:
                _leading(each, there)
        else:
            st.markdown("  \n".join(_line(each) for each, _there in several))


def _line(finding: Finding) -> str:
    icon = ICONS.get(finding.level, FINE)
    return f"{icon} {plain(_(finding.sentence) % finding.words(language()))}"


def _leading(finding: Finding, there: Sequence[Way]) -> None:
    told = "_".join((finding.code, *map(str, finding.words().values())))  # a check may find several
    with st.container(
        horizontal=True, vertical_alignment="center", gap="small", key=f"led_{told}_{there[0].key}"
    ):
        st.markdown(_line(finding), width="content")
        for way in there:
            show_way(way, f"way_{told}")
