"""What is asked about a list before it is stored: columns, cells and rows that are not understood.

An answer counts at once for every cell that says the same, and is kept with the form.
"""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any, Final

import streamlit as st

from gbo_core.exchange.office.workbook_unseen import letters
from gbo_core.exchange.tables_in.mending import IN_NOTE, LEAVE, Column, Mending
from gbo_core.exchange.tables_in.row_in import Problem, Row
from gbo_core.exchange.tables_in.table_in import Preview
from gbo_core.exchange.tables_in.titles_in import MissingColumn, fields_like
from pages.forms.form import Form
from pages.forms.labels import options_of
from pages.parts.brought import rows_named
from pages.shell.say import _, n_, plain, plainly

AT_ONCE: Final = 6  # questions; the next ones follow as these are answered

Path = tuple[str, ...]


def said(form: Form) -> Mending:
    """What was said of the list so far."""
    return Mending.of(form.now("said"))


def to_keep(form: Form) -> dict[str, Any]:
    """What still counts for the rows that stay: not what was said of one row in particular."""
    return {key: value for key, value in form.now("said").items() if key in {"columns", "meant"}}


def problem_words(problem: Problem) -> str:
    """Its title in the language of whoever looks as well."""
    data = dict(problem.data)
    if title := data.get("title"):
        data["title"] = _(title)
    return _(problem.sentence) % data


def ask_which_column(form: Form, missing: MissingColumn) -> None:
    """Which of the columns holds what every row needs."""
    title = str(missing.data["column"])
    st.warning(plain(_(missing.sentence) % {"column": _(title)}))
    names = {each.key: each.name for each in missing.columns}
    key = _key(form, "missing")
    if names:
        st.selectbox(
            _("Welke kolom is het?"),
            names,
            index=None,
            format_func=names.__getitem__,
            placeholder=_("Kies een kolom"),
            key=key,
            on_change=lambda: _put(form, ("columns", str(st.session_state[key])), missing.name),
        )


def mend(form: Form, found: Preview, workshop: str) -> None:
    """All that is to be asked, a few at a time; what somebody said can be taken back."""
    _columns(form, found)
    cells, rows = _questions(found)
    if found.wrong:
        n = len(found.wrong)
        words = n_(
            "**%(n)d rij klopt nog niet.** De andere kunt u al bewaren: deze blijft staan.",
            "**%(n)d rijen kloppen nog niet.** De andere kunt u al bewaren: deze blijven staan.",
            n,
        )
        st.warning(words % {"n": n})
    options = options_of(found.kind, workshop)
    for (name, typed), same in list(cells.items())[:AT_ONCE]:
        labels = options.get(name) or {"ja": _("ja"), "nee": _("nee")}
        _cell(form, ("meant", name, typed), same, labels)
    for row in rows[: max(0, AT_ONCE - len(cells))]:
        _row(form, row)
    rest = len(cells) + len(rows) - AT_ONCE
    if rest > 0:
        st.caption(n_("Daarna nog %(n)d vraag.", "Daarna nog %(n)d vragen.", rest) % {"n": rest})
    _already_there(form, found)
    _left_out(form, found)


def _columns(form: Form, found: Preview) -> None:
    """Where a column belongs that no field is known for; nothing of it goes without a word."""
    free = [name for name in found.kind.typed() if name not in found.fields and name != "proposed"]
    titles = {name: _(found.kind.typed()[name].title) for name in free}
    if "note" in found.kind.typed():
        titles[IN_NOTE] = _("in de nota, met de titel erbij")
    titles[LEAVE] = _("laat deze kolom weg")
    for column in found.unknown:
        near = fields_like(found.kind, column, free)
        words = _("Kolom ‘%(name)s’ kennen we niet. Waar hoort ze bij?")
        _choose(form, ("columns", column.key), words % {"name": column.name}, titles, near)
    if len(found.unknown) > 1:
        n = len(found.unknown)
        label = _("Laat deze %(n)d kolommen weg") % {"n": n}
        st.button(label, key=_key(form, "leave"), on_click=_leave, args=(form, found.unknown))
    _told_columns(form)


def _leave(form: Form, columns: Sequence[Column]) -> None:
    for column in columns:
        _put(form, ("columns", column.key), LEAVE)


def _told_columns(form: Form) -> None:
    """What goes in the note and what is left out, with a way back."""
    told = said(form).columns
    if not told:
        return
    words = {IN_NOTE: _("In de nota: %(names)s."), LEAVE: _("Laat weg: %(names)s.")}
    lines = [
        sentence % {"names": ", ".join(_named(key) for key, to in told.items() if to == where)}
        for where, sentence in words.items()
        if where in told.values()
    ]
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(plain(" ".join(lines)) if lines else _("U koos waar een kolom bij hoort."))
        st.button(
            _("Kies de kolommen opnieuw"),
            type="tertiary",
            key=_key(form, "columns_again"),
            on_click=_put,
            args=(form, ("columns",), {}),
        )


def _named(key: str) -> str:
    title, _space, _turn = key.rpartition(" ")
    return letters(int(title)) if key.endswith(" ") else title


def _questions(found: Preview) -> tuple[dict[tuple[str, str], list[Row]], list[Row]]:
    """(field, cell) → the rows in which it is not understood; and rows to look at one by one."""
    specs, cells, rows = found.kind.typed(), dict[tuple[str, str], list[Row]](), list[Row]()
    for row in found.wrong:
        name = row.problem.name if row.problem else ""
        if name and specs[name].kind in {"choice", "link", "flag"}:
            cells.setdefault((name, row.cells[name]), []).append(row)
        else:
            rows.append(row)
    return cells, rows


def _cell(form: Form, path: Path, same: Sequence[Row], labels: Mapping[str, str]) -> None:
    """What a cell means, in all the rows where it stands."""
    problem = same[0].problem
    if problem is None:
        return
    where = rows_named([row.line for row in same])
    words = f"{where[:1].upper()}{where[1:]} · {problem_words(problem)}"
    choices = {label: label for code, label in labels.items() if code}
    choices[""] = _("laat dit leeg")
    near = [labels[code] for code in problem.near if code in labels]
    _choose(form, path, words, choices, near)


def _choose(
    form: Form, path: Path, words: str, labels: Mapping[str, str], near: Sequence[str]
) -> None:
    """A sentence, what was likely meant as a button, and all there is to choose from."""
    key = _key(form, *path)
    st.markdown(plain(words))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for code in near:
            st.button(
                plain(_("Bedoelt u ‘%(name)s’?") % {"name": labels[code]}),
                key=f"{key} {code}",
                on_click=_put,
                args=(form, path, code),
            )
        st.selectbox(
            words,
            labels,
            index=None,
            format_func=labels.__getitem__,
            placeholder=_("Kies uit de lijst"),
            label_visibility="collapsed",
            key=key,
            width=320,
            on_change=lambda: _put(form, path, st.session_state[key]),
        )


def _row(form: Form, row: Row) -> None:
    """A row that is wrong in its own way: to mend, to choose for, or to leave out."""
    problem = row.problem
    if problem is None:
        return
    named = f"‘{row.name[:60]}’ · " if row.name else ""
    words = _("Rij %(row)d") % {"row": row.line}
    st.markdown(plain(f"{words} · {named}{problem_words(problem)}"))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if row.like or "other" in problem.data:
            _beside(form, row)
        else:
            _text(form, row, problem.name or "name")
        st.button(
            _("Laat weg"),
            key=_key(form, "leave", row.key),
            on_click=_put,
            args=(form, ("places", row.key), LEAVE),
        )


def _text(form: Form, row: Row, name: str) -> None:
    key = _key(form, "cells", row.key, name)
    st.text_input(
        _("Verbeter hier"),
        row.cells[name],
        label_visibility="collapsed",
        placeholder=_("Verbeter hier"),
        key=key,
        width=320,
        on_change=lambda: _put(form, ("cells", row.key, name), st.session_state[key]),
    )


def _beside(form: Form, row: Row) -> None:
    """The same as what is there, or another one."""
    same = {"fill": _("Dezelfde: vul aan"), "replace": _("Dezelfde: overschrijf")}
    labels = {**(same if row.like else {}), "new": _("Een nieuwe")}
    key, usual = _key(form, "places", row.key), said(form)
    shown = usual.how(row.key) or (None if row.problem else usual.usual)
    st.segmented_control(
        row.name,
        list(labels),
        default=shown,
        format_func=plainly(labels),
        label_visibility="collapsed",
        key=key,
        on_change=lambda: _put(form, ("places", row.key), st.session_state[key]),
    )


def _already_there(form: Form, found: Preview) -> None:
    """Rows about what is there, written in another way; and what becomes of what differs."""
    alike = [row for row in found.rows if row.like and row.outcome in {"new", "changed", "same"}]
    for row in alike[:AT_ONCE]:
        there = row.like.known_as if row.like else ""
        words = _("Rij %(row)d ‘%(name)s’ is er al als ‘%(there)s’.")
        data = {"row": row.line, "name": row.name[:60], "there": there[:60]}
        st.markdown(plain(words % data))
        _beside(form, row)
    rest = len(alike) - AT_ONCE
    if rest > 0:
        words = n_("En nog %(n)d rij zo.", "En nog %(n)d rijen zo.", rest)
        st.caption(words % {"n": rest})
    if any(row.differs for row in found.rows):
        _usual(form)


def _usual(form: Form) -> None:
    key = _key(form, "usual")
    labels = {"fill": _("blijft staan"), "replace": _("wordt vervangen")}
    st.segmented_control(
        _("Wat al ingevuld was en in uw lijst anders is:"),
        list(labels),
        default=said(form).usual,
        format_func=plainly(labels),
        required=True,
        key=key,
        on_change=lambda: _put(form, ("usual",), st.session_state[key]),
    )


def _left_out(form: Form, found: Preview) -> None:
    left = [row for row in found.rows if row.left]
    if not left:
        return
    with st.container(horizontal=True, vertical_alignment="center"):
        words = _("U laat weg: %(rows)s.") % {"rows": rows_named([row.line for row in left])}
        st.caption(plain(words))
        st.button(
            _("Zet terug"),
            type="tertiary",
            key=_key(form, "back"),
            on_click=_back,
            args=(form, [row.key for row in left]),
        )


def _back(form: Form, keys: Sequence[str]) -> None:
    for key in keys:
        _put(form, ("places", key), None)


def _put(form: Form, path: Path, value: Any) -> None:
    """Keep what was said; None takes it back."""
    whole = deepcopy(form.now("said"))
    node = whole
    for step in path[:-1]:
        node = node.setdefault(step, {})
    if value is None:
        node.pop(path[-1], None)
    else:
        node[path[-1]] = value
    st.session_state[form.key_of("said")] = whole


def _key(form: Form, *path: str) -> str:
    return form.key_of("ask ") + " ".join(path)
