"""What a series says about the own area."""

from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.figures import Figures, Rank, change, meaning, own_area, rank
from gbo_core.model.figure import Figure


def of(place: str, period: str, value: float | None, mark: str = "", level: str = "") -> Figure:
    return Figure(place, period, place.title(), level, value, mark)


FIVE = [of(place, "2020", value) for place, value in zip("abcde", (5, 9, 7, 7, 1), strict=True)]


def said(figures: list[Figure], place: str, unit: str = "") -> list[str]:
    return [f.sentence % f.data for f in meaning(Figures(figures), place, "Armoede", unit)]


def test_the_change_of_a_share_is_not_given_in_per_cent() -> None:
    figures = [of("a", "2019", 40), of("a", "2020", 50)]
    found = change(Figures(figures), "a")
    assert found
    assert (found.difference, found.percent) == (10, 25)
    share = change(Figures(figures), "a", "%")
    assert share
    assert share.percent is None


def test_from_a_small_base_there_is_no_per_cent() -> None:
    found = change(Figures([of("a", "2019", 2), of("a", "2020", 6)]), "a")
    assert found
    assert (found.difference, found.percent) == (4, None)


def test_one_value_is_no_change() -> None:
    figures = [of("a", "2019", 5), of("a", "2020", None, "hidden")]
    assert change(Figures(figures), "a") is None


def test_a_place_among_all() -> None:
    assert rank(Figures(FIVE), "b", "2020") == Rank(1, 5, 0)
    assert rank(Figures(FIVE), "c", "2020") == Rank(2, 5, 1)


def test_no_place_among_few_or_where_many_are_hidden() -> None:
    assert rank(Figures(FIVE[:4]), "a", "2020") is None
    hidden = [of(place, "2020", None, "hidden") for place in "fg"]
    assert rank(Figures([*FIVE, *hidden]), "a", "2020") is None


def test_only_areas_of_one_kind_are_compared() -> None:
    figures = Figures([*FIVE, of("zone", "2020", 6, level="zone")])
    assert figures.alike("a") == ["b", "c", "d", "e"]
    assert figures.around("a") == ["zone"]
    assert rank(figures, "a", "2020") == Rank(4, 5, 0)


def test_what_it_says() -> None:
    figures = [
        *FIVE,
        of("a", "2018", None, "hidden"),
        of("a", "2019", None, "missing"),
        of("a", "2017", 4),
        of("zone", "2020", 6, level="zone"),
    ]
    assert said(figures, "a", "%") == [
        "Armoede in A: 5 % (2020).",
        "Dat is minder dan het midden van de 4 andere gebieden met een cijfer: 7.0 %.",
        "Zone: 6 %.",
        "Van hoog naar laag staat A op plaats 4 van 5.",
        "Van 2017 tot 2020 steeg het met 1 procentpunt.",
        "De bron verbergt A in 2018, omdat het om kleine aantallen gaat. Dat is niet nul.",
        "Voor A is er geen cijfer in 2019.",
    ]


def test_of_an_area_that_is_not_there_nothing_is_said() -> None:
    assert said(FIVE, "z") == []


def test_the_own_area_is_the_first_that_the_region_names() -> None:
    names = {"1": "Kapelmeers", "2": "Lindermeer", "3": "Elders"}
    region = "Eerstelijnszone Zilverbeek: Lindermeer, Kapelmeers en Wolvendonk"
    assert own_area(names, region) == "2"
    assert own_area(names, region, ("9", "3")) == "3"
    assert own_area(names, "Nergens") == ""


VALUES = st.none() | st.floats(-1e6, 1e6, allow_nan=False)


@given(st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from("123"), VALUES)))
def test_what_has_no_value_counts_nowhere(rows: list[tuple[str, str, float | None]]) -> None:
    figures = Figures([of(p, t, v, "" if v is not None else "hidden") for p, t, v in rows])
    for place in figures.names:
        for period in figures.periods:
            found, own = rank(figures, place, period), figures.get(place, period)
            if found:
                assert own
                assert own.value is not None
                assert 1 <= found.place <= found.among <= len(figures.names)
