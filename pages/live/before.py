"""What a facilitator should know before a question opens: how long it takes, and for how many."""

import streamlit as st

from gbo_core.analysis import length
from gbo_core.analysis.agreement import FEWEST_FOR_WORDS
from gbo_core.live.methods import method_of
from gbo_core.model.round import Round
from pages.live import words
from pages.shell.say import _, n_


def _items_and_inputs(asked: Round) -> tuple[int, int]:
    return asked.share or len(asked.items), method_of(asked.method).inputs(asked)


def is_long(asked: Round) -> bool:
    """Whether people give up before they have filled it in."""
    return length.too_long(*_items_and_inputs(asked))


def length_words(asked: Round) -> str:
    """How long one ballot takes."""
    return words.duration(length.seconds(*_items_and_inputs(asked)))


def writing_words() -> str:
    """What is said instead of it where people write: that takes as long as the question is open."""
    return _("Schrijven duurt zolang u de vraag open laat. Reken op een tiental minuten.")


def open_anyway(asked: Round) -> str:
    """What a button says that opens too long a ballot, so that nobody does it by mistake."""
    return _("Open toch alles: %(duration)s") % {"duration": length_words(asked)}


def warn_of_small_room(asked: Round, people: int) -> None:
    """Below eight answers nothing but dots is shown; better to know it before."""
    if not people:
        st.caption(_("Nu doet nog niemand mee die deze vraag krijgt."))
    elif people < FEWEST_FOR_WORDS:
        st.warning(
            f"{_reached(asked, people)} "
            + _("Onder 8 antwoorden tonen we alleen bolletjes, geen midden en geen cijfers."),
            icon=":material/group:",
        )


def _reached(asked: Round, people: int) -> str:
    if asked.audience.voice == "table":
        sentence = n_(
            "Deze vraag gaat nu naar %(n)d tafel.", "Deze vraag gaat nu naar %(n)d tafels.", people
        )
    else:
        sentence = n_(
            "Deze vraag gaat nu naar %(n)d deelnemer.",
            "Deze vraag gaat nu naar %(n)d deelnemers.",
            people,
        )
    return sentence % {"n": people}
