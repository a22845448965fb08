"""The live loop as a facilitator meets it: what a button opens, and what is never lost."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core import field
from gbo_core.live import participants, rounds, takeover
from gbo_core.model import Organisation
from gbo_core.model.round import Audience, Item, Round, State, Visibility
from gbo_core.store import open_store, records
from pages.shell.say import plain
from tests.pages.live.live_table import (
    ALIKE,
    SPREAD,
    button,
    decide_otherwise,
    decided,
    key_end,
    voted,
    words,
)
from tests.pages.tables import tables
from tests.region import Region

Open = Callable[..., AppTest]
AXIS = "legitimacy"
LABEL = field.entry("axes", AXIS).label()


@pytest.fixture
def table(region: Region, show_as: Callable[..., Open]) -> Open:
    return show_as(region, "stakeholders/screen.py")


def long_list(region: Region, extra: int = 24) -> None:
    for n in range(extra):
        made = Organisation.make(name=f"Dienst {n}")
        region.store.write(records.add, region.workshop, made, by="An")


def test_the_main_button_opens_the_tap_question_that_was_proposed(
    region: Region, table: Open
) -> None:
    long_list(region)
    screen = table(deel="vote")
    button(screen, "Open de aantikvraag nu").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert (asked.method, asked.state) == ("pick", State.OPEN)
    assert asked.settings == {"axis": "talk", "most": 0}
    assert asked.question == "Over wie moeten we praten?"


def test_the_list_of_questions_says_the_state_before_a_long_question(
    region: Region, table: Open
) -> None:
    region.open("grid")
    listed = next(each for each in table(deel="vote").selectbox if each.label == "Vraag")
    assert listed.options == ["+ Nieuwe vraag", "1 · open · Wie hebben we nodig?"]


def test_asking_all_says_how_long_it_takes(region: Region, table: Open) -> None:
    long_list(region)
    screen = table(deel="vote")
    ways = next(each for each in screen.radio if each.label == "Hoe maken we het korter?")
    ways.set_value("all").run()
    button(screen, "Open toch alles: 4,5 minuten").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert (asked.method, asked.share, len(asked.items)) == ("grid", 0, 30)


def test_a_tap_question_that_is_too_long_waits_for_a_choice(region: Region, table: Open) -> None:
    long_list(region, 90)
    screen = table(deel="vote")
    screen.session_state["ask_method"] = "pick"
    screen.run()
    assert button(screen, "Open de vraag nu").disabled


@pytest.mark.parametrize(("count", "warned"), [(7, True), (8, False)])
def test_a_small_room_is_told_before_the_question_opens(
    region: Region, table: Open, count: int, warned: bool
) -> None:
    for _n in range(count):
        region.join()
    asked = region.draft()
    for screen in (table(deel="vote", ronde="nieuw"), table(deel="vote", ronde=asked.id)):
        assert ("Onder 8 antwoorden tonen we alleen bolletjes" in words(screen)) is warned


def test_tables_are_counted_as_tables(region: Region, table: Open) -> None:
    region.join(kind="table", table="1")
    asked = region.draft(audience=Audience("tables"))
    assert "naar 1 tafel." in words(table(deel="vote", ronde=asked.id))


def test_after_the_close_the_question_can_be_asked_again(region: Region, table: Open) -> None:
    asked = region.step(region.open(), "close")
    screen = table(deel="vote", ronde=asked.id)
    button(screen, "Stel de vraag opnieuw").click().run()
    newest = region.store.read(rounds.load, region.workshop)[0]
    assert (newest.reopens, newest.follows, newest.state) == (asked.id, "", State.DRAFT)


def typing(screen: AppTest, asked: Round) -> AppTest:
    """The first organisation gets another value, with a reason."""
    return decide_otherwise(screen, asked, asked.items[0].label, 3.5, "Kent de wijk niet.")


def first_row(screen: AppTest, asked: Round) -> tuple[object, ...]:
    item = asked.items[0]
    cells = {key_end(each.key): each.value for each in (*screen.selectbox, *screen.text_input)}
    typed = (cells.get((item.id, column)) for column in (AXIS, "reason"))
    return (decided(screen, item.label).value, *typed)


TYPED = ("otherwise", 3.5, "Kent de wijk niet.")


@pytest.mark.parametrize("answers", [SPREAD, ALIKE])
def test_what_was_typed_stays_while_one_looks_at_another_part(
    region: Region, table: Open, answers: tuple[int, ...]
) -> None:
    asked = voted(region, "scale", answers=answers)
    screen = typing(table(deel="vote", ronde=asked.id), asked)
    assert "1 niet bewaard" in words(screen)
    for part in ("persons", "vote"):
        screen.segmented_control(key="deel").set_value(part).run()
    assert first_row(screen, asked) == TYPED
    assert "1 niet bewaard" in words(screen)
    button(screen, "Neem over").click().run()
    assert "niet bewaard" not in words(screen)
    standing = open_store().read(takeover.standings, region.workshop, "organisation")
    assert standing[asked.items[0].id][AXIS].value == 3.5


def test_after_an_undo_the_rows_hold_what_was_taken_over(region: Region, table: Open) -> None:
    asked = voted(region, "scale")
    screen = typing(table(deel="vote", ronde=asked.id), asked)
    button(screen, "Neem over").click().run()
    button(screen, "Maak ongedaan").click().run()
    assert open_store().read(takeover.standings, region.workshop, "organisation") == {}
    assert first_row(screen, asked) == TYPED
    button(screen, "Gooi wijzigingen weg").click().run()
    assert first_row(screen, asked) == ("open", None, None)


def test_an_undo_takes_back_only_what_its_screen_showed(region: Region, table: Open) -> None:
    asked = voted(region, "scale")
    screen = table(deel="vote", ronde=asked.id)
    button(screen, "Neem over").click().run()
    later = [takeover.Choice(asked.items[0].id, "otherwise", {AXIS: 2.0}, "Van Bo.")]
    region.store.write(takeover.take_over, region.workshop, asked.id, later, by="Bo")
    button(screen, "Maak ongedaan").click().run()
    assert "Iemand anders nam intussen iets over." in words(screen)
    standing = open_store().read(takeover.standings, region.workshop, "organisation")
    assert standing[asked.items[0].id][AXIS].reason == "Van Bo."


def test_where_answers_lie_apart_every_row_is_open(region: Region, table: Open) -> None:
    asked = voted(region, "scale")
    screen = table(deel="vote", ronde=asked.id)
    assert "Hierover eerst praten (6)" in words(screen)
    stances = {decided(screen, item.label).value for item in asked.items}
    assert (stances, "6 nog open" in words(screen)) == ({"open"}, True)


def test_what_is_agreed_on_is_taken_over_in_one_go(region: Region, table: Open) -> None:
    """Also while something else is typed that cannot be stored yet."""
    asked = voted(region, "scale", answers=ALIKE)
    screen = decide_otherwise(table(deel="vote", ronde=asked.id), asked, asked.items[0].label)
    button(screen, "Neem deze 5 over").click().run()
    standing = open_store().read(takeover.standings, region.workshop, "organisation")
    assert {item: on[AXIS].stance for item, on in standing.items()} == {
        item.id: "voted" for item in asked.items[1:]
    }
    assert decided(screen, asked.items[0].label).value == "otherwise"
    assert "1 niet bewaard" in words(screen)


def test_all_that_lacks_is_named_at_once_and_ticked_when_mended(
    region: Region, table: Open
) -> None:
    asked = voted(region, "scale")
    one, two, three = (item.label for item in asked.items[:3])
    screen = table(deel="vote", ronde=asked.id)
    decide_otherwise(screen, asked, one, 3.5)
    decide_otherwise(screen, asked, two, None, "Daarom.")
    decide_otherwise(screen, asked, three)
    button(screen, "Neem over").click().run()
    (said,) = [each.value for each in screen.error]
    lacking = ("Waarom anders?", LABEL, f"{LABEL}, Waarom anders?")
    for item, what in zip(asked.items, lacking, strict=False):
        line = f"- :material/close: [{plain(item.label)}](#decide_{item.id}): {what}"
        assert line in said.replace("\\?", "?")
    assert words(screen).count(":red-badge[Schrijf waarom.]") == 2
    assert words(screen).count(":red-badge[Kies een waarde.]") == 2
    decide_otherwise(screen, asked, one, None, "Nu wel.")
    (mended,) = [each.value for each in screen.error]
    assert mended == said.replace("close", "check", 1)
    assert "2 onvolledig" in words(screen)
    assert open_store().read(takeover.standings, region.workshop, "organisation") == {}


def test_below_eight_answers_nothing_is_proposed(region: Region, table: Open) -> None:
    asked = voted(region, "scale", count=7)
    screen = table(deel="vote", ronde=asked.id)
    assert "Nog te weinig antwoorden (6)" in words(screen)
    assert "gestemd 1, 2, 2, 3, 3, 4, 4" in words(screen).replace("\\", "")
    assert {decided(screen, item.label).value for item in asked.items} == {"open"}
    button(screen, "Zet deze op ‘zoals gestemd’").click().run()
    assert {decided(screen, item.label).value for item in asked.items} == {"voted"}


def test_a_round_without_answers_has_nothing_to_take_over(region: Region, table: Open) -> None:
    asked = region.step(region.open(), "close", "reveal")
    said = words(table(deel="vote", ronde=asked.id))
    assert "Niemand antwoordde op deze vraag." in said
    assert "Wat nemen we mee?" not in said


def test_a_few_taps_are_shown_as_yes_and_no(region: Region, table: Open) -> None:
    asked = voted(region, "pick", count=2)
    assert words(table(deel="vote", ronde=asked.id)).count("gestemd nee\\, ja") == 6


def test_of_a_long_list_one_page_of_forms_is_drawn(region: Region, table: Open) -> None:
    long_list(region, 17)
    known = region.store.read(records.load, region.workshop, Organisation)
    asked = voted(region, "scale", items=tuple(Item(o.id, o.name, o.id) for o in known))
    screen = table(deel="vote", ronde=asked.id)
    radios = [each for each in screen.radio if each.label.startswith("Besluit over")]
    assert (len(radios), "1–10 van 23" in words(screen)) == (10, True)
    decide_otherwise(screen, asked, asked.items[0].label, 3.5)
    button(screen, "Volgende").click().run()
    assert "11–20 van 23" in words(screen)
    button(screen, "Neem over").click().run()
    assert "1–10 van 23" in words(screen)
    assert decided(screen, asked.items[0].label).value == "otherwise"
    assert [each.label for each in screen.button].count("Neem over") == 1


def test_what_moved_says_whom_it_counts(region: Region, table: Open) -> None:
    first = voted(region, "scale", visibility=Visibility.ORGANISATION)
    again = region.store.write(rounds.again, region.workshop, first.id, follows=True, by="An")
    region.step(again, "open")
    people = region.store.read(participants.load, region.workshop)
    for who in people[:9]:
        region.rate(again, who.id, 5)
    region.step(again, "close", "reveal")
    screen = table(deel="vote", ronde=again.id)
    assert "Alleen wie beide keren antwoordde" in words(screen)
    moved = next(each for each in tables(screen) if "Nu" in each)
    assert set(moved["Beide keren (n)"]) == {"9"}


def test_the_panel_says_how_many_left_something_open(region: Region, table: Open) -> None:
    asked = region.open()
    region.rate(asked, region.join(), 3, 4)
    region.cast(asked, region.join(), {asked.item_ids()[0]: {"contribution": 3.0}})
    screen = table(deel="vote")
    assert [m.value for m in screen.metric if m.label == "Antwoordden"] == ["2 / 2"]
    assert "1 liet iets open" in words(screen)
