"""A persona with its traits in one form: what is stored goes in together and is undone together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st
from sqlalchemy import Connection

from gbo_core import field
from gbo_core.analysis import privacy
from gbo_core.analysis.users.personas import MOST_TRAITS, traits_of
from gbo_core.model import Organisation, Persona, Trait
from gbo_core.model.errors import Conflict, Refused
from gbo_core.model.users import MIDDLE
from gbo_core.store import open_store, records
from gbo_core.words import N_
from pages.forms.conflict import show_conflict, titles_of
from pages.forms.editing import ask, form_bar
from pages.forms.forms import Editor, Form, Values, held
from pages.forms.inputs import KEPT
from pages.forms.storing import changed_values
from pages.parts.findings import show_findings
from pages.shell.say import _, language

WHO = ("name", "target_group", "sketch", "quote", "situation")
NEEDS = ("needs", "strengths", "thresholds", "rights", "channels", "goals")
SOURCES = ("interviews", "insights", "source")
FIELDS = (*WHO, *NEEDS, *SOURCES)
_TOLD = ("name", "sketch", "target_group", "quote", "situation", "needs", "strengths", "source")
ENDS = ("low", "high")
PLACE = "place"  # between both


@dataclass(frozen=True, slots=True)
class Typed:
    """What is to be stored: the writer runs elsewhere and sees nothing of this tab."""

    form: Form
    values: Values
    rows: Sequence[Values]

    @property
    def current(self) -> Persona | None:
        return self.form.current if isinstance(self.form.current, Persona) else None

    @property
    def traits(self) -> list[Trait]:
        """As they were read when the form was opened."""
        return [each for each in self.form.also if isinstance(each, Trait)]


def open_form(editor: Editor, persona: Persona | None, traits: Sequence[Trait] = ()) -> None:
    """Open a persona as it was read, with its traits; or a new one."""
    editor.open(persona or {}, traits, **_cells(traits))


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
        if form_bar(editor) and _store(editor, values, rows):
            editor.close()
            st.rerun()


def _warn(editor: Editor, values: Values) -> None:
    told = "\n".join(str(values[name] or "") for name in _TOLD)
    show_findings(privacy.warnings(told, known_names(editor.here.workshop.id)))


def known_names(workshop: str) -> list[str]:
    """Names that tell of nobody: those of the organisations."""
    return [each.name for each in open_store().read(records.load, workshop, Organisation)]


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
    keys = {name: form.key_of(_cell(row, name)) for name in (*ENDS, PLACE)}
    now = {name: form.value(_cell(row, name)) for name in keys}
    return {
        "low": low.text_input(titles["low"], now["low"], key=keys["low"], persist_state=KEPT),
        PLACE: between.slider(
            titles[PLACE], 0, 10, now[PLACE], key=keys[PLACE], persist_state=KEPT
        ),
        "high": high.text_input(titles["high"], now["high"], key=keys["high"], persist_state=KEPT),
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
        _write,
        Typed(form, values, rows),
        settle=partial(_show_conflict, form),
    )
    return done is not None


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


def _write(connection: Connection, /, workshop: str, typed: Typed, **common: str) -> Persona:
    persona = _write_persona(connection, workshop, typed, common)
    for position, row in enumerate(typed.rows):
        held = typed.traits[position] if position < len(typed.traits) else None
        _write_trait(connection, workshop, held, {"persona": persona.id, **row}, common)
    own = traits_of(persona.id, records.load(connection, workshop, Trait))
    if len(own) > max(MOST_TRAITS, len(typed.traits)):
        raise Refused(N_("Een persona heeft hoogstens %(most)d kenmerken."), most=MOST_TRAITS)
    return persona


def _write_persona(
    connection: Connection, workshop: str, typed: Typed, common: Mapping[str, str]
) -> Persona:
    current = typed.current
    if current is None:
        return records.add(connection, workshop, Persona.make(**typed.values), **common)
    records.check_there(connection, workshop, Persona, current.id)
    changed = changed_values(current, typed.values)
    version = current.version
    return records.save(
        connection, workshop, Persona, current.id, changed, version=version, **common
    )


def _write_trait(
    connection: Connection,
    workshop: str,
    held: Trait | None,
    row: Values,
    common: Mapping[str, str],
) -> None:
    """A new row, a changed one, or one whose both ends were emptied."""
    is_empty = not any(str(row[end] or "").strip() for end in ENDS)
    if held is None:
        if not is_empty:
            records.add(connection, workshop, Trait.make(**row), **common)
    elif is_empty:
        records.remove(connection, workshop, Trait, held.id, **common)
    else:
        changed = changed_values(held, row)
        records.save(connection, workshop, Trait, held.id, changed, version=held.version, **common)
