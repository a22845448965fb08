"""What a person may correct in how a file of figures was read."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core.exchange.figures_in import Options, Preview
from gbo_core.exchange.figures_in.preview import DECIMALS, ROLES, SEPARATORS, Role
from pages.parts.figure_words import bold
from pages.shell.say import _, plain

LONGEST_SHOWN = 60


def corrected(key: str) -> Options:
    """What was corrected so far in the file that `key` stands for."""
    said = st.session_state.get
    return Options(
        sheet=said(f"{key}_sheet") or "",
        separator=said(f"{key}_separator") or "",
        decimal=said(f"{key}_decimal") or "",
        header=said(f"{key}_header") or 0,
        header_rows=said(f"{key}_header_rows") or 0,
        period=said(f"{key}_period") or "",
        roles=_roles(key),
    )


def correct(found: Preview, key: str) -> None:
    """The way to correct; what is left alone is what we found ourselves."""
    with st.expander(_("Klopt er iets niet? Verbeter hoe we het lezen"), icon=":material/tune:"):
        with st.container(horizontal=True):
            if len(found.sheets) > 1:
                names = {name: name for name in found.sheets}
                _choice(_("Blad"), names, found.sheet, f"{key}_sheet")
            if found.separator:
                marks = {mark: _(word) for mark, word in SEPARATORS.items()}
                _choice(_("Scheidingsteken"), marks, found.separator, f"{key}_separator")
            signs = {sign: _(word) for sign, word in DECIMALS.items()}
            _choice(_("Decimaalteken"), signs, found.decimal, f"{key}_decimal")
            st.number_input(
                _("Rij met de titels"),
                min_value=1,
                value=None,
                placeholder=str(found.header),
                key=f"{key}_header",
            )
            rows = {1: "1", 2: "2"}
            _choice(_("Rijen met titels"), rows, found.header_rows, f"{key}_header_rows")
            st.text_input(
                _("Periode, als er geen in staat"), placeholder="2025", key=f"{key}_period"
            )
        st.markdown(bold(_("Wat staat er in elke kolom?")))
        _columns(found, key)


def _choice(label: str, words: Mapping[Any, str], found: Any, key: str) -> None:
    """A choice that starts with what we found, and says so."""
    ours = _("gevonden: %(what)s") % {"what": words.get(found, found)}
    st.selectbox(
        label,
        [None, *words],
        format_func=lambda code: ours if code is None else words[code],
        key=key,
    )


def _columns(found: Preview, key: str) -> None:
    """A row a column of the file. The table starts from what was first found and keeps to it."""
    base = st.session_state.setdefault(
        f"{_editor(key)}_base",
        pd.DataFrame(
            {
                "title": [column.title[:LONGEST_SHOWN] for column in found.columns],
                "examples": [" · ".join(column.examples) for column in found.columns],
                "role": [_(ROLES[column.role]) for column in found.columns],
            }
        ),
    )
    st.data_editor(
        base,
        hide_index=True,
        disabled=["title", "examples"],
        column_config={
            "title": st.column_config.TextColumn(_("Kolom")),
            "examples": st.column_config.TextColumn(_("Eerste waarden")),
            "role": st.column_config.SelectboxColumn(
                _("Wat staat erin?"), options=[_(word) for word in ROLES.values()], required=True
            ),
        },
        key=_editor(key),
    )
    st.caption(
        plain(
            _(
                "‘Splitst de cijfers op’ maakt een reeks voor elke waarde in die kolom, zoals "
                "mannen en vrouwen."
            )
        )
    )


def _editor(key: str) -> str:
    """Another table for another way of cutting the file into columns."""
    cut = ("sheet", "separator", "header", "header_rows")
    return f"{key}_columns_{[st.session_state.get(f'{key}_{name}') for name in cut]}"


def _roles(key: str) -> dict[int, Role]:
    edits = st.session_state.get(_editor(key), {}).get("edited_rows", {})
    codes = {_(word): code for code, word in ROLES.items()}
    chosen = {int(row) + 1: codes.get(cells.get("role")) for row, cells in edits.items()}
    return {place: code for place, code in chosen.items() if code}
