"""Where something comes from: each question about it, what was answered, and what was decided."""

from collections.abc import Sequence

import streamlit as st

from gbo_core.analysis.shift import Shift
from gbo_core.live.asked_about import About, Asked
from gbo_core.live.cast import Cast
from gbo_core.live.heard import Heard
from gbo_core.live.results import ORGANISATIONS, PEOPLE, AxisResult
from gbo_core.live.standpoints import Standpoint
from gbo_core.model import Decision
from gbo_core.model.round import Round, Visibility
from gbo_core.telling import rounds
from gbo_core.telling.decided import decided
from pages.charts import reading
from pages.methods import chart_of
from pages.parts.votes import answers_in_words, in_words
from pages.parts.way import show_way, to_round
from pages.shell.moments import day
from pages.shell.say import _, plain, told


def show_asked(found: About) -> None:
    """The newest question first; those long ago only by the way there."""
    if not found.asked:
        st.caption(_("De groep stemde hier nog niet over."))
    for each in found.asked:
        with st.container(border=True, gap="xsmall"):
            _question(each.round)
            for axis, on_axis in each.result.axes.items():
                _axis(each, axis, on_axis)
            _reasons(list(each.decided.values()))
            _who_said(each)
    if any(each.round.visibility is Visibility.UNNAMED for each in found.asked):
        st.caption(told(rounds.no_names()))
    if found.older:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(_("Eerder gevraagd:"), width="content")
            for asked in found.older:
                show_way(to_round(asked.subject, asked.id, asked.number), "older")


def _question(asked: Round) -> None:
    """The question itself, and how and when it was asked."""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{plain(asked.question)}**", width="stretch")
        show_way(to_round(asked.subject, asked.id, asked.number), "asked")
    said = [
        told(rounds.visibility(asked.visibility)),
        _("getoond op %(day)s") % {"day": day(asked.revealed_at)},
    ]
    if asked.follows:
        said.insert(0, _("tweede ronde na het gesprek"))
    st.caption(plain(" · ".join(said)))


def _axis(asked: Asked, axis: str, on_axis: AxisResult) -> None:
    """What was answered, what moved since the round before, and what the group made of it."""
    if on_axis.people and on_axis.n:
        st.markdown(in_words(axis, Heard(asked.round, on_axis)))
        st.caption(_("Antwoorden: %(answers)s") % {"answers": answers_in_words(on_axis.values)})
        _per_organisation(on_axis)
    else:
        said = chart_of(asked.round.method).words(on_axis, PEOPLE) if on_axis.n else "–"
        words = {"axis": reading.axis_label(axis), "label": said}
        st.markdown(plain(_("%(axis)s: %(label)s") % words))
    if axis in asked.moved:
        st.markdown(_moved(asked.moved[axis]))
    if axis in asked.decided:
        decision = asked.decided[axis]
        point = Standpoint(decision, None, Cast(asked.round, on_axis.values))
        st.markdown(f":material/gavel: {plain(told(decided(point)))}")


def _per_organisation(on_axis: AxisResult) -> None:
    """Beside one voice a person, where that may be said of this round."""
    if on_axis.organisations is None or not reading.is_firm_enough(on_axis.organisations):
        return
    words = _("Telt elke organisatie één keer: midden %(median)s (n = %(n)d)") % {
        "median": reading.number(reading.spread(on_axis, ORGANISATIONS).median),
        "n": on_axis.organisations.n,
    }
    st.caption(plain(words))


def _moved(shift: Shift) -> str:
    words = _(
        "Sinds de eerste ronde: van %(before)s naar %(after)s. %(up)d hoger, %(same)d gelijk, "
        "%(down)d lager."
    )
    numbers = {"up": shift.up, "same": shift.same, "down": shift.down}
    ends = {"before": reading.number(shift.before), "after": reading.number(shift.after)}
    return ":material/trending_flat: " + plain(words % {**numbers, **ends})


def _reasons(decided: Sequence[Decision]) -> None:
    """Why the group decided so, and who wrote that down."""
    for reason in dict.fromkeys(each.reason for each in decided if each.reason):
        st.markdown(plain(_("Reden: %(reason)s") % {"reason": reason}))
    if decided:
        last = max(decided, key=lambda each: each.set_at)
        words = _("Genoteerd door %(who)s op %(day)s.")
        st.caption(plain(words % {"who": last.set_by, "day": day(last.set_at)}))


def _who_said(asked: Asked) -> None:
    """By name only where the round promised that everybody would see it."""
    if asked.round.visibility is Visibility.UNNAMED:
        return
    with st.expander(_("Wie antwoordde wat?")):
        alone = _("spreekt voor zichzelf")
        lines = [
            f"- {plain(label or alone)}: {_values(said)}" for label, said in asked.result.named
        ]
        st.markdown("\n".join(lines))


def _values(said: dict[str, float | None]) -> str:
    """What one answered, axis by axis; no opinion is an answer too."""
    none = _("geen mening")
    values = {axis: none if v is None else reading.number(v) for axis, v in said.items()}
    return "; ".join(f"{reading.axis_label(axis)} {value}" for axis, value in values.items())
