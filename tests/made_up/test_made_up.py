"""A method of a few files is asked, answered in words, tallied, shown and kept."""

import io
from collections.abc import Callable
from zipfile import ZipFile

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import ballots, circles, counting, rounds, stage
from gbo_core.live.results import Written
from gbo_core.live.stage import Stage
from gbo_core.model.round import Round, Sheet, State, Visibility
from tests.exchange.filled import archive_of, bring, research_of, share_of, table
from tests.made_up.method import AGREE, OBJECT, Consent, MadeUp
from tests.pages.live.live_table import words
from tests.pages.read import as_read
from tests.phone.phones import Phone
from tests.region import Region

Ask = Callable[..., Round]
ShowAs = Callable[..., Callable[..., AppTest]]
REASON = "Dit <b>kost</b> ons, zegt men, “alles”"


def fill_in(asked: Round, value: float, why: str = "") -> dict[str, str]:
    """The same to each item; the reason stands at the first."""
    form = {f"a.{item}.talk": f"{value:g}" for item in asked.item_ids()}
    return form | {f"t.{asked.item_ids()[0]}.talk": why}


def said(asked: Round, value: float, why: str = "") -> Sheet:
    texts = {asked.item_ids()[0]: {"talk": why}} if why else {}
    return Sheet({item: {"talk": value} for item in asked.item_ids()}, texts)


def cast(region: Region, asked: Round, who: str, sheet: Sheet, ballot: str = "b1") -> None:
    wanted = ballots.Cast(region.workshop, asked.id, who, ballot, *sheet)
    (outcome,) = region.store.write(ballots.cast_many, [wanted])
    assert isinstance(outcome, ballots.Receipt)


def voted(region: Region, asked: Round, people: int, **more: str) -> Round:
    """All agree with everything, but the first objects to one item."""
    first = asked.item_ids()[0]
    for n in range(people):
        sheet = said(asked, AGREE)
        if n == 0:
            sheet = Sheet({**sheet.answers, first: {"talk": OBJECT}}, {first: {"talk": REASON}})
        cast(region, asked, region.join("CGG Noord" if n == 0 else "", **more), sheet)
    return region.step(asked, "close", "reveal")


def read(region: Region, asked: Round) -> counting.RoundResult:
    return region.store.read(counting.result, region.workshop, asked.id)


def test_a_phone_sends_words_and_finds_them_again(region: Region, ask: Ask, phone: Phone) -> None:
    asked = ask()
    assert phone.vote(asked, fill_in(asked, OBJECT, REASON)).json()["sentence"] == (
        "Zeg bij een bezwaar ook waarom."
    )
    why = {f"t.{item}.talk": REASON for item in asked.item_ids()}
    assert phone.vote(asked, fill_in(asked, OBJECT) | why).json()["ok"]
    (stored,) = region.store.read(ballots.load, region.workshop, asked.id)
    assert stored.texts == {item: {"talk": REASON} for item in asked.item_ids()}
    assert "Dit &lt;b&gt;kost&lt;/b&gt; ons, zegt men, “alles”</textarea>" in phone.page()


def test_words_that_are_refused_stay_on_the_page(region: Region, ask: Ask, phone: Phone) -> None:
    asked = ask()
    too_long = "x" * 81
    page = phone.post(f"/stem/{asked.id}", fill_in(asked, AGREE, too_long)).text
    assert "Dit is te lang: er passen 80 tekens. Kort het in." in page
    assert f"{too_long}</textarea>" in page
    loose = {f"a.{asked.item_ids()[1]}.talk": "1", f"t.{asked.item_ids()[0]}.talk": "Toch niet"}
    page = phone.post(f"/stem/{asked.id}", loose).text
    assert "U schreef iets waar u nog niet antwoordde." in page
    assert "Toch niet</textarea>" in page
    assert region.store.read(ballots.load, region.workshop, asked.id) == []


def test_only_other_words_are_another_version(region: Region, ask: Ask) -> None:
    asked, who = ask(), region.join()
    cast(region, asked, who, said(asked, AGREE, "eerst"), "b1")
    cast(region, asked, who, said(asked, AGREE, "dan"), "b2")
    cast(region, asked, who, said(asked, AGREE, "eerst"), "b1")  # a retry that came late
    (stored,) = region.store.read(ballots.load, region.workshop, asked.id)
    (old,) = region.store.read(ballots.load_superseded, region.workshop, asked.id)
    assert (stored.number, stored.sheet, old.sheet) == (
        2,
        said(asked, AGREE, "dan"),
        said(asked, AGREE, "eerst"),
    )


def test_the_method_tallies_whole_ballots(region: Region, ask: Ask) -> None:
    asked = voted(region, ask(), 6)
    first = asked.item_ids()[0]
    assert read(region, asked).tally == Consent(5, {first: (REASON,)})


@pytest.mark.parametrize(("people", "told"), [(4, ()), (5, (Written("", "talk", REASON),))])
def test_without_names_words_are_read_where_five_answered(
    region: Region, ask: Ask, people: int, told: tuple[Written, ...]
) -> None:
    asked = voted(region, ask(), people, name="Els")
    found = read(region, asked)
    assert found.items[0].written == told
    assert [item.written for item in found.items[1:]] == [(), ()]
    assert isinstance(found.tally, Consent)
    assert found.tally.reasons == ({asked.item_ids()[0]: (REASON,)} if told else {})


def test_without_names_words_are_closed_unless_the_method_opens_them(
    region: Region, ask: Ask, method: MadeUp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(method, "shows_unnamed_texts", False, raising=False)
    found = read(region, voted(region, ask(), 9))
    assert found.items[0].written == ()
    assert REASON not in repr(found)


@pytest.mark.parametrize(
    ("visibility", "who"),
    [(Visibility.ORGANISATION, "CGG Noord"), (Visibility.NAMED, "Els (CGG Noord)")],
)
def test_with_names_the_words_stand_beside_who_wrote_them(
    region: Region, ask: Ask, visibility: Visibility, who: str
) -> None:
    asked = voted(region, ask(visibility=visibility), 2, name="Els")
    assert read(region, asked).items[0].written == (Written(who, "talk", REASON),)


def test_nothing_is_measured_that_the_method_does_not_name(region: Region, ask: Ask) -> None:
    asked = voted(region, ask(), 14)
    found = read(region, asked)
    assert {on.people for item in found.items for on in item.axes.values()} == {None}
    assert region.store.read(circles.splits_by_circle, region.workshop, asked.id) == {}


def test_the_room_reads_it_on_phones(region: Region, ask: Ask, phone: Phone) -> None:
    asked = ask()
    assert phone.vote(asked, fill_in(asked, AGREE)).json()["ok"]
    voted(region, asked, 5)
    page = phone.page()
    assert "5 zonder bezwaar" in page
    assert '<p class="written">Dit &lt;b&gt;kost&lt;/b&gt; ons' in page


def test_the_facilitator_and_the_room_read_it_on_the_screens(
    region: Region, ask: Ask, show_as: ShowAs
) -> None:
    asked = voted(region, ask(), 6)
    first = asked.item_ids()[0]
    screen = show_as(region, "stakeholders/screen.py")(deel="vote", ronde=asked.id)
    next(box for box in screen.selectbox if box.label == "Toon").select(first).run()
    read_there = as_read(words(screen))
    assert "5 van 6 zonder bezwaar." in read_there
    assert f"**Wat men erbij schreef**\n{REASON}" in read_there
    beamer = show_as(region, "beamer.py")
    region.store.write(stage.put, region.workshop, Stage(asked.id))
    assert "5 van 6 zonder bezwaar." in as_read(words(beamer()))
    region.store.write(stage.put, region.workshop, Stage(asked.id, first))
    assert "6 keer gezegd" in as_read(words(beamer()))


def test_it_can_be_asked_from_the_screen(region: Region, method: MadeUp, show_as: ShowAs) -> None:
    screen = show_as(region, "stakeholders/screen.py")(deel="vote")
    screen.segmented_control(key="ask_method").set_value("made_up").run()
    screen.button(key="ask_open").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert (asked.method, asked.question, asked.state) == ("made_up", method.title, State.OPEN)


def test_the_archive_brings_every_word_back(region: Region, ask: Ask) -> None:
    asked, who = ask(), region.join()
    cast(region, asked, who, said(asked, AGREE, 'Twee\nregels, "en" meer'))
    cast(region, asked, who, said(asked, AGREE, "=1+1"), "b2")
    voted(region, asked, 5)
    content = archive_of(region.store, region.workshop)
    assert {row["text"] for row in table(content, "responses")} == {
        "",
        REASON,
        'Twee\nregels, "en" meer',
        "=1+1",
    }
    made = bring(region.store, content)
    for load in (ballots.load, ballots.load_superseded):
        there, here = (region.store.read(load, w, asked.id) for w in (made, region.workshop))
        assert there == here


def test_no_word_goes_to_partners_or_to_a_researcher(region: Region, ask: Ask) -> None:
    for visibility in Visibility:
        voted(region, ask(visibility=visibility), 9, name="Els")
    planted = "zegt men"
    assert planted in everything(archive_of(region.store, region.workshop))
    for made in (share_of, research_of):
        assert planted not in everything(made(region.store, region.workshop))


def everything(content: bytes) -> str:
    with ZipFile(io.BytesIO(content)) as packed:
        files = {name: packed.read(name) for name in packed.namelist()}
    books = [ZipFile(io.BytesIO(each)) for name, each in files.items() if name.endswith(".xlsx")]
    inside = [book.read(name) for book in books for name in book.namelist()]
    return "".join(each.decode("utf-8", "replace") for each in (*files.values(), *inside))
