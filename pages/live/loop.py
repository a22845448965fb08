"""The live loop of a screen: choose or ask a question, steer it, see the outcome, take it over."""

import streamlit as st

from gbo_core.analysis.length import doubtful
from gbo_core.live import kept, rounds, takeover
from gbo_core.live.methods import method_of
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.live import choice, words
from pages.live.outcome import look_first, outcome
from pages.live.panel import panel
from pages.live.people import people
from pages.live.question import ask
from pages.live.redraft import offer_redraft
from pages.live.takeover import take_over
from pages.shell import undo
from pages.shell.ask import say_later, showing_refusals
from pages.shell.say import _
from pages.wall.wall import show_wall


def loop(workshop: Workshop, looker: Facilitator, subject: str) -> None:
    """Everything about voting on one subject."""
    known = [r for r in open_store().read(rounds.load, workshop.id) if r.subject == subject]
    selected = _select(known)
    _offer_undo(workshop, looker, subject)
    if selected is None:
        ask(workshop, looker, subject)
        return
    panel(selected)
    if method_of(selected.method).gathers == "notes":
        _with_notes(workshop, selected, looker)
        return
    if selected.state is State.CLOSED:
        look_first(selected, looker.name)
        _ask_again(selected, looker)
    people(workshop, looker, selected)
    if selected.state is State.DRAFT:
        offer_redraft(workshop, selected, looker.name)
    if selected.state.is_revealed:
        outcome(selected)
        if takeover.decides(selected):
            take_over(selected, looker.name)
        _next(selected, looker)


def _with_notes(workshop: Workshop, asked: Round, looker: Facilitator) -> None:
    """Notes are let through while people write, so the wall is there from the opening on."""
    if asked.state is State.DRAFT:
        offer_redraft(workshop, asked, looker.name)
    else:
        show_wall(asked, looker)
    people(workshop, looker, asked)
    if asked.state not in {State.DRAFT, State.OPEN, State.PAUSED}:
        _ask_again(asked, looker)


def _select(known: list[Round]) -> Round | None:
    """The round that the tab shows; None for a new question."""
    if not known:
        return None
    by_id = {each.id: each for each in known}
    wanted = choice.chosen()
    current = wanted if wanted in by_id or wanted == choice.NEW else _most_alive(known).id
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    picked = left.selectbox(
        _("Vraag"),
        [choice.NEW, *by_id],
        index=[choice.NEW, *by_id].index(current),
        format_func=lambda code: _title(by_id[code]) if code in by_id else _("+ Nieuwe vraag"),
        key=f"round_{current}_{sum(each.version for each in known)}",
    )
    if right.button(_("Nieuwe vraag"), icon=":material/add:", width="stretch"):
        picked = choice.NEW
    if picked != current:
        choice.choose(picked)
        st.rerun()
    return by_id.get(current)


def _most_alive(known: list[Round]) -> Round:
    """Where something is going on: an open question, then one that waits for its reveal."""
    order = [State.OPEN, State.PAUSED, State.CLOSED]
    return min(known, key=lambda asked: order.index(asked.state) if asked.state in order else 9)


def _title(asked: Round) -> str:
    """The state before the question: a long question is cut off at its end."""
    said = (
        _("%(number)d · %(state)s · Tweede ronde: %(question)s")
        if asked.follows
        else _("%(number)d · %(state)s · %(question)s")
    )
    return said % {
        "number": asked.number,
        "question": asked.question,
        "state": words.state(asked),
    }


def _offer_undo(workshop: Workshop, looker: Facilitator, subject: str) -> None:
    here = choice.put_aside_at(workshop.id, subject)
    aside = undo.offered(looker, here)
    if aside and st.button(_("Haal de weggelegde vraag terug"), icon=":material/undo:"):
        with showing_refusals():
            open_store().write(rounds.restore, workshop.id, aside[0], by=looker.name)
            undo.put(looker, here, None)
            choice.choose(aside[0])
            st.rerun()


def _next(asked: Round, looker: Facilitator) -> None:
    """What can follow: a second round, the same question again, or a closer look after a triage."""
    st.subheader(_("En nu?"))
    with st.container(horizontal=True):
        if st.button(_("Tweede ronde na het gesprek"), icon=":material/replay:"):
            _again(asked, looker, follows=True)
        _ask_again(asked, looker)
        if asked.method == "pick":
            st.button(
                _("Beoordeel wat twijfel geeft"),
                icon=":material/filter_alt:",
                on_click=choice.ask_about,
                args=(asked.workshop, _doubtful(asked)),
            )


def _ask_again(asked: Round, looker: Facilitator) -> None:
    """A new round that points to this one, for when the question was not good."""
    if st.button(
        _("Stel de vraag opnieuw"),
        icon=":material/edit:",
        help=_("Maakt een nieuwe ronde die u eerst nog kunt aanpassen. Deze blijft bewaard."),
    ):
        _again(asked, looker, follows=False)


def _doubtful(asked: Round) -> list[str]:
    found = open_store().read(kept.result, asked.workshop, asked.id)
    axis = asked.settings["axis"]
    taps = {item.item.id: int(sum(item.axes[axis].values)) for item in found.items}
    answered = max((len(item.axes[axis].values) for item in found.items), default=0)
    return list(doubtful(taps, answered, axis=axis)) if answered else []


def _again(asked: Round, looker: Facilitator, *, follows: bool) -> None:
    with showing_refusals():
        made = open_store().write(
            rounds.again, asked.workshop, asked.id, follows=follows, by=looker.name
        )
        choice.choose(made.id)
        say_later(_("De nieuwe ronde staat klaar. Open ze wanneer u wilt."))
        st.rerun()
