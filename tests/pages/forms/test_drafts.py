"""What was typed in a table stays until somebody stores it or throws it away."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds, takeover
from gbo_core.model import Involvement, Organisation
from gbo_core.store import records, undo
from tests.pages.live.live_table import button, voted, words
from tests.region import Region

Open = Callable[..., AppTest]
LONG = "x" * 301


@pytest.fixture
def table(region: Region, show_as: Callable[..., Open]) -> Open:
    """Open Rond de tafel of the region at one of its parts."""
    return show_as(region, "stakeholders/screen.py")


def names(region: Region) -> list[str]:
    known = region.store.read(records.load, region.workshop, Organisation)
    return sorted((each.name for each in known), key=str.casefold)


def row_of(region: Region, name: str) -> int:
    return sorted(region.organisations, key=str.casefold).index(name)


def type_in(screen: AppTest, row: int, **cells: object) -> AppTest:
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {row: cells}}
    return screen.run()


def go_to(screen: AppTest, part: str) -> AppTest:
    """As the browser's back and forward do: the address says where."""
    screen.query_params["deel"] = part
    return screen.run()


def part(screen: AppTest) -> str:
    return str(screen.session_state["deel"])


def test_the_screen_follows_the_address_back_and_forward(table: Open) -> None:
    screen = table(deel="organisations")
    assert part(go_to(screen, "phases")) == "phases"
    assert part(go_to(screen, "organisations")) == "organisations"
    del screen.query_params["deel"]
    assert part(screen.run()) == "organisations"


def test_the_address_follows_the_screen(table: Open) -> None:
    screen = table(deel="organisations")
    screen.segmented_control(key="deel").set_value("persons").run()
    assert (screen.query_params["deel"], part(screen)) == ("persons", "persons")


def test_what_was_typed_is_there_again_after_looking_elsewhere(region: Region, table: Open) -> None:
    screen = table(deel="organisations")
    assert button(screen, "Bewaar").disabled
    type_in(screen, row_of(region, "CGG Noord"), name="CGG Zuid")
    assert "1 rij nog niet bewaard" in words(screen)
    assert "Nog niet bewaard bij: Organisaties." in words(go_to(screen, "phases"))
    go_to(screen, "organisations")
    assert "CGG Zuid" in screen.data_editor[0].value["name"].tolist()
    assert "CGG Zuid" not in names(region)
    button(screen, "Bewaar").click().run()
    assert "CGG Zuid" in names(region)
    assert "nog niet bewaard" not in words(screen)


def test_a_draft_that_is_thrown_away_is_gone(region: Region, table: Open) -> None:
    screen = type_in(table(deel="organisations"), row_of(region, "CGG Noord"), name="CGG Zuid")
    button(screen, "Gooi wijzigingen weg").click().run()
    assert "CGG Noord" in screen.data_editor[0].value["name"].tolist()
    assert button(screen, "Bewaar").disabled


def test_typing_what_stands_there_already_is_no_change(region: Region, table: Open) -> None:
    row = row_of(region, "CGG Noord")
    screen = type_in(table(deel="organisations"), row, name="CGG Noord", note=None)
    assert button(screen, "Bewaar").disabled


def test_a_draft_of_the_phases_stays_when_somebody_else_stores(region: Region, table: Open) -> None:
    screen = table(deel="phases")
    assert button(screen, "Bewaar").disabled
    type_in(screen, 0, p3="Coproduceren")
    who = region.organisation("CGG Noord")
    other = Involvement.make(id=f"v{who}p1", organisation=who, phase="p1", level="inform")
    region.store.write(records.put, region.workshop, other, by="Bo")
    button(screen.run(), "Bewaar").click().run()
    cells = region.store.read(records.load, region.workshop, Involvement)
    assert sorted((cell.phase, cell.level) for cell in cells) == [
        ("p1", "inform"),
        ("p3", "coproduce"),
    ]


def test_empty_cells_are_filled_for_the_eye_first(region: Region, table: Open) -> None:
    asked = voted(region)
    best = asked.items[0].id
    choices = [
        takeover.Choice(best, "otherwise", {"contribution": 5, "necessity": 5}, "Dat is zo.")
    ]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")
    screen = table(deel="phases")
    assert "Vult 6 lege vakken" in words(screen)
    button(screen, "Vul lege vakken volgens de stemming").click().run()
    assert "1 rij nog niet bewaard" in words(screen)
    assert region.store.read(records.load, region.workshop, Involvement) == []
    button(screen, "Bewaar").click().run()
    stored = region.store.read(records.load, region.workshop, Involvement)
    assert [cell.level for cell in stored] == ["codecide"] * 6


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (None, "Vul ‘Organisatie’ in."),
        (LONG, "‘Organisatie’ is te lang: hoogstens 300 tekens."),
    ],
)
def test_a_row_that_cannot_be_stored_is_named(
    region: Region, table: Open, typed: str | None, problem: str
) -> None:
    row = row_of(region, "CGG Noord")
    screen = type_in(table(deel="organisations"), row, name=typed)
    button(screen, "Bewaar").click().run()
    said = words(screen).replace("\\", "")
    assert f"Rij {row + 1}, ‘CGG Noord’: {problem}" in said
    assert "1 rij nog niet bewaard" in said
    assert "CGG Noord" in names(region)


def offers_undo(screen: AppTest) -> bool:
    return "Maak ongedaan" in [each.label for each in screen.button]


def test_the_offer_to_undo_is_there_again_in_its_own_part(region: Region, table: Open) -> None:
    screen = type_in(table(deel="organisations"), row_of(region, "CGG Noord"), name="CGG Zuid")
    button(screen, "Bewaar").click().run()
    assert offers_undo(screen)
    assert not offers_undo(go_to(screen, "persons"))
    assert offers_undo(go_to(screen, "organisations"))
    button(screen, "Maak ongedaan").click().run()
    assert "CGG Noord" in names(region)
    assert not offers_undo(screen)


def test_the_offer_to_undo_can_be_put_away(region: Region, table: Open) -> None:
    screen = type_in(table(deel="organisations"), row_of(region, "CGG Noord"), name="CGG Zuid")
    button(screen, "Bewaar").click().run()
    screen.button("undo_close").click().run()
    assert not offers_undo(screen)
    assert "CGG Zuid" in names(region)


def test_the_offer_to_undo_outlives_a_reload(region: Region, table: Open) -> None:
    screen = type_in(table(deel="organisations"), 0, note="Van An")
    button(screen, "Bewaar").click().run()
    again = table(deel="organisations")
    assert offers_undo(again)
    assert not offers_undo(go_to(again, "persons"))
    button(go_to(again, "organisations"), "Maak ongedaan").click().run()
    notes = {o.note for o in region.store.read(records.load, region.workshop, Organisation)}
    assert notes == {""}
    assert not offers_undo(table(deel="organisations"))


def test_a_question_that_was_put_aside_comes_back_after_a_reload(
    region: Region, table: Open
) -> None:
    asked = region.draft()
    button(table(deel="vote", ronde=asked.id), "Leg weg").click().run()
    assert region.store.read(rounds.load, region.workshop) == []
    button(table(deel="vote"), "Haal de weggelegde vraag terug").click().run()
    assert [each.id for each in region.store.read(rounds.load, region.workshop)] == [asked.id]


def test_an_undo_that_is_refused_is_still_offered_and_one_that_was_done_is_not(
    region: Region, table: Open
) -> None:
    screen = type_in(table(deel="organisations"), 0, note="Van An")
    button(screen, "Bewaar").click().run()
    known = region.store.read(records.load, region.workshop, Organisation)
    (changed,) = [each for each in known if each.note]
    what = (records.save, region.workshop, Organisation, changed.id)
    region.store.write(*what, {"note": "Van Bo"}, version=2, by="Bo", bundle="bo")
    button(screen, "Maak ongedaan").click().run()
    assert "daarna nog gewijzigd" in words(screen)
    assert offers_undo(screen.run())
    region.store.write(undo.undo, region.workshop, "bo", by="Bo")
    elsewhere = table(deel="organisations")
    button(elsewhere, "Maak ongedaan").click().run()
    button(screen, "Maak ongedaan").click().run()
    assert "bestaat niet (meer)" in words(screen)
    assert not offers_undo(screen.run())
