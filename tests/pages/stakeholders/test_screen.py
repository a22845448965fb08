"""Rond de tafel, as a facilitator sees it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core import field
from gbo_core.live import joining, rounds, stage, takeover
from gbo_core.live.stage import Stage
from gbo_core.model import Involvement, Organisation
from gbo_core.model.round import State
from gbo_core.store import invitations, records
from pages.shell import who
from tests.pages.live.live_table import ALIKE, button, voted, words
from tests.pages.tables import tables
from tests.region import Region

Open = Callable[..., AppTest]
LEGITIMACY = field.entry("axes", "legitimacy").label()


@pytest.fixture
def table(region: Region, show_as: Callable[..., Open]) -> Open:
    """Open Rond de tafel of the region at one of its parts."""
    return show_as(region, "stakeholders/screen.py")


def organisations(region: Region) -> dict[str, Organisation]:
    known = region.store.read(records.load, region.workshop, Organisation)
    return {each.name: each for each in known}


def test_the_register_says_who_is_there_and_who_is_missing(table: Open) -> None:
    said = words(table(deel="organisations"))
    assert "Het OCMW is erbij: OCMW Zandhove" in said.replace("\\", "")
    assert "De stem van de gebruikers ontbreekt nog" in said


def test_an_edited_cell_is_stored_and_can_be_undone(region: Region, table: Open) -> None:
    screen = table(deel="organisations")
    editor = screen.data_editor[0].key
    row = sorted(region.organisations, key=str.casefold).index("CGG Noord")
    screen.session_state[editor] = {"edited_rows": {row: {"name": "CGG Zuid"}}}
    screen.run()
    button(screen, "Bewaar").click().run()
    assert "CGG Zuid" in organisations(region)
    button(screen, "Maak ongedaan").click().run()
    assert "CGG Noord" in organisations(region)
    assert "CGG Zuid" not in organisations(region)


def test_two_facilitators_changing_one_field_see_both_values(region: Region, table: Open) -> None:
    screen = table(deel="organisations")
    editor = screen.data_editor[0].key
    row = sorted(region.organisations, key=str.casefold).index("CGG Noord")
    screen.session_state[editor] = {"edited_rows": {row: {"name": "Van mij"}}}
    region.store.write(
        records.save,
        region.workshop,
        Organisation,
        region.organisation("CGG Noord"),
        {"name": "Van hen"},
        version=1,
        by="Bo",
    )
    button(screen.run(), "Bewaar").click().run()
    assert "intussen ook gewijzigd" in words(screen)
    shown = str(tables(screen)[0])
    assert "Van mij" in shown
    assert "Van hen" in shown
    assert "Van hen" in organisations(region)


def test_a_name_with_markup_is_shown_letter_by_letter(region: Region, table: Open) -> None:
    nasty = "<script>alert(1)</script> **vet** [link](https://x)"
    wanted = joining.Joining(region.workshop, new_organisation=nasty)
    region.store.write(joining.join, wanted)
    said = words(table(deel="organisations"))
    assert "\\<script\\>alert\\(1\\)\\<\\/script\\> \\*\\*vet\\*\\*" in said


def test_joining_a_proposed_organisation_to_one_we_have_asks_first(
    region: Region, table: Open
) -> None:
    region.store.write(joining.join, joining.Joining(region.workshop, new_organisation="C.A.W."))
    screen = table(deel="organisations")
    same = next(box for box in screen.selectbox if box.label == "Is dezelfde als")
    same.select(region.organisation("CAW De Brug")).run()
    button(screen, "Voeg samen…").click().run()
    said = words(screen)
    assert "‘C\\.A\\.W\\.’ gaat weg\\. 1 deelnemer hoort daarna bij ‘CAW De Brug’\\." in said
    assert "C.A.W." in organisations(region)  # nothing happened yet


def test_a_first_question_opens_from_the_form(region: Region, table: Open) -> None:
    screen = table(deel="vote")
    assert "Nieuwe vraag" in words(screen)
    button(screen, "Open de vraag nu").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert (asked.state, asked.method, len(asked.items)) == (State.OPEN, "grid", 6)
    assert asked.question == "Wie kan bijdragen aan de twee doelen, en wie kunnen we niet missen?"
    assert {metric.label: metric.value for metric in screen.metric} == {
        "Gevraagd": "0",
        "Nu verbonden": "0",
        "Antwoordden": "0 / 0",
    }


@pytest.mark.parametrize("method", ["scale", "pick"])
def test_every_method_can_be_asked(region: Region, table: Open, method: str) -> None:
    screen = table(deel="vote")
    screen.session_state["ask_method"] = method
    screen.run()
    button(screen, "Open de vraag nu").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert (asked.method, asked.state) == (method, State.OPEN)


def test_the_core_group_is_suggested_for_power_and_interest(region: Region, table: Open) -> None:
    screen = table(deel="vote")
    next(each for each in screen.radio if each.key == "ask_pair").set_value("power_interest").run()
    button(screen, "Bewaar voor straks").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert (asked.audience.kind, asked.state) == ("core", State.DRAFT)


def test_a_long_ballot_is_said_to_be_long_and_a_way_out_is_offered(
    region: Region, table: Open
) -> None:
    for n in range(24):
        made = Organisation.make(name=f"Dienst {n}")
        region.store.write(records.add, region.workshop, made, by="An")
    screen = table(deel="vote")
    assert "Dat is te lang: mensen haken af" in words(screen)
    ways = next(each for each in screen.radio if each.label == "Hoe maken we het korter?")
    assert ways.value == "triage"
    ways.set_value("share").run()
    button(screen, "Open de verdeelde vraag nu").click().run()
    (asked,) = region.store.read(rounds.load, region.workshop)
    assert asked.share == 10


def only_who_is_there(screen: AppTest) -> bool:
    """The one table on the screen lists who joined, and nothing of what they answered."""
    (listed,) = tables(screen)
    return list(listed.columns) == ["Organisatie", "Kenmerk"]


def test_the_panel_shows_no_answer_before_the_reveal(region: Region, table: Open) -> None:
    asked = region.open()
    for n in range(9):
        region.rate(asked, region.join("OCMW Zandhove"), 5, 4)
        shown = table(deel="vote", ronde=asked.id)
        if n == 8:
            assert {metric.label: metric.value for metric in shown.metric}["Antwoordden"] == "9 / 9"
            assert not shown.get("plotly_chart")
            assert only_who_is_there(shown)
    region.step(asked, "close")
    covered = table(deel="vote", ronde=asked.id)
    assert not covered.get("plotly_chart")
    assert only_who_is_there(covered)


def test_looking_first_shows_the_result_to_the_facilitator_alone(
    region: Region, table: Open
) -> None:
    asked = region.step(region.open(), "close")
    region.rate(asked, region.join(), 4, 4)
    screen = table(deel="vote", ronde=asked.id)
    screen.toggle[0].set_value(True).run()
    assert len(screen.get("plotly_chart")) == 1
    assert region.store.read(rounds.get, region.workshop, asked.id).state is State.CLOSED
    assert region.store.read(stage.get, region.workshop) == Stage(asked.id)


def test_after_the_reveal_the_question_stays_whatever_else_is_open(
    region: Region, table: Open
) -> None:
    asked = region.step(region.open(question="De eerste vraag"), "close")
    region.open(question="De volgende vraag")
    screen = table(deel="vote", ronde=asked.id)
    button(screen, "Toon het resultaat aan iedereen").click().run()
    assert "De eerste vraag" in [each.value for each in screen.header]
    assert [each.label for each in screen.button if each.label == "Open de vraag"] == []


def test_a_colleague_s_screen_stays_on_what_it_shows(region: Region, table: Open) -> None:
    asked = region.step(region.open(question="De eerste vraag"), "close")
    screen = table(deel="vote")
    assert "De eerste vraag" in [each.value for each in screen.header]
    region.step(asked, "reveal")
    region.open(question="De volgende vraag")
    screen.run()
    assert "De eerste vraag" in [each.value for each in screen.header]


def test_steps_are_taken_with_the_buttons(region: Region, table: Open) -> None:
    asked = region.open()
    screen = table(deel="vote", ronde=asked.id)
    button(screen, "Sluit de stemming").click().run()
    button(screen, "Toon het resultaat aan iedereen").click().run()
    assert region.store.read(rounds.get, region.workshop, asked.id).state is State.REVEALED
    assert region.store.read(stage.get, region.workshop).round == asked.id


@pytest.mark.parametrize("method", ["grid", "scale", "pick"])
def test_a_revealed_round_has_a_chart_words_and_a_table(
    region: Region, table: Open, method: str
) -> None:
    screen = table(deel="vote", ronde=voted(region, method).id)
    assert "13 van 13 deelnemers antwoordden." in words(screen).replace("\\", "")
    assert len(screen.get("plotly_chart")) == 1
    assert len(next(each for each in tables(screen) if "Kenmerk" not in each)) == 6


def test_below_eight_answers_there_is_no_middle(region: Region, table: Open) -> None:
    screen = table(deel="vote", ronde=voted(region, "scale", count=7).id)
    shown = next(each for each in tables(screen) if LEGITIMACY in each)
    assert set(shown[LEGITIMACY]) == {"–"}
    assert set(shown["Antwoorden"]) == {
        "te weinig antwoorden · n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}7"
    }


def test_a_round_is_taken_over_and_undone(region: Region, table: Open) -> None:
    asked = voted(region, "scale", answers=ALIKE)
    screen = table(deel="vote", ronde=asked.id)
    button(screen, "Neem over").click().run()
    taken = region.store.read(takeover.standings, region.workshop, "organisation")
    assert {d["legitimacy"].value for d in taken.values()} == {4.0}
    button(screen, "Maak ongedaan").click().run()
    assert region.store.read(takeover.standings, region.workshop, "organisation") == {}


def test_a_triage_leads_to_a_question_about_what_gives_doubt(region: Region, table: Open) -> None:
    asked = voted(region, "pick", settings={"axis": "talk", "most": 0})
    screen = table(deel="vote", ronde=asked.id)
    assert "Wat nemen we mee?" not in words(screen)
    button(screen, "Beoordeel wat twijfel geeft").click().run()
    button(screen, "Open de vraag nu").click().run()
    newest = region.store.read(rounds.load, region.workshop)[0]
    assert (newest.method, newest.state) == ("grid", State.OPEN)


def test_what_we_found_follows_each_value_to_its_round(region: Region, table: Open) -> None:
    asked = voted(region, "scale")
    assert "De groep nam nog niets over" in words(table(deel="standing"))
    choices = [takeover.Choice(asked.items[0].id, "otherwise", {"legitimacy": 2}, "Kent ons niet.")]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")
    (shown,) = tables(table(deel="standing"))
    assert shown[LEGITIMACY].tolist() == ["2 · V1 (gestemd 4)"]
    assert shown["Reden"].tolist() == ["Kent ons niet."]


def test_what_was_decided_on_two_scales_stands_in_its_corner(region: Region, table: Open) -> None:
    asked = voted(region)
    decided = {
        "CAW De Brug": {"contribution": 5, "necessity": 4},
        "OCMW Zandhove": {"contribution": 3, "necessity": 5},
    }
    choices = [
        takeover.Choice(region.organisation(name), "otherwise", values, "Zo besproken.")
        for name, values in decided.items()
    ]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")
    screen = table(deel="standing")
    said = words(screen).replace("\\", "")
    assert "**Onmisbaar**  \n1. CAW De Brug" in said
    assert "**Op de middellijn: geen hoek**  \n2. OCMW Zandhove" in said
    (drawn,) = (json.loads(each.proto.spec) for each in screen.get("plotly_chart"))
    marks = drawn["data"][0]
    assert list(zip(marks["text"], marks["x"], marks["y"], strict=True)) == [
        ("1", 5, 4),
        ("2", 3, 5),
    ]
    (table_below,) = tables(screen)
    assert table_below["Bijdrage en nodig"].tolist() == ["Onmisbaar", "Op de middellijn: geen hoek"]


def test_the_table_of_phases_is_stored(region: Region, table: Open) -> None:
    screen = table(deel="phases")
    assert "nog niemand is betrokken" in words(screen)
    editor = screen.data_editor[0].key
    screen.session_state[editor] = {"edited_rows": {0: {"p3": "Coproduceren"}}}
    button(screen.run(), "Bewaar").click().run()
    (cell,) = region.store.read(records.load, region.workshop, Involvement)
    first = min(region.organisations, key=str.casefold)
    assert (cell.organisation, cell.phase, cell.level) == (
        region.organisation(first),
        "p3",
        "coproduce",
    )


def test_somebody_without_access_sees_nothing(
    region: Region, table: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    invited = region.store.write(invitations.invite, region.facilitator, None)
    stranger = region.store.write(invitations.add_invited, invited, "Bo", "een ander wachtwoord")
    monkeypatch.setattr(who, "token", lambda: stranger)
    said = words(table(deel="organisations", w=region.workshop))
    assert "OCMW Zandhove" not in said


def paste(screen: AppTest, text: str) -> AppTest:
    box(screen).set_value(text)
    return button(screen, "Lees deze lijst").click().run()


def box(screen: AppTest) -> Any:
    return next(area for area in screen.text_area if area.label == "Plak hier uw lijst")


def press(screen: AppTest, question: str, answer: str) -> AppTest:
    key = next(str(each.key) for each in screen.button_group if question in str(each.key))
    return screen.segmented_control(key=key).set_value(answer).run()


def propose(screen: AppTest, name: str) -> Any:
    """The button that says what was likely meant."""
    return next(b for b in screen.button if b.label.replace("\\", "") == f"Bedoelt u ‘{name}’?")


def outcomes(screen: AppTest) -> list[str]:
    return list(tables(screen)[-1]["Wat gebeurt er?"])


def choose(screen: AppTest, words: str, value: str) -> AppTest:
    """Answer the question that says this."""
    return next(each for each in screen.selectbox if words in each.label).select(value).run()


def test_a_pasted_list_points_at_each_wrong_row_and_stores_the_rest(
    region: Region, table: Open
) -> None:
    screen = paste(
        table(deel="organisations"),
        "Organisatie\tKring\nHuisartsenkring\tbasis\nBibliotheek\tvierkant\nCGG Noord\tkern\n",
    )
    assert outcomes(screen) == [
        "wordt toegevoegd",
        "✗ ‘vierkant’ is geen keuze bij ‘Kring’.",
        "bestaat al; blijft zoals het was: Kring",
    ]
    assert "1 rij klopt nog niet." in words(screen)
    press(screen, "usual", "replace")
    assert outcomes(screen)[2] == "bestaat al en wordt aangevuld"
    button(screen, "Bewaar 2 rijen").click().run()
    known = organisations(region)
    assert (known["Huisartsenkring"].circle, known["CGG Noord"].circle) == ("basis", "core")
    assert "Bibliotheek" not in known
    assert box(screen).value == "Organisatie\tKring\nBibliotheek\tvierkant\n"
    choose(screen, "is geen keuze", "Achterliggend aanbod")
    button(screen, "Bewaar 1 rij").click().run()
    assert organisations(region)["Bibliotheek"].circle == "background"
    assert box(screen).value == ""
    button(screen, "Maak ongedaan").click().run()
    assert "Bibliotheek" not in organisations(region)


def test_the_button_without_a_list_says_what_to_do(table: Open) -> None:
    screen = button(table(deel="organisations"), "Lees deze lijst").click().run()
    assert "Plak eerst uw lijst in het vak." in words(screen)


def test_what_nearly_fits_is_one_press_and_counts_for_every_row_that_says_so(
    region: Region, table: Open
) -> None:
    screen = paste(table(deel="organisations"), "Naam;Kring\nA;kernactoor\nB;kernactoor\nC;basis")
    assert "Rijen 2–3 · ‘kernactoor’ is geen keuze bij ‘Kring’." in words(screen).replace("\\", "")
    propose(screen, "Kernactor").click().run()
    button(screen, "Bewaar 3 rijen").click().run()
    known = organisations(region)
    assert [known[name].circle for name in "ABC"] == ["core", "core", "basis"]


def test_nothing_is_stored_twice_by_pressing_twice(region: Region, table: Open) -> None:
    screen = paste(table(deel="organisations"), "Nieuwe dienst\nNog een dienst")
    again = button(screen, "Bewaar 2 rijen")
    again.click().run()
    assert not [each for each in screen.button if each.label.startswith("Bewaar ")]
    names = [each.name for each in region.store.read(records.load, region.workshop, Organisation)]
    assert (names.count("Nieuwe dienst"), len(names)) == (1, 8)


def test_a_slip_in_a_name_waits_and_can_be_the_same_a_new_one_or_left_out(
    region: Region, table: Open
) -> None:
    screen = paste(table(deel="organisations"), "Naam;Nota\nCAW De Burg;van de lijst")
    assert "Lijkt op ‘CAW De Brug’, die er al is." in words(screen).replace("\\", "")
    assert not [each for each in screen.button if each.label.startswith("Bewaar ")]
    button(press(screen, "places", "fill"), "Bewaar 1 rij").click().run()
    assert organisations(region)["CAW De Brug"].note == "van de lijst"
    paste(screen, "Naam\nCAW De Burg")
    button(screen, "Laat weg").click().run()
    assert outcomes(screen) == ["laat u weg"]
    button(screen, "Zet terug").click().run()
    assert outcomes(screen) == ["✗ Lijkt op ‘CAW De Brug’, die er al is."]


def test_a_wrong_name_is_mended_where_it_stands(region: Region, table: Open) -> None:
    screen = paste(table(deel="organisations"), "Naam;Kring\n;kern")
    next(each for each in screen.text_input if each.label == "Verbeter hier").set_value(
        "Hier"
    ).run()
    button(screen, "Bewaar 1 rij").click().run()
    assert organisations(region)["Hier"].circle == "core"


def test_a_column_that_is_not_understood_is_asked_about_before_anything_is_stored(
    region: Region, table: Open
) -> None:
    screen = paste(table(deel="organisations"), "Naam;Krng;Postcode\nA;kern;9000")
    assert button(screen, "Bewaar 1 rij").disabled
    propose(screen, "Kring").click().run()
    choose(screen, "‘Postcode’", "in_note")
    assert "In de nota: postcode." in words(screen).replace("\\", "")
    button(screen, "Bewaar 1 rij").click().run()
    made = organisations(region)["A"]
    assert (made.circle, made.note) == ("core", "Postcode: 9000")


def test_every_row_of_a_list_is_read_or_named(table: Open) -> None:
    screen = table(deel="organisations")
    area = next(area for area in screen.text_area if area.label == "Plak hier uw lijst")
    area.set_value('Partners\nOrganisatie;Kring\n"A;kern\nOrganisatie;Kring\nB;kern;;x\nC\n').run()
    said = words(screen).replace("\\", "")
    assert "3 van 4 rijen gelezen." in said
    assert "De titels staan op rij 2." in said
    assert "Boven de titels, en dus niet gelezen: rij 1." in said
    assert "De titels nog eens, en dus niet gelezen: rij 4." in said
    assert tables(screen)[-1]["Naam"].tolist() == ['"A', "B", "C"]
    assert "meer cellen dan er titels zijn" in tables(screen)[-1]["Wat gebeurt er?"][1]


def test_a_list_without_the_column_with_names_asks_which_one_it_is(
    region: Region, table: Open
) -> None:
    screen = paste(table(deel="organisations"), "Kring\tBenaming\nkern\tDe Vork\n")
    assert "De kolom ‘Organisatie’ ontbreekt." in words(screen).replace("\\", "")
    choose(screen, "Welke kolom is het?", "benaming 1")
    button(screen, "Bewaar 1 rij").click().run()
    assert organisations(region)["De Vork"].circle == "core"


def test_a_prepared_question_can_be_changed_before_it_opens(region: Region, table: Open) -> None:
    asked = region.draft(question="Wie mist er?")
    screen = table(deel="vote", ronde=asked.id)
    next(box for box in screen.text_input if box.value == "Wie mist er?").set_value(
        "Wie missen we?"
    )
    next(box for box in screen.selectbox if box.label == "Aan wie?").select("core:")
    screen.run()
    button(screen, "Bewaar").click().run()
    changed = region.store.read(rounds.get, region.workshop, asked.id)
    assert (changed.question, changed.audience.kind) == ("Wie missen we?", "core")


def test_the_open_question_comes_first(region: Region, table: Open) -> None:
    region.open(question="Deze staat open")
    region.draft(question="Dit is een ontwerp")
    assert "Deze staat open" in [each.value for each in table(deel="vote").header]


@pytest.mark.parametrize(("count", "warned"), [(4, True), (5, False)])
def test_few_answers_without_names_are_warned_of_before_they_are_shown(
    region: Region, table: Open, count: int, warned: bool
) -> None:
    asked = region.open("scale")
    for _n in range(count):
        region.rate(asked, region.join(), 3)
    region.step(asked, "close")
    said = words(table(deel="vote", ronde=asked.id))
    assert ("men kan raden wie wat antwoordde" in said) is warned
