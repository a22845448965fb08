"""Every screen leads from a finding to what it rests on, and leaves the beamer as it is."""

from collections.abc import Callable
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.live import rounds, stage
from gbo_core.live.stage import Stage
from gbo_core.live.takeover import Choice, take_over
from gbo_core.model import Factor, Insight, Involvement, Journey, Organisation, Persona, Swot
from gbo_core.model.finding import Votes
from gbo_core.model.round import Item
from gbo_core.steps import environment, stakeholders, users
from gbo_core.store import records
from pages.steps import ASKED, PLACES
from tests.pages.live.live_table import words
from tests.region import Region

Open = Callable[..., AppTest]
AT_THE_TABLE = {"core_ocmw", "core_caw", "core_dmw", "part_policy", "part_finance", "one_type"}
ABOUT_FACTORS = {"factor_goals", "factor_source", "factor_score", "factor_open"}
# file → its parts with findings, and the checks whose findings lead somewhere from there
SCREENS = {
    "road.py": (
        [""],
        {
            *(*AT_THE_TABLE, "voice", "phase_empty", "phase_core", "phase_voice", "vote_busy"),
            *(*ABOUT_FACTORS, "vote_taken", "dimensions", "swot_empty", "swot_loose"),
            *("challenges", "no_professionals", "personas_assumed", "journeys"),
        },
    ),
    "stakeholders/screen.py": (
        ["organisations", "standing", "phases"],
        {*AT_THE_TABLE, "voice", "strengthen", "phase_core", "phase_voice"},
    ),
    "environment/screen.py": (["factors", "confrontation"], {*ABOUT_FACTORS, "swot_loose"}),
    "users/screen.py": (["insights", "personas", "journeys"], {"personas_assumed", "journeys"}),
}
ALL = {code for _parts, codes in SCREENS.values() for code in codes}


def lacking(region: Region) -> None:
    """A workshop in which much is there and nothing is whole."""
    store, workshop = region.store, region.workshop
    for record in (
        Factor.make(title="Vergrijzing", dimension="social"),
        Factor.make(title="Digitale overheid", dimension="technological"),
        Swot.make(title="Loze kans", side="opportunity"),
        Insight.make(quote="Ik wist niet waarheen", voice="user"),
        Persona.make(name="Mo"),
        Journey.make(title="Naar hulp"),
        *(
            Involvement.make(organisation=region.organisation(name), phase=phase, level=level)
            for name, phase, level in (
                ("CGG Noord", "p3", "inform"),
                ("CGG Noord", "p4", "inform"),  # lacks others than the phase before
                ("OCMW Zandhove", "p4", "coproduce"),
            )
        ),
    ):
        store.write(records.add, workshop, record, by="An")
    people = [region.join("OCMW Zandhove", part="field") for _ in range(8)]
    settle(region, people, "organisation", "voted")
    settle(region, people, "factor", "open")
    region.draft("scale", settings={"axis": "legitimacy"})


SUBJECTS = {
    "organisation": (Organisation, "power_interest", (1.0, 5.0)),
    "factor": (Factor, "impact_uncertainty", (4.0, 4.0)),
}


def settle(region: Region, people: list[str], subject: str, stance: str) -> None:
    """A question about the first item of a subject, answered by all and taken over."""
    kind, pair, values = SUBJECTS[subject]
    every = region.store.read(records.load, region.workshop, kind)
    first = min(every, key=lambda each: each.known_as)
    item = Item(first.id, first.known_as)
    asked = region.open("grid", subject=subject, settings={"pair": pair}, items=(item,))
    for who in people:
        region.rate(asked, who, *values)
    region.step(asked, "close", "reveal")
    region.store.write(take_over, region.workshop, asked.id, [Choice(item.id, stance)], by="An")


def ways(screen: AppTest) -> dict[str, str]:
    """Key → label of each button that leads from a finding to what it rests on."""
    return {str(b.key): b.label for b in screen.main.button if str(b.key).startswith("way_")}


def shown(region: Region, screen: AppTest) -> str:
    """What is on the screen now, as the button that leads there calls it."""
    asked = next((each for each in screen.selectbox if each.label == "Vraag"), None)
    if asked is None or "ronde" not in screen.query_params:
        part = screen.segmented_control(key="deel")
        return str(part.format_func(part.value))
    return f"Vraag {region.store.read(rounds.numbers, region.workshop)[asked.value]}"


@pytest.fixture
def open_part(region: Region, show_as: Callable[..., Open]) -> Open:
    lacking(region)

    def open_at(file: str, part: str) -> AppTest:
        return show_as(region, file)(**({"deel": part} if part else {}))

    return open_at


@pytest.mark.parametrize("file", SCREENS)
def test_every_button_beside_a_finding_opens_what_it_rests_on(
    region: Region, open_part: Open, file: str
) -> None:
    on_beamer = Stage(view="confrontation")
    region.store.write(stage.put, region.workshop, on_beamer)
    parts, codes = SCREENS[file]
    led = set()
    for part in parts:
        for key, label in ways(open_part(file, part)).items():
            screen = open_part(file, part)
            before = screen.query_params.get("toon")
            screen.button(key=key).click().run()
            assert not screen.exception, key
            if label == "Toon":
                assert screen.query_params.get("toon", ["shown"]) != before
            else:
                assert shown(region, screen) == label
            led.add(key)
    assert {code for code in ALL if any(key.startswith(f"way_{code}_") for key in led)} == codes
    assert region.store.read(stage.get, region.workshop) == on_beamer


def test_a_finding_about_some_of_a_list_shows_only_those(open_part: Open) -> None:
    screen = open_part("environment/screen.py", "factors")
    key = next(
        key for key in ways(screen) if key.startswith("way_factor_score_") and "_factors_" in key
    )
    screen.button(key=key).click().run()
    assert "**Digitale overheid**" not in words(screen)
    assert "U ziet 1 van de 2." in words(screen)
    screen.button(key="show_all").click().run()
    assert "**Digitale overheid**" in words(screen)


@pytest.mark.parametrize("step", [stakeholders, environment, users])
def test_whatever_a_step_finds_says_what_it_rests_on(region: Region, step: ModuleType) -> None:
    for fill in (None, lacking):
        if fill:
            fill(region)
        for each in region.store.read(step.standing, region.workshop).findings:
            assert each.rests_on, each.code
            for ground in each.rests_on:
                known = ASKED if isinstance(ground, Votes) else PLACES
                assert (ground.subject if isinstance(ground, Votes) else ground.concept) in known
