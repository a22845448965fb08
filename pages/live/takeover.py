"""Take over: the group decides per item — as voted, otherwise because…, or still open."""

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from gbo_core.analysis.accord import Accord
from gbo_core.live import kept, takeover
from gbo_core.live.results import ItemResult
from gbo_core.live.takeover import Clash, Incomplete
from gbo_core.model.errors import Conflict
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from pages.charts.table import table
from pages.forms.conflict import show_ways_out
from pages.forms.draft import draft_of
from pages.live import decision_faults as lacking
from pages.live.decision_draft import Decisions
from pages.live.decision_rows import (
    heading_of,
    offer_form,
    show_agreed,
    show_few,
    show_forms,
    turn_to_faults,
)
from pages.live.decision_words import clash_words
from pages.shell.ask import say_later, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, plain

MOST_CLASHES = 3  # that leave the buttons below them in sight on a small laptop


def take_over(here: Here, asked: Round) -> None:
    """What the group decides on a revealed round, and its undo."""
    found = here.read(kept.result, asked.id)
    if not found.ballots and asked.state is not State.TAKEN:
        return
    draft = draft_of(asked.workshop, f"decide_{asked.id}")
    decisions = Decisions(found, here.read(takeover.chosen, asked.id), draft)
    draft.follow(decisions.rows())
    with st.container(key="decisions"):
        st.header(_("Wat nemen we mee?"), anchor=False)
        st.caption(_("De groep beslist, niet de telling."))
        lacking.show(decisions)
        for kind, items in decisions.groups().items():
            _group(here, decisions, kind, items)
        _bar(here, decisions)


def _group(here: Here, decisions: Decisions, kind: Accord, items: Sequence[ItemResult]) -> None:
    st.subheader(f"{heading_of(decisions, kind)} ({len(items)})", anchor=False)
    faults = lacking.by_item(decisions)
    if kind is Accord.APART:
        show_forms(decisions, items, faults)
    elif kind is Accord.FEW:
        show_few(decisions, items, faults)
    else:
        _agreed(here, decisions, items)


def _agreed(here: Here, decisions: Decisions, items: Sequence[ItemResult]) -> None:
    """In one go what is as it was voted; a form for what the group decides otherwise after all."""
    own = decisions.with_form(items)
    alike = [item for item in items if not decisions.has_form(item.item.id)]
    if alike:
        show_agreed(decisions, alike)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _take_agreed(here, decisions, [item.item.id for item in alike])
            offer_form(decisions, alike)
    show_forms(decisions, own, lacking.by_item(decisions))


def _take_agreed(here: Here, decisions: Decisions, items: Collection[str]) -> None:
    taken = decisions.stored.keys() >= set(items)
    words = _("Neem deze %(n)d over") % {"n": len(items)}
    if st.button(
        _("Overgenomen") if taken else words,
        icon=":material/done_all:",
        disabled=taken,
        key="take_agreed",
    ):
        _store(here, decisions, items)


def _bar(here: Here, decisions: Decisions) -> None:
    """The buttons, always in sight, and what they will store."""
    with st.container(key="decide_bar", gap=None):
        st.markdown(f":small[{_counts(decisions)}]")
        with st.container(horizontal=True):
            if st.button(_("Neem over"), type="primary", icon=":material/check:", key="take"):
                _store(here, decisions, decisions.draft.rows.keys())
            _offer_undo(here, decisions)
            st.button(
                _("Gooi wijzigingen weg"),
                icon=":material/close:",
                type="tertiary",
                key="forget",
                disabled=not decisions.draft.typed,
                on_click=lacking.drop,
                args=(decisions,),
            )


def _offer_undo(here: Here, decisions: Decisions) -> None:
    """Of the take-over that was the last one when the button was drawn."""
    asked = decisions.found.round
    last = f"decide_last_{asked.id}"
    if asked.state is State.TAKEN and st.button(
        _("Maak ongedaan"), icon=":material/undo:", type="tertiary", key="untake"
    ):
        _undo(here, decisions, st.session_state.get(last, ""))
    st.session_state[last] = here.read(takeover.last_bundle, asked.id)


def _counts(decisions: Decisions) -> str:
    draft = decisions.draft
    count = Counter(draft.now(item)["stance"] for item in draft.rows)
    words = {
        "voted": _("%(n)d zoals gestemd"),
        "otherwise": _("%(n)d anders"),
        "open": _("%(n)d nog open"),
    }
    said = [words[stance] % {"n": count[stance]} for stance in words if count[stance]]
    if draft.typed:
        unsaved = _("%(n)d niet bewaard") % {"n": len(draft.typed)}
        said.append(f"**{unsaved}**")
    if incomplete := lacking.count(decisions):
        lacks = _("%(n)d onvolledig") % {"n": incomplete}
        said.append(f":red[**{lacks}**]")
    return " · ".join(said)


def _store(here: Here, decisions: Decisions, items: Collection[str]) -> None:
    """Everything at once: one refusal and nothing is stored, and what was typed stays."""
    asked = decisions.found.round
    with showing_refusals():
        here.check()
        choices = [decisions.choice(item) for item in items]
        try:
            open_store().write(
                takeover.take_over, asked.workshop, asked.id, choices, by=here.looker.name
            )
        except Conflict as conflict:
            _show_clashes(here, decisions, conflict.data["clashes"])
            return
        except Incomplete as refused:
            lacking.remember(decisions, refused.data["faults"])
            turn_to_faults(decisions, lacking.by_item(decisions))
            st.rerun()
        if len(choices) == len(decisions.draft.rows):
            lacking.drop(decisions)
        say_later(_("Overgenomen. De stemming blijft ernaast staan."))
        st.rerun()


def _show_clashes(here: Here, decisions: Decisions, clashes: Sequence[Clash]) -> None:
    """Both choices, item by item: whoever typed says which of them it is."""

    def settle(*, mine: bool) -> None:
        for clash in clashes:
            decisions.draft.settle(clash.item, list(clash.mine), mine=mine)

    @st.dialog(_("Intussen ook gewijzigd"), width="medium")
    def ask() -> None:
        here.check()
        st.markdown(plain(_whose(clashes)))
        with st.container(height=240 if len(clashes) > MOST_CLASHES else "content", border=False):
            table(_both(decisions, clashes), _("Wat u koos, en wat er nu staat"))
        if show_ways_out(settle):
            st.rerun()

    ask()


def _whose(clashes: Sequence[Clash]) -> str:
    names = ", ".join(dict.fromkeys(clash.by for clash in clashes if clash.by))
    if not names:
        return _("Iemand anders koos intussen iets anders.")
    return _("%(names)s koos intussen iets anders.") % {"names": names}


def _both(decisions: Decisions, clashes: Sequence[Clash]) -> list[dict[str, str]]:
    return [
        {
            _("Naam"): decisions.found.item(clash.item).item.label,
            _("Veld"): title,
            _("U koos"): mine,
            _("Staat er nu"): theirs,
        }
        for clash in clashes
        for title, mine, theirs in clash_words(clash)
    ]


def _undo(here: Here, decisions: Decisions, seen: str) -> None:
    """What stood in the rows stays there, to be changed and taken over again."""
    asked, draft = decisions.found.round, decisions.draft
    with showing_refusals():
        here.check()
        open_store().write(takeover.undo, asked.workshop, asked.id, seen, by=here.looker.name)
        wanted = {item: draft.now(item) for item in draft.rows}
        left = Decisions(decisions.found, here.read(takeover.chosen, asked.id), draft)
        draft.type_over(left.rows(), wanted)
        say_later(_("De overname is ongedaan gemaakt. Uw keuzes staan er nog, niet bewaard."))
        st.rerun()
