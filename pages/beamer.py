"""The beamer: what forty people look at. Question and code first, the result once it is shown."""

import streamlit as st

from gbo_core.live import kept, progress, stage
from gbo_core.live.progress import Progress
from gbo_core.live.results import RoundResult
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from pages import who
from pages.charts import chart_of, reading
from pages.charts.look import show
from pages.live import words
from pages.say import _, n_, plain
from web.address import join_url, qr_svg

CHART_HEIGHT = 800
SEEN = {State.REVEALED, State.TAKEN}

workshop = who.workshop()


@st.fragment(run_every=1)
def follow() -> None:
    """Everything on the beamer, renewed every second; only what changed is sent."""
    who.find(workshop.id)
    asked = open_store().read(stage.shown_round, workshop.id)
    if asked is None:
        _welcome(workshop)
    elif asked.state in SEEN:
        _outcome(asked)
    else:
        _question(workshop, asked)


def _welcome(workshop: Workshop) -> None:
    joined = open_store().read(progress.of_workshop, workshop.id).joined
    left, right = st.columns([3, 2], vertical_alignment="center", gap="large")
    with left:
        st.title(plain(workshop.name))
        st.header(_("Doe mee met uw telefoon"))
        _code(workshop)
        st.subheader(_people(joined))
    with right:
        _qr(workshop)


def _question(workshop: Workshop, asked: Round) -> None:
    now = open_store().read(progress.of_round, asked)
    left, right = st.columns([7, 3], vertical_alignment="center", gap="large")
    with left:
        st.title(plain(asked.question))
        st.header(_standing_words(asked))
        _answered(asked, now)
        st.markdown(plain(words.purpose(asked.purpose)))
        st.markdown(plain(words.visibility_meaning(asked.visibility)))
    with right:
        _qr(workshop)
        _code(workshop)
        st.markdown(_people(now.joined))


def _standing_words(asked: Round) -> str:
    return {
        State.OPEN: _("Antwoord nu op uw telefoon"),
        State.PAUSED: _("Even pauze: uw antwoord blijft bewaard"),
        State.CLOSED: _("De stemming is gesloten. Het resultaat komt zo."),
    }[asked.state]


def _answered(asked: Round, now: Progress) -> None:
    figures = {"answered": now.answered, "asked": now.asked}
    st.header(_("%(answered)d van %(asked)d antwoorden binnen") % figures)
    if now.asked and asked.state is not State.CLOSED:
        st.progress(min(1.0, now.answered / now.asked))


def _outcome(asked: Round) -> None:
    found = open_store().read(kept.result, asked.workshop, asked.id)
    chosen = open_store().read(stage.get, asked.workshop)
    item = chosen.item if chosen.item in asked.item_ids() else ""
    drawn = chart_of(asked.method)
    meaning = drawn.meaning(found, chosen.voice)
    with st.container(key="result"):
        st.title(plain(asked.question))
        st.markdown(plain(f"{meaning} {_voice_words(chosen.voice)}"))
    left, right = st.columns([7, 4] if item or drawn.legend(found) else [50, 1], gap="large")
    with left:
        figure = drawn.figure(found, chosen.voice, item)
        figure.update_layout(height=CHART_HEIGHT)
        show(figure, alt=meaning, beamer=True, key=f"beamer_{asked.id}")
    with right:
        if item:
            _one(found, item)
        else:
            _legend(drawn.legend(found))


def _voice_words(voice: str) -> str:
    if voice == "organisations":
        return _("Elke organisatie telt één keer.")
    return _("Elke persoon telt één keer.")


def _one(found: RoundResult, item: str) -> None:
    """The words about the one item that the table talks about."""
    one = found.item(item)
    st.header(plain(one.item.label))
    for axis, on_axis in one.axes.items():
        words_ = {
            "axis": reading.axis_label(axis),
            "label": reading.words(on_axis.people),
            "n": on_axis.people.n,
        }
        st.markdown(plain(_("%(axis)s: %(label)s, n = %(n)d") % words_))


def _legend(lines: list[str]) -> None:
    """The numbers of the chart by name, in two columns."""
    half = -(-len(lines) // 2)
    with st.container(key="legend"):
        for column, part in zip(st.columns(2), (lines[:half], lines[half:]), strict=True):
            column.markdown("  \n".join(plain(line) for line in part))


def _qr(workshop: Workshop) -> None:
    st.image(qr_svg(join_url(workshop.join_code)), width="stretch", alt=_("QR-code om mee te doen"))


def _code(workshop: Workshop) -> None:
    address = join_url("").removesuffix("/").partition("://")[2]
    st.markdown(_("Ga naar **%(address)s** en geef de code in:") % {"address": address})
    half = len(workshop.join_code) // 2
    with st.container(key="code"):
        st.header(f"{workshop.join_code[:half]} {workshop.join_code[half:]}")


def _people(joined: int) -> str:
    if not joined:
        return _("Nog niemand doet mee.")
    return n_("%(n)d deelnemer doet mee", "%(n)d deelnemers doen mee", joined) % {"n": joined}


with st.container(key="beamer"):
    follow()
