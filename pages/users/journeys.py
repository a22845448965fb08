"""The journeys: what a persona lives through, in a picture, in numbers and step by step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core.analysis.users import journeys as rules
from gbo_core.live.stage import Stage
from gbo_core.model import Journey, Organisation, Persona, Step
from gbo_core.model.names import in_order, names
from gbo_core.store import records, thread
from gbo_core.store.thread import Key, Reference
from gbo_core.store.workshops import Workshop
from pages.charts.look import show
from pages.charts.table import table
from pages.forms.cards import add_button, face_key, record_buttons
from pages.forms.editor import Editor
from pages.forms.record_form import record_form
from pages.parts.badges import show_goals
from pages.parts.findings import show_findings
from pages.parts.thread import show_thread
from pages.shell.beamer import offer
from pages.shell.here import Here
from pages.shell.pointed import point_at, pointed
from pages.shell.say import _, plain
from pages.users import journey_words
from pages.users.journey_large import journey_large
from pages.users.journey_picture import figure
from pages.users.steps import FACE, editor_of, steps
from pages.users.ties import show_ties


@dataclass(frozen=True, slots=True)
class Known:
    """The journeys with their steps in order; `names`: organisation → name, `personas`: → name."""

    journeys: Sequence[Journey]
    steps: Mapping[str, Sequence[Step]]
    names: Mapping[str, str]
    personas: Mapping[str, str]
    thread: Mapping[Key, Sequence[Reference]]


def journeys(here: Here) -> None:
    """One journey at a time, and below it what all of them say about ties."""
    known = here.read(_known)
    editor = Editor(here, Journey)
    if editor.is_adding():
        st.session_state.pop(_key(here.workshop), None)  # it is shown as soon as it is there
        record_form(editor)
        return
    chosen = _choose(editor, known)
    if chosen and st.session_state.get(_large_key(here.workshop)) and known.steps[chosen.id]:
        journey_large(chosen, known.steps[chosen.id], known.names)
        return
    st.caption(
        _(
            "Een reis is die van een verzonnen persona: geen echte namen en geen gegevens van "
            "cliënten."
        )
    )
    every = [step for there in known.steps.values() for step in there]
    show_findings(rules.overview(known.journeys, every))
    if chosen is None:
        st.info(
            _("Kies ‘Nieuwe reis’ en volg één persona, stap voor stap: wat gebeurt er, en waar?")
        )
        return
    if editor.is_open(chosen):
        record_form(editor)
    _journey(editor, known, chosen)
    show_ties(known.journeys, known.steps, known.names)


def _known(connection: Connection, workshop: str) -> Known:
    services = names(records.load(connection, workshop, Organisation))
    there = in_order(records.load(connection, workshop, Journey))
    every = rules.at_known_services(records.load(connection, workshop, Step), services)
    return Known(
        journeys=there,
        steps={each.id: rules.in_order(every, each.id) for each in there},
        names=services,
        personas=names(records.load(connection, workshop, Persona)),
        thread=thread.references(connection, workshop),
    )


def _key(workshop: Workshop) -> str:
    return f"journey_{workshop.id}"


def _large_key(workshop: Workshop) -> str:
    return f"large_{workshop.id}"


def _choose(editor: Editor, known: Known) -> Journey | None:
    """The journey to look at: at first the one that was changed last."""
    by_id = records.by_id(known.journeys)
    ids = list(by_id)
    key = _key(editor.here.workshop)
    if wanted := pointed(known.journeys):
        st.session_state[key] = wanted[0].id
        point_at()
    if st.session_state.get(key) not in by_id:
        st.session_state.pop(key, None)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = None
        if ids:
            last = max(range(len(ids)), key=lambda place: by_id[ids[place]].set_at)
            chosen = st.selectbox(
                _("Welke reis?"),
                ids,
                last,
                format_func=lambda id_: _called(by_id[id_], known),
                key=key,
                persist_state="session",
            )
        add_button(editor, _("Nieuwe reis"))
        if chosen:
            st.toggle(_("Groot, voor de zaal"), key=_large_key(editor.here.workshop))
    return by_id.get(str(chosen))


def _called(journey: Journey, known: Known) -> str:
    persona = known.personas.get(journey.persona)
    words = _("%(title)s (van %(persona)s)")
    return words % {"title": journey.title, "persona": persona} if persona else journey.title


def _journey(editor: Editor, known: Known, journey: Journey) -> None:
    there = known.steps[journey.id]
    _about(editor, known, journey)
    show_findings(rules.check(journey, there), at=[journey.id])
    if there:
        _told(editor, there, known.names)
    steps(editor.here, journey, there, known.names)


def _about(editor: Editor, known: Known, journey: Journey) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.header(plain(journey.title), anchor=False, width="content")
        show_goals(journey.goals)
    if journey.need:
        words = _("Het begint met: %(need)s") % {"need": journey.need}
        st.markdown(plain(words))
    if journey.source:
        st.caption(plain(_("Bron: %(source)s") % {"source": journey.source}))
    references = known.thread.get((Journey.concept, journey.id), ())
    show_thread(references, without=("step",))
    with st.container(horizontal=True):
        buttons = (_("Wijzig de reis"), _("Verwijder de reis"))
        record_buttons(editor, journey, known.steps[journey.id], buttons)
        if known.steps[journey.id]:
            offer(editor.here.workshop.id, Stage(view="journey", item=journey.id))


def _told(editor: Editor, there: Sequence[Step], names: Mapping[str, str]) -> None:
    """The meaning, the picture, the numbers that follow from it, and the same as a table."""
    words = journey_words.meaning(there)
    st.markdown(plain(words))
    show(figure(there, names), alt=words, key="journey_picture")
    st.caption(
        _(
            "Wijs een vak aan om te lezen wat men denkt en wat er misloopt. ‘?’ wil zeggen: niet "
            "geweten."
        )
    )
    _numbers(editor, there)
    with st.expander(_("Dezelfde reis als tabel"), icon=":material/table:"):
        table(journey_words.table(there, names), _("De reis als tabel"))


def _numbers(editor: Editor, there: Sequence[Step]) -> None:
    """Each number with buttons to the steps that it counts."""
    found = journey_words.derived(there)
    for column, each in zip(st.columns(len(found)), found, strict=True):
        with column, st.container(border=True, gap="xsmall", height="stretch"):
            st.markdown(f"### {plain(each.value)}")
            st.markdown(each.label)
            if each.more:
                st.caption(plain(each.more))
            with st.container(horizontal=True, gap="xsmall"):
                for place in each.steps:
                    _to_step(editor, there[place - 1], place, each.label)


def _to_step(editor: Editor, step: Step, place: int, label: str) -> None:
    st.button(
        _("stap %(step)d") % {"step": place},
        key=f"to_{step.id}_{label}",
        help=_("Open deze stap hieronder"),
        type="tertiary",
        on_click=_open_step,
        args=(editor, step),
    )


def _open_step(editor: Editor, step: Step) -> None:
    st.session_state[face_key(editor.here, FACE)] = "each"
    editor_of(editor.here).open(step)
