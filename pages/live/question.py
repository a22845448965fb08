"""Ask: turn what is on the screen into a round."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gbo_core.analysis import length
from gbo_core.live import participants, rounds, stage
from gbo_core.live.methods import METHODS, method_of
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import Audience, Item, Round
from gbo_core.store import open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.ask import showing_refusals
from pages.asking import form_of
from pages.live import choice, words
from pages.live.manner import Manner, ask_manner
from pages.say import _

FEWEST_ANSWERS = 8


def ask(workshop: Workshop, looker: Facilitator, subject_code: str) -> None:
    """The form for a new question; storing it selects the new round."""
    subject = SUBJECTS[subject_code]
    items = open_store().read(subject.items, workshop.id)
    if not items:
        st.info(_("Zet eerst organisaties in de lijst. Daarna kunt u erover stemmen."))
        return
    st.subheader(_("Nieuwe vraag"))
    method = _method()
    wanted = form_of(method).settings(subject)
    if wanted.advice:
        st.caption(wanted.advice)
    chosen = _items(items, workshop.id)
    suggested = Manner(wanted.question, Audience(wanted.audience))
    manner = ask_manner(workshop, suggested, "ask")
    draft = Round(
        id="",
        workshop=workshop.id,
        number=0,
        subject=subject_code,
        method=method,
        question=manner.question,
        settings=wanted.settings,
        items=tuple(chosen),
        audience=manner.audience,
        purpose=manner.purpose,
        visibility=manner.visibility,
    )
    share = _length(draft)
    st.caption(
        _(
            "Wat er met het resultaat gebeurt en wie wat ziet, staat boven de vraag op elke "
            "telefoon. Na het openen kan dat niet meer veranderen."
        )
    )
    _store(draft, share, looker)


def _method() -> str:
    st.session_state.setdefault("ask_method", next(iter(METHODS)))
    return str(
        st.segmented_control(
            _("Hoe stemmen we?"),
            list(METHODS),
            format_func=lambda code: _(METHODS[code].title),
            required=True,
            key="ask_method",
        )
    )


def _items(items: Sequence[Item], workshop_id: str) -> list[Item]:
    """All items, unless a triage or the facilitator chose some."""
    known = {item.id: item for item in items}
    kept = [i for i in st.session_state.get(f"ask_items_{workshop_id}", known) if i in known]
    with st.expander(
        _("Waarover: %(chosen)d van %(all)d") % {"chosen": len(kept), "all": len(items)}
    ):
        chosen = st.multiselect(
            _("Organisaties in deze vraag"),
            list(known),
            default=kept,
            format_func=lambda code: known[code].label,
            placeholder=_("Kies organisaties"),
            key=f"ask_pick_items_{len(known)}_{hash(tuple(kept))}",
        )
        if st.button(_("Neem ze allemaal"), disabled=len(kept) == len(items)):
            choice.choose_items(workshop_id, list(known))
            st.rerun()
    return [known[code] for code in known if code in set(chosen)]


def _length(draft: Round) -> int:
    """Say how long the ballot takes; when too long, offer a way out. The share that was chosen."""
    method = method_of(draft.method)
    each = len(method.axes(draft.settings))
    inputs = method.inputs(draft)
    estimate = words.duration(length.seconds(len(draft.items), inputs))
    if not length.too_long(len(draft.items), inputs):
        st.success(
            _("Invullen duurt ongeveer %(duration)s.") % {"duration": estimate},
            icon=":material/timer:",
        )
        return 0
    st.warning(
        _("Invullen duurt ongeveer %(duration)s. Dat is te lang: mensen haken af.")
        % {"duration": estimate},
        icon=":material/timer:",
    )
    share = length.longest_share(len(draft.items), each) if method.can_sample else 0
    ways = ["share", "triage", "all"] if share else ["triage", "all"]
    answers = _expected(draft, share)
    names = {
        "share": _("Verdelen: ieder krijgt er %(share)d, nooit de eigen organisatie")
        % {"share": share},
        "triage": _("Eerst aantikken over wie we moeten praten, dan alleen die beoordelen"),
        "all": _("Toch alles vragen"),
    }
    preferred = "triage" if not share or answers < FEWEST_ANSWERS else "share"
    way = st.radio(
        _("Hoe maken we het korter?"),
        ways,
        index=ways.index(preferred),
        format_func=names.__getitem__,
    )
    if way == "share":
        _say_expected(answers)
    if way == "triage":
        st.button(_("Maak er een aantikvraag van"), on_click=choice.ask_triage)
    return share if way == "share" else 0


def _expected(draft: Round, share: int) -> float:
    people = open_store().read(participants.audience_of, draft)
    return length.expected_answers(len(people), share, len(draft.items))


def _say_expected(answers: float) -> None:
    sentence = _(
        "Met wie nu in de zaal is, krijgt elke organisatie ongeveer %(answers)d antwoorden."
    )
    st.caption(sentence % {"answers": round(answers)})
    if answers < FEWEST_ANSWERS:
        st.caption(_("Dat zijn er weinig. Laat liever eerst aantikken over wie u moet praten."))


def _store(draft: Round, share: int, looker: Facilitator) -> None:
    wanted = replace(draft, share=share)
    now, later = st.columns([1, 2])
    open_now = now.button(
        _("Open de vraag nu"), type="primary", icon=":material/play_arrow:", width="stretch"
    )
    keep = later.button(_("Bewaar voor straks"), icon=":material/schedule:")
    if not (open_now or keep):
        return
    with showing_refusals():
        made = open_store().write(rounds.draft, draft.workshop, wanted, by=looker.name)
        choice.choose(made.id)
        if open_now:
            open_store().write(stage.step, draft.workshop, made.id, "open", by=looker.name)
        st.rerun()
