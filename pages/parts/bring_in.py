"""A list that is pasted or comes from a file: first shown row by row, then stored."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import cast

import streamlit as st

from gbo_core.exchange.tables_in.grid_in import Source, source_of
from gbo_core.exchange.tables_in.lines_in import SWALLOWED
from gbo_core.exchange.tables_in.row_in import Row
from gbo_core.exchange.tables_in.table_in import (
    Preview,
    likely_sheets,
    preview,
    store_rows,
    to_mend,
)
from gbo_core.exchange.tables_in.titles_in import MissingColumn
from gbo_core.model import Record
from gbo_core.store.workshops import Workshop
from pages.charts.table import table
from pages.forms.form import Form, sheet
from pages.forms.labels import options_of
from pages.parts.brought import about_sheets, brought, digest, rows_named
from pages.parts.findings import FINE
from pages.parts.mending import ask_which_column, mend, problem_words, said, to_keep
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, n_, plain


def bring_in(here: Here, kind: type[Record]) -> None:
    """The way in for many at once; `kind` is Organisation or Person. What was left lies open."""
    form = _form(here.workshop, kind)
    with st.expander(
        _("Een hele lijst plakken of uit een bestand halen"),
        icon=":material/upload:",
        expanded=form.is_typed,
        key=f"{form.key}_open",
    ):
        st.caption(
            _(
                "Kopieer uit Excel met de kolomtitels erbij, of geef één naam per regel. U ziet "
                "eerst wat erin staat; er wordt pas iets bewaard wanneer u dat zegt."
            )
        )
        pasted = st.text_area(
            _("Plak hier uw lijst"),
            form.value("text"),
            **form.widget("text"),
        )
        if st.button(_("Lees deze lijst"), icon=":material/search:", key=form.key_of("read")):
            _ask_for_text(pasted)
        file = st.file_uploader(
            _("Of kies een bestand (CSV of Excel)"),
            type=["csv", "txt", "tsv", "xlsx"],
            key=form.key_of("file"),
        )
        content = brought(file, pasted)
        if content.strip():
            with showing_refusals():
                _one_list(here, kind, form, _source(content, here.workshop, kind), file=bool(file))


def _ask_for_text(pasted: str) -> None:
    if not pasted.strip():
        st.info(_("Plak eerst uw lijst in het vak."))


def _one_list(here: Here, kind: type[Record], form: Form, source: Source, *, file: bool) -> None:
    """What was read, what is to be asked about it, the button to store, and every row."""
    try:
        found = here.read(preview, kind, source, said(form))
    except MissingColumn as missing:
        ask_which_column(form, missing)
        return
    _tell(found)
    mend(form, found, here.workshop.id)
    _offer(here, found)
    _show(here.workshop, found)
    if found.wrong and file and st.button(_("Verbeter de foute rijen in het vak")):
        _begin_again(here.workshop, found)


def _source(content: bytes | str, workshop: Workshop, kind: type[Record]) -> Source:
    """What was brought, opened once; of a workbook with several sheets the one that is chosen."""
    key = f"{_form(workshop, kind).key_of(digest(content))}_sheet"
    chosen = st.session_state.get(key) or ""
    kept, source = st.session_state.get("list_opened", (None, None))
    if kept != (key, chosen) or source is None:
        source = source_of(content, chosen, likely_sheets(kind))
        st.session_state["list_opened"] = (key, chosen), source
    if len(source.sheets) > 1:
        st.selectbox(
            _("Een ander blad lezen"),
            source.sheets,
            index=None,
            placeholder=_("Kies uit de lijst"),
            key=key,
        )
    return cast("Source", source)


def _tell(found: Preview) -> None:
    """How many rows were read of how many there are, and which ones were not."""
    st.markdown("  \n".join(f"{FINE} {plain(line)}" for line in _facts(found)))
    for first, last in found.swallowed:
        st.warning(plain(_(SWALLOWED) % {"first": first, "last": last}))


def _facts(found: Preview) -> Iterator[str]:
    yield from about_sheets(found.sheet, found.hidden, found.unseen)
    counted = n_(
        "%(read)d van %(there)d rij gelezen.", "%(read)d van %(there)d rijen gelezen.", found.there
    )
    yield counted % {"read": len(found.rows), "there": found.there}
    if found.header:
        yield _("De titels staan op rij %(row)d.") % {"row": found.header}
    if found.above:
        yield _("Boven de titels, en dus niet gelezen: %(rows)s.") % {
            "rows": rows_named(found.above)
        }
    if found.repeated:
        yield _("De titels nog eens, en dus niet gelezen: %(rows)s.") % {
            "rows": rows_named(found.repeated)
        }


def _form(workshop: Workshop, kind: type[Record]) -> Form:
    return sheet(f"bring_{kind.concept}_{workshop.id}", workshop.id, {"text": "", "said": {}})


def _begin_again(workshop: Workshop, found: Preview) -> None:
    """Start on the next list: what was wrong in this one, to be mended."""
    titles = {name: _(spec.title) for name, spec in found.kind.specs().items()}
    text = to_mend(found, titles) if found.wrong else ""
    form = _form(workshop, found.kind)
    form.restart(text=text, said=to_keep(form) if text else {})
    st.rerun()


def _show(workshop: Workshop, found: Preview) -> None:
    """Every row with what happens to it; a wrong row says why and in which column."""
    options = options_of(found.kind, workshop.id)
    rows = [
        {_("Rij"): row.line, _("Naam"): row.name, _("Wat gebeurt er?"): _outcome(row)}
        | _values(found, row, options)
        for row in found.rows
    ]
    table(rows, _("Wat er in uw lijst staat"))


def _values(found: Preview, row: Row, options: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What would be stored, by its name; of what changes nothing or is wrong, what was typed."""
    specs = found.kind.typed()
    return {
        _(specs[name].title): _worded(row, name, options.get(name, {}))
        for name in found.fields
        if name != "name"
    }


def _worded(row: Row, name: str, labels: Mapping[str, str]) -> str:
    value = row.values.get(name)
    if isinstance(value, bool):
        return _("ja") if value else ""
    return labels.get(value, row.cells[name]) if isinstance(value, str) else row.cells[name]


def _outcome(row: Row) -> str:
    if row.problem:
        return f"✗ {problem_words(row.problem)}"
    words = {
        "new": _("wordt toegevoegd"),
        "changed": _("bestaat al en wordt aangevuld"),
        "same": _("bestaat al"),
        "removed": _("is verwijderd, en blijft dat"),
        "left": _("laat u weg"),
    }[row.outcome]
    if not (row.known and row.kept):
        return words
    kept = ", ".join(_(row.known.typed()[name].title) for name in row.kept)
    return f"{words}; " + _("blijft zoals het was: %(fields)s") % {"fields": kept}


def _offer(here: Here, found: Preview) -> None:
    outcomes = Counter(row.outcome for row in found.rows)
    ready = outcomes["new"] + outcomes["changed"]
    if not ready and not outcomes["wrong"]:
        st.info(_("Alles in deze lijst staat er al. Er is niets te bewaren."))
    if found.unknown and ready:
        st.caption(_("Zeg eerst waar elke kolom bij hoort."))
    label = n_("Bewaar %(n)d rij", "Bewaar %(n)d rijen", ready) % {"n": ready}
    key = f"bring_store_{found.kind.concept}"
    if ready and st.button(label, type="primary", key=key, disabled=bool(found.unknown)):
        _store(here, found)


def _store(here: Here, found: Preview) -> None:
    words = _("%(new)d toegevoegd, %(changed)d aangevuld.")
    done = here.do(
        lambda counts: words % dict(zip(("new", "changed"), counts, strict=True)), store_rows, found
    )
    if done:
        _begin_again(here.workshop, found)
