"""How a question is put: its words, to whom, what for, and who sees what."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Final

import streamlit as st

from gbo_core import field as lists
from gbo_core.live.methods import METHODS
from gbo_core.model.errors import Conflict
from gbo_core.model.round import Audience, Purpose, Round, Visibility
from gbo_core.store.workshops import Workshop
from pages.forms.form import Form
from pages.forms.unsaved import Values
from pages.live import words
from pages.shell.say import _

PURPOSES: Final[list[Purpose]] = list(Purpose)
VISIBILITIES: Final[list[Visibility]] = list(Visibility)


@dataclass(frozen=True, slots=True)
class Manner:
    """What stands above the ballot on every phone."""

    question: str
    audience: Audience = field(default_factory=Audience)
    purpose: Purpose = Purpose.ADVICE
    visibility: Visibility = Visibility.UNNAMED


def starts_of(manner: Manner) -> dict[str, str]:
    """As a form holds it, by the name of its widget."""
    return {
        "question": manner.question,
        "audience": _code(manner.audience),
        "purpose": str(manner.purpose),
        "visibility": str(manner.visibility),
    }


def manner_of(values: Values) -> Manner:
    kind, _colon, value = str(values["audience"]).partition(":")
    return Manner(
        str(values["question"]),
        Audience(kind, value),
        Purpose(values["purpose"]),
        Visibility(values["visibility"]),
    )


def put_in(asked: Round, manner: Manner) -> Round:
    return replace(
        asked,
        question=manner.question,
        audience=manner.audience,
        purpose=manner.purpose,
        visibility=manner.visibility,
    )


def in_short(manner: Manner) -> str:
    """To whom, who sees what and what for, on one line."""
    return " · ".join(
        [
            words.audience(manner.audience),
            words.visibility(manner.visibility),
            words.purpose_name(manner.purpose),
        ]
    )


def titles() -> dict[str, str]:
    return {
        "question": _("De vraag op de telefoons"),
        "audience": _("Aan wie?"),
        "purpose": _("Wat gebeurt er met het resultaat?"),
        "visibility": _("Hoe tonen we de antwoorden?"),
    }


def in_words(conflict: Conflict) -> Conflict:
    """The same with both sides as somebody reads them."""
    say: dict[str, Callable[[Any], str]] = {
        "audience": words.audience,
        "purpose": words.purpose,
        "visibility": words.visibility,
    }
    sides = {
        side: {name: say.get(name, str)(value) for name, value in conflict.data[side].items()}
        for side in ("mine", "theirs")
    }
    return Conflict(conflict.sentence, record=conflict.data["record"], **sides)


def _code(audience: Audience) -> str:
    return f"{audience.kind}:{audience.value}"


def ask_question(form: Form) -> str:
    """The words themselves, in a form that starts with `starts_of` a manner."""
    question: str = st.text_input(
        titles()["question"],
        form.value("question"),
        **form.widget("question"),
    )
    return question


def ask_manner(workshop: Workshop, method: str, form: Form, question: str) -> Manner:
    """The rest of it, in the same form."""
    named = titles()
    left, right = st.columns(2)
    with left:
        audience = _audience(workshop, form)
        purpose = st.selectbox(
            named["purpose"],
            PURPOSES,
            index=PURPOSES.index(Purpose(form.value("purpose"))),
            format_func=words.purpose,
            **form.widget("purpose"),
        )
    with right:
        if METHODS[method].visibilities == (Visibility.UNNAMED,):
            visibility = Visibility.UNNAMED
            st.caption(_(METHODS[method].unnamed))
        else:
            visibility = _visibility(workshop, form)
    return Manner(question, audience, purpose, visibility)


def _visibility(workshop: Workshop, form: Form) -> Visibility:
    chosen = st.radio(
        titles()["visibility"],
        VISIBILITIES,
        index=VISIBILITIES.index(Visibility(form.value("visibility"))),
        format_func=words.visibility,
        captions=[words.shows(which) for which in Visibility],
        **form.widget("visibility"),
    )
    if chosen is Visibility.NAMED and not workshop.asks_name:
        st.caption(_("Deze werktafel vraagt geen namen: de zaal ziet dan alleen de organisatie."))
    return chosen


def _audience(workshop: Workshop, form: Form) -> Audience:
    options = {_code(each): each for each in _audiences(workshop)}
    now = str(form.value("audience"))
    kind, _colon, value = now.partition(":")
    options.setdefault(now, Audience(kind, value))
    chosen = st.selectbox(
        titles()["audience"],
        list(options),
        index=list(options).index(now),
        format_func=lambda code: words.audience(options[code]),
        **form.widget("audience"),
    )
    return options[chosen]


def _audiences(workshop: Workshop) -> list[Audience]:
    options = [Audience("everyone"), Audience("core")]
    options += [Audience("circle", circle.code) for circle in lists.entries("circles")]
    options += [
        Audience("part", part.code) for part in lists.entries("parts") if part.code != "unsaid"
    ]
    if workshop.tables:
        tables = (Audience("table", str(n + 1)) for n in range(workshop.tables))
        options += [Audience("tables"), *tables]
    return options
