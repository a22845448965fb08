"""The last step of bringing figures in: what they are called, whose they are, and store them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from gbo_core.analysis.figures import own_area
from gbo_core.analysis.places import find_place
from gbo_core.exchange.figures_in import Found, Preview
from gbo_core.exchange.figures_in.bring_in import Wanted, bring_figures_in, with_names
from gbo_core.model import Profile, Series
from gbo_core.model.finding import Finding
from gbo_core.model.ids import new_id
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import figures as values
from gbo_core.store import open_store, records
from gbo_core.store.workshops import Workshop
from pages.environment.figures.series import SHOW_NEXT, goals
from pages.forms.form import Form, sheet
from pages.parts import figure_words as words
from pages.shell import undo
from pages.shell.ask import say_later, showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, language, n_

MOST_TICKED = 12  # series that are ticked at first


def pasted_form(workshop: Workshop) -> Form:
    """The box that a table is pasted in."""
    return sheet(f"figures_in_{workshop.id}", workshop.id, {"text": ""})


def offer(here: Here, known: Sequence[Series], found: Preview, key: str) -> None:
    """Name the series, say whose they are, and a button; nothing while there are problems."""
    if found.problems or not found.series:
        return
    names = {**found.places, **here.read(values.names)}
    names = {place: names[place] for place in found.places}
    st.markdown(words.bold(_("Wat wilt u bewaren?")))
    rows = _chosen(found, key)
    about = _about(here.workshop, known, found, names, key)
    label = n_("Bewaar %(n)d reeks", "Bewaar %(n)d reeksen", len(rows)) % {"n": len(rows)}
    if st.button(label, type="primary", disabled=not rows, key=f"{key}_store"):
        with showing_refusals():
            wanted = [_wanted(each, row, about, names) for each, row in rows]
            _store(here, wanted)


def _chosen(found: Preview, key: str) -> list[tuple[Found, Mapping[Any, Any]]]:
    """The series that are ticked, each with the title and unit that were typed."""
    titles = ", ".join(series.title for series in found.series)
    base = pd.DataFrame(
        {
            "keep": [place < MOST_TICKED for place in range(len(found.series))],
            "title": [words.title(series) for series in found.series],
            "unit": [series.unit for series in found.series],
            "count": [len(series.figures) for series in found.series],
        }
    )
    edited = st.data_editor(
        base,
        hide_index=True,
        disabled=["count"],
        column_config={
            "keep": st.column_config.CheckboxColumn(_("Bewaren")),
            "title": st.column_config.TextColumn(_("Cijferreeks"), required=True),
            "unit": st.column_config.TextColumn(_("Eenheid")),
            "count": st.column_config.NumberColumn(_("Aantal cijfers")),
        },
        key=f"{key}_series_{hash(titles)}",
    )
    typed = edited.to_dict("records")
    pairs = zip(found.series, typed, strict=True)
    return [(series, row) for series, row in pairs if row["keep"]]


def _about(
    workshop: Workshop,
    known: Sequence[Series],
    found: Preview,
    names: Mapping[str, str],
    key: str,
) -> dict[str, Any]:
    """What holds for all series of the file."""
    titles = {name: _(spec.title) for name, spec in Series.typed().items()}
    left, right = st.columns([3, 1])
    source = left.text_input(f"{titles['source']} *", found.source, key=f"{key}_source")
    year = right.text_input(titles["source_year"], found.source_year, key=f"{key}_year")
    guess, finding = _own(workshop, known, names)
    places = list(names)
    area = st.selectbox(
        titles["area"],
        places,
        index=places.index(guess) if guess in places else None,
        format_func=names.__getitem__,
        placeholder=_("Kies uit de lijst"),
        key=f"{key}_area",
    )
    if finding and area == guess:
        st.warning(words.finding(finding))
    cautions = [*found.warnings, *([finding] if finding and area == guess else [])]
    return {
        "source": source,
        "source_year": year,
        "area": area or "",
        "goals": goals(f"{key}_goals", ()),
        "caution": _caution(cautions),
    }


def _own(
    workshop: Workshop, known: Sequence[Series], names: Mapping[str, str]
) -> tuple[str, Finding | None]:
    """The own area in this file: as in the series that are there, or as the region is called."""
    read = open_store().read
    for series in sorted(known, key=lambda each: each.set_at, reverse=True):
        if not series.area:
            continue
        name = read(values.names, workshop.id).get(series.area, series.area)
        match = find_place(names, series.area, name)
        if match.place:
            return match.place, match.finding
    profile = read(records.get, workshop.id, Profile, PROFILE_ID)
    return own_area(names, profile.area), None


def _caution(findings: Iterable[Finding]) -> str:
    """What we were not sure of, to stand with the series from now on."""
    sentences = [_(each.sentence) % each.words(language()) for each in findings]
    return " ".join(sentences)[: Series.specs()["caution"].longest]


def _wanted(
    found: Found, row: Mapping[str, Any], about: Mapping[str, Any], names: Mapping[str, str]
) -> Wanted:
    """Raises BadInput when something is not filled in, before anything is stored."""
    made = Series.make(title=row["title"], unit=row["unit"] or "", code=found.code, **about)
    return Wanted(made, with_names(found.figures, names))


def _store(here: Here, wanted: Sequence[Wanted]) -> None:
    bundle = new_id("b")
    with st.spinner(_("De cijfers worden bewaard…")):
        bring_figures_in(open_store(), here.workshop.id, wanted, by=here.looker.name, bundle=bundle)
    said = n_("%(n)d reeks is bewaard.", "%(n)d reeksen zijn bewaard.", len(wanted))
    undo.remember(bundle, said % {"n": len(wanted)})
    say_later(said % {"n": len(wanted)})
    st.session_state.pop("figures_read", None)
    pasted_form(here.workshop).restart()
    st.session_state[SHOW_NEXT] = wanted[0].series.id
    st.rerun()
