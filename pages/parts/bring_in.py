"""A list that is pasted or comes from a file: first shown row by row, then stored."""

from collections import Counter

import streamlit as st

from gbo_core.exchange.table_in import Preview, Row, preview, store_rows
from gbo_core.model import Record
from gbo_core.model.ids import new_id
from gbo_core.store import open_store
from gbo_core.store.access import Facilitator
from gbo_core.store.workshops import Workshop
from pages.ask import say_later, showing_refusals
from pages.charts.reading import frame
from pages.parts import undo
from pages.parts.options import Options, options_of
from pages.say import _, n_, plain


def bring_in(workshop: Workshop, looker: Facilitator, kind: type[Record]) -> None:
    """The way in for many at once; `kind` is Organisation or Person."""
    key = f"bring_{kind.concept}_{st.session_state.get('bring_turn', 0)}"
    with st.expander(
        _("Een hele lijst plakken of uit een bestand halen"), icon=":material/upload:"
    ):
        st.caption(
            _(
                "Kopieer uit Excel met de kolomtitels erbij, of geef één naam per regel. U ziet "
                "eerst wat erin staat; er wordt pas iets bewaard wanneer u dat zegt."
            )
        )
        pasted = st.text_area(_("Plak hier uw lijst"), key=f"{key}_text")
        file = st.file_uploader(
            _("Of kies een bestand (CSV of Excel)"),
            type=["csv", "txt", "tsv", "xlsx"],
            key=f"{key}_file",
        )
        content = file.getvalue() if file else pasted
        if content.strip():
            with showing_refusals():
                found = open_store().read(preview, workshop.id, kind, content)
                _show(workshop, found)
                _offer(workshop, looker, found)


def _show(workshop: Workshop, found: Preview) -> None:
    """Every row with what happens to it; a wrong row says why and in which column."""
    options = options_of(found.kind, workshop.id)
    rows = [
        {_("Rij"): row.line, _("Naam"): row.name, _("Wat gebeurt er?"): _outcome(row)}
        | _values(found, row, options)
        for row in found.rows
    ]
    st.dataframe(frame(rows), hide_index=True, placeholder="", alt=_("Wat er in uw lijst staat"))
    if found.ignored:
        names = ", ".join(found.ignored)
        st.caption(
            plain(_("Deze kolommen kennen we niet; ze blijven weg: %(names)s") % {"names": names})
        )


def _values(found: Preview, row: Row, options: Options) -> dict[str, str]:
    specs = found.kind.typed()
    values = {name: str(row.values.get(name, "")) for name in found.fields if name != "name"}
    return {_(specs[n].title): options.get(n, {}).get(value, value) for n, value in values.items()}


def _outcome(row: Row) -> str:
    if row.problem:
        problem = _(row.problem.sentence) % row.problem.data
        return f"✗ {problem}"
    return {
        "new": _("wordt toegevoegd"),
        "changed": _("bestaat al en wordt aangevuld"),
        "same": _("bestaat al"),
    }[row.outcome]


def _offer(workshop: Workshop, looker: Facilitator, found: Preview) -> None:
    outcomes = Counter(row.outcome for row in found.rows)
    if outcomes["wrong"]:
        wrong = n_(
            "%(n)d rij klopt niet en wordt overgeslagen.",
            "%(n)d rijen kloppen niet en worden overgeslagen.",
            outcomes["wrong"],
        )
        st.warning(wrong % {"n": outcomes["wrong"]})
    ready = outcomes["new"] + outcomes["changed"]
    label = n_("Bewaar %(n)d rij", "Bewaar %(n)d rijen", ready) % {"n": ready}
    if ready and st.button(label, type="primary", key=f"bring_store_{found.kind.concept}"):
        _store(workshop, looker, found)


def _store(workshop: Workshop, looker: Facilitator, found: Preview) -> None:
    bundle = new_id("b")
    new, changed = open_store().write(store_rows, workshop.id, found, by=looker.name, bundle=bundle)
    words = _("%(new)d toegevoegd, %(changed)d aangevuld.") % {"new": new, "changed": changed}
    undo.remember(bundle, words)
    say_later(words)
    st.session_state["bring_turn"] = st.session_state.get("bring_turn", 0) + 1
    st.rerun()
