"""One series: the own area beside others and over time, drawn, in a table and in sentences."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.analysis.figures import Figures, meaning, own_area
from gbo_core.model import Profile, Series
from gbo_core.model.order import alphabetical
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import figures as values
from gbo_core.store import records
from pages.charts.look import show
from pages.charts.table import table
from pages.environment.figures.chart import beside, in_words, over_time
from pages.environment.figures.series import save
from pages.parts.figure_words import finding, source, value
from pages.shell.here import Here
from pages.shell.say import _, plain

MOST_BESIDE = 12  # areas: more lines or bars nobody tells apart
FIRST_BESIDE = 4  # that are shown at first


def compare(here: Here, series: Series) -> None:
    figures = Figures(here.read(values.load, series.id))
    if not figures.names:
        st.info(_("Deze reeks heeft geen cijfers."))
        return
    own, others = _areas(here, series, figures)
    with_time = len(figures.periods) > 1 and _way(series) == "time"
    period = "" if with_time else _period(series, figures, own)
    said = meaning(figures, own, series.title, series.unit)
    st.markdown("  \n".join(map(finding, said)))
    drawing, figures_ = st.columns([3, 2], gap="medium")
    with drawing:
        chart = (
            over_time(figures, own, others, series.unit)
            if with_time
            else beside(figures, own, others, period, series.unit)
        )
        show(chart, in_words(figures, own, series.title), key=f"figures_chart_{series.id}")
    with figures_:
        _table(figures, [own, *others], series)
    st.caption(plain(source(series)))
    if series.caution:
        st.warning(plain(series.caution), icon=":material/info:")


def _areas(here: Here, series: Series, figures: Figures) -> tuple[str, list[str]]:
    """The own area and those beside it, as chosen."""
    names = dict(sorted(figures.names.items(), key=lambda pair: alphabetical(pair[1])))
    profile = here.read(records.get, Profile, PROFILE_ID)
    guess = own_area(names, profile.area, (series.area,)) or next(iter(names))
    left, right = st.columns(2)
    with left:
        own = st.selectbox(
            _("Eigen gebied"),
            list(names),
            index=list(names).index(guess),
            format_func=names.__getitem__,
            key=f"figures_own_{series.id}",
        )
        if own != series.area and st.button(
            _("Onthoud als eigen gebied"), key=f"figures_keep_{series.id}"
        ):
            save(here, series, {"area": own})
    first = [*figures.around(own), *figures.alike(own)][:FIRST_BESIDE]
    with right:
        others = st.multiselect(
            _("Vergelijk met"),
            [place for place in names if place != own],
            default=first,
            format_func=names.__getitem__,
            max_selections=MOST_BESIDE,
            select_all=False,
            key=f"figures_others_{series.id}_{own}",
        )
    return own, others


def _way(series: Series) -> str:
    ways = {"time": _("Over de tijd"), "beside": _("Naast elkaar")}
    return str(
        st.segmented_control(
            _("Hoe vergelijken"),
            list(ways),
            default="time",
            required=True,
            format_func=ways.__getitem__,
            key=f"figures_way_{series.id}",
            label_visibility="collapsed",
        )
    )


def _period(series: Series, figures: Figures, own: str) -> str:
    periods = list(reversed(figures.periods))
    latest = periods.index(figures.last_period(own))
    key = f"figures_period_{series.id}"
    return str(st.selectbox(_("Periode"), periods, index=latest, key=key, width=220))


def _table(figures: Figures, places: Sequence[str], series: Series) -> None:
    """A row a period, a column an area; a word where there is no number."""
    rows = [
        {_("Periode"): period}
        | {figures.names[place]: value(figures.get(place, period)) for place in places}
        for period in reversed(figures.periods)
    ]
    table(rows, series.title, key=series.id)
    if series.unit:
        st.caption(plain(_("Eenheid: %(unit)s") % {"unit": series.unit}))
