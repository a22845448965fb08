"""Short signs, explained in a line where they stand: nobody has to point at one to know it."""

import re
from collections.abc import Iterable, Iterator

import streamlit as st

from pages.shell.say import _, plain

_QUESTION = re.compile(r"· ([A-Z](\d+))\b")
_ANSWERS = re.compile(r"\bn\s=\s")  # the spaces may be such as hold a line together


def show_meanings(texts: Iterable[str]) -> None:
    """What the signs in these texts mean, if there are any."""
    for each in meanings(texts):
        st.caption(plain(each))


def meanings(texts: Iterable[str]) -> list[str]:
    """A sentence for each sign that stands in the texts, in the order of this list."""
    return list(_meanings("\n".join(texts)))


def _meanings(text: str) -> Iterator[str]:
    if question := _QUESTION.search(text):
        facts = {"sign": question[1], "n": question[2]}
        yield _("%(sign)s wil zeggen: uit vraag %(n)s.") % facts
    if _ANSWERS.search(text):
        yield _("n is het aantal antwoorden.")
    if (_("%(label)s (voorlopig)") % {"label": ""}).strip() in text:
        yield _("Voorlopig wil zeggen: er zijn minder dan 13 antwoorden.")
