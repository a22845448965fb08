"""The live panel: where a round stands and the next step.

Safe when mirrored to the beamer: it shows how many answered, never what.
"""

from typing import Literal

import streamlit as st

from gbo_core.live import progress, rounds, stage
from gbo_core.live.progress import Progress
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from gbo_core.store.access import Facilitator
from pages.live import choice, words
from pages.live.gathered import gathered
from pages.shell import undo, who
from pages.shell.ask import showing_refusals
from pages.shell.say import _, n_, plain

# state → the steps that the panel offers, the usual one first
OFFERED = {
    State.DRAFT: ("open",),
    State.OPEN: ("close", "pause"),
    State.PAUSED: ("resume", "close"),
    State.CLOSED: ("reveal", "reopen"),
}
ICONS = {
    "open": "play_arrow",
    "close": "stop",
    "pause": "pause",
    "resume": "play_arrow",
    "reopen": "undo",
    "reveal": "visibility",
}


def panel(asked: Round) -> None:
    """The panel of one round, refreshed every second by itself."""
    with st.container(border=True, key="panel"):
        st.header(plain(asked.question), anchor=False)
        _facts(asked)
        _live(asked.id, asked.version)


def _facts(asked: Round) -> None:
    with st.container(horizontal=True):
        st.badge(words.state(asked), color="green" if asked.state is State.OPEN else "gray")
        st.badge(words.audience(asked.audience), icon=":material/group:", color="gray")
        st.badge(words.visibility(asked.visibility), icon=":material/lock:", color="gray")
    st.caption(words.purpose(asked.purpose))


@st.fragment(run_every=1)
def _live(round_id: str, version: int) -> None:
    """The numbers and the buttons; a step taken elsewhere reruns the whole screen."""
    looker, workshop = who.facilitator(), who.workshop()
    with showing_refusals():
        asked = open_store().read(rounds.get, workshop.id, round_id)
        if asked.version != version:
            st.rerun()
        now = open_store().read(progress.of_round, asked)
        _numbers(asked, now)
        gathered(asked).warn_of_few(asked, now.answered)
        if asked.state is State.CLOSED:
            _say_whether_seen(asked)
        if asked.state is State.DRAFT:
            gathered(asked).warn_before(asked, now.asked)
            gathered(asked).say_length(asked)
        _buttons(asked, looker)


def _numbers(asked: Round, now: Progress) -> None:
    """Large while people answer; afterwards what they answered is what one comes for."""
    answered, partly = f"{now.answered} / {now.asked}", _partly(asked)
    if asked.state.is_revealed:
        st.caption(" · ".join(filter(None, (f"{gathered(asked).answered()}: {answered}", partly))))
        return
    joined, connected, came = st.columns(3, wrap=False)  # one row on a phone too
    joined.metric(_("Gevraagd"), now.asked, help=_("Wie meedoet en bij deze vraag hoort."))
    connected.metric(
        _("Nu verbonden"), now.connected, help=_("Telefoons die de pagina nu in beeld hebben.")
    )
    came.metric(gathered(asked).answered(), answered)
    if partly:
        came.caption(partly)
    if asked.state in {State.OPEN, State.PAUSED} and now.asked:
        st.progress(min(1.0, now.answered / now.asked))


def _partly(asked: Round) -> str:
    """How many left something open, '' for nobody."""
    unfinished = gathered(asked).unfinished(asked)
    words_ = n_("%(n)d liet iets open", "%(n)d lieten iets open", unfinished)
    return words_ % {"n": unfinished} if unfinished else ""


def _say_whether_seen(asked: Round) -> None:
    if asked.seen_at:
        st.caption(_("Het resultaat is al bekeken: deze vraag kan niet meer open."))


def _buttons(asked: Round, looker: Facilitator) -> None:
    labels = gathered(asked).steps(asked)
    with st.container(horizontal=True):
        for position, step in enumerate(_offered(asked)):
            kind: Literal["primary", "secondary"] = "primary" if position == 0 else "secondary"
            icon = f":material/{ICONS[step]}:"
            help_ = _("Zolang niemand keek, kan ze weer open.") if step == "reopen" else None
            if st.button(labels[step], type=kind, icon=icon, key=f"step_{step}", help=help_):
                open_store().write(stage.step, asked.workshop, asked.id, step, by=looker.name)
                choice.choose(asked.id)  # what was just done stays in sight
                st.rerun()
        if asked.state is State.DRAFT and st.button(_("Leg weg"), icon=":material/delete:"):
            _put_aside(asked, looker)


def _offered(asked: Round) -> tuple[str, ...]:
    """The steps that can be taken now; what was seen stays closed."""
    steps = OFFERED.get(asked.state, ())
    return tuple(step for step in steps if not (step == "reopen" and asked.seen_at))


def _put_aside(asked: Round, looker: Facilitator) -> None:
    """A draft holds no votes, so it goes without asking, with an undo beside the list."""
    open_store().write(rounds.remove, asked.workshop, asked.id, by=looker.name)
    here = choice.put_aside_at(asked.workshop, asked.subject)
    undo.put(looker, here, (asked.id, asked.question))
    choice.choose("")
    st.rerun()
