"""The live loop of a screen: choose or ask a question, steer it, see the outcome, take it over."""

import streamlit as st

from gbo_core.analysis.length import doubtful
from gbo_core.live import kept, rounds, takeover
from gbo_core.live.methods import method_of
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.live import choice, words
from pages.live.outcome import look_first, outcome
from pages.live.panel import panel
from pages.live.people import people
from pages.live.question import ask
from pages.live.redraft import offer_redraft
from pages.live.takeover import take_over
from pages.shell import undo
from pages.shell.ask import say_later, showing_refusals
from pages.shell.beamer import offer
from pages.shell.here import Here
from pages.shell.say import _
from pages.wall.wall import show_wall


def loop(here: Here, subject: str) -> None:
    """Everything about voting on one subject."""
    known = [r for r in here.read(rounds.load) if r.subject == subject]
    selected = _select(known)
    _offer_undo(here, subject)
    if selected is None:
        ask(here, subject)
        return
    panel(selected)
    _UNDER_PANEL[method_of(selected.method).gathers](here, selected)


def _with_ballots(here: Here, selected: Round) -> None:
    if selected.state in {State.OPEN, State.PAUSED, State.CLOSED}:
        offer(selected.workshop, Stage(selected.id))
    if selected.state is State.CLOSED:
        look_first(here, selected)
        _ask_again(here, selected)
    if selected.state.is_revealed:
        outcome(selected)
        if takeover.decides(selected):
            take_over(here, selected)
        _next(here, selected)
    people(here, selected)
    if selected.state is State.DRAFT:
        offer_redraft(here, selected)


def _with_notes(here: Here, asked: Round) -> None:
    """Notes are let through while people write, so the wall is there from the opening on."""
    if asked.state is State.DRAFT:
        offer_redraft(here, asked)
    else:
        show_wall(here, asked)
    people(here, asked)
    if asked.state not in {State.DRAFT, State.OPEN, State.PAUSED}:
        _ask_again(here, asked)


_UNDER_PANEL = {"ballots": _with_ballots, "notes": _with_notes}


def _select(known: list[Round]) -> Round | None:
    """The round that the tab shows; None for a new question."""
    if not known:
        return None
    by_id = {each.id: each for each in known}
    wanted = choice.chosen()
    current = wanted if wanted in by_id or wanted == choice.NEW else _first_seen(known)
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


def _first_seen(known: list[Round]) -> str:
    """What stood here when one first looked, whatever happens elsewhere meanwhile."""
    key = f"first_seen_{known[0].workshop}_{known[0].subject}"
    if st.session_state.get(key) not in {each.id for each in known}:
        st.session_state[key] = _most_alive(known).id
    return str(st.session_state[key])


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


def _offer_undo(here: Here, subject: str) -> None:
    where = choice.put_aside_at(here.workshop.id, subject)
    aside = undo.offered(here.looker, where)
    if aside and st.button(_("Haal de weggelegde vraag terug"), icon=":material/undo:"):
        with showing_refusals():
            open_store().write(rounds.restore, here.workshop.id, aside[0], by=here.looker.name)
            undo.put(here.looker, where, None)
            choice.choose(aside[0])
            st.rerun()


def _next(here: Here, asked: Round) -> None:
    """What can follow: a second round, the same question again, or a closer look after a triage."""
    st.header(_("En nu?"), anchor=False)
    with st.container(horizontal=True):
        if st.button(_("Tweede ronde na het gesprek"), icon=":material/replay:"):
            _again(here, asked, follows=True)
        _ask_again(here, asked)
        if asked.method == "pick":
            st.button(
                _("Beoordeel wat twijfel geeft"),
                icon=":material/filter_alt:",
                on_click=choice.ask_about,
                args=(asked.workshop, _doubtful(asked)),
            )


def _ask_again(here: Here, asked: Round) -> None:
    """A new round that points to this one, for when the question was not good."""
    if st.button(
        _("Stel de vraag opnieuw"),
        icon=":material/edit:",
        help=_("Maakt een nieuwe ronde die u eerst nog kunt aanpassen. Deze blijft bewaard."),
    ):
        _again(here, asked, follows=False)


def _doubtful(asked: Round) -> list[str]:
    found = open_store().read(kept.result, asked.workshop, asked.id)
    axis = asked.settings["axis"]
    taps = {item.item.id: int(sum(item.axes[axis].values)) for item in found.items}
    answered = max((len(item.axes[axis].values) for item in found.items), default=0)
    return list(doubtful(taps, answered, axis=axis)) if answered else []


def _again(here: Here, asked: Round, *, follows: bool) -> None:
    with showing_refusals():
        made = open_store().write(
            rounds.again, asked.workshop, asked.id, follows=follows, by=here.looker.name
        )
        choice.choose(made.id)
        say_later(_("De nieuwe ronde staat klaar. Open ze wanneer u wilt."))
        st.rerun()
