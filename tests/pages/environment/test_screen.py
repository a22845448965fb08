"""Omgeving, as a facilitator sees it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import stage, takeover
from gbo_core.live.stage import Stage
from gbo_core.live.takeover import Choice
from gbo_core.model import Challenge, Evidence, Factor, Record, Series, Swot
from gbo_core.model.round import Item, Round, State, Visibility
from gbo_core.store import records
from tests.pages.live.live_table import button, words
from tests.pages.read import as_read
from tests.pages.tables import tables
from tests.region import Region

Open = Callable[..., AppTest]


@pytest.fixture
def outlook(region: Region, show_as: Callable[..., Open]) -> Open:
    """Open Omgeving of the region at one of its parts."""
    return show_as(region, "environment/screen.py")


def add(region: Region, record: Record) -> str:
    return region.store.write(records.add, region.workshop, record, by="An").id


def factor(region: Region, title: str = "Hogere huur", **more: Any) -> str:
    return add(region, Factor.make(**{"title": title, "dimension": "economic"} | more))


def known(region: Region, kind: type[Record]) -> list[Any]:
    return region.store.read(records.load, region.workshop, kind)


def by_key(screen: AppTest, key: str) -> Any:
    kinds = (screen.button, screen.text_input, screen.text_area, screen.button_group)
    return next(each for kind in kinds for each in kind if each.key == key)


def point_box(region: Region, side: str) -> str:
    return f"editing_swot_{region.workshop}_new_{side}__title"


def said(screen: AppTest) -> str:
    return words(screen).replace("\\", "")


def rated(
    region: Region, answers: dict[str, list[tuple[float | None, float]]], **more: Any
) -> Round:
    """A revealed round: factor → what each participant said of (uncertainty, impact)."""
    titles = {each.id: each.title for each in known(region, Factor)}
    items = tuple(Item(id_, titles[id_]) for id_ in answers)
    asked = region.open(
        subject="factor",
        settings={"pair": "impact_uncertainty"},
        items=items,
        visibility=Visibility.UNNAMED,
        **more,
    )
    for turn in range(max(map(len, answers.values()))):
        given = {
            id_: {"uncertainty": cast[turn][0], "impact": cast[turn][1]}
            for id_, cast in answers.items()
        }
        region.cast(asked, region.join(), given)
    return region.step(asked, "close", "reveal")


def test_an_empty_outlook_says_what_is_missing_and_asks_per_dimension(outlook: Open) -> None:
    found = said(outlook(deel="factors"))
    assert "Nog geen factor bij: Demografisch, Economisch" in found
    assert "Wat doet digitalisering met wie hulp zoekt?" in found


def test_a_factor_is_added_under_its_dimension_and_can_be_undone(
    region: Region, outlook: Open
) -> None:
    screen = outlook(deel="factors")
    by_key(screen, "add_factor_economic").click().run()
    form = f"editing_factor_{region.workshop}_new_economic"
    by_key(screen, f"{form}__title").set_value("Hogere huur")
    by_key(screen, f"{form}__goals").set_value(["access"])
    button(screen, "Bewaar").click().run()
    (made,) = known(region, Factor)
    assert (made.title, made.dimension, made.goals) == ("Hogere huur", "economic", ("access",))
    button(screen, "Maak ongedaan").click().run()
    assert known(region, Factor) == []


def test_a_factor_without_a_title_is_refused_and_stays_in_the_form(
    region: Region, outlook: Open
) -> None:
    screen = outlook(deel="factors")
    by_key(screen, "add_factor_social").click().run()
    form = f"editing_factor_{region.workshop}_new_social"
    by_key(screen, f"{form}__now").set_value("Meer mensen alleen")
    button(screen, "Bewaar").click().run()
    assert "Vul ‘Factor’ in" in said(screen)
    assert by_key(screen, f"{form}__now").value == "Meer mensen alleen"
    assert known(region, Factor) == []


def test_what_was_typed_of_a_factor_stays_while_another_part_is_shown(
    region: Region, outlook: Open
) -> None:
    id_ = factor(region)
    screen = outlook(deel="factors")
    by_key(screen, f"edit_{id_}").click().run()
    form = f"editing_factor_{region.workshop}_{id_}"
    assert "nog niet bewaard" not in said(screen)
    by_key(screen, f"{form}__now").set_value("Half getypt")
    by_key(screen, f"{form}__goals").set_value(["access"]).run()
    assert "nog niet bewaard" in said(screen)
    screen.query_params["deel"] = "confrontation"
    assert "Nog niet bewaard bij: Factoren." in said(screen.run())
    screen.query_params["deel"] = "factors"
    screen.run()
    assert by_key(screen, f"{form}__now").value == "Half getypt"
    button(screen, "Bewaar").click().run()
    (kept,) = known(region, Factor)
    assert (kept.now, kept.goals) == ("Half getypt", ("access",))
    assert "iet bewaard" not in said(screen)


def test_a_factor_that_is_too_long_is_refused_and_stays_in_the_form(
    region: Region, outlook: Open
) -> None:
    screen = outlook(deel="factors")
    by_key(screen, "add_factor_social").click().run()
    title = f"editing_factor_{region.workshop}_new_social__title"
    by_key(screen, title).set_value("x" * 170)
    button(screen, "Bewaar").click().run()
    assert "‘Factor’ is te lang: hoogstens 160 tekens." in said(screen)
    assert by_key(screen, title).value == "x" * 170


def test_what_another_changed_meanwhile_is_not_overwritten(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    screen = outlook(deel="factors")
    by_key(screen, f"edit_{id_}").click().run()
    change = {"title": "Van hen", "source": "Statbel"}
    region.store.write(records.save, region.workshop, Factor, id_, change, version=1, by="Bo")
    form = f"editing_factor_{region.workshop}_{id_}"
    by_key(screen, f"{form}__title").set_value("Van mij")
    button(screen, "Bewaar").click().run()
    assert "intussen ook gewijzigd" in said(screen)
    assert "Van hen" in str(tables(screen)[0])
    by_key(screen, f"{form}__title").set_value("Hogere huur")
    by_key(screen, f"{form}__note").set_value("Nagekeken")
    button(screen, "Bewaar").click().run()
    (kept,) = known(region, Factor)
    assert (kept.title, kept.source, kept.note) == ("Van hen", "Statbel", "Nagekeken")


def test_a_factor_can_be_removed_and_brought_back(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    screen = outlook(deel="factors")
    by_key(screen, f"remove_{id_}").click().run()
    assert known(region, Factor) == []
    button(screen, "Maak ongedaan").click().run()
    assert [each.title for each in known(region, Factor)] == ["Hogere huur"]


def test_what_was_typed_of_a_removed_factor_is_not_missed(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    other = factor(region, "Vergrijzing")
    screen = outlook(deel="factors")
    by_key(screen, f"edit_{id_}").click().run()
    by_key(screen, f"editing_factor_{region.workshop}_{id_}__now").set_value("Half").run()
    by_key(screen, f"edit_{other}").click().run()
    assert "nog niet bewaard" in said(screen)
    by_key(screen, f"remove_{id_}").click().run()
    assert "nog niet bewaard" not in said(screen)


def test_a_factor_on_which_something_hangs_asks_first(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    add(region, Swot.make(title="Huur stijgt", side="threat", factor=id_))
    rated(region, {id_: [(5, 5)]})
    screen = outlook(deel="factors")
    by_key(screen, f"remove_{id_}").click().run()
    text = said(screen)
    assert "‘Hogere huur’ gaat weg." in text
    assert "Dit hangt eraan vast: 1 stemronde, 1 punt in de SWOT." in text
    assert [each.title for each in known(region, Factor)] == ["Hogere huur"]


def test_markup_in_a_factor_is_shown_letter_by_letter(region: Region, outlook: Open) -> None:
    factor(region, "<b>vet</b> [x](https://x)", now="**hard**", source="`code`")
    found = words(outlook(deel="factors"))
    assert "<b>vet</b> [x](https://x)" in as_read(found)
    assert "\\*\\*hard\\*\\*" in found
    assert "\\`code\\`" in found


def test_beside_a_factor_stands_what_the_group_answered(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = rated(region, {id_: [(1, 5)] * 6 + [(5, 5)] * 6})
    screen = outlook(deel="factors")
    found = said(screen)
    assert "Gevolgen: midden 5, ongeveer gelijk (voorlopig), 12 antwoorden" in found
    assert "Onzekerheid: midden 3, twee groepen antwoorden (voorlopig), 12 antwoorden" in found
    assert "Antwoorden: 6× 1, 6× 5" in found
    by_key(screen, f"round_of_{id_}_omgeving_vote_{asked.id}").click().run()
    assert screen.query_params["deel"] == "vote"
    assert screen.query_params["ronde"] == asked.id
    assert asked.question in said(screen)


def test_what_was_not_revealed_stands_nowhere(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = region.open(
        subject="factor",
        settings={"pair": "impact_uncertainty"},
        items=(Item(id_, "Hogere huur"),),
    )
    for _ in range(9):
        region.rate(asked, region.join(), 5.0, 5.0)
    for state in (State.OPEN, State.CLOSED):
        found = said(outlook(deel="factors")) + said(outlook(deel="standing"))
        assert "De groep stemde hier nog niet over" in found
        assert "9 antwoorden" not in found
        if state is State.OPEN:
            region.step(asked, "close")


def test_a_figure_beside_a_factor_shows_source_and_year(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    series = Series.make(title="Huurprijs", source="Statbel", source_year="2024")
    add(region, series)
    add(
        region,
        Evidence.make(
            series=series.id, about="factor", record=id_, place="Lindermeer", period="2023"
        ),
    )
    found = said(outlook(deel="factors"))
    assert "Huurprijs in Lindermeer, 2023: –" in found
    assert "Bron: Statbel (2024)" in found


def test_a_factor_says_where_it_comes_back(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    add(region, Swot.make(title="Huur stijgt", side="threat", factor=id_))
    screen = outlook(deel="factors")
    assert "Komt terug in:" in said(screen)
    (link,) = (each.proto for each in screen.get("page_link") if "SWOT" in each.proto.label)
    assert link.label == "SWOT \\(Huur stijgt\\)"
    assert link.query_string == f"w={region.workshop}&deel=confrontation"


def test_what_we_find_has_a_picture_and_a_table(region: Region, outlook: Open) -> None:
    critical = factor(region, "Energieprijs")
    trend = factor(region, "Vergrijzing", dimension="demographic")
    rated(region, {critical: [(5, 5)] * 9, trend: [(1, 5)] * 9})
    screen = outlook(deel="standing")
    found = said(screen)
    assert "Kritische onzekerheid" in found
    assert "2. Energieprijs" in found
    assert "1. Vergrijzing" in found
    rows = tables(screen)[0].set_index("Factor")
    assert rows["Waar het staat"].to_dict() == {
        "1. Vergrijzing": "Zekere trend (5 anders)",
        "2. Energieprijs": "Kritische onzekerheid (5 anders)",
    }
    assert rows.loc["1. Vergrijzing", "Gevolgen"] == "gestemd 5 · V1"


def test_the_names_of_two_corners_fit_beside_each_other(region: Region, outlook: Open) -> None:
    rated(region, {factor(region, "Energieprijs"): [(5, 5)] * 9})
    chart = json.loads(outlook(deel="standing").get("plotly_chart")[0].proto.spec)
    names = [each["text"] for each in chart["layout"]["annotations"]]
    assert "<b>Kritische<br>onzekerheid</b>" in names
    assert "<b>Zekere trend</b>" in names


def test_what_we_find_goes_to_the_beamer_and_off_it(
    region: Region, outlook: Open, show_as: Callable[..., Open]
) -> None:
    rated(region, {factor(region, "Energieprijs"): [(5, 5)] * 9})
    factor(region, "Vergrijzing")
    beamer = show_as(region, "beamer.py")
    screen = outlook(deel="standing")
    by_key(screen, "to_beamer").click().run()
    shown = said(beamer())
    assert "Wat we vinden" in shown
    assert "**Kritische onzekerheid**  \n1. Energieprijs" in shown
    assert "1 factor is nog open." in shown
    by_key(screen, "off_beamer").click().run()
    assert "Wat we vinden" not in said(beamer())


def test_an_open_question_leaves_the_beamer_after_a_question(region: Region, outlook: Open) -> None:
    rated(region, {factor(region, "Energieprijs"): [(5, 5)] * 9})
    asked = region.open(question="Wie missen we?")
    screen = outlook(deel="standing")
    by_key(screen, "to_beamer").click().run()
    assert "Nu staat daar ‘Wie missen we?’, en die vraag is open." in said(screen)
    assert region.store.read(stage.get, region.workshop) == Stage(asked.id)
    by_key(screen, "to_beamer_anyway").click().run()
    assert region.store.read(stage.get, region.workshop) == Stage(view="factors")


def test_what_the_group_took_over_goes_before_the_vote(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = rated(region, {id_: [(5, 5)] * 9})
    choice = Choice(id_, "otherwise", {"uncertainty": 1.5, "impact": 4.5}, "Het staat al vast.")
    region.store.write(takeover.take_over, region.workshop, asked.id, [choice], by="An")
    screen = outlook(deel="standing")
    row = tables(screen)[0].iloc[0]
    assert row["Waar het staat"] == "Zekere trend"
    assert row["Onzekerheid"] == "1,5 · V1 (gestemd 5)"
    assert "1. Hogere huur: Het staat al vast." in said(screen)


def test_the_card_says_what_the_group_decided(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = rated(region, {id_: [(5, 5)] * 9})
    assert "De groep nam hier nog niets over." in said(outlook(deel="factors"))
    choice = Choice(id_, "otherwise", {"uncertainty": 1.5, "impact": 4.5}, "Het staat al vast.")
    region.store.write(takeover.take_over, region.workshop, asked.id, [choice], by="An")
    found = said(outlook(deel="factors"))
    assert "Besluit: 1,5, anders dan gestemd (vraag 1)" in found
    assert "Reden: Het staat al vast." in found
    assert "nog niets over" not in found


def test_what_is_open_is_named_with_its_reason(region: Region, outlook: Open) -> None:
    placed, left, few, silent = (factor(region, title) for title in ("A", "B", "C", "D"))
    asked = rated(region, {placed: [(5, 5)] * 9, left: [(1, 5)] * 9})
    rated(region, {few: [(1, 5)] * 3})
    choices = [Choice(placed, "voted"), Choice(left, "open")]
    region.store.write(takeover.take_over, region.workshop, asked.id, choices, by="An")
    screen = outlook(deel="standing")
    found = said(screen)
    assert "2. B: de groep liet het open" in found
    assert "3. C: 3 antwoorden, minder dan 8" in found
    assert "4. D: de groep stemde er nog niet over" in found
    rows = tables(screen)[0].set_index("Factor")
    assert rows.loc["2. B", "Waar het staat"] == "Nog open: de groep liet het open"
    assert rows.loc["2. B", "Gevolgen"] == "open · V1"
    assert rows.loc["3. C", "Gevolgen"] == "gestemd 5, 5, 5 · V2"
    assert "De groep liet nog open: B." in said(outlook(deel="factors"))
    assert silent


def test_a_place_from_few_answers_says_on_how_many(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = rated(region, {id_: [(5, 4), (5, 5)]})
    region.store.write(
        takeover.take_over, region.workshop, asked.id, [Choice(id_, "voted")], by="An"
    )
    screen = outlook(deel="standing")
    assert "1. Hogere huur (op 2 antwoorden)" in said(screen)
    assert tables(screen)[0].iloc[0]["Gevolgen"] == "4,5 · V1 (op 2 antwoorden)"
    found = said(outlook(deel="factors"))
    assert "Besluit: 4,5, zoals gestemd op 2 antwoorden (vraag 1)" in found
    assert "Gevolgen: te weinig antwoorden, 2 antwoorden" in found
    assert "midden" not in found


def test_a_value_on_the_line_is_in_no_corner_and_says_why(region: Region, outlook: Open) -> None:
    rated(region, {factor(region): [(3, 5)] * 9})
    screen = outlook(deel="standing")
    assert "Op de middellijn: geen hoek" in said(screen)
    assert "ligt op de lijn tussen twee hoeken" in said(screen)
    row = tables(screen)[0].iloc[0]
    assert row["Waar het staat"] == "Op de middellijn: geen hoek"


def test_factors_at_one_place_are_explained(region: Region, outlook: Open) -> None:
    rated(region, {factor(region, "A"): [(5, 5)] * 9, factor(region, "B"): [(5, 5)] * 9})
    assert "in het midden van dat kringetje" in said(outlook(deel="standing"))


def test_answers_are_counted_for_each_axis(region: Region, outlook: Open) -> None:
    """Who left one of the two out counts on the other."""
    id_ = factor(region)
    rated(region, {id_: [(2, 4)] * 8 + [(None, 5)] * 2})
    found = said(outlook(deel="factors"))
    assert "Gevolgen: midden 4, ongeveer gelijk (voorlopig), 10 antwoorden" in found
    assert "Onzekerheid: midden 2, ongeveer gelijk (voorlopig), 8 antwoorden" in found


def test_factors_are_filled_in_as_a_table(region: Region, outlook: Open) -> None:
    id_ = factor(region, goals=("access",), influence=2)
    screen = outlook(deel="factors")
    mode = f"factors_mode_{region.workshop}"
    screen.segmented_control(key=mode).set_value("table").run()
    table = screen.data_editor[0]
    assert table.value["goals"].tolist() == [["Toegankelijke hulp"]]
    both = ["Toegankelijke hulp", "Onderbescherming tegengaan"]
    typed = {"goals": both, "direction": "Bedreiging", "influence": None}
    screen.session_state[table.key] = {"edited_rows": {0: typed}}
    screen.run()
    screen.segmented_control(key=mode).set_value("each").run()
    assert "Nog niet bewaard bij: als tabel." in said(screen)
    screen.segmented_control(key=mode).set_value("table").run()
    button(screen, "Bewaar").click().run()
    (kept,) = known(region, Factor)
    assert (kept.id, kept.goals, kept.direction) == (id_, ("access", "takeup"), "threat")
    assert kept.influence == 0


def test_two_groups_are_told(region: Region, outlook: Open) -> None:
    """The middle between two groups is where nobody stands."""
    rated(region, {factor(region): [(1, 5)] * 6 + [(5, 5)] * 6})
    assert "Hogere huur (twee groepen antwoorden)" in said(outlook(deel="standing"))


def test_a_place_near_the_middle_may_move(region: Region, outlook: Open) -> None:
    rated(region, {factor(region): [(4, 4)] * 5 + [(3, 4)] * 4})
    assert "Hogere huur (kan verschuiven, 1 anders)" in said(outlook(deel="standing"))


def test_below_eight_answers_no_place_is_given(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    rated(region, {id_: [(5, 5)] * 7})
    screen = outlook(deel="standing")
    assert "Nog niets te tonen" in said(screen)
    assert "1. Hogere huur: 7 antwoorden, minder dan 8" in said(screen)
    assert tables(screen) == []


def test_a_strength_is_typed_and_a_chance_is_one_click(region: Region, outlook: Open) -> None:
    id_ = factor(region, "Nieuw decreet", direction="both")
    screen = outlook(deel="confrontation")
    by_key(screen, point_box(region, "strength")).set_value("Sterk team")
    next(each for each in screen.button if each.label == "Voeg toe").click().run()
    by_key(screen, f"choose_opportunity_{id_}").click().run()
    by_key(screen, f"choose_threat_{id_}").click().run()
    points = {(each.side, each.title, each.factor) for each in known(region, Swot)}
    assert points == {
        ("strength", "Sterk team", ""),
        ("opportunity", "Nieuw decreet", id_),
        ("threat", "Nieuw decreet", id_),
    }
    assert not [each for each in screen.button if str(each.key).startswith("choose_")]


def test_a_point_that_is_refused_stays_in_its_box(region: Region, outlook: Open) -> None:
    screen, box = outlook(deel="confrontation"), point_box(region, "strength")
    by_key(screen, box).set_value("x" * 170)
    button(screen, "Voeg toe").click().run()
    assert "‘Punt’ is te lang: hoogstens 160 tekens." in said(screen)
    assert by_key(screen, box).value == "x" * 170
    by_key(screen, box).set_value("Sterk team")
    button(screen, "Voeg toe").click().run()
    assert [each.title for each in known(region, Swot)] == ["Sterk team"]
    assert by_key(screen, box).value == ""
    assert "nog niet bewaard" not in said(screen)


def test_points_that_were_typed_stay_while_another_part_is_shown(
    region: Region, outlook: Open
) -> None:
    screen = outlook(deel="confrontation")
    strength, weakness = (point_box(region, side) for side in ("strength", "weakness"))
    by_key(screen, strength).set_value("Sterk te")
    by_key(screen, weakness).set_value("Weinig pl").run()
    assert said(screen).count("nog niet bewaard") == 2
    screen.query_params["deel"] = "factors"
    assert "Nog niet bewaard bij: Confrontatie." in said(screen.run())
    screen.query_params["deel"] = "confrontation"
    screen.run()
    assert (by_key(screen, strength).value, by_key(screen, weakness).value) == (
        "Sterk te",
        "Weinig pl",
    )
    button(screen, "Voeg toe").click().run()
    assert [each.title for each in known(region, Swot)] == ["Sterk te"]
    assert by_key(screen, weakness).value == "Weinig pl"


def test_a_point_that_was_typed_stays_while_others_fill_its_list(
    region: Region, outlook: Open
) -> None:
    screen, box = outlook(deel="confrontation"), point_box(region, "strength")
    by_key(screen, box).set_value("Sterk team").run()
    for n in range(5):
        add(region, Swot.make(title=f"Punt {n}", side="strength"))
    screen.run()
    assert by_key(screen, box).value == "Sterk team"
    assert button(screen, "Voeg toe").disabled
    assert "Vijf is genoeg" in said(screen)


def test_an_empty_point_says_what_to_do(region: Region, outlook: Open) -> None:
    screen = outlook(deel="confrontation")
    button(screen, "Voeg toe").click().run()
    assert "Schrijf eerst een punt." in said(screen)
    assert known(region, Swot) == []


def test_a_question_that_was_not_finished_is_not_stored(region: Region, outlook: Open) -> None:
    screen = outlook(deel="confrontation")
    by_key(screen, "add_challenge_defend").click().run()
    button(screen, "Bewaar").click().run()
    assert "Maak de vraag af." in said(screen)
    assert known(region, Challenge) == []


def test_a_list_takes_no_sixth_point(region: Region, outlook: Open) -> None:
    factor(region, direction="threat")
    for n in range(5):
        add(region, Swot.make(title=f"Punt {n}", side="strength"))
        add(region, Swot.make(title=f"Punt {n}", side="threat"))
    screen = outlook(deel="confrontation")
    keys = {str(each.key) for each in [*screen.button, *screen.text_input]}
    assert point_box(region, "weakness") in keys
    assert not {key for key in keys if key.startswith(("choose_", point_box(region, "strength")))}
    assert "Vijf is genoeg" in said(screen)


def test_a_question_is_written_in_its_cell_and_changed(region: Region, outlook: Open) -> None:
    strength = add(region, Swot.make(title="Sterk team", side="strength"))
    add(region, Swot.make(title="Weinig plaats", side="weakness"))
    screen = outlook(deel="confrontation")
    by_key(screen, "add_challenge_defend").click().run()
    box = next(each for each in screen.text_input if each.label.startswith("Hoe kunnen we"))
    assert box.value == "Hoe kunnen we "
    box.set_value("Hoe kunnen we samen sterker staan?")
    points = next(g for g in screen.button_group if g.label == "Vertrekt van")
    assert [as_read(option) for option in points.options] == ["Sterktes: Sterk team"]
    points.set_value([strength])
    button(screen, "Bewaar").click().run()
    (made,) = known(region, Challenge)
    assert (made.cell, made.points) == ("defend", (strength,))
    assert "Vertrekt van: Sterk team" in said(screen)
    by_key(screen, f"edit_{made.id}").click().run()
    key = f"editing_challenge_{region.workshop}_{made.id}__goals"
    by_key(screen, key).set_value(["takeup"])
    button(screen, "Bewaar").click().run()
    assert known(region, Challenge)[0].goals == ("takeup",)


def test_beside_a_question_stand_all_points_that_it_may_start_from(
    region: Region, outlook: Open
) -> None:
    for n in range(5):
        for side in ("strength", "weakness", "opportunity"):
            add(region, Swot.make(title=f"{side} {n}", side=side))
    screen = outlook(deel="confrontation")
    by_key(screen, "add_challenge_use").click().run()
    ours, around = (each.value.splitlines() for each in screen.caption if "\n- " in each.value)
    assert (ours[0], around[0]) == ("**Sterktes**", "**Kansen**")
    assert sorted(ours[2:]) == [f"- strength {n}" for n in range(5)]
    assert sorted(around[2:]) == [f"- opportunity {n}" for n in range(5)]


def test_a_question_whose_point_was_removed_is_still_there(region: Region, outlook: Open) -> None:
    point = add(region, Swot.make(title="Sterk team", side="strength"))
    add(region, Challenge.make(title="Hoe kunnen we dat?", cell="use", points=(point, "sweg")))
    region.store.write(records.remove, region.workshop, Swot, point, by="An")
    found = said(outlook(deel="confrontation"))
    assert "Hoe kunnen we dat?" in found
    assert "Vertrekt van" not in found


def test_the_road_says_how_far_the_outlook_is(region: Region, show_as: Callable[..., Open]) -> None:
    factor(region, goals=())
    found = said(show_as(region, "road.py")())
    assert "Nog niet gekozen welk doel het raakt: Hogere huur" in found
    assert "Nog leeg in de SWOT: Sterktes, Zwaktes, Kansen, Bedreigingen" in found
    assert "Er is nog geen persona" in found
