"""What a round gave: first the spread, then the middle, in a chart, in words and in a table."""

import streamlit as st

from gbo_core import field
from gbo_core.analysis.spread import SMALLEST_GROUP
from gbo_core.live import kept, results, stage
from gbo_core.live.methods import method_of
from gbo_core.live.results import RoundResult
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round, Visibility
from gbo_core.store import open_store
from pages.charts import chart_of, reading
from pages.charts.look import show
from pages.parts.on_beamer import follow
from pages.say import _, language, plain

SHOWN = "shown"
MOST_AT_ONCE = 30  # rows of a table that need no scrolling of their own


def look_first(asked: Round) -> None:
    """The facilitator may look before the room does; nothing is sent before they ask for it."""
    with st.container(border=True, key="look_first"):
        title = _("Kijk eerst zelf")
        st.markdown(f"**:material/visibility_lock: {title}**")
        st.caption(
            _(
                "De zaal ziet nog niets. Staat uw scherm ook op de beamer? Zet het daar eerst af: "
                "wie meekijkt, ziet het ook."
            )
        )
        if st.toggle(_("Toon het resultaat alleen hier"), key=f"look_{asked.id}"):
            outcome(asked, key="look")


def outcome(asked: Round, *, key: str = SHOWN) -> None:
    found = open_store().read(kept.result, asked.workshop, asked.id)
    if not found.ballots:
        st.info(_("Niemand antwoordde op deze vraag."))
        return
    voice = _voice(key)
    focus = _focus(found, key)
    if key == SHOWN:
        follow(asked.workshop, Stage(asked.id, focus, voice))
    drawn = chart_of(asked.method)
    meaning = drawn.meaning(found, voice)
    st.markdown(plain(meaning))
    show(drawn.figure(found, voice, focus), alt=meaning, key=f"chart_{key}")
    st.caption(plain(drawn.explained(found, voice)))
    table = drawn.table(found, voice)
    st.dataframe(
        table,
        hide_index=True,
        alt=_("Dezelfde resultaten als tabel"),
        placeholder="–",
    )
    if (table == "–").any(axis=None):
        st.caption(_("– wil zeggen: te weinig antwoorden (minder dan 8) om een midden te tonen."))
    if focus:
        _one_item(found, focus)
    if asked.follows:
        _moved(found)
    _how()


def _voice(key: str) -> str:
    names = {"people": _("Eén stem per persoon"), "organisations": _("Eén stem per organisatie")}
    return str(
        st.segmented_control(
            _("Hoe tellen we?"),
            stage.VOICES,
            format_func=names.__getitem__,
            default="people",
            required=True,
            key=f"voice_{key}",
        )
    )


def _focus(found: RoundResult, key: str) -> str:
    """One item to talk about, or '' for all."""
    names = {item.item.id: item.item.label for item in found.items}
    return str(
        st.selectbox(
            _("Toon"),
            ["", *names],
            format_func=lambda code: names.get(code) or _("alles samen"),
            key=f"focus_{key}_{found.round.id}",
        )
        or ""
    )


def _one_item(found: RoundResult, focus: str) -> None:
    """What is known of one item: who said what where that may be seen, and the split by circle."""
    item = found.item(focus)
    for axis, on_axis in item.axes.items():
        said = _("%(axis)s: %(label)s, n = %(n)d, geen mening: %(none)d") % {
            "axis": reading.axis_label(axis),
            "label": reading.words(on_axis.people),
            "n": on_axis.people.n,
            "none": on_axis.no_opinion,
        }
        st.markdown(f"- {plain(said)}")
        _by_circle(found, focus, axis)
    if found.round.visibility is not Visibility.UNNAMED:
        _who_said(found, focus)


def _by_circle(found: RoundResult, item: str, axis: str) -> None:
    asked = found.round
    split = open_store().read(results.split_by_circle, asked.workshop, asked.id, item, axis)
    for circle, values in sorted(split.items()):
        label = field.entry("circles", circle).label(language())
        shown = ", ".join(reading.number(value) for value in values)
        st.caption(f"{label} (n = {len(values)}): {shown}")


def _who_said(found: RoundResult, focus: str) -> None:
    rows = [
        {_("Wie"): label or _("spreekt voor zichzelf")}
        | {reading.axis_label(axis): reading.number(value) for axis, value in said.items()}
        for label, said in found.item(focus).named
    ]
    st.dataframe(reading.frame(rows), hide_index=True, alt=_("Wie wat antwoordde"), placeholder="–")


def _moved(found: RoundResult) -> None:
    """What changed since the first round, for those who answered both."""
    shifts = open_store().read(results.moved, found.round.workshop, found.round.id)
    axes = method_of(found.round.method).axes(found.round.settings)
    fewest = SMALLEST_GROUP if found.round.visibility is Visibility.UNNAMED else 1
    rows = [
        {
            _("Naam"): item.item.label,
            _("Schaal"): reading.axis_label(axis),
            _("Eerst"): reading.number(shifts[item.item.id][axis].before),
            _("Nu"): reading.number(shifts[item.item.id][axis].after),
            _("Hoger"): shifts[item.item.id][axis].up,
            _("Gelijk"): shifts[item.item.id][axis].same,
            _("Lager"): shifts[item.item.id][axis].down,
            _("Beide keren (n)"): shifts[item.item.id][axis].n,
        }
        for item in found.items
        for axis in axes
        if shifts[item.item.id][axis].n >= fewest
    ]
    st.subheader(_("Wat bewoog er sinds de eerste ronde?"))
    if rows:
        st.caption(
            _(
                "Alleen wie beide keren antwoordde, telt hier mee. Daarom kan ‘Nu’ anders zijn dan "
                "het midden in de tabel hierboven en in ‘Gestemd’: daar telt iedereen van deze "
                "ronde mee."
            )
        )
        st.dataframe(
            reading.frame(rows),
            hide_index=True,
            height="content" if len(rows) <= MOST_AT_ONCE else "auto",
            alt=_("Wat bewoog"),
            placeholder="–",
        )
    else:
        st.caption(_("Te weinig mensen antwoordden op beide rondes om dit te tonen."))


def _how() -> None:
    with st.expander(_("Hoe berekend?")):
        st.markdown(
            _(
                "Het midden is de mediaan: de helft van de antwoorden ligt lager, de helft hoger. "
                "Hoe ver de antwoorden uiteen liggen, meten we met de overeenstemming A van Van "
                "der Eijk: −1 is twee uitersten, 0 is alles door elkaar, 1 is iedereen gelijk. "
                "Onder 8 antwoorden tonen we alleen de bolletjes; onder 13 is het woord "
                "voorlopig. Bij één stem per organisatie telt het midden van elke organisatie één "
                "keer. Een opdeling per kring tonen we alleen met minstens vijf antwoorden in de "
                "kring en daarbuiten."
            )
        )
