"""The beamer: what forty people look at. Question and code first, the result once it is shown."""

import streamlit as st

from gbo_core import field
from gbo_core.live import kept, progress, stage
from gbo_core.live.methods import method_of
from gbo_core.live.progress import Progress
from gbo_core.live.results import ORGANISATIONS, RoundResult
from gbo_core.model.round import Round, State
from gbo_core.store import open_store
from gbo_core.store.workshops import Workshop
from gbo_core.telling.results import one_voice_each
from gbo_core.telling.rounds import promise
from pages.charts.look import fit, show
from pages.live import words
from pages.live.moved import moved_large
from pages.live.one_item import one_item, place_words
from pages.methods import chart_of
from pages.shell import who
from pages.shell.say import _, cut, language, n_, plain, told
from pages.views import VIEWS
from pages.wall.board import board_html, wall_words
from web.address import breakable, join_url, qr_svg

# Pixels on a beamer of 1920 by 1080: of a picture with these words on a line each around it, and
# how much less for every other line.
CHART_HEIGHT, LINE = 680, 46
ON_TITLE, ON_LINE = 76, 115  # letters of a line
WALL_LINES = 11  # a column, so that two rows of columns fit
CODE_LINES = 3  # of them, where the code stands above and beside the wall
LONG_QUESTION, LONGEST = 110, 140  # letters: where it is shown smaller, or cut beside a result

workshop = who.workshop()


@st.fragment(run_every=1)
def follow() -> None:
    """Everything on the beamer, renewed every second; only what changed is sent."""
    who.find(workshop.id)
    chosen = open_store().read(stage.get, workshop.id)
    if chosen.view in VIEWS and VIEWS[chosen.view](workshop, chosen.item):
        return
    asked = open_store().read(stage.shown_round, workshop.id)
    if asked is None:
        _welcome(workshop)
    elif method_of(asked.method).gathers == "notes":
        _wall(workshop, asked)
    elif asked.state.is_revealed:
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
        size = "long_question" if len(asked.question) > LONG_QUESTION else "short_question"
        with st.container(key=size):
            st.title(plain(_title(asked)))
        _goals(asked)
        st.header(_standing_words(asked))
        _answered(asked, now)
        st.markdown(plain(words.purpose(asked.purpose)))
        st.markdown(plain(told(promise(asked))))
    with right:
        _qr(workshop)
        _code(workshop)
        st.markdown(_people(now.joined))


def _wall(workshop: Workshop, asked: Round) -> None:
    """The board, with the code beside it as long as people may write."""
    found = open_store().read(kept.wall, asked.workshop, asked.id)
    title = _short(asked.question)
    lines = WALL_LINES + 1 - _lines(title, ON_TITLE)
    lines -= CODE_LINES * (asked.state is State.OPEN)
    with st.container(key="result"):
        st.title(plain(title))
        st.markdown(plain(wall_words(found)))
        if asked.state is State.OPEN:
            with st.container(horizontal=True, vertical_alignment="center"):
                _code(workshop)
    if asked.state is not State.OPEN:
        st.html(board_html(found, lines=lines, heading="h2"))
        return
    left, right = st.columns([5, 1], gap="medium")
    left.html(board_html(found, lines=lines, heading="h2"))
    with right:
        _qr(workshop)
        now = open_store().read(progress.of_round, asked)
        sentence = n_("%(n)d schreef al", "%(n)d schreven al", now.answered)
        st.markdown(sentence % {"n": now.answered})


def _standing_words(asked: Round) -> str:
    return {
        State.OPEN: _("Antwoord nu op uw telefoon"),
        State.PAUSED: _("Even pauze: uw antwoord blijft bewaard"),
        State.CLOSED: _("De stemming is gesloten. Het resultaat komt zo."),
    }[asked.state]


def _answered(asked: Round, now: Progress) -> None:
    figures = {"answered": now.answered, "asked": now.asked}
    words = n_(
        "%(answered)d van %(asked)d antwoord binnen",
        "%(answered)d van %(asked)d antwoorden binnen",
        now.asked,
    )
    st.header(words % figures)
    if now.asked and asked.state is not State.CLOSED:
        st.progress(min(1.0, now.answered / now.asked))


def _outcome(asked: Round) -> None:
    found = open_store().read(kept.result, asked.workshop, asked.id)
    chosen = open_store().read(stage.get, asked.workshop)
    voice = found.voice(chosen.voice)
    if chosen.view == stage.MOVED:
        _moved(found)
    elif chosen.item in asked.item_ids():
        _one(found, chosen.item, voice)
    else:
        _every(found, voice)


def _every(found: RoundResult, voice: str) -> None:
    """All items in one picture."""
    asked = found.round
    drawn = chart_of(asked.method)
    title, meaning = _short(_title(asked)), drawn.meaning(found, voice)
    above = f"{meaning} {_voice_words(found, voice)}"
    below = drawn.explained(found, voice, beamer=True)
    with st.container(key="result"):
        st.title(plain(title))
        st.markdown(plain(above))
    figure = drawn.figure(found, voice, beamer=True)
    more = _lines(title, ON_TITLE) + _lines(above, ON_LINE) + _lines(below, ON_LINE) - 3
    fit(figure, CHART_HEIGHT - LINE * more)
    show(figure, alt=meaning, beamer=True, key=f"beamer_{asked.id}")
    with st.container(key="legend"):
        st.markdown(plain(below))


def _short(question: str) -> str:
    """Beside a result the room knows the question already."""
    return cut(question, LONGEST)


def _lines(text: str, letters: int) -> int:
    return -(-len(text) // letters)


def _one(found: RoundResult, item: str, voice: str) -> None:
    """The one item that the table talks about."""
    with st.container(key="talk"):
        st.title(plain(found.item(item).item.label))
        with st.container(key="legend"):
            place = plain(place_words(found, item, voice))
            about = plain(f"{_short(_title(found.round))} {_counted(found, voice)}")
            st.markdown(f"**{place}** · {about}" if place else about)
        one_item(found, item, voice, beamer=True)


def _moved(found: RoundResult) -> None:
    with st.container(key="result"):
        st.title(_("Wat bewoog er sinds de eerste ronde?"))
        moved_large(found)


def _title(asked: Round) -> str:
    """The question, and which round of it this is."""
    if asked.follows:
        return _("Tweede ronde: %(question)s") % {"question": asked.question}
    return asked.question


def _goals(asked: Round) -> None:
    """The two goals, where the question refers to them."""
    axes = method_of(asked.method).axes(asked.settings)
    if any(field.entry("axes", axis).data.get("goals") for axis in axes):
        both = [f"**{goal.label(language())}**" for goal in field.entries("goals")]
        st.markdown(_("De twee doelen: %(goals)s") % {"goals": " · ".join(both)})


def _voice_words(found: RoundResult, voice: str) -> str:
    counted = _counted(found, voice)
    if voice == ORGANISATIONS or found.round.audience.voice == "table":
        return counted
    return f"{counted} {told(one_voice_each(found.differs))}".strip()


def _counted(found: RoundResult, voice: str) -> str:
    if found.round.audience.voice == "table":
        return _("Elke tafel telt één keer.")
    if voice == ORGANISATIONS:
        return _("Elke organisatie telt één keer.")
    return _("Elke persoon telt één keer.")


def _qr(workshop: Workshop) -> None:
    st.image(qr_svg(join_url(workshop.join_code)), width="stretch", alt=_("QR-code om mee te doen"))


def _code(workshop: Workshop) -> None:
    address = breakable(join_url("").removesuffix("/").partition("://")[2])
    st.markdown(
        _("Ga naar **%(address)s** en geef de code in:") % {"address": plain(address)},
        width="content",
    )
    half = len(workshop.join_code) // 2
    with st.container(key="code", width="content"):
        st.header(f"{workshop.join_code[:half]} {workshop.join_code[half:]}")


def _people(joined: int) -> str:
    if not joined:
        return _("Nog niemand doet mee.")
    return n_("%(n)d deelnemer doet mee", "%(n)d deelnemers doen mee", joined) % {"n": joined}


with st.container(key="beamer"):
    follow()
