"""The steps of one journey: one by one, in their order, or all in a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from gbo_core.analysis.users import journeys as rules
from gbo_core.model import Journey, Step
from gbo_core.steps import users
from pages.forms.cards import show_unsaved_mark, shows_table
from pages.forms.draft import Draft, draft_of
from pages.forms.editor import Editor
from pages.forms.form import Form, held
from pages.forms.record_form import ask, store
from pages.forms.record_table import Table, record_table
from pages.forms.removal import ask_removal
from pages.forms.save_bar import form_bar
from pages.forms.unsaved import Values
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, plain
from pages.users.feelings import feeling_words, feelings
from pages.users.journey_room import Names
from pages.users.journey_words import where

LEFT = ("action", "stage", "contact", "service", "channel")
RIGHT = ("feeling", "thought", "handover", "again", "waiting")
BELOW = ("pain", "severity", "chance")
FIELDS = (*LEFT, *RIGHT, *BELOW)
COLUMNS = (
    *("action", "stage", "service", "contact", "channel", "feeling", "waiting", "handover"),
    *("again", "thought", "pain", "severity", "chance"),
)
FACE = "steps"  # one by one, or as a table
AFTER = "after"  # of a new step: the id of the step that it follows


@dataclass(frozen=True, slots=True)
class StepTable(Table):
    """A table for each journey: what was typed in one is not carried to another."""

    journey: str

    @property
    def draft(self) -> Draft:
        return draft_of(self.here.workshop.id, f"steps_{self.journey}", Step.concept)


def editor_of(here: Here) -> Editor:
    return Editor(here, Step, FIELDS)


def steps(here: Here, journey: Journey, there: Sequence[Step], names: Names) -> None:
    """`there`: the steps of the journey in order."""
    if shows_table(here, _("Stappen bewerken"), FACE) and there:
        table = StepTable(here, Step, COLUMNS, journey.id)
        record_table(table, there)
        return
    editor = editor_of(here)
    for at, step in enumerate(there, start=1):
        _step(editor, there, at, names)
        if editor.is_adding(journey=journey.id, after=step.id):
            _form(editor, there)
    if _is_adding_at_the_end(editor, journey, there):
        _form(editor, there)
    icon = ":material/add:"
    start = {"journey": journey.id, AFTER: ""}
    st.button(_("Nieuwe stap"), icon=icon, on_click=editor.open, args=(start,), key="add_step")
    show_unsaved_mark(editor, start)


def _is_adding_at_the_end(editor: Editor, journey: Journey, there: Sequence[Step]) -> bool:
    """Also where somebody removed the step that it was to follow."""
    after = held(editor.form).given.get(AFTER) if editor.is_adding(journey=journey.id) else None
    return after is not None and after not in {each.id for each in there}


def _step(editor: Editor, there: Sequence[Step], at: int, names: Names) -> None:
    step = there[at - 1]
    if editor.is_open(step):
        _form(editor, there)
        return
    with st.container(border=True, key=f"step_{step.id}"):
        text, buttons = st.columns([3, 2], vertical_alignment="center")
        with text, st.container(gap="xsmall"):
            st.markdown(f"**{at}.** {plain(step.action)}")
            feeling = _("Gevoel: %(feeling)s") % {"feeling": feelings()[step.feeling]}
            st.caption(plain(" · ".join([where(step, names), feeling])))
        with buttons, st.container(horizontal=True, horizontal_alignment="right", gap="xsmall"):
            _step_buttons(editor, there, at)


def _step_buttons(editor: Editor, there: Sequence[Step], at: int) -> None:
    step, first, last = there[at - 1], at == 1, at == len(there)
    after = {"journey": step.journey, AFTER: step.id}
    show_unsaved_mark(editor, step)
    show_unsaved_mark(editor, after)
    if _tap("arrow_upward", _("Eén plaats vroeger"), f"up_{step.id}", disabled=first):
        _reorder(editor, step, lambda ids: rules.moved(ids, step.id, -1))
    if _tap("arrow_downward", _("Eén plaats later"), f"down_{step.id}", disabled=last):
        _reorder(editor, step, lambda ids: rules.moved(ids, step.id, 1))
    if _tap("add", _("Voeg hierna een stap in"), f"after_{step.id}"):
        editor.open(after)
        st.rerun()
    if _tap("content_copy", _("Maak een kopie"), f"copy_{step.id}"):
        values = {name: getattr(step, name) for name in FIELDS}
        if _add(editor, after, values):
            st.rerun()
    if _tap("edit", _("Wijzig"), f"edit_{step.id}"):
        editor.open(step)
        st.rerun()
    if _tap("delete", _("Verwijder"), f"remove_{step.id}"):
        ask_removal(editor.here, [step])


def _tap(icon: str, label: str, key: str, *, disabled: bool = False) -> bool:
    """A button of an icon alone; its words are for who points at it or hears it."""
    return st.button(f":material/{icon}:", key=key, help=label, disabled=disabled, type="tertiary")


def _form(editor: Editor, there: Sequence[Step]) -> None:
    """All fields of a step that is new or open, with where a new one comes."""
    form = held(editor.form)
    with st.container(border=True):
        if form.current is None:
            st.caption(plain(_where_it_comes(there, form.given[AFTER])))
        left, right = st.columns(2, gap="large")
        with left:
            values = ask(editor, LEFT)
        with right:
            values |= ask(editor, RIGHT, feeling=feeling_words())
            st.caption(_("Laat de dagen leeg als niemand ze weet: leeg telt niet als nul."))
        values |= ask(editor, BELOW)
        wanted = form_bar(form, editor.close)
    if wanted and _store(editor, form, values):
        editor.close()
        st.rerun()


def _where_it_comes(there: Sequence[Step], after: str) -> str:
    for at, step in enumerate(there, start=1):
        if step.id == after:
            words = _("Komt na stap %(step)d: %(action)s")
            return words % {"step": at, "action": step.action}
    return _("Komt achteraan.")


def _store(editor: Editor, form: Form, values: Values) -> bool:
    if isinstance(form.current, Step):
        return store(editor, form, values) is not None
    return _add(editor, form.given, values)


def _add(editor: Editor, start: Values, values: Values) -> bool:
    with showing_refusals():
        made = Step.make(journey=start["journey"], **values)
        done = editor.here.do(_("De stap is toegevoegd."), users.add_step, made, start[AFTER])
        return done is not None
    return False


def _reorder(editor: Editor, step: Step, order: Callable[[Sequence[str]], list[str]]) -> None:
    if editor.here.do(_("De volgorde is bewaard."), users.reorder, step, order):
        st.rerun()
