"""Who there is: the organisations and the persons whom they send."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.analysis.stakeholders import core_partners, mix_of_parts, users_voice
from gbo_core.live import participants
from gbo_core.model import Organisation, Person
from gbo_core.model.order import alphabetical
from gbo_core.store import records
from pages.forms.editing import add_button, show_waiting
from pages.forms.forms import Editor
from pages.forms.record_form import record_form
from pages.forms.record_table import Table, record_table
from pages.parts.bring_in import bring_in
from pages.parts.erasing import ask_erasure
from pages.parts.findings import show_findings
from pages.shell.here import Here
from pages.shell.pointed import point_at, pointed
from pages.shell.say import _, n_, plain
from pages.stakeholders.card import show_cards

ORGANISATION_COLUMNS = ("name", "actor", "circle", "sector", "core_group", "note")
PERSON_COLUMNS = ("name", "organisation", "function", "part", "skills")


def organisations(here: Here) -> None:
    """The register, with the check on who is missing above it."""
    known = here.read(records.load, Organisation)
    editor = _editor(here, Organisation)
    if several := pointed(known):
        show_cards(editor, several)
        record_form(editor)
        return
    persons = here.read(records.load, Person)
    joined = here.read(participants.load)
    mix = mix_of_parts(known, persons, joined)
    show_findings(core_partners(known) + users_voice(known, persons) + mix)
    _proposed(editor, [each for each in known if each.proposed], known)
    accepted = sorted((o for o in known if not o.proposed), key=lambda o: alphabetical(o.name))
    _add(editor, accepted, _("Nieuwe organisatie"), proposed=False)
    if accepted:
        record_table(Table(here, Organisation, ORGANISATION_COLUMNS), accepted)
    else:
        st.info(_("Nog geen organisaties. Voeg er een toe, of plak een lijst hieronder."))
    bring_in(here, Organisation)


def persons(here: Here) -> None:
    """Whom the organisations send, and who is asked for what they can."""
    known = here.read(records.load, Person)
    ordered = sorted(known, key=lambda person: alphabetical(person.name))
    _add(_editor(here, Person), ordered, _("Nieuwe persoon"))
    if ordered:
        record_table(Table(here, Person, PERSON_COLUMNS), ordered)
    else:
        st.info(_("Nog geen personen. Wie stuurt elke organisatie? Voeg ze toe of plak een lijst."))
    bring_in(here, Person)


def _editor(here: Here, kind: type[Organisation] | type[Person]) -> Editor:
    return Editor(here, kind, [name for name in kind.typed() if name != "proposed"])


def _add(
    editor: Editor, known: Sequence[Organisation] | Sequence[Person], title: str, **start: bool
) -> None:
    """Add one, or open one with all its fields."""
    names, concept = {each.id: each for each in known}, editor.kind.concept
    with st.container(horizontal=True, vertical_alignment="bottom"):
        add_button(editor, title, key=f"add_{concept}", **start)
        chosen = st.selectbox(
            _("Bekijk of wijzig"),
            names,
            index=None,
            format_func=lambda code: names[code].name,
            placeholder=_("Kies uit de lijst"),
            key=f"open_{concept}",
        )
        st.button(
            _("Open"),
            disabled=chosen is None,
            key=f"open_button_{concept}",
            on_click=editor.open,
            args=(names.get(str(chosen), {}),),
        )
        if editor.kind is Organisation:
            st.button(
                _("Bekijk de kaart"),
                icon=":material/id_card:",
                disabled=chosen is None,
                key="card_button",
                on_click=point_at,
                args=(str(chosen),),
            )
        person = names.get(str(chosen))
        if isinstance(person, Person) and st.button(_("Wis voorgoed…"), key="erase_person"):
            ask_erasure(editor.here, person)
    show_waiting(editor)
    record_form(editor)


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
                accepted = [o for o in known if not o.proposed]
                _same_as(editor.here, each, accepted)


def _same_as(here: Here, proposed: Organisation, known: Sequence[Organisation]) -> None:
    names = {each.id: each.name for each in known}
    same = st.selectbox(
        _("Is dezelfde als"),
        names,
        index=None,
        format_func=names.__getitem__,
        placeholder=_("Kies uit de lijst"),
        key=f"same_{proposed.id}",
    )
    if st.button(_("Voeg samen…"), disabled=same is None, key=f"merge_{proposed.id}"):
        _ask_merge(here, proposed, next(o for o in known if o.id == same))


@st.dialog(_("Samenvoegen?"))
def _ask_merge(here: Here, proposed: Organisation, same: Organisation) -> None:
    here.check()
    joined = here.read(participants.load)
    n = sum(each.organisation == proposed.id for each in joined)
    names = {"old": proposed.name, "new": same.name, "n": n}
    st.markdown(
        plain(
            n_(
                "‘%(old)s’ gaat weg. %(n)d deelnemer hoort daarna bij ‘%(new)s’.",
                "‘%(old)s’ gaat weg. %(n)d deelnemers horen daarna bij ‘%(new)s’.",
                n,
            )
            % names
        )
    )
    st.markdown(plain(_("Met ‘Maak ongedaan’ is alles weer zoals het was.")))
    if st.button(_("Voeg samen"), type="primary"):
        _merge(here, proposed, same)
    if st.button(_("Toch niet")):
        st.rerun()


def _merge(here: Here, proposed: Organisation, same: Organisation) -> None:
    words = _("Samengevoegd: wie ‘%(old)s’ koos, hoort nu bij ‘%(new)s’.") % {
        "old": proposed.name,
        "new": same.name,
    }
    if here.do(words, participants.merge_organisation, proposed.id, same.id):
        st.rerun()
