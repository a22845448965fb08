"""Omgeving, as a facilitator sees it."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import takeover
from gbo_core.live.takeover import Choice
from gbo_core.model import Challenge, Evidence, Factor, Record, Series, Swot
from gbo_core.model.round import Item, Round, State, Visibility
from gbo_core.store import records
from tests.pages.live_table import button, words
from tests.region import Region

Open = Callable[..., AppTest]


@pytest.fixture
def outlook(region: Region, show_as: Callable[..., Open]) -> Open:
    """Open Omgeving of the region at one of its parts."""
    return show_as(region, "environment.py")


def add(region: Region, record: Record) -> str:
    return region.store.write(records.add, region.workshop, record, by="An").id


def factor(region: Region, title: str = "Hogere huur", **more: Any) -> str:
    return add(region, Factor.make(**{"title": title, "dimension": "economic"} | more))


def known(region: Region, kind: type[Record]) -> list[Any]:
    return region.store.read(records.load, kind, region.workshop)


def by_key(screen: AppTest, key: str) -> Any:
    kinds = (screen.button, screen.text_input, screen.text_area, screen.button_group)
    return next(each for kind in kinds for each in kind if each.key == key)


def said(screen: AppTest) -> str:
    return words(screen).replace("\\", "")


def rated(region: Region, answers: dict[str, list[tuple[float, float]]], **more: Any) -> Round:
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
    by_key(screen, f"{form}_title").set_value("Hogere huur")
    by_key(screen, f"{form}_goals").set_value(["access"])
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
    by_key(screen, f"{form}_now").set_value("Meer mensen alleen")
    button(screen, "Bewaar").click().run()
    assert "Vul ‘Factor’ in" in said(screen)
    assert by_key(screen, f"{form}_now").value == "Meer mensen alleen"
    assert known(region, Factor) == []


def test_what_another_changed_meanwhile_is_not_overwritten(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    screen = outlook(deel="factors")
    by_key(screen, f"edit_{id_}").click().run()
    change = {"title": "Van hen", "source": "Statbel"}
    region.store.write(records.save, region.workshop, Factor, id_, change, version=1, by="Bo")
    form = f"editing_factor_{region.workshop}_{id_}"
    by_key(screen, f"{form}_title").set_value("Van mij")
    button(screen, "Bewaar").click().run()
    assert "intussen ook gewijzigd" in said(screen)
    assert "Van hen" in str(screen.table[0].value)
    by_key(screen, f"{form}_title").set_value("Hogere huur")
    by_key(screen, f"{form}_note").set_value("Nagekeken")
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


def test_markup_in_a_factor_is_shown_letter_by_letter(region: Region, outlook: Open) -> None:
    factor(region, "<b>vet</b> [x](https://x)", now="**hard**", source="`code`")
    found = words(outlook(deel="factors"))
    assert "\\<b\\>vet\\<\\/b\\> \\[x\\]\\(https\\:\\/\\/x\\)" in found
    assert "\\*\\*hard\\*\\*" in found
    assert "\\`code\\`" in found


def test_beside_a_factor_stands_what_the_group_answered(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = rated(region, {id_: [(1, 5)] * 6 + [(5, 5)] * 6})
    screen = outlook(deel="factors")
    found = said(screen)
    assert "Gevolgen: midden 5, ongeveer gelijk (voorlopig), n = 12" in found
    assert "Onzekerheid: midden 3, twee groepen antwoorden (voorlopig), n = 12" in found
    assert "Antwoorden: 6× 1, 6× 5" in found
    by_key(screen, f"round_of_{id_}_{asked.id}").click().run()
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
        assert "n = 9" not in found
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
    assert "Komt terug in: SWOT (Huur stijgt)" in said(outlook(deel="factors"))


def test_what_we_find_has_a_picture_and_a_table(region: Region, outlook: Open) -> None:
    critical = factor(region, "Energieprijs")
    trend = factor(region, "Vergrijzing", dimension="demographic")
    rated(region, {critical: [(5, 5)] * 9, trend: [(1, 5)] * 9})
    screen = outlook(deel="standing")
    found = said(screen)
    assert "Kritische onzekerheid" in found
    assert "2. Energieprijs" in found
    assert "1. Vergrijzing" in found
    rows = screen.dataframe[0].value.set_index("Factor")
    assert rows["Waar het staat"].to_dict() == {
        "Vergrijzing": "Zekere trend",
        "Energieprijs": "Kritische onzekerheid",
    }
    assert rows.loc["Vergrijzing", "Gevolgen"] == "gestemd 5 · R1"


def test_what_the_group_took_over_goes_before_the_vote(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    asked = rated(region, {id_: [(5, 5)] * 9})
    choice = Choice(id_, "otherwise", {"uncertainty": 1.5, "impact": 4.5}, "Het staat al vast.")
    region.store.write(takeover.take_over, region.workshop, asked.id, [choice], by="An")
    row = outlook(deel="standing").dataframe[0].value.iloc[0]
    assert row["Waar het staat"] == "Zekere trend"
    assert row["Onzekerheid"] == "1,5 · R1 (gestemd 5)"
    assert row["Reden"] == "Het staat al vast."


def test_two_groups_are_told(region: Region, outlook: Open) -> None:
    """The middle between two groups is where nobody stands."""
    rated(region, {factor(region): [(1, 5)] * 6 + [(5, 5)] * 6})
    assert "Hogere huur (twee groepen antwoorden)" in said(outlook(deel="standing"))


def test_a_place_near_the_middle_may_move(region: Region, outlook: Open) -> None:
    rated(region, {factor(region): [(4, 4)] * 5 + [(3, 4)] * 4})
    assert "Hogere huur (kan verschuiven)" in said(outlook(deel="standing"))


def test_below_eight_answers_no_place_is_given(region: Region, outlook: Open) -> None:
    id_ = factor(region)
    rated(region, {id_: [(5, 5)] * 7})
    screen = outlook(deel="standing")
    assert "Nog niets te tonen" in said(screen)
    assert len(screen.dataframe) == 0


def test_a_strength_is_typed_and_a_chance_is_one_click(region: Region, outlook: Open) -> None:
    id_ = factor(region, "Nieuw decreet", direction="both")
    screen = outlook(deel="confrontation")
    by_key(screen, "point_title_strength").set_value("Sterk team")
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


def test_a_list_takes_no_sixth_point(region: Region, outlook: Open) -> None:
    factor(region, direction="threat")
    for n in range(5):
        add(region, Swot.make(title=f"Punt {n}", side="strength"))
        add(region, Swot.make(title=f"Punt {n}", side="threat"))
    screen = outlook(deel="confrontation")
    keys = {str(each.key) for each in [*screen.button, *screen.text_input]}
    assert "point_title_weakness" in keys
    assert not {key for key in keys if key.startswith(("choose_", "point_title_strength"))}
    assert "Vijf is genoeg" in said(screen)


def test_a_question_is_written_in_its_cell_and_changed(region: Region, outlook: Open) -> None:
    strength = add(region, Swot.make(title="Sterk team", side="strength"))
    add(region, Swot.make(title="Weinig plaats", side="weakness"))
    screen = outlook(deel="confrontation")
    by_key(screen, "ask_defend").click().run()
    box = next(each for each in screen.text_input if each.label.startswith("Hoe kunnen we"))
    assert box.value == "Hoe kunnen we "
    box.set_value("Hoe kunnen we samen sterker staan?")
    points = next(g for g in screen.button_group if g.label == "Vertrekt van")
    assert points.options == ["Sterktes: Sterk team"]
    points.set_value([strength])
    button(screen, "Bewaar").click().run()
    (made,) = known(region, Challenge)
    assert (made.cell, made.points) == ("defend", (strength,))
    assert "Vertrekt van: Sterk team" in said(screen)
    by_key(screen, f"edit_{made.id}").click().run()
    key = f"editing_challenge_{region.workshop}_{made.id}_goals"
    by_key(screen, key).set_value(["takeup"])
    button(screen, "Bewaar").click().run()
    assert known(region, Challenge)[0].goals == ("takeup",)


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
