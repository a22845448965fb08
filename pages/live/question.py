"""Ask: turn what is on the screen into a round."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from gbo_core import field
from gbo_core.analysis import length
from gbo_core.live import participants, rounds, stage
from gbo_core.live.methods import METHODS, method_of
from gbo_core.live.subjects import SUBJECTS, Subject
from gbo_core.model.round import Audience, Item, Round
from gbo_core.store import open_store
from pages.forms.form import Form, form_at, sheet
from pages.forms.unsaved import unsaved
from pages.live import choice
from pages.live.before import (
    is_long,
    length_words,
    open_anyway,
)
from pages.live.gathered import gathered
from pages.live.manner import Manner, ask_manner, ask_question, in_short, starts_of
from pages.methods import form_of
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, language, n_

FEWEST_ANSWERS = 8
TRIAGE = "pick"


def ask(here: Here, subject_code: str) -> None:
    """The form for a new question; storing it selects the new round."""
    subject = SUBJECTS[subject_code]
    items = here.read(subject.items)
    if not items:
        st.info(_(subject.empty))
        return
    st.header(_("Nieuwe vraag"), anchor=False)
    _resume(here.workshop.id, subject_code)
    method = _method(subject)
    wanted = form_of(method).settings(subject)
    if wanted.advice:
        st.caption(wanted.advice)
    first, fold = st.container(), st.expander(_("Aan wie, waarover, wie ziet wat"), key="ask_how")
    with fold:
        chosen = _items(items, here.workshop.id)
    suggested = Manner(wanted.question, Audience(wanted.audience), wanted.purpose)
    fewer = [item.id for item in chosen] if len(chosen) < len(items) else []
    form = _form(here.workshop.id, subject_code, starts_of(suggested), fewer)
    with first:
        question = ask_question(form)
    with fold:
        manner = ask_manner(here.workshop, method, form, question)
        _say_what_phones_say()
    draft = Round(
        id="",
        workshop=here.workshop.id,
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
    st.caption(f"{_in_question(chosen, items)} · {in_short(manner)}")
    wanted_round, label = _shorter(draft, subject)
    gathered(wanted_round).warn_before(wanted_round, _asked(wanted_round))
    _store(here, wanted_round, label, form)


def _form(workshop: str, subject: str, starts: dict[str, str], fewer: list[str]) -> Form:
    """What is typed belongs to what is asked: another proposal has a form of its own.

    What was chosen above it stands with it, for `_resume`; `fewer`: the items, unless all.
    """
    asked = hashlib.sha256(starts["question"].encode()).hexdigest()[:12]
    editor = f"asking_{workshop}_{subject}"
    keys = {"ask_method", *(key for method in METHODS for key in form_of(method).KEYS)}
    settings = {key: v for key, v in st.session_state.items() if key in keys}
    begin = {"settings": settings, "items": fewer}
    made = sheet(f"ask_{workshop}_{subject}_{asked}", workshop, starts, editor=editor)
    form = replace(made, begin=begin)
    unsaved()[form.key] = form
    st.session_state.update({editor: form.key, f"{editor}_seen": True})
    return form


def _resume(workshop: str, subject: str) -> None:
    """In a new session: choose again what was chosen when it was left."""
    editor = f"asking_{workshop}_{subject}"
    form = form_at(st.session_state.get(editor, ""))
    if form is None or f"{editor}_seen" in st.session_state:
        return
    for key, value in form.given["settings"].items():
        st.session_state.setdefault(key, value)
    if form.given["items"] and f"ask_items_{workshop}" not in st.session_state:
        choice.choose_items(workshop, form.given["items"])


def _method(subject: Subject) -> str:
    """How to ask it; not a question where the subject leaves one way."""
    if len(subject.methods) == 1:
        return subject.methods[0]
    if st.session_state.get("ask_method") not in subject.methods:
        st.session_state["ask_method"] = subject.methods[0]
    return str(
        st.segmented_control(
            _("Hoe stemmen we?"),
            subject.methods,
            format_func=lambda code: _(METHODS[code].title),
            required=True,
            key="ask_method",
        )
    )


def _items(items: Sequence[Item], workshop_id: str) -> list[Item]:
    """All items, unless a triage or the facilitator chose some."""
    known = {item.id: item for item in items}
    kept = [i for i in st.session_state.get(f"ask_items_{workshop_id}", known) if i in known]
    chosen = st.multiselect(
        _("Waarover?"),
        list(known),
        default=kept,
        format_func=lambda code: known[code].label,
        placeholder=_("Kies uit de lijst"),
        select_all=False,  # it would say so in English
        key=f"ask_pick_items_{len(known)}_{hash(tuple(kept))}",
    )
    if st.button(_("Neem ze allemaal"), disabled=len(kept) == len(items)):
        choice.choose_items(workshop_id, list(known))
        st.rerun()
    return [known[code] for code in known if code in set(chosen)]


def _in_question(chosen: Sequence[Item], items: Sequence[Item]) -> str:
    return _("%(chosen)d van %(all)d") % {"chosen": len(chosen), "all": len(items)}


def _say_what_phones_say() -> None:
    st.caption(
        _(
            "Dit staat ook boven de vraag op elke telefoon. Na het openen kan het niet meer "
            "veranderen."
        )
    )


def _shorter(draft: Round, subject: Subject) -> tuple[Round, str]:
    """Say how long the ballot takes; when too long, offer ways out.

    The round as it was chosen, and what the button that opens it says: what it opens.
    """
    gathered(draft).say_length(draft)
    if not is_long(draft):
        return draft, _("Open de vraag nu")
    shared, triage = _shared(draft), _triage(draft, subject)
    way = _way(shared, triage, draft)
    if way == "share" and shared:
        return shared, _("Open de verdeelde vraag nu")
    if way == "triage" and triage:
        return triage, _("Open de aantikvraag nu")
    return draft, open_anyway(draft) if way else ""


def _way(shared: Round | None, triage: Round | None, draft: Round) -> str:
    """The chosen way out. Nothing is chosen beforehand where no way makes the ballot shorter."""
    names = {"all": _("Toch alles vragen: %(duration)s") % {"duration": length_words(draft)}}
    if triage:
        sentence = _(
            "Eerst aantikken waarover we moeten praten (%(duration)s), dan alleen die beoordelen"
        )
        names = {"triage": sentence % {"duration": length_words(triage)}} | names
    answers = _expected(draft, shared.share) if shared else 0
    if shared:
        sentence = _("Verdelen: ieder krijgt er %(share)d, nooit de eigen organisatie")
        names = {"share": sentence % {"share": shared.share}} | names
    preferred = "share" if shared and answers >= FEWEST_ANSWERS else "triage"
    way = st.radio(
        _("Hoe maken we het korter?"),
        list(names),
        index=list(names).index(preferred) if preferred in names else None,
        format_func=names.__getitem__,
    )
    if way == "share":
        _say_expected(answers)
    if way == "triage" and triage:
        st.caption(_("De telefoons vragen dan: ‘%(question)s’") % {"question": triage.question})
        st.button(
            _("Maak er een aantikvraag van"),
            on_click=choice.ask_triage,
            args=(triage.settings["axis"],),
        )
    if not way:
        st.caption(_("Kies hierboven minder items, of vraag toch alles."))
    return way or ""


def _shared(draft: Round) -> Round | None:
    """The same question, of which everybody gets a part that is short enough."""
    method = method_of(draft.method)
    if not method.can_sample:
        return None
    share = length.longest_share(len(draft.items), len(method.axes(draft.settings)))
    return replace(draft, share=share) if share else None


def _triage(draft: Round, subject: Subject) -> Round | None:
    """The tap question that goes first, for what takes longer than tapping."""
    if draft.method == TRIAGE or not subject.triage:
        return None
    return replace(
        draft,
        method=TRIAGE,
        settings={"axis": subject.triage, "most": 0},
        question=field.entry("axes", subject.triage).words("question", language()),
    )


def _expected(draft: Round, share: int) -> float:
    return length.expected_answers(_asked(draft), share, len(draft.items))


def _asked(draft: Round) -> int:
    """How many get this question when it opens now."""
    return len(open_store().read(participants.audience_of, draft))


def _say_expected(answers: float) -> None:
    sentence = n_(
        "Met wie nu in de zaal is, krijgt elk item ongeveer %(answers)d antwoord.",
        "Met wie nu in de zaal is, krijgt elk item ongeveer %(answers)d antwoorden.",
        round(answers),
    )
    st.caption(sentence % {"answers": round(answers)})
    if answers < FEWEST_ANSWERS:
        st.caption(_("Dat zijn er weinig. Laat liever eerst aantikken waarover u moet praten."))


def _store(here: Here, wanted: Round, label: str, form: Form) -> None:
    """The buttons; without a label a way out has to be chosen first."""
    now, later = st.columns([1, 2])
    open_now = now.button(
        label or _("Open de vraag nu"),
        type="primary",
        icon=":material/play_arrow:",
        width="stretch",
        disabled=not label,
        key="ask_open",
    )
    keep = later.button(_("Bewaar voor straks"), icon=":material/schedule:", disabled=not label)
    if not (open_now or keep):
        return
    with showing_refusals():
        made = open_store().write(rounds.draft, wanted.workshop, wanted, by=here.looker.name)
        choice.choose(made.id)
        choice.forget_items(wanted.workshop)
        form.forget()
        if open_now:
            open_store().write(stage.step, wanted.workshop, made.id, "open", by=here.looker.name)
        st.rerun()
