"""What a round gave: first the spread, then the middle, in a chart, in words and in a table."""

from collections.abc import Mapping

import streamlit as st

from gbo_core import field
from gbo_core.analysis.voices import Differs
from gbo_core.live import kept, results, rounds
from gbo_core.live.methods import Measure, ballot_method
from gbo_core.live.results import ItemResult, RoundResult
from gbo_core.model.round import Round, Visibility
from gbo_core.store import open_store
from gbo_core.telling.decided import few_answers
from gbo_core.telling.results import one_voice_each, why_no_weight
from gbo_core.telling.rounds import no_names
from pages.charts import reading
from pages.charts.look import show
from pages.charts.table import table
from pages.live.moved import moved
from pages.live.one_item import one_item
from pages.live.talk import talk, talked_about
from pages.methods import chart_of
from pages.shell.ask import showing_refusals
from pages.shell.here import Here
from pages.shell.say import _, language, plain, told

SHOWN = "shown"


def look_first(here: Here, asked: Round) -> None:
    """The facilitator may look before the room does; nothing is sent before they ask for it."""
    with st.container(border=True, key="look_first"):
        title = _("Kijk eerst zelf")
        st.markdown(f"**:material/visibility_lock: {title}**")
        st.caption(
            _(
                "De zaal ziet nog niets. Ziet ze ook dit scherm? Druk op Windows + P, kies "
                "‘Uitbreiden’ (Mac: Command + F1) en zet enkel het beamerscherm op de beamer."
            )
        )
        if st.toggle(
            _("Toon het resultaat alleen hier"),
            key=f"look_{asked.id}",
            help=_("Wie kijkt, sluit voorgoed: daarna kan de stemming niet meer heropenen."),
        ):
            with showing_refusals():
                if not asked.seen_at:
                    open_store().write(rounds.look, asked.workshop, asked.id, by=here.looker.name)
                outcome(asked, key="look")


def outcome(asked: Round, *, key: str = SHOWN) -> None:
    found = open_store().read(kept.result, asked.workshop, asked.id)
    if not found.ballots:
        st.info(_("Niemand antwoordde op deze vraag."))
        return
    voice = _voice(found, key)
    focus = _focus(found, key)
    if key == SHOWN:
        talk(found, focus, voice)
    drawn = chart_of(asked.method)
    meaning = drawn.meaning(found, voice)
    st.markdown(plain(meaning))
    if focus:
        one_item(found, focus, voice)
    else:
        show(drawn.figure(found, voice), alt=meaning, key=f"chart_{key}")
        st.caption(plain(drawn.explained(found, voice)))
    _one_voice_each(found)
    words = _("Dezelfde resultaten als tabel")
    with st.expander(words, key=f"table_{key}"):
        none = _("– wil zeggen: minder dan 8 antwoorden.")
        table(drawn.table(found, voice), words, dash=none, key=key)
    if focus:
        _one_item(found, focus, voice)
    if asked.follows and Measure.SHIFT in ballot_method(asked.method).measures:
        moved(found)
    if Measure.MIDDLE in ballot_method(asked.method).measures:
        _how()


def _voice(found: RoundResult, key: str) -> str:
    """How to count, where there is a choice."""
    if len(found.voices) == 1:
        return found.voices[0]
    names = {"people": _("Eén stem per persoon"), "organisations": _("Eén stem per organisatie")}
    return str(
        st.segmented_control(
            _("Hoe tellen we?"),
            found.voices,
            format_func=names.__getitem__,
            default=results.PEOPLE,
            required=True,
            key=f"voice_{key}",
        )
    )


def _one_voice_each(found: RoundResult) -> None:
    """Whether it would differ if each organisation counted once, or why not said; how to ask it."""
    if sentence := told(one_voice_each(found.differs)):
        st.caption(plain(sentence))
        if found.differs is not Differs.NOWHERE:
            _ask_organisations()
    elif reason := told(why_no_weight(found)):
        with st.expander(_("Weegt een grote organisatie zwaarder?"), key="why_no_weight"):
            st.caption(plain(reason))
            _ask_organisations()


def _ask_organisations() -> None:
    st.caption(
        _(
            "Wilt u zien hoe de organisaties antwoorden? Stel de vraag dan opnieuw, en kies "
            "‘per organisatie’. Dat staat dan boven de vraag op elke telefoon."
        )
    )


def _focus(found: RoundResult, key: str) -> str:
    """One item to look at, or '' for all; when another comes on the beamer, that one."""
    names = {item.item.id: item.item.label for item in found.items}
    shown = talked_about(found.round)
    return str(
        st.selectbox(
            _("Toon"),
            ["", *names],
            index=["", *names].index(shown),
            format_func=lambda code: names.get(code) or _("alles samen"),
            key=f"focus_{key}_{found.round.id}{shown}",
        )
        or ""
    )


def _one_item(found: RoundResult, focus: str, voice: str) -> None:
    """What is known of one item: who said what where that may be seen, and the split by circle."""
    item = found.item(focus)
    splits = open_store().read(kept.splits_by_circle, found.round.workshop, found.round.id)
    for axis, on_axis in item.axes.items():
        said = _("%(axis)s: %(label)s, %(n)s, geen mening: %(none)d") % {
            "axis": reading.axis_label(axis),
            "label": chart_of(found.round.method).words(on_axis, voice),
            "n": told(few_answers(len(reading.heard(on_axis, voice)))),
            "none": on_axis.no_opinion,
        }
        st.markdown(f"- {plain(said)}")
        _by_circle(splits.get((focus, axis), {}))
    if found.round.visibility is Visibility.UNNAMED:
        st.caption(told(no_names()))
    else:
        _who_said(found, focus)
    _written(item)


def _by_circle(split: Mapping[str, tuple[float, ...]]) -> None:
    for circle, values in sorted(split.items()):
        label = field.entry("circles", circle).label(language())
        shown = ", ".join(reading.number(value) for value in values)
        st.caption(f"{label} ({told(few_answers(len(values)))}): {shown}")


def _who_said(found: RoundResult, focus: str) -> None:
    rows = [
        {_("Wie"): label or _("spreekt voor zichzelf")}
        | {reading.axis_label(axis): reading.number(value) for axis, value in said.items()}
        for label, said in found.item(focus).named
    ]
    table(rows, _("Wie wat antwoordde"), dash=_("– wil zeggen: geen mening."))


def _written(item: ItemResult) -> None:
    """What the room may read of what was written, letter by letter."""
    if item.written:
        st.markdown(_("**Wat men erbij schreef**"))
    for each in item.written:
        st.markdown(plain(f"{each.who}: {each.text}" if each.who else each.text))


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
                "kring en daarbuiten, en niet van wat u al eens zonder naam vroeg."
            )
        )
