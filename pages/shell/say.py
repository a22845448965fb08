"""The words on the screens, in the language of whoever looks."""

import re
import string
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from typing import TypeVar

import streamlit as st

from gbo_core import field
from gbo_core.telling.said import Said, fill
from gbo_core.words import best_language, form_of, translations

K = TypeVar("K")

_MARKUP = re.compile(f"([{re.escape(string.punctuation)}])")

# What Streamlit changes even where it is escaped: addresses become links, and signs arrows. A
# joiner that nobody sees keeps what is before and after it apart.
_APART = "\u2060"
_ACTIVE = re.compile(
    r"(?<=http:)(?=//)|(?<=https:)(?=//)|(?<=www)(?=\.)|(?<=@)(?=[\w-])|(?<=[-<>~])(?=[-<>=])",
    re.IGNORECASE,
)

# Of the session that this thread runs for: a screen of 150 rows asks it some thousands of times.
_spoken: ContextVar[str] = ContextVar("spoken", default="")


def speak(code: str) -> None:
    """Choose the language of this run, and of what is renewed after it."""
    st.session_state["language"] = code
    _spoken.set(code)


def language() -> str:
    """Return the language that was chosen, or else the one that the browser prefers."""
    spoken = _spoken.get() or st.session_state.get("language")
    return str(spoken or best_language(st.context.locale))


def _(text: str) -> str:
    """Translate a Dutch sentence."""
    return translations(language()).gettext(text)


def n_(singular: str, plural: str, n: float) -> str:
    """Translate a Dutch sentence about `n` things, with the plural that the language needs."""
    form = form_of(n, language())
    return translations(language()).ngettext(singular, plural, form)


def told(said: Said | None) -> str:
    """What the core says, in the language of whoever looks; '' for nothing."""
    return fill(said, language()) if said else ""


def label(among: str, code: str) -> str:
    """What an entry of one of the field's lists is called; '' for none."""
    return field.entry(among, code).label(language()) if code else ""


def labels(among: str) -> dict[str, str]:
    """Code → what it is called, of a whole list of the field."""
    return {entry.code: entry.label(language()) for entry in field.entries(among)}


def plain(text: str) -> str:
    """Return what a participant typed so that `st.markdown` shows it letter by letter.

    Markdown lets any ASCII punctuation be escaped; lines stay lines, and an indent, which
    would make a block of code, goes.
    """
    lines = (_ACTIVE.sub(_APART, line.strip()) for line in text.splitlines())
    return "  \n".join(_MARKUP.sub(r"\\\1", line) for line in lines if line)


def cut(text: str, longest: int) -> str:
    """At most so many letters, the last of them dots where something was left out."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def plainly(labels: Mapping[K, str]) -> Callable[[K], str]:
    """What pills, radio buttons and their like show of an option: its label, letter by letter."""
    return lambda option: plain(labels.get(option, ""))
