"""Journeys, as a facilitator sees them."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.analysis.users.journeys import in_order
from gbo_core.model import Journey, Organisation, Persona, Step
from gbo_core.store import records
from tests.pages.live.live_table import button
from tests.pages.tables import tables
from tests.pages.users.opened import add, known, open_part, said, tap
from tests.region import Region


@pytest.fixture
def journey(region: Region) -> Journey:
    persona = add(region, Persona.make(name="Mira"))
    found: Journey = add(
        region, Journey.make(title="Naar hulp", persona=persona.id, goals=("access",))
    )
    return found


def walk(region: Region, journey: Journey, *stops: dict[str, Any]) -> list[Step]:
    """Steps one after another, at these stops."""
    return [
        add(
            region, Step.make(journey=journey.id, position=10 * n, **{"action": f"Stap {n}"} | stop)
        )
        for n, stop in enumerate(stops, start=1)
    ]


def order(region: Region, journey: Journey) -> list[str]:
    return [each.action for each in in_order(known(region, Step), journey.id)]


def typed(screen: AppTest, label: str) -> Any:
    every = [*screen.text_input, *screen.text_area]
    return next(each for each in every if each.label.removesuffix(" *") == label)


def test_a_journey_is_made_and_shown_at_once(region: Region) -> None:
    screen = open_part(region, "journeys")
    assert "Er is nog geen gebruikersreis." in said(screen)
    add(region, Journey.make(title="Een andere"))
    tap(screen, "add_journey")
    typed(screen, "Reis").set_value("Naar hulp")
    button(screen, "Bewaar").click().run()
    assert {each.title for each in known(region, Journey)} == {"Een andere", "Naar hulp"}
    assert "Naar hulp" in [each.value for each in screen.header]
    assert "Deze reis heeft nog geen stappen." in said(screen)


def test_a_journey_of_one_step_has_a_picture(region: Region, journey: Journey) -> None:
    walk(region, journey, {"action": "Belt", "handover": "cold"})
    screen = open_part(region, "journeys")
    assert "De reis telt 1 stap." in said(screen)
    assert "Een reis met minder dan 3 stappen laat geen weg zien." in said(screen)
    assert len(screen.get("plotly_chart")) == 1


@pytest.mark.parametrize("count", [3, 6, 14])
def test_the_picture_is_said_in_words(region: Region, journey: Journey, count: int) -> None:
    names = ["OCMW Zandhove", "CAW De Brug"]
    stops = [
        {
            "service": region.organisation(names[n % 2]),
            "handover": "cold",
            "waiting": None if n == 2 else 2,
            "again": n == 1,
            "feeling": -2 if n == 1 else 0,
        }
        for n in range(count)
    ]
    walk(region, journey, *stops)
    screen = open_part(region, "journeys")
    told = said(screen)
    assert f"De reis telt {count} stappen. Ze gaat langs 2 diensten." in told
    assert f"Men gaat {count - 1} keer naar een andere dienst, {count - 1} keer" in told
    assert "Men vertelt het verhaal 1 keer opnieuw." in told
    assert f"Er gaan minstens {2 * (count - 1)} dagen voorbij met wachten." in told
    assert "Bij stap 2 is het gevoel het slechtst: daar haken mensen misschien af." in told
    assert "niet geweten bij stap 3" in told
    assert len(screen.get("plotly_chart")) == 1


def test_a_number_leads_to_its_step(region: Region, journey: Journey) -> None:
    walk(region, journey, {}, {"feeling": -1, "action": "Wordt weggestuurd"}, {})
    screen = open_part(region, "journeys")
    button(screen, "stap 2").click().run()
    assert typed(screen, "Wat gebeurt er?").value == "Wordt weggestuurd"


def test_the_proposals_for_ties_name_their_steps(region: Region, journey: Journey) -> None:
    ocmw, caw = region.organisation("OCMW Zandhove"), region.organisation("CAW De Brug")
    walk(region, journey, {"service": ocmw}, {"service": caw, "handover": "warm"})
    shown = tables(open_part(region, "journeys"))[-1]
    assert shown["Van"].tolist() == ["OCMW Zandhove"]
    assert shown["Naar"].tolist() == ["CAW De Brug"]
    assert shown["Hoe vaak"].tolist() == ["1"]
    assert "stap 2" in shown["Waar"][0]


def test_a_service_that_was_removed_is_no_service(region: Region, journey: Journey) -> None:
    ocmw, caw = region.organisation("OCMW Zandhove"), region.organisation("CAW De Brug")
    walk(region, journey, {"service": ocmw}, {"service": caw}, {"service": ocmw})
    region.store.write(records.remove, region.workshop, Organisation, caw, by="An")
    told = said(open_part(region, "journeys"))
    assert "Ze gaat langs 1 dienst." in told
    assert "CAW De Brug" not in told
    assert "Nog niets: een overdracht telt mee" in told


def test_steps_move_up_and_down_and_back(region: Region, journey: Journey) -> None:
    one, two, three = walk(region, journey, {}, {}, {})
    screen = open_part(region, "journeys")
    assert screen.button(f"up_{one.id}").disabled
    assert screen.button(f"down_{three.id}").disabled
    tap(screen, f"up_{two.id}")
    assert order(region, journey) == ["Stap 2", "Stap 1", "Stap 3"]
    tap(screen, f"down_{one.id}")
    assert order(region, journey) == ["Stap 2", "Stap 3", "Stap 1"]
    button(screen, "Maak ongedaan").click().run()
    assert order(region, journey) == ["Stap 2", "Stap 1", "Stap 3"]


def test_a_step_moves_in_the_order_that_others_made_meanwhile(
    region: Region, journey: Journey
) -> None:
    one, _two, three = walk(region, journey, {}, {}, {})
    screen = open_part(region, "journeys")
    region.store.write(
        records.save, region.workshop, Step, one.id, {"position": 900}, version=1, by="Bo"
    )
    tap(screen, f"up_{three.id}")
    assert order(region, journey) == ["Stap 3", "Stap 2", "Stap 1"]


def test_a_step_comes_between_two_others(region: Region, journey: Journey) -> None:
    one, _two = walk(region, journey, {}, {})
    screen = tap(open_part(region, "journeys"), f"after_{one.id}")
    typed(screen, "Wat gebeurt er?").set_value("Wacht")
    button(screen, "Bewaar").click().run()
    assert order(region, journey) == ["Stap 1", "Wacht", "Stap 2"]
    made = next(each for each in known(region, Step) if each.action == "Wacht")
    assert (made.waiting, made.feeling) == (None, 0)


def test_a_step_comes_at_the_end(region: Region, journey: Journey) -> None:
    walk(region, journey, {}, {})
    screen = tap(open_part(region, "journeys"), "add_step")
    button(screen, "Bewaar").click().run()
    assert "Vul ‘Wat gebeurt er?’ in." in said(screen)
    typed(screen, "Wat gebeurt er?").set_value("Wacht")
    button(screen, "Bewaar").click().run()
    assert order(region, journey) == ["Stap 1", "Stap 2", "Wacht"]


def test_a_copy_stands_behind_its_original_and_removal_is_undone(
    region: Region, journey: Journey
) -> None:
    one, _two = walk(region, journey, {"feeling": -2}, {})
    screen = tap(open_part(region, "journeys"), f"copy_{one.id}")
    assert order(region, journey) == ["Stap 1", "Stap 1", "Stap 2"]
    tap(screen, f"remove_{one.id}")
    assert order(region, journey) == ["Stap 1", "Stap 2"]
    button(screen, "Maak ongedaan").click().run()
    assert order(region, journey) == ["Stap 1", "Stap 1", "Stap 2"]


def test_two_facilitators_changing_one_step_see_both_values(
    region: Region, journey: Journey
) -> None:
    (step,) = walk(region, journey, {})
    screen = tap(open_part(region, "journeys"), f"edit_{step.id}")
    change = {"pain": "Van hen"}
    region.store.write(records.save, region.workshop, Step, step.id, change, version=1, by="Bo")
    typed(screen, "Wat loopt er mis?").set_value("Van mij")
    button(screen, "Bewaar").click().run()
    assert "intussen ook gewijzigd" in said(screen)
    assert known(region, Step)[0].pain == "Van hen"


def test_the_table_of_steps_is_stored(region: Region, journey: Journey) -> None:
    walk(region, journey, {}, {})
    screen = open_part(region, "journeys")
    screen.session_state[f"steps_mode_{region.workshop}"] = "table"
    screen.run()
    editor = screen.data_editor[0].key
    typed_here = {0: {"feeling": -2, "waiting": 0, "handover": "Geen: zelf gezocht"}}
    screen.session_state[editor] = {"edited_rows": typed_here}
    button(screen.run(), "Bewaar").click().run()
    first = in_order(known(region, Step), journey.id)[0]
    assert (first.feeling, first.waiting, first.handover) == (-2, 0, "none")


def test_markup_and_long_words_are_shown_letter_by_letter(region: Region, journey: Journey) -> None:
    nasty = "<script>x</script> **x**"
    walk(
        region,
        journey,
        {"action": nasty, "contact": "W" * 160},
        {"action": "Z" * 300, "contact": "😀"},
        {"action": "Wacht", "thought": nasty},
    )
    screen = open_part(region, "journeys")
    assert tables(screen)[0]["Wat gebeurt er?"][0] == nasty
    drawn = screen.get("plotly_chart")[0].proto.spec
    assert "&lt;script&gt;" in drawn
    assert "<script>" not in drawn


def test_a_journey_with_steps_does_not_go_without_a_question(
    region: Region, journey: Journey
) -> None:
    walk(region, journey, {}, {})
    screen = tap(open_part(region, "journeys"), f"remove_{journey.id}")
    text = said(screen)
    assert "‘Naar hulp’ gaat weg." in text
    assert "Wat erbij hoort, gaat mee weg: 2 stappen van een reis." in text
    assert [each.title for each in known(region, Journey)] == ["Naar hulp"]


def test_an_empty_journey_goes_at_once_and_comes_back(region: Region, journey: Journey) -> None:
    screen = tap(open_part(region, "journeys"), f"remove_{journey.id}")
    assert known(region, Journey) == []
    button(screen, "Maak ongedaan").click().run()
    assert [each.title for each in known(region, Journey)] == ["Naar hulp"]


def test_a_new_step_says_where_it_comes_and_where_its_feeling_stands(
    region: Region, journey: Journey
) -> None:
    one, _two = walk(region, journey, {"action": "Belt"}, {})
    screen = tap(open_part(region, "journeys"), f"after_{one.id}")
    assert "Komt na stap 1: Belt" in said(screen)
    assert "Dit staat op ‘gewoon’ zolang u niets anders kiest." in said(screen)
    tap(screen, "add_step")
    assert "Komt achteraan." in said(screen)


def test_moving_a_step_leaves_an_open_form_as_it_was(region: Region, journey: Journey) -> None:
    one, two = walk(region, journey, {}, {})
    screen = tap(open_part(region, "journeys"), f"edit_{one.id}")
    typed(screen, "Wat loopt er mis?").set_value("Half getypt").run()
    tap(screen, f"up_{two.id}")
    assert order(region, journey) == ["Stap 2", "Stap 1"]
    assert typed(screen, "Wat loopt er mis?").value == "Half getypt"
    assert "nog niet bewaard" in said(screen)


def test_what_is_typed_for_one_step_waits_while_another_is_open(
    region: Region, journey: Journey
) -> None:
    one, two = walk(region, journey, {}, {})
    screen = tap(open_part(region, "journeys"), f"edit_{one.id}")
    typed(screen, "Wat loopt er mis?").set_value("Half getypt").run()
    tap(screen, f"edit_{two.id}")
    assert typed(screen, "Wat loopt er mis?").value == ""
    tap(screen, f"edit_{one.id}")
    typed(screen, "Contactpunt").set_value("Loket").run()
    button(screen, "Bewaar").click().run()
    stored = next(each for each in known(region, Step) if each.id == one.id)
    assert (stored.pain, stored.contact) == ("Half getypt", "Loket")


def test_the_room_sees_the_picture_alone(region: Region, journey: Journey) -> None:
    walk(region, journey, {}, {}, {})
    screen = open_part(region, "journeys")
    screen.toggle(f"large_{region.workshop}").set_value(True).run()
    assert len(screen.get("plotly_chart")) == 1
    assert "Stappen bewerken" not in [each.label for each in screen.button_group]
    assert "3. Stap 3" in said(screen)
