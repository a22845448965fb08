"""Gebruikers as a whole: its script and its parts."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.model import Insight, Interview, Journey, Persona, Record, Step
from gbo_core.steps import users
from gbo_core.store import records
from tests.pages.live.live_table import words
from tests.region import Region


@pytest.mark.parametrize(
    "part", ["questions", "interviews", "good_help", "insights", "personas", "journeys"]
)
def test_every_part_opens_and_asks_for_no_clients(
    region: Region, show_as: Callable[..., Callable[..., AppTest]], part: str
) -> None:
    screen = show_as(region, "users/screen.py")(deel=part)
    said = words(screen)
    assert not screen.exception
    assert not screen.error
    assert "Hier horen geen gegevens van cliënten" in said


def of_users(region: Region, *several: Record) -> dict[str, str]:
    """What the road says of the step, by the code of the check, once these are stored."""
    for record in several:
        region.store.write(records.add, region.workshop, record, by="An")
    found = region.store.read(users.standing, region.workshop)
    return {each.code: each.level for each in found.findings}


def test_the_step_asks_for_both_voices_a_persona_and_a_journey(region: Region) -> None:
    assert set(of_users(region).values()) == {"missing"}
    talk = Interview.make(pseudonym="Vogel")
    journey = Journey.make(title="Naar het OCMW")
    found = of_users(
        region,
        talk,
        Insight.make(quote="Ik wist het niet", voice="user"),
        Insight.make(quote="Wij luisteren", voice="professional"),
        Persona.make(name="Mila", interviews=(talk.id,)),
        journey,
        *(Step.make(journey=journey.id, position=n, action=f"Stap {n}") for n in range(6)),
    )
    assert set(found.values()) == {"fine"}


def test_a_persona_on_an_assumption_is_not_enough(region: Region) -> None:
    assert of_users(region, Persona.make(name="Mila"))["personas_assumed"] == "missing"
    both = of_users(region, Persona.make(name="Sam", source="Verslag van de wijkgezondheid"))
    assert both["personas_assumed"] == "warning"
    assert both["personas_firm"] == "fine"
