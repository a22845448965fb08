"""A persona with its traits in one form: what is stored goes in together and is undone together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from gbo_core import field
from gbo_core.analysis.users.personas import MOST_TRAITS, traits_of
from gbo_core.model import Persona, Record, Trait
from gbo_core.model.errors import Conflict
from gbo_core.model.users import MIDDLE
from gbo_core.steps import users
from gbo_core.store import open_store, records
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.editor import Editor
from pages.forms.form import Form, held
from pages.forms.record_form import ask
from pages.forms.save_bar import form_bar
from pages.forms.unsaved import Values
from pages.parts.private import ordinary_names, show_privacy
from pages.shell.say import _, language

WHO = ("name", "target_group", "sketch", "quote", "situation")
NEEDS = ("needs", "strengths", "thresholds", "rights", "channels", "goals")
SOURCES = ("interviews", "insights", "source")
FIELDS = (*WHO, *NEEDS, *SOURCES)
TOLD = ("name", "sketch", "target_group", "quote", "situation", "needs", "strengths", "source")
ENDS = ("low", "high")
PLACE = "place"  # between both


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonaEditor(Editor):
    """Opens a persona with its `traits`, out of those of all."""

    traits: Sequence[Trait]

    def open(self, what: Record | Values, also: Sequence[Record] = (), **more: Any) -> None:
        own = traits_of(what.id, self.traits) if isinstance(what, Record) else []
        Editor.open(self, what, [*also, *own], **more, **_cells(own))


def _cells(traits: Sequence[Trait]) -> dict[str, Any]:
    """What the rows start with, by cell: the traits that are there, and then empty ones."""
    rows = [*traits, *[None] * (MOST_TRAITS - len(traits))]
    return {
        _cell(row, name): getattr(trait, name, MIDDLE if name == PLACE else "")
        for row, trait in enumerate(rows)
        for name in (*ENDS, PLACE)
    }


def persona_form(editor: Editor) -> None:
    """Every field, the traits, and what looks like somebody real while it is typed."""
    with st.container(border=True):
        st.caption(
            _(
                "Een persona is verzonnen. Neem niemand over die u kent: geen echte namen, geen "
                "herkenbare details, geen gegevens van cliënten."
            )
        )
        left, right = st.columns(2, gap="large")
        with left:
            values = ask(editor, WHO)
        with right:
            values |= ask(editor, NEEDS)
        st.markdown(_("**Kenmerken**"))
        rows = _traits(held(editor.form))
        st.markdown(_("**Waarop steunt deze persona?**"))
        values |= ask(editor, SOURCES)
        _warn(editor, values)
        form = held(editor.form)
        if form_bar(form, editor.close) and _store(editor, values, rows):
            editor.close()
            st.rerun()


def _warn(editor: Editor, values: Values) -> None:
    show_privacy((values[name] for name in TOLD), ordinary_names(editor.here.workshop))


def _cell(row: int, name: str) -> str:
    return f"{name}_{row}"


def _traits(form: Form) -> list[dict[str, Any]]:
    """Six rows at most: the ends in words, and where this persona stands between them."""
    cells = [name for name in form.starts if name not in FIELDS]
    rows = len(cells) // 3
    st.caption(
        _(
            "Hoogstens zes, elk tussen twee uitersten. Kies wat telt voor wie hulp zoekt, liever "
            "dan leeftijd of afkomst. Maak beide vakken leeg om een kenmerk te schrappen."
        )
    )
    _suggest(form, rows)
    filled = sum(not _is_empty(form, row) for row in range(rows))
    shown = max(min(filled + 1, rows), len(form.also))
    return [_trait(form, row) for row in range(shown)]


def _trait(form: Form, row: int) -> dict[str, Any]:
    low, between, high = st.columns([3, 4, 3], vertical_alignment="bottom")
    titles = {name: _(spec.title) for name, spec in Trait.typed().items()}
    kept = {name: form.widget(_cell(row, name)) for name in (*ENDS, PLACE)}
    now = {name: form.value(_cell(row, name)) for name in kept}
    return {
        "low": low.text_input(titles["low"], now["low"], **kept["low"]),
        PLACE: between.slider(titles[PLACE], 0, 10, now[PLACE], **kept[PLACE]),
        "high": high.text_input(titles["high"], now["high"], **kept["high"]),
    }


def _suggest(form: Form, rows: int) -> None:
    """Pairs of ends that are not used yet, to take over with one tap."""
    used = {_typed(form, row, "low") for row in range(rows)}
    pairs = {
        each.code: (each.label(language()), each.words("high", language()))
        for each in field.entries("traits")
    }
    free = {code: ends for code, ends in pairs.items() if ends[0] not in used}
    empty = next((row for row in range(rows) if _is_empty(form, row)), None)
    if not free or empty is None:
        return
    key = form.key_of("suggested")
    st.pills(
        _("Voorstellen"),
        list(free),
        format_func=lambda code: " ↔ ".join(free[code]),
        key=key,
        wrap=True,
        on_change=_take,
        args=(form, key, empty, free),
    )


def _typed(form: Form, row: int, name: str) -> str:
    return str(form.now(_cell(row, name))).strip()


def _is_empty(form: Form, row: int) -> bool:
    return not any(_typed(form, row, end) for end in ENDS)


def _take(form: Form, key: str, row: int, free: Mapping[str, tuple[str, str]]) -> None:
    chosen = st.session_state[key]
    if chosen:
        for name, words in zip(ENDS, free[chosen], strict=True):
            st.session_state[form.key_of(_cell(row, name))] = words
    st.session_state[key] = None


def _store(editor: Editor, values: Values, rows: Sequence[dict[str, Any]]) -> bool:
    """All of it or nothing; answers whether it was stored."""
    form, words = held(editor.form), _("‘%(name)s’ is bewaard.")
    done = editor.here.do(
        lambda stored: words % {"name": stored.name},
        users.store_persona,
        users.EnteredPersona(_persona(form), values, _own(form), rows),
        settle=partial(_show_conflict, form),
    )
    return done is not None


def _persona(form: Form) -> Persona | None:
    return form.current if isinstance(form.current, Persona) else None


def _own(form: Form) -> list[Trait]:
    """Its traits as they were read when the form was opened."""
    return [each for each in form.also if isinstance(each, Trait)]


def _show_conflict(form: Form, conflict: Conflict) -> None:
    """Of the persona itself, or of one of its traits, which is named then."""
    ids = [each.id for each in form.also]
    theirs, record = conflict.data["theirs"], conflict.data["record"]
    if record not in ids:
        show_conflict(titles_of(Persona), conflict, partial(_settle, form, theirs))
        return
    row = ids.index(record)
    cells = [_cell(row, name) for name in theirs]
    show_conflict(
        titles_of(Trait), conflict, partial(_settle, form, cells), form.also[row].known_as
    )


def _settle(form: Form, names: Collection[str], *, mine: bool) -> None:
    """Read the persona and its traits again: each stays in its row."""
    read = open_store().read
    persona = read(records.get, form.workshop, Persona, held(form.current).id)
    also = [read(records.get, form.workshop, Trait, each.id) for each in form.also]
    starts = {name: value for name, value in persona.values().items() if name in FIELDS}
    form.settle(persona, starts | _cells(also), names, also, mine=mine)
