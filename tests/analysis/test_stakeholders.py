from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gbo_core.analysis.stakeholders import (
    core_partners,
    mix_of_parts,
    phase_checks,
    proposal,
    quadrant,
    salience_class,
    strengthen,
    users_voice,
    usual_place,
)
from gbo_core.field import Entry, codes
from gbo_core.model import Involvement, Organisation, Person
from gbo_core.model.finding import Finding, Ground, Records, Votes
from gbo_core.model.round import Participant
from gbo_core.words import LANGUAGES

OCMW = Organisation(id="n1", name="OCMW Lindebeke", actor="ocmw")
CAW = Organisation(id="n2", name="CAW De Brug", actor="caw")
CM = Organisation(id="n3", name="CM", actor="dmw_cm")
VOICE = Organisation(id="n4", name="De Stem", actor="armoedevereniging")
SCHOOL = Organisation(id="n5", name="De Regenboog", actor="school")
NEW = Organisation(id="n6", name="Wijkwerk")
EVERYBODY = [OCMW, CAW, CM, VOICE, SCHOOL, NEW]


def person(id_: str, organisation: Organisation, part: str) -> Person:
    return Person(id=id_, name=f"Persoon {id_}", organisation=organisation.id, part=part)


def these(*ids: str) -> tuple[Ground, ...]:
    return (Records("organisation", ids),)


def said(findings: Iterable[Finding]) -> list[str]:
    return [each.sentence % each.words() for each in findings]


def test_the_three_core_partners_are_there() -> None:
    found = core_partners(EVERYBODY)
    assert said(found) == [
        "Het OCMW is erbij: OCMW Lindebeke.",
        "Het CAW is erbij: CAW De Brug.",
        "De diensten maatschappelijk werk zijn erbij: CM.",
    ]
    assert [each.level for each in found] == ["fine"] * 3
    assert [each.rests_on for each in found] == [these("n1"), these("n2"), these("n3")]


def test_a_missing_core_partner_is_named() -> None:
    found = core_partners([OCMW, SCHOOL])
    assert [each.level for each in found] == ["fine", "missing", "missing"]
    assert said(found)[1:] == [
        "Het CAW is er nog niet bij.",
        "Er is nog geen dienst maatschappelijk werk van een ziekenfonds bij.",
    ]


@pytest.mark.parametrize("kept", [{"removed": True}, {"proposed": True}])
def test_who_was_removed_or_only_proposed_does_not_count(kept: dict[str, bool]) -> None:
    caw = Organisation(id="n2", name="CAW De Brug", actor="caw", **kept)
    assert [each.level for each in core_partners([OCMW, caw, CM])] == ["fine", "missing", "fine"]


def test_parts_that_nobody_brings() -> None:
    people = [person("p1", OCMW, "field"), person("p2", OCMW, "policy")]
    found = mix_of_parts([OCMW], people)
    assert said(found) == ["Er is nog niemand met financiële ervaring bij."]
    assert found[0].level == "missing"


def test_organisations_that_send_one_type_of_staff() -> None:
    people = [
        person("p1", OCMW, "field"),
        person("p2", OCMW, "finance"),
        person("p3", CAW, "policy"),
        person("p4", CAW, "policy"),
        person("p5", VOICE, "lived"),
        person("p6", CM, "unsaid"),
        person("p7", SCHOOL, "field"),
        person("p8", SCHOOL, "unsaid"),
    ]
    found = mix_of_parts(EVERYBODY, people)
    assert said(found) == ["Maar één type medewerker komt van: CAW De Brug."]
    assert (found[0].level, found[0].rests_on) == ("warning", these("n2"))


def test_who_joined_with_a_phone_counts_as_well() -> None:
    people = [person("p1", OCMW, "policy"), person("p2", OCMW, "finance")]
    joined = Participant(id="d1", workshop="w1", organisation=OCMW.id, part="field")
    assert [each.level for each in mix_of_parts([OCMW], people)] == ["missing"]
    assert [each.level for each in mix_of_parts([OCMW], people, [joined])] == ["fine"]


def test_an_organisation_gets_the_place_that_its_kind_of_actor_usually_has() -> None:
    assert usual_place({"actor": "ocmw"}) == {"circle": "core", "sector": "government"}
    assert usual_place({"actor": "ocmw", "circle": "basis"}) == {"sector": "government"}
    assert usual_place({"actor": ""}) == {}


def test_a_good_mix_is_said_too() -> None:
    people = [person(f"p{i}", OCMW, part) for i, part in enumerate(["field", "policy", "finance"])]
    assert [each.level for each in mix_of_parts([OCMW], people)] == ["fine"]


def test_the_voice_of_the_users() -> None:
    assert said(users_voice([OCMW], [])) == ["De stem van de gebruikers ontbreekt nog."]
    lived = person("p1", OCMW, "lived")
    assert users_voice([OCMW], [lived])[0].rests_on == (Records("person"),)
    assert users_voice([OCMW, VOICE], [])[0].rests_on == these("n4")
    assert users_voice([OCMW, VOICE], [])[0].level == "fine"


def involve(phase: str, **levels: str) -> list[Involvement]:
    return [
        Involvement(id=f"v{who}{phase}", organisation=who, phase=phase, level=level)
        for who, level in levels.items()
    ]


def findings_of(
    phase: str, cells: list[Involvement], people: Iterable[Person] = ()
) -> list[Finding]:
    every = phase_checks(EVERYBODY, people, cells)
    return [each for each in every if phase in map(_code, each.data["phases"])]


def _code(part: Entry | tuple[Entry, int]) -> str:
    return part.code if isinstance(part, Entry) else part[0].code


def test_a_phase_with_nobody() -> None:
    found = phase_checks(EVERYBODY, [], involve("p1", n1="codecide", n4="advise"))
    phases = "Gedeelde inzichten, Doelgroep, Doelstellingen, Ontwerp, Evaluatie"
    assert said(found) == [f"{phases}: nog niemand is betrokken."]
    assert found[0].words("fr")["phases"].startswith("Constats partagés, ")


def test_an_emptied_cell_is_nobody() -> None:
    assert [f.code for f in findings_of("p1", involve("p1", n1=""))] == ["phase_empty"]


def test_core_partners_coproduce_from_the_third_phase() -> None:
    levels = {"n1": "codecide", "n2": "advise", "n4": "coproduce"}
    assert findings_of("p2", involve("p2", **levels)) == []
    found = findings_of("p3", involve("p3", **levels))
    assert said(found) == ["Doelgroep: kernactoren onder de trede ‘coproduceren’: CAW De Brug, CM."]
    assert found[0].rests_on == (Records("involvement"), *these("n2", "n3"))


def test_who_is_only_informed_is_no_voice() -> None:
    assert [f.code for f in findings_of("p1", involve("p1", n1="codecide", n4="inform"))] == [
        "phase_voice"
    ]
    assert findings_of("p1", involve("p1", n1="codecide", n4="consult")) == []


def test_lived_experience_that_a_partner_brings_is_a_voice() -> None:
    cells = involve("p1", n1="codecide")
    assert [f.code for f in findings_of("p1", cells)] == ["phase_voice"]
    assert findings_of("p1", cells, [person("p1", OCMW, "lived")]) == []


def test_more_than_fifteen_people_around_one_table() -> None:
    cells = involve("p1", n1="codecide", n4="advise", n5="inform")
    many = [person(f"p{i}", OCMW, "field") for i in range(14)]
    crowd = [person(f"q{i}", SCHOOL, "field") for i in range(20)]
    assert findings_of("p1", cells, many + crowd) == []
    found = findings_of("p1", cells, [*many, person("p15", OCMW, "field")])
    assert said(found) == [
        "Zoveel mensen is veel voor één tafel, splits de groep: Projectplan (16)."
    ]


@pytest.mark.parametrize(
    ("pair", "x", "y", "corner", "level"),
    [
        ("contribution_necessity", 5, 4, "indispensable", "codecide"),
        ("contribution_necessity", 2, 4.5, "needed", "coproduce"),
        ("contribution_necessity", 3.5, 1, "helpful", "advise"),
        ("contribution_necessity", 1, 2.5, "aside", "inform"),
        ("power_interest", 4, 4, "involve", "codecide"),
        ("power_interest", 4, 1, "satisfy", "consult"),
        ("power_interest", 1, 5, "empower", "coproduce"),
        ("power_interest", 2, 2, "follow", "inform"),
        ("power_interest", 3, 5, "", ""),
        ("contribution_necessity", 5, 3, "", ""),
    ],
)
def test_the_corner_and_what_it_suggests(
    pair: str, x: float, y: float, corner: str, level: str
) -> None:
    assert quadrant(pair, x, y) == corner
    assert proposal(pair, x, y) == level


@given(st.sampled_from(sorted(codes("pairs"))), st.floats(1, 5), st.floats(1, 5))
def test_every_place_is_a_corner_or_the_middle(pair: str, x: float, y: float) -> None:
    assert (quadrant(pair, x, y) == "") == (3 in {x, y})


@pytest.mark.parametrize(
    ("medians", "expected"),
    [
        ((5, 5, 5), "definitive"),
        ((4, 3.5, 1), "dominant"),
        ((4, 3, 4), "dangerous"),
        ((3.4, 4, 4), "dependent"),
        ((4, 1, 1), "dormant"),
        ((1, 4, 1), "discretionary"),
        ((1, 1, 4), "demanding"),
        ((3, 3, 3), "none"),
    ],
)
def test_salience_classes(medians: tuple[float, float, float], expected: str) -> None:
    assert salience_class(*medians) == expected


def test_another_threshold_gives_another_class() -> None:
    assert salience_class(3, 3, 3, threshold=3) == "definitive"


def test_who_is_to_be_strengthened() -> None:
    power = {"n4": 2.0, "n1": 5.0, "n5": 3.0}
    interest = {"n4": 5.0, "n1": 5.0, "n5": 5.0, "n2": 5.0}
    found = strengthen(EVERYBODY, power, interest, {"n4": ["r2", "r1"], "n1": ["r3"]})
    assert said(found) == [
        "Weinig invloed, maar veel op het spel: versterk De Stem, informeren is te weinig."
    ]
    assert found[0].rests_on == (Votes("organisation", ("r2", "r1")), *these("n4"))
    assert strengthen(EVERYBODY, {}, {}, {}) == []


def test_a_finding_can_be_filled_in_every_language() -> None:
    every = phase_checks(EVERYBODY, [], []) + core_partners([]) + users_voice([], [])
    for finding in every:
        for language in LANGUAGES:
            assert finding.sentence % finding.words(language)
    assert len(every) == 1 + 4
