"""The card of an organisation: why it is here, what the group answered and decided about it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import streamlit as st
from sqlalchemy import Connection

from gbo_core import field
from gbo_core.live.asked_about import About, about
from gbo_core.live.standpoints import decided_on
from gbo_core.model import Involvement, Organisation, Person
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from gbo_core.store.thread import Reference, refers
from pages.charts.plane import corner_name
from pages.environment.attached import Attached, attached, show_attached
from pages.forms.cards import record_buttons
from pages.forms.editor import Editor
from pages.forms.history import show_history
from pages.parts.asked import show_asked
from pages.parts.firm import whole, without
from pages.parts.thread import show_thread
from pages.shell.pointed import show_all_button
from pages.shell.say import _, language, plain, plainly
from pages.stakeholders.planes import PAIRS, OnAxes, corner_of, firm_on

ELSEWHERE = ("person", "involvement", "decision", "evidence")  # shown in words of their own
_CHOSEN = "card_of"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that stands beside one organisation."""

    persons: Sequence[Person]
    seats: Sequence[Involvement]
    decided: OnAxes
    asked: About
    figures: Sequence[Attached]
    thread: Sequence[Reference]


def show_cards(editor: Editor, several: Sequence[Organisation]) -> None:
    """One at a time, with the way back to the list."""
    with st.container(horizontal=True, vertical_alignment="center"):
        show_all_button(_("Alle organisaties"))
        chosen = several[0] if len(several) == 1 else _choose(several)
    _card(editor, chosen, editor.here.read(_known, chosen.id))


def _choose(several: Sequence[Organisation]) -> Organisation:
    by_id = {each.id: each for each in several}
    names = {each.id: each.name for each in several}
    if st.session_state.get(_CHOSEN) not in by_id:
        st.session_state[_CHOSEN] = several[0].id
    chosen = st.pills(
        _("Van wie?"),
        list(names),
        format_func=plainly(names),
        key=_CHOSEN,
        required=True,
        label_visibility="collapsed",
    )
    return by_id[str(chosen)]


def _known(connection: Connection, workshop: str, organisation: str) -> Known:
    persons = records.load(connection, workshop, Person, organisation=organisation)
    return Known(
        persons=sorted(persons, key=lambda each: alphabetical(each.name)),
        seats=records.load(connection, workshop, Involvement, organisation=organisation),
        decided=decided_on(connection, workshop, Organisation.concept).get(organisation, {}),
        asked=about(connection, workshop, Organisation.concept, organisation),
        figures=attached(connection, workshop, Organisation.concept).get(organisation, ()),
        thread=refers(connection, workshop, Organisation.concept, organisation),
    )


def _card(editor: Editor, organisation: Organisation, known: Known) -> None:
    with st.container(border=True):
        st.header(plain(organisation.name), anchor=False)
        _marks(organisation)
        _why(organisation)
        with st.container(horizontal=True, vertical_alignment="center"):
            record_buttons(editor, organisation, history=False)
            show_history(editor.here.workshop.id, organisation, known.seats)
        left, right = st.columns([3, 2], gap="large")
        with left:
            _title(_("Wat de groep antwoordde en besliste"))
            show_asked(known.asked)
        with right:
            _places(known.decided)
            _seats(known.seats)
            _persons(known.persons)
            show_attached(editor.here.workshop, known.figures)
            show_thread(known.thread, without=ELSEWHERE)


def _title(words: str) -> None:
    st.markdown(f"**{words}**")


def _marks(organisation: Organisation) -> None:
    """What kind of actor it is, in which circle, and whether it has to sign."""
    with st.container(horizontal=True, gap="small"):
        for among, code in (
            ("actors", organisation.actor),
            ("circles", organisation.circle),
            ("sectors", organisation.sector),
        ):
            if code:
                entry = field.entry(among, code)
                st.badge(entry.label(language()), color="gray", help=entry.hint(language()) or None)
        if organisation.core_group:
            st.badge(_("In de kerngroep"), icon=":material/star:", color="green")
        if organisation.proposed:
            st.badge(_("Voorgesteld door een deelnemer"), color="orange")


def _why(organisation: Organisation) -> None:
    """In words, as what stands behind a badge is read by nobody who does not point at it."""
    if organisation.circle:
        circle = field.entry("circles", organisation.circle)
        words = {"circle": circle.label(language()), "why": circle.hint(language())}
        st.caption(plain(_("%(circle)s: %(why)s") % words))
    if organisation.note:
        st.markdown(plain(organisation.note))
    if not (organisation.circle or organisation.note):
        st.caption(
            _(
                "Waarom deze organisatie hier staat, is nog niet gezegd: kies een kring, of "
                "schrijf het in de nota."
            )
        )


def _places(decided: OnAxes) -> None:
    """In which corners the group put it, and how firm that is."""
    corners = {axes: corner_of(pair, axes, decided) for pair, axes in PAIRS.items()}
    if not any(corners.values()):
        return
    _title(_("Waar het staat"))
    for axes, corner in corners.items():
        if corner:
            firm = firm_on(axes, decided)
            st.markdown(plain(corner_name(corner)))
            st.caption(whole(firm) if firm else without())


def _seats(seats: Iterable[Involvement]) -> None:
    levels = {each.phase: each.level for each in seats if each.level}
    lines = [
        f"- {plain(_line(phase.label(language()), levels[phase.code]))}"
        for phase in field.entries("phases")
        if phase.code in levels
    ]
    _title(_("In welke fase aan tafel"))
    st.markdown("\n".join(lines) if lines else _("Nog niet gekozen."))


def _line(phase: str, level: str) -> str:
    step = field.entry("ladder", level).label(language())
    return _("%(phase)s: %(step)s") % {"phase": phase, "step": step}


def _persons(persons: Iterable[Person]) -> None:
    lines = [f"- {plain(', '.join(_about(each)))}" for each in persons]
    _title(_("Personen"))
    st.markdown("\n".join(lines) if lines else _("Nog niemand in de lijst."))


def _about(person: Person) -> list[str]:
    """What stands in the list of one, as far as it is filled in."""
    part = field.entry("parts", person.part).label(language()) if person.part else ""
    return [each for each in (person.name, person.function, part, person.skills) if each]
