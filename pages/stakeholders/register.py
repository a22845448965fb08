"""Who there is: the organisations and the persons whom they send."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from gbo_core.analysis.stakeholders import core_partners, mix_of_parts, users_voice, usual_place
from gbo_core.field import entries
from gbo_core.live import participants
from gbo_core.model import Organisation, Person, Record
from gbo_core.model.names import in_order, names
from gbo_core.store import records
from pages.forms.cards import add_button, show_waiting
from pages.forms.editor import Editor
from pages.forms.labels import Labels, told_apart
from pages.forms.record_form import record_window
from pages.forms.record_table import Table, record_table
from pages.forms.unsaved import Values
from pages.parts.bring_in import bring_in
from pages.parts.erasing import ask_erasure
from pages.parts.findings import show_findings
from pages.shell.here import Here
from pages.shell.pointed import point_at, pointed
from pages.shell.say import _, language, n_, plain
from pages.shell.sure import ask_first
from pages.stakeholders.card import show_cards

ORGANISATION_COLUMNS = ("name", "actor", "circle", "sector", "core_group", "note")
PERSON_COLUMNS = ("name", "organisation", "function", "part", "skills")


def organisations(here: Here) -> None:
    """The register, with the check on who is missing above it."""
    known = here.read(records.load, Organisation)
    editor = _editor(here, Organisation)
    if several := pointed(known):
        show_cards(editor, several)
        _organisation_window(editor)
        return
    persons = here.read(records.load, Person)
    joined = here.read(participants.load)
    mix = mix_of_parts(known, persons, joined)
    show_findings(core_partners(known) + users_voice(known, persons) + mix)
    _proposed(editor, [each for each in known if each.proposed], known)
    accepted = in_order(each for each in known if each.is_listed)
    _add(editor, accepted, names(accepted), _("Nieuwe organisatie"))
    _organisation_window(editor)
    if accepted:
        record_table(Table(here, Organisation, ORGANISATION_COLUMNS), accepted)
        _circles()
    else:
        st.info(_("Nog geen organisaties. Voeg er een toe, of plak een lijst hieronder."))
    bring_in(here, Organisation)


def _circles() -> None:
    """What the circles are, where one chooses them."""
    with st.expander(_("Wat betekenen de kringen?")):
        lines = (f"- **{e.label(language())}**: {e.hint(language())}" for e in entries("circles"))
        st.markdown("\n".join(lines))


def persons(here: Here) -> None:
    """Whom the organisations send, and who is asked for what they can."""
    known = in_order(here.read(records.load, Person))
    editor = _editor(here, Person)
    _add(
        editor,
        known,
        names(known, names(here.read(records.load, Organisation))),
        _("Nieuwe persoon"),
    )
    record_window(editor)
    if known:
        record_table(Table(here, Person, PERSON_COLUMNS), known)
    else:
        st.info(_("Nog geen personen. Wie stuurt elke organisatie? Voeg ze toe of plak een lijst."))
    bring_in(here, Person)


def _editor(here: Here, kind: type[Record]) -> Editor:
    return Editor(here, kind, [name for name in kind.typed() if name != "proposed"])


def _organisation_window(editor: Editor) -> None:
    note = _("Laat u kring of sector leeg? Dan vullen we in wat bij de soort actor past.")
    record_window(editor, _taken_in, note)


def _taken_in(values: Values) -> Values:
    """What a participant proposed is taken in by storing it."""
    return {**values, **usual_place(values), "proposed": False}


def _add(editor: Editor, known: Sequence[Record], called: Labels, title: str) -> None:
    """Add one, or open one with all its fields."""
    there, concept = records.by_id(known), editor.kind.concept
    with st.container(horizontal=True, vertical_alignment="bottom"):
        add_button(editor, title)
        chosen = st.selectbox(
            _("Bekijk of wijzig"),
            called,
            index=None,
            format_func=told_apart(called).__getitem__,
            placeholder=_("Kies uit de lijst"),
            key=f"open_{concept}",
        )
        opened = there.get(str(chosen))
        st.button(
            _("Open"),
            disabled=opened is None,
            key=f"open_button_{concept}",
            on_click=editor.open,
            args=(opened,),
        )
        if editor.kind is Organisation:
            st.button(
                _("Bekijk de kaart"),
                icon=":material/id_card:",
                disabled=opened is None,
                key="card_button",
                on_click=point_at,
                args=(str(chosen),),
            )
        if isinstance(opened, Person) and st.button(_("Wis voorgoed…"), key="erase_person"):
            ask_erasure(editor.here, opened)
    show_waiting(editor)


def _proposed(
    editor: Editor, proposed: Sequence[Organisation], known: Sequence[Organisation]
) -> None:
    """Organisations that participants named while joining: take in, or join to one we have."""
    for each in proposed:
        with st.container(border=True):
            st.markdown(
                plain(
                    _("Een deelnemer noemde een nieuwe organisatie: %(name)s") % {"name": each.name}
                )
            )
            with st.container(horizontal=True, vertical_alignment="bottom"):
                st.button(
                    _("Neem op in de lijst"),
                    type="primary",
                    key=f"accept_{each.id}",
                    on_click=editor.open,
                    args=(each,),
                )
                _same_as(editor.here, each, [other for other in known if other.is_listed])


def _same_as(here: Here, proposed: Organisation, known: Sequence[Organisation]) -> None:
    called = names(known)
    same = st.selectbox(
        _("Is dezelfde als"),
        called,
        index=None,
        format_func=told_apart(called).__getitem__,
        placeholder=_("Kies uit de lijst"),
        key=f"same_{proposed.id}",
    )
    if st.button(_("Voeg samen…"), disabled=same is None, key=f"merge_{proposed.id}"):
        _ask_merge(here, proposed, next(o for o in known if o.id == same))


def _ask_merge(here: Here, proposed: Organisation, same: Organisation) -> None:
    joined = here.read(participants.load)
    n = sum(each.organisation == proposed.id for each in joined)
    words = n_(
        "‘%(old)s’ gaat weg. %(n)d deelnemer hoort daarna bij ‘%(new)s’.",
        "‘%(old)s’ gaat weg. %(n)d deelnemers horen daarna bij ‘%(new)s’.",
        n,
    )
    lines = [
        words % {"old": proposed.name, "new": same.name, "n": n},
        _("Met ‘Maak ongedaan’ is alles weer zoals het was."),
    ]
    act = partial(_merge, here, proposed, same)
    ask_first(here, _("Samenvoegen?"), lines, _("Voeg samen"), act)


def _merge(here: Here, proposed: Organisation, same: Organisation) -> None:
    words = _("Samengevoegd: wie ‘%(old)s’ koos, hoort nu bij ‘%(new)s’.") % {
        "old": proposed.name,
        "new": same.name,
    }
    if here.do(words, participants.merge_organisation, proposed.id, same.id):
        st.rerun()
