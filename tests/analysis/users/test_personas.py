from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.users.personas import (
    MOST_TRAITS,
    Support,
    check,
    held_back,
    overview,
    support,
    traits_of,
)
from gbo_core.field import codes, entries
from gbo_core.model import Evidence, Persona, Trait

BARE = Persona(id="m1", name="Mira")
WHOLE = Persona(id="m2", name="Omer", thresholds=("known",), goals=("access",), source="Cijfers")


def traits(count: int, persona: str = "m1") -> list[Trait]:
    return [Trait(id=f"l{n}", persona=persona, low="alleen", high="samen") for n in range(count)]


def lacks(persona: Persona, count: int, rests_on: Support) -> list[str]:
    return [each.code for each in check(persona, traits(count), rests_on)]


def test_without_any_source_it_is_an_assumption() -> None:
    assert support(BARE, (), (), ()).is_assumed
    spaces = Persona(id="m1", name="Mira", source="  ")
    assert support(spaces, (), (), ()).is_assumed


def test_each_kind_of_source_supports_it() -> None:
    told = Persona(id="m1", name="Mira", interviews=("g1",), insights=("z1",))
    figure = Evidence(id="k1", series="c1", about="persona", record="m1")
    assert support(told, {"g1"}, {"z1"}, [figure]) == Support(("g1",), ("z1",), ("k1",), "")
    assert not support(BARE, (), (), [figure]).is_assumed
    assert not support(WHOLE, (), (), ()).is_assumed


def test_what_was_removed_supports_nothing() -> None:
    told = Persona(id="m1", name="Mira", interviews=("g1",), insights=("z1",))
    gone = Evidence(id="k1", series="c1", about="persona", record="m1", removed=True)
    other = Evidence(id="k2", series="c1", about="factor", record="m1")
    assert support(told, (), (), [gone, other]).is_assumed


def test_what_is_lacking_is_said() -> None:
    assert lacks(BARE, 0, Support()) == [
        "persona_assumed",
        "persona_traits",
        "persona_thresholds",
        "persona_goals",
    ]
    assert lacks(WHOLE, 1, Support(source="Cijfers")) == []


@given(st.integers(1, 12))
def test_more_than_six_traits_are_too_many(count: int) -> None:
    found = lacks(WHOLE, count, Support(source="Cijfers"))
    assert found == (["persona_many"] if count > MOST_TRAITS else [])


def test_the_overview_names_those_on_assumption() -> None:
    assert [each.code for each in overview([], ())] == ["personas"]
    weak, firm = overview([BARE, WHOLE], {"m1"})
    assert weak.sentence % weak.words() == "Deze persona’s steunen nog nergens op: Mira."
    assert (firm.level, firm.data) == ("fine", {"n": 1})
    assert [each.level for each in overview([WHOLE], ())] == ["fine"]


def test_traits_are_those_of_the_persona_and_not_removed() -> None:
    gone = Trait(id="l8", persona="m1", low="a", high="b", removed=True)
    others = traits(2, "m2")
    mine = Trait(id="l9", persona="m1", low="a", high="b")
    assert traits_of("m1", [mine, gone, *others]) == [mine]


@given(st.lists(st.lists(st.sampled_from(sorted(codes("thresholds"))), unique=True), max_size=6))
def test_every_persona_is_found_at_each_of_its_thresholds(chosen: list[list[str]]) -> None:
    there = [
        Persona(id=f"m{n}", name="Mira", thresholds=tuple(each)) for n, each in enumerate(chosen)
    ]
    met = held_back(there)
    assert list(met) == [each.code for each in entries("thresholds")]
    assert sum(map(len, met.values())) == sum(map(len, chosen))
    assert all(each.id in met[code] for each in there for code in each.thresholds)
