"""What the panel and the form for a question say and warn of, by what participants send."""

from typing import Protocol

import streamlit as st

from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.live import kept
from gbo_core.live.methods import method_of
from gbo_core.model.round import Round, State, Visibility
from gbo_core.store import open_store
from pages.live.before import is_long, length_words, open_anyway, warn_of_small_room, writing_words
from pages.shell.say import _


class Gathered(Protocol):
    def answered(self) -> str:
        """Over the number of those whom something came from."""

    def steps(self, asked: Round) -> dict[str, str]:
        """What the button of each step of the round says."""

    def unfinished(self, asked: Round) -> int:
        """How many left something open."""

    def say_length(self, asked: Round) -> None:
        """Before it opens: how long it takes."""

    def warn_before(self, asked: Round, people: int) -> None:
        """Before it opens, for so many people."""

    def warn_of_few(self, asked: Round, answered: int) -> None:
        """Before it is shown."""


class _Ballots:
    def answered(self) -> str:
        return _("Antwoordden")

    def steps(self, asked: Round) -> dict[str, str]:
        return {
            "open": open_anyway(asked) if is_long(asked) else _("Open de vraag"),
            "close": _("Sluit de stemming"),
            "pause": _("Pauzeer"),
            "resume": _("Ga verder"),
            "reopen": _("Heropen de stemming"),
            "reveal": _("Toon het resultaat aan iedereen"),
        }

    def unfinished(self, asked: Round) -> int:
        if asked.state.is_revealed:  # counted there anyhow
            return open_store().read(kept.result, asked.workshop, asked.id).unfinished
        return open_store().read(kept.unfinished, asked.workshop, asked.id)

    def say_length(self, asked: Round) -> None:
        sentence = _("Invullen duurt ongeveer %(duration)s.") % {"duration": length_words(asked)}
        if is_long(asked):
            too_long = _("Dat is te lang: mensen haken af.")
            st.warning(f"{sentence} {too_long}", icon=":material/timer:")
        else:
            st.caption(sentence)

    def warn_before(self, asked: Round, people: int) -> None:
        warn_of_small_room(asked, people)

    def warn_of_few(self, asked: Round, answered: int) -> None:
        """With so few answers *zonder naam* protects nobody; the facilitator should know before."""
        unnamed = asked.visibility is Visibility.UNNAMED
        if asked.state is State.CLOSED and unnamed and 0 < answered < SMALLEST_GROUP:
            st.warning(
                _(
                    "Minder dan vijf antwoorden: men kan raden wie wat antwoordde. "
                    "Toon dit alleen als iedereen dat goed vindt."
                )
            )


class _Notes(_Ballots):
    """Nobody fills in a list: people write as long as the question is open."""

    def answered(self) -> str:
        return _("Schreven")

    def steps(self, asked: Round) -> dict[str, str]:
        return super().steps(asked) | {
            "close": _("Stop met schrijven"),
            "reveal": _("Toon hoeveel mensen dit ook zien"),
            "reopen": _("Laat weer schrijven"),
        }

    def unfinished(self, asked: Round) -> int:
        return 0

    def say_length(self, asked: Round) -> None:
        st.caption(writing_words())

    def warn_before(self, asked: Round, people: int) -> None: ...

    def warn_of_few(self, asked: Round, answered: int) -> None: ...


_GATHERED: dict[str, Gathered] = {"ballots": _Ballots(), "notes": _Notes()}


def gathered(asked: Round) -> Gathered:
    return _GATHERED[method_of(asked.method).gathers]
