"""One record in a window of its own: to add one, or to change one with all its fields."""

import streamlit as st

from gbo_core.analysis.stakeholders import usual_place
from gbo_core.model import Organisation, Record
from gbo_core.store import records
from pages.forms.editing import ask, form_bar
from pages.forms.forms import Editor, Form, Values
from pages.forms.keeping import keep
from pages.forms.removal import ask_removal
from pages.forms.storing import store
from pages.shell import who
from pages.shell.say import _

GONE = "record_to_remove"  # its window opens once the form's own is closed


def record_form(editor: Editor) -> None:
    """The form of what is open. Dismissed, it waits with what was typed until it is closed."""
    gone = st.session_state.pop(GONE, None)
    if gone is not None:
        ask_removal(editor.here, [gone])
    if editor.form is None:
        return

    @st.dialog(_title(editor.form), width="medium", on_dismiss=editor.put_aside)
    def window() -> None:
        keep(who.facilitator())  # a window runs alone, also after a login ended elsewhere
        editor.here.check()
        if editor.form is None:
            st.rerun()
        else:
            _ask(editor, editor.form)

    window()


def _title(form: Form) -> str:
    return _("Wijzig") if form.current and not _is_proposed(form.current) else _("Nieuw")


def _is_proposed(record: Record) -> bool:
    return isinstance(record, Organisation) and record.proposed


def _ask(editor: Editor, form: Form) -> None:
    values = ask(editor, editor.fields, organisation=_accepted(editor))
    if editor.kind is Organisation:
        st.caption(_("Laat u kring of sector leeg? Dan vullen we in wat bij de soort actor past."))
    if form_bar(editor) and store(editor, form, _completed(form, values)):
        editor.close()
        st.rerun()
    if form.current and not _is_proposed(form.current):
        _offer_removal(editor, form.current)


def _accepted(editor: Editor) -> dict[str, str]:
    known = editor.here.read(records.load, Organisation)
    return {each.id: each.name for each in known if not each.proposed}


def _completed(form: Form, values: Values) -> Values:
    """What a participant proposed is taken in by storing it."""
    if "actor" not in values:
        return form.given | values
    return {**form.given, **values, **usual_place(dict(values)), "proposed": False}


def _offer_removal(editor: Editor, record: Record) -> None:
    if st.button(_("Verwijder…"), icon=":material/delete:", key=f"remove_{record.id}"):
        st.session_state[GONE] = record
        editor.close()
        st.rerun()
