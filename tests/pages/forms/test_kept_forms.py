"""What was typed and not stored is there again in another session: a reload, or a laptop back."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds, takeover
from gbo_core.model import Factor, Interview, Journey, Organisation, Record, Step
from gbo_core.store import drafts, records
from pages.shell import who
from tests.pages.live.live_table import button, decide_otherwise, key_end, voted, words
from tests.pages.tables import tables
from tests.region import Region
from tests.store.bad_luck import LittleRoom

Open = Callable[..., AppTest]
TYPED = "Half getypt"


@pytest.fixture
def tab(region: Region, show_as: Callable[..., Open]) -> Callable[..., AppTest]:
    """A tab of a session of its own, of the same facilitator."""

    def open_tab(file: str, **query: str) -> AppTest:
        return show_as(region, file)(**query)

    return open_tab


def box(screen: AppTest, label: str, kind: str = "text_area") -> Any:
    found = [each for each in getattr(screen, kind) if each.label.startswith(label)]
    return found[-1]


def kept(region: Region) -> dict[Any, str]:
    return region.store.read(drafts.load, region.facilitator)


FORMS = [
    ("users/screen.py", "interviews", "add_interview", "Situatie", "text_area"),
    ("users/screen.py", "insights", "add_insight_user", "Wat er gezegd werd", "text_area"),
    ("users/screen.py", "questions", "add_questionnaire", "Vragen", "text_area"),
    ("users/screen.py", "questions", "", "Woorden die we vermijden", "text_area"),
    ("users/screen.py", "journeys", "add_journey", "Reis", "text_input"),
    ("users/screen.py", "good_help", "", "De vraag op de telefoons", "text_input"),
    ("environment/screen.py", "factors", "add_factor_social", "Wat we nu zien", "text_area"),
    ("environment/screen.py", "confrontation", "", "Nieuw punt", "text_input"),
    ("environment/screen.py", "confrontation", "add_challenge_use", "Hoe kunnen", "text_input"),
    ("environment/screen.py", "figures", "", "Of plak hier uw tabel", "text_area"),
    ("stakeholders/screen.py", "organisations", "", "Plak hier uw lijst", "text_area"),
    ("stakeholders/screen.py", "organisations", "add_organisation", "Nota", "text_area"),
    ("stakeholders/screen.py", "persons", "add_person", "Naam", "text_input"),
    ("stakeholders/screen.py", "vote", "", "De vraag op de telefoons", "text_input"),
    ("start.py", "", "", "Naam van de werktafel", "text_input"),
]


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_an_open_form_is_there_again_as_it_was(
    tab: Callable[..., AppTest], form: tuple[str, str, str, str, str]
) -> None:
    file, part, opens, label, kind = form
    screen = tab(file, deel=part)
    if opens:
        screen.button(opens).click().run()
    box(screen, label, kind).set_value(TYPED).run()
    again = tab(file, deel=part)
    assert not again.exception
    assert box(again, label, kind).value == TYPED


def test_what_is_stored_is_kept_no_longer(region: Region, tab: Callable[..., AppTest]) -> None:
    screen = tab("users/screen.py", deel="interviews")
    screen.button("add_interview").click().run()
    box(screen, "Schuilnaam", "text_input").set_value("Roos").run()
    again = tab("users/screen.py", deel="interviews")
    assert "nog niet bewaard" in words(again)
    button(again, "Bewaar").click().run()
    stored = region.store.read(records.load, region.workshop, Interview)
    assert [each.pseudonym for each in stored] == ["Roos"]
    assert kept(region) == {}
    assert "nog niet bewaard" not in words(tab("users/screen.py", deel="interviews"))


def test_what_is_not_wanted_is_kept_no_longer(region: Region, tab: Callable[..., AppTest]) -> None:
    screen = tab("users/screen.py", deel="interviews")
    screen.button("add_interview").click().run()
    box(screen, "Schuilnaam", "text_input").set_value("Roos").run()
    button(screen, "Sluit zonder bewaren").click().run()
    assert kept(region) == {}


def test_a_form_still_knows_what_it_began_from(region: Region, tab: Callable[..., AppTest]) -> None:
    made = region.store.write(
        records.add, region.workshop, Factor.make(title="Huur", dimension="social"), by="An"
    )
    screen = tab("environment/screen.py", deel="factors")
    screen.button(f"edit_{made.id}").click().run()
    box(screen, "Wat we nu zien").set_value(TYPED).run()
    region.store.write(
        records.save, region.workshop, Factor, made.id, {"now": "Van Bo"}, version=1, by="Bo"
    )
    again = tab("environment/screen.py", deel="factors")
    button(again, "Bewaar").click().run()
    assert [each.value for each in again.error] == [
        "Iemand anders heeft dit intussen ook gewijzigd."
    ]
    button(again, "Houd wat ik typte").click().run()
    assert box(again, "Wat we nu zien").value == TYPED
    button(again, "Bewaar").click().run()
    assert region.store.read(records.get, region.workshop, Factor, made.id).now == TYPED


def test_in_a_conflict_one_can_take_what_is_there(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    made = region.store.write(
        records.add, region.workshop, Factor.make(title="Huur", dimension="social"), by="An"
    )
    screen = tab("environment/screen.py", deel="factors")
    screen.button(f"edit_{made.id}").click().run()
    box(screen, "Wat we nu zien").set_value(TYPED)
    box(screen, "Nota").set_value("Blijft van mij").run()
    region.store.write(
        records.save, region.workshop, Factor, made.id, {"now": "Van Bo"}, version=1, by="Bo"
    )
    button(screen, "Bewaar").click().run()
    button(screen, "Neem wat er nu staat").click().run()
    assert box(screen, "Wat we nu zien").value == "Van Bo"
    assert box(screen, "Nota").value == "Blijft van mij"
    button(screen, "Bewaar").click().run()
    stored = region.store.read(records.get, region.workshop, Factor, made.id)
    assert (stored.now, stored.note) == ("Van Bo", "Blijft van mij")


def type_in(screen: AppTest, row: int, **cells: object) -> AppTest:
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {row: cells}}
    return screen.run().run()


@pytest.mark.parametrize("part", ["organisations", "phases"])
def test_a_table_is_there_again_as_it_was(
    region: Region, tab: Callable[..., AppTest], part: str
) -> None:
    name = sorted(region.organisations, key=str.casefold)[2]
    cell = {"name": "Anders"} if part == "organisations" else {"prepare": "Informeren"}
    screen = tab("stakeholders/screen.py", deel=part)
    column = next(iter(cell)) if part == "organisations" else screen.data_editor[0].value.columns[1]
    typed = cell.get(column, "Informeren")
    type_in(screen, 2, **{column: typed})
    gone = region.organisation(min(region.organisations, key=str.casefold))
    region.store.write(records.remove, region.workshop, Organisation, gone, by="Bo")
    shown = tab("stakeholders/screen.py", deel=part).data_editor[0].value
    row = shown.iloc[1]
    assert row[column] == typed
    assert part == "organisations" or row["name"] == name


def test_the_other_parts_say_what_waits_there(tab: Callable[..., AppTest]) -> None:
    type_in(tab("stakeholders/screen.py", deel="organisations"), 2, name="Anders")
    assert "Nog niet bewaard bij: Organisaties." in words(
        tab("stakeholders/screen.py", deel="persons")
    )
    assert "Nog niet bewaard" not in words(tab("environment/screen.py", deel="factors"))


def test_two_at_one_take_over_lose_nothing(region: Region, tab: Callable[..., AppTest]) -> None:
    asked = voted(region, "scale")
    first, second = (tab("stakeholders/screen.py", deel="vote", ronde=asked.id) for _n in range(2))
    decide_otherwise(second, asked, asked.items[1].label, 3.5, "Van B.")
    decide_otherwise(first, asked, asked.items[0].label, 3.5, "Van A.")
    button(first, "Neem over").click().run()
    assert "1 niet bewaard" in words(second.run())
    button(second, "Neem over").click().run()
    assert not second.error
    assert [reason_of(second, item.id) for item in asked.items[:2]] == ["Van A.", "Van B."]


def reason_of(screen: AppTest, item: str) -> str:
    return next(e.value for e in screen.text_input if key_end(e.key) == (item, "reason"))


def test_two_in_one_cell_of_a_take_over_both_see_it(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    asked = voted(region, "scale")
    item = asked.items[0]
    first = tab("stakeholders/screen.py", deel="vote", ronde=asked.id)
    second = tab("stakeholders/screen.py", deel="vote", ronde=asked.id)
    for screen, value, reason in ((first, 3.5, "Van A."), (second, 2.0, "Van B.")):
        decide_otherwise(screen, asked, item.label, value, reason)
    button(first, "Neem over").click().run()
    button(second, "Neem over").click().run()
    assert "An koos intussen iets anders" in words(second)
    shown = tables(second)[-1]
    assert shown["U koos"].tolist() == ["2", "Van B."]
    assert shown["Staat er nu"].tolist() == ["3,5", "Van A."]
    button(second, "Houd wat ik typte").click().run()
    assert reason_of(second, item.id) == "Van B."
    button(second, "Neem over").click().run()
    assert not second.error
    taken = region.store.read(takeover.chosen, region.workshop, asked.id)[item.id]
    assert (taken.values, taken.reason) == ({"legitimacy": 2.0}, "Van B.")


def test_a_decision_that_was_typed_is_there_after_a_reload(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    asked = voted(region, "scale")
    item = asked.items[0]
    screen = tab("stakeholders/screen.py", deel="vote", ronde=asked.id)
    decide_otherwise(screen, asked, item.label, 3.5, "Van A.").run()
    again = tab("stakeholders/screen.py", deel="vote", ronde=asked.id)
    assert reason_of(again, item.id) == "Van A."
    assert "1 niet bewaard" in words(again)


def test_two_who_choose_another_phase_both_see_it(tab: Callable[..., AppTest]) -> None:
    first, second = (tab("stakeholders/screen.py", deel="phases") for _n in range(2))
    column = first.data_editor[0].value.columns[1]
    type_in(first, 0, **{column: "Informeren"})
    type_in(second, 0, **{column: "Adviseren"})
    button(first, "Bewaar").click().run()
    button(second, "Bewaar").click().run()
    (shown,) = tables(second)
    assert shown["Staat er nu"].tolist() == ["Informeren"]


def test_two_who_change_a_prepared_question(region: Region, tab: Callable[..., AppTest]) -> None:
    asked = region.draft(question="Wie mist er?")
    first, second = (tab("stakeholders/screen.py", deel="vote", ronde=asked.id) for _n in range(2))
    box(first, "De vraag op de telefoons", "text_input").set_value("Wie missen we?").run()
    box(second, "Aan wie?", "selectbox").select("core:").run()
    button(first, "Bewaar").click().run()
    button(second, "Bewaar").click().run()
    now = region.store.read(rounds.get, region.workshop, asked.id)
    assert (now.question, now.audience.kind) == ("Wie missen we?", "core")
    box(first, "De vraag op de telefoons", "text_input").set_value("Van A").run()
    box(second, "De vraag op de telefoons", "text_input").set_value("Van B").run()
    button(first, "Bewaar").click().run()
    button(second, "Bewaar").click().run()
    assert [each.value for each in second.error] == [
        "Iemand anders heeft dit intussen ook gewijzigd."
    ]
    assert region.store.read(rounds.get, region.workshop, asked.id).question == "Van A"


def test_one_is_removed_from_its_own_window_and_can_come_back(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    there = region.organisation("CGG Noord")
    screen = tab("stakeholders/screen.py", deel="organisations")
    screen.selectbox(key="open_organisation").select(there).run()
    screen.button(key="open_button_organisation").click().run()
    screen.button(key=f"remove_{there}").click().run()
    assert not screen.exception
    assert region.store.read(records.get, region.workshop, Organisation, there).removed
    button(screen, "Maak ongedaan").click().run()
    assert not region.store.read(records.get, region.workshop, Organisation, there).removed


def test_a_window_that_was_left_says_what_waits_in_it(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    there = region.organisation("CGG Noord")
    screen = tab("stakeholders/screen.py", deel="organisations")
    screen.selectbox(key="open_organisation").select(there).run()
    screen.button(key="open_button_organisation").click().run()
    box(screen, "Nota").set_value(TYPED).run()
    del screen.session_state[f"editing_organisation_{region.workshop}"]  # as a click beside it does
    screen.run()
    (waits,) = [each for each in screen.button if str(each.key).startswith("waiting_")]
    assert waits.label.replace("\\", "") == "Niet bewaard: CGG Noord"
    waits.click().run()
    assert box(screen, "Nota").value == TYPED


def test_what_was_typed_for_a_record_that_went_is_shown_and_can_go_on(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    factor = Factor.make(title="Huur", dimension="social")
    made = region.store.write(records.add, region.workshop, factor, by="An")
    screen = tab("environment/screen.py", deel="factors")
    screen.button(f"edit_{made.id}").click().run()
    box(screen, "Wat we nu zien").set_value(TYPED).run()
    region.store.write(records.remove, region.workshop, Factor, made.id, by="Bo", bundle="b1")
    for there in (screen.run(), tab("environment/screen.py", deel="factors")):
        assert "‘Huur’ is intussen verwijderd" in words(there)
        assert TYPED in words(there)
    button(there, "Haal terug").click().run()
    assert "intussen verwijderd" not in words(there)
    button(there, "Bewaar").click().run()
    stored = region.store.read(records.get, region.workshop, Factor, made.id)
    assert (stored.removed, stored.now) == (False, TYPED)


def test_what_was_typed_for_a_record_that_went_can_be_thrown_away(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    factor = Factor.make(title="Huur", dimension="social")
    made = region.store.write(records.add, region.workshop, factor, by="An")
    screen = tab("environment/screen.py", deel="factors")
    screen.button(f"edit_{made.id}").click().run()
    box(screen, "Wat we nu zien").set_value(TYPED).run()
    region.store.write(records.remove, region.workshop, Factor, made.id, by="Bo")
    button(screen.run(), "Gooi weg wat ik typte").click().run()
    assert TYPED not in words(screen.run())
    assert kept(region) == {}


def add(region: Region, made: Record) -> str:
    return region.store.write(records.add, region.workshop, made, by="An").id


def test_a_new_step_of_a_journey_that_went_is_shown_and_can_go_on(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    journey = add(region, Journey.make(title="Naar een woning"))
    screen = tab("users/screen.py", deel="journeys")
    screen.button("add_step").click().run()
    box(screen, "Wat gebeurt er?", "text_input").set_value(TYPED).run()
    region.store.write(records.remove, region.workshop, Journey, journey, by="Bo", bundle="b1")
    for there in (screen.run(), tab("users/screen.py", deel="journeys")):
        assert "‘Naar een woning’ is intussen verwijderd" in words(there)
        assert TYPED in words(there)
    button(there, "Haal terug").click().run()
    assert "intussen verwijderd" not in words(there)
    assert box(there, "Wat gebeurt er?", "text_input").value == TYPED


def test_a_new_step_stays_where_the_one_before_it_went(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    journey = add(region, Journey.make(title="Naar een woning"))
    step = add(region, Step.make(journey=journey, action="Belt"))
    screen = tab("users/screen.py", deel="journeys")
    screen.button(f"after_{step}").click().run()
    box(screen, "Wat gebeurt er?", "text_input").set_value(TYPED).run()
    region.store.write(records.remove, region.workshop, Step, step, by="Bo", bundle="b1")
    assert box(screen.run(), "Wat gebeurt er?", "text_input").value == TYPED
    button(screen, "Bewaar").click().run()
    stored = region.store.read(records.load, region.workshop, Step)
    assert [each.action for each in stored] == [TYPED]


def test_who_removes_a_step_keeps_the_new_one_that_was_to_follow(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    journey = add(region, Journey.make(title="Naar een woning"))
    step = add(region, Step.make(journey=journey, action="Belt"))
    screen = tab("users/screen.py", deel="journeys")
    screen.button(f"after_{step}").click().run()
    box(screen, "Wat gebeurt er?", "text_input").set_value(TYPED).run()
    screen.button(f"remove_{step}").click().run()
    assert region.store.read(records.get, region.workshop, Step, step).removed
    assert box(screen, "Wat gebeurt er?", "text_input").value == TYPED


@pytest.mark.parametrize("part", ["organisations", "persons"])
def test_what_comes_with_the_click_after_a_login_ended_is_kept(
    tab: Callable[..., AppTest],
    monkeypatch: pytest.MonkeyPatch,
    part: str,
) -> None:
    screen = tab("stakeholders/screen.py", deel=part)
    if part == "organisations":
        screen.session_state[screen.data_editor[0].key] = {"edited_rows": {0: {"note": TYPED}}}
    else:
        screen.button("add_person").click().run()
        box(screen, "Naam", "text_input").set_value(TYPED)
    with monkeypatch.context() as ended:
        ended.setattr(who, "token", lambda: "gone")
        for _n in range(3):
            screen.run()
        assert "U bent niet aangemeld" in words(screen)
        assert TYPED not in words(screen)
    again = tab("stakeholders/screen.py", deel=part)
    if part == "organisations":
        assert TYPED in again.data_editor[0].value["note"].tolist()
    else:
        assert box(again, "Naam", "text_input").value == TYPED


def test_the_last_cell_is_kept_by_the_run_that_brings_it(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    screen = tab("stakeholders/screen.py", deel="organisations")
    screen.session_state[screen.data_editor[0].key] = {"edited_rows": {0: {"note": TYPED}}}
    screen.run()
    assert TYPED in "".join(kept(region).values())


@pytest.mark.parametrize(
    ("part", "cells"), [("organisations", {"note": TYPED}), ("phases", {"p3": "Coproduceren"})]
)
def test_a_row_that_went_meanwhile_keeps_what_was_typed_in_it(
    region: Region, tab: Callable[..., AppTest], part: str, cells: dict[str, str]
) -> None:
    screen = tab("stakeholders/screen.py", deel=part)
    place = [*screen.data_editor[0].value["name"]].index("CAW De Brug")
    type_in(screen, place, **cells)
    gone = region.organisation("CAW De Brug")
    region.store.write(records.remove, region.workshop, Organisation, gone, by="Bo", bundle="b1")
    again = tab("stakeholders/screen.py", deel=part)
    assert "‘CAW De Brug’ is intussen verwijderd" in words(again)
    assert next(iter(cells.values())) in words(again)
    button(again, "Bewaar").click().run()
    assert [each.value for each in again.error] == [
        "Dit is intussen verwijderd. Haal het eerst terug."
    ]
    button(again, "Haal terug").click().run()
    button(again, "Bewaar").click().run()
    assert not again.error
    assert not region.store.read(records.get, region.workshop, Organisation, gone).removed
    assert kept(region) == {}


def test_what_was_erased_for_good_is_kept_in_no_tab(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    screen = tab("stakeholders/screen.py", deel="organisations")
    type_in(screen, 0, note=TYPED)
    (which,) = next(each.typed for each in screen.session_state["unsaved"].values() if each.typed)
    region.store.write(records.erase, region.workshop, Organisation, which, by="Bo")
    screen.run()
    assert TYPED not in words(screen.run())
    assert kept(region) == {}


def test_on_a_full_disk_what_was_typed_stays_on_the_screen(
    region: Region, tab: Callable[..., AppTest]
) -> None:
    screen = tab("environment/screen.py", deel="factors")
    screen.button("add_factor_social").click().run()
    long = "Veel woorden. " * 1500
    full = LittleRoom(0)
    region.store.write(lambda connection: full.start(region.store, connection))
    box(screen, "Wat we nu zien").set_value(long).run()
    assert "De schijf van de server is vol" in words(screen)
    assert box(screen.run(), "Wat we nu zien").value == long
    full.stop(region.store)
    assert "De schijf van de server is vol" not in words(screen.run())
    assert box(tab("environment/screen.py", deel="factors"), "Wat we nu zien").value == long


def test_a_pasted_list_that_was_left_lies_open(tab: Callable[..., AppTest]) -> None:
    def is_open(screen: AppTest) -> bool:
        title = "Een hele lijst plakken of uit een bestand halen"
        return next(one.proto.expanded for one in screen.main.expander if one.label == title)

    screen = tab("stakeholders/screen.py", deel="organisations")
    assert not is_open(screen)
    box(screen, "Plak hier uw lijst").set_value("Nieuw Huis").run()
    assert is_open(tab("stakeholders/screen.py", deel="organisations"))
