"""The live loop as a facilitator meets it: what a button opens, and what is never lost."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import participants, rounds, takeover
from gbo_core.model import Organisation
from gbo_core.model.round import Audience, Item, State, Visibility
from gbo_core.store import open_store, records
from pages.live.decision_table import typed_values
from tests.pages.live.live_table import button, voted, words
from tests.pages.tables import tables
from tests.region import Region

Open = Callable[..., AppTest]
AXIS = "legitimacy"


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


def typing(screen: AppTest) -> AppTest:
    """The first organisation gets another value, with a reason."""
    row = {"stance": "Anders, want…", AXIS: "3,5", "reason": "Kent de wijk niet."}
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {0: row}}
    return screen.run()


def first_row(screen: AppTest) -> tuple[object, ...]:
    row = screen.data_editor[0].value.iloc[0]
    return tuple(row[column] for column in ("stance", AXIS, "reason"))


TYPED = ("Anders, want…", "3,5", "Kent de wijk niet.")


def test_what_was_typed_stays_while_one_looks_at_another_part(region: Region, table: Open) -> None:
    asked = voted(region, "scale")
    screen = typing(table(deel="vote", ronde=asked.id))
    assert "Niet bewaard: 1 rij." in words(screen)
    for part in ("persons", "vote"):
        screen.segmented_control(key="deel").set_value(part).run()
    assert first_row(screen) == TYPED
    assert "Niet bewaard: 1 rij." in words(screen)
    button(screen, "Neem over").click().run()
    assert "Niet bewaard" not in words(screen)
    standing = open_store().read(takeover.standings, region.workshop, "organisation")
    assert standing[asked.items[0].id][AXIS].value == 3.5


def test_after_an_undo_the_table_holds_what_was_taken_over(region: Region, table: Open) -> None:
    asked = voted(region, "scale")
    screen = typing(table(deel="vote", ronde=asked.id))
    button(screen, "Neem over").click().run()
    button(screen, "Maak ongedaan").click().run()
    assert open_store().read(takeover.standings, region.workshop, "organisation") == {}
    assert first_row(screen) == TYPED
    button(screen, "Gooi wijzigingen weg").click().run()
    assert first_row(screen)[0] == "Zoals gestemd"


def test_below_eight_answers_nothing_is_proposed(region: Region, table: Open) -> None:
    asked = voted(region, "scale", count=7)
    screen = table(deel="vote", ronde=asked.id)
    assert "Daar stellen we niets voor" in words(screen)
    shown = screen.data_editor[0].value
    assert set(shown["stance"]) == {"Nog open"}
    assert set(shown["voted"]) == {"1, 2, 2, 3, 3, 4, 4"}
    button(screen, "Zet alles op ‘zoals gestemd’").click().run()
    assert set(screen.data_editor[0].value["stance"]) == {"Zoals gestemd"}


def test_a_few_taps_are_shown_as_yes_and_no(region: Region, table: Open) -> None:
    asked = voted(region, "pick", count=2)
    shown = table(deel="vote", ronde=asked.id).data_editor[0].value
    assert set(shown["voted"]) == {"nee, ja"}


def test_a_whole_number_that_is_typed_is_offered_before_its_halves() -> None:
    """The browser takes the first choice that holds what was typed."""
    choices = list(typed_values("impact", (1.0, 2.0, 3.0, 4.0, 5.0)))
    assert next(each for each in choices if "5" in each) == "5"
    assert next(each for each in choices if "3,5" in each) == "3,5"


def test_a_long_table_has_its_button_above_it_too(region: Region, table: Open) -> None:
    long_list(region, 3)
    items = tuple(
        (each.id, each.name)
        for each in region.store.read(records.load, region.workshop, Organisation)
    )
    asked = voted(region, "scale", items=tuple(Item(i, name, i) for i, name in items))
    screen = table(deel="vote", ronde=asked.id)
    assert [each.label for each in screen.button].count("Neem over") == 2


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
