"""Personas, as a facilitator sees them."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.model import Insight, Interview, Journey, Persona, Profile, Trait
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import records
from tests.pages.live.live_table import button
from tests.pages.users.opened import add, known, open_part, said, tap
from tests.region import Region


def typed(screen: AppTest, label: str, row: int = 0) -> Any:
    every = [*screen.text_input, *screen.text_area]
    return [each for each in every if each.label.removesuffix(" *") == label][row]


def badges(screen: AppTest) -> str:
    return "\n".join(each.value for each in screen.markdown)


def test_a_persona_is_made_with_its_traits_and_undone_as_a_whole(region: Region) -> None:
    screen = open_part(region, "personas")
    assert "Er is nog geen persona." in said(screen)
    button(screen, "Nieuwe persona").click().run()
    typed(screen, "Verzonnen naam").set_value("Mira")
    typed(screen, "Aan de ene kant").set_value("staat alleen")
    typed(screen, "Aan de andere kant").set_value("heeft mensen rond zich")
    button(screen.run(), "Bewaar").click().run()
    (persona,) = known(region, Persona)
    (trait,) = known(region, Trait)
    assert (persona.name, trait.persona, trait.low, trait.place) == (
        "Mira",
        persona.id,
        "staat alleen",
        5,
    )
    assert "op aanname" in said(screen)
    button(screen, "Maak ongedaan").click().run()
    assert (known(region, Persona), known(region, Trait)) == ([], [])


def test_a_suggestion_fills_a_row_of_traits(region: Region) -> None:
    screen = open_part(region, "personas")
    button(screen, "Nieuwe persona").click().run()
    pills = next(each for each in screen.button_group if each.label == "Voorstellen")
    pills.set_value("trust").run()
    assert typed(screen, "Aan de ene kant").value == "wantrouwt diensten"
    assert typed(screen, "Aan de andere kant").value == "vertrouwt diensten"
    assert typed(screen, "Aan de ene kant", 1).value == ""


def test_a_trait_with_one_end_is_refused_and_nothing_is_stored(region: Region) -> None:
    screen = open_part(region, "personas")
    button(screen, "Nieuwe persona").click().run()
    typed(screen, "Verzonnen naam").set_value("Mira")
    typed(screen, "Aan de ene kant").set_value("staat alleen")
    button(screen.run(), "Bewaar").click().run()
    assert "Vul ‘Aan de andere kant’ in." in said(screen)
    assert known(region, Persona) == []
    assert typed(screen, "Verzonnen naam").value == "Mira"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [("", "Vul ‘Verzonnen naam’ in."), ("M" * 300, "‘Verzonnen naam’ is te lang")],
)
def test_a_name_that_cannot_be_stored_is_said(region: Region, name: str, sentence: str) -> None:
    screen = open_part(region, "personas")
    button(screen, "Nieuwe persona").click().run()
    typed(screen, "Verzonnen naam").set_value(name)
    button(screen.run(), "Bewaar").click().run()
    assert sentence in said(screen)
    assert known(region, Persona) == []


def test_markup_and_emoji_are_shown_letter_by_letter(region: Region) -> None:
    add(region, Persona.make(name="<script>x</script> **x**", quote="😀" * 300, sketch="# Kop"))
    screen = open_part(region, "personas")
    assert "\\<script\\>x\\<\\/script\\> \\*\\*x\\*\\*" in badges(screen) + "\n".join(
        each.value for each in screen.header
    )
    assert "\\# Kop" in badges(screen)
    assert "😀" in said(screen)


def test_a_source_takes_the_badge_away(region: Region) -> None:
    talk = add(region, Interview.make(pseudonym="Kiezel"))
    heard = add(region, Insight.make(quote="Ik moest wachten.", interview=talk.id))
    add(region, Persona.make(name="Mira", interviews=(talk.id,), insights=(heard.id,)))
    shown = said(open_part(region, "personas"))
    assert "op aanname" not in shown
    assert "Gesprekken: Kiezel" in shown
    assert "Inzichten: Ik moest wachten." in shown
    region.store.write(records.remove, region.workshop, Interview, talk.id, by="An")
    region.store.write(records.remove, region.workshop, Insight, heard.id, by="An")
    assert "op aanname" in said(open_part(region, "personas"))


def test_something_like_a_name_is_warned_of_while_it_is_typed(region: Region) -> None:
    screen = open_part(region, "personas")
    button(screen, "Nieuwe persona").click().run()
    typed(screen, "Wie is dit?").set_value("Haar buurman is Jan Peeters, 0470 12 34 56.").run()
    assert "‘Jan Peeters’ lijkt op een naam" in said(screen)
    assert "lijkt op een telefoonnummer" in said(screen)


def test_two_facilitators_changing_one_field_see_both_values(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira"))
    screen = tap(open_part(region, "personas"), f"edit_{persona.id}")
    change = {"quote": "Van hen", "situation": "Ook van hen"}
    common = {"version": 1, "by": "Bo"}
    region.store.write(records.save, region.workshop, Persona, persona.id, change, **common)
    typed(screen, "Wat deze persoon zou zeggen").set_value("Van mij")
    button(screen.run(), "Bewaar").click().run()
    assert "intussen ook gewijzigd" in said(screen)
    typed(screen, "Wat deze persoon zou zeggen").set_value("")
    typed(screen, "Wie is dit?").set_value("Woont alleen.")
    button(screen.run(), "Bewaar").click().run()
    (stored,) = known(region, Persona)
    assert (stored.quote, stored.situation, stored.sketch) == (
        "Van hen",
        "Ook van hen",
        "Woont alleen.",
    )


def test_an_emptied_trait_is_removed(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira"))
    add(region, Trait.make(persona=persona.id, low="staat alleen", high="heeft mensen"))
    screen = tap(open_part(region, "personas"), f"edit_{persona.id}")
    typed(screen, "Aan de ene kant").set_value("")
    typed(screen, "Aan de andere kant").set_value("")
    button(screen.run(), "Bewaar").click().run()
    assert known(region, Trait) == []


def test_two_facilitators_together_cannot_give_more_than_six_traits(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira"))
    screen = tap(open_part(region, "personas"), f"edit_{persona.id}")
    for n in range(6):
        add(region, Trait.make(persona=persona.id, low=f"laag {n}", high=f"hoog {n}"))
    typed(screen, "Aan de ene kant").set_value("staat alleen")
    typed(screen, "Aan de andere kant").set_value("heeft mensen")
    button(screen.run(), "Bewaar").click().run()
    assert "Een persona heeft hoogstens 6 kenmerken." in said(screen)
    assert len(known(region, Trait)) == 6


def test_removal_names_what_goes_along_and_what_stays_behind(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira"))
    add(region, Trait.make(persona=persona.id, low="staat alleen", high="heeft mensen"))
    add(region, Journey.make(title="Naar hulp", persona=persona.id))
    text = said(tap(open_part(region, "personas"), f"remove_{persona.id}"))
    assert "Wat erbij hoort, gaat mee weg: 1 kenmerk." in text
    assert "Dit hangt eraan vast: 1 reis." in text
    assert [each.name for each in known(region, Persona)] == ["Mira"]


def test_what_is_typed_of_a_persona_stays_while_journeys_are_shown(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira"))
    screen = tap(open_part(region, "personas"), f"edit_{persona.id}")
    typed(screen, "Wie is dit?").set_value("Half getypt")
    typed(screen, "Aan de ene kant").set_value("staat alleen").run()
    for part in ("journeys", "personas"):
        screen.query_params["deel"] = part
        screen.run()
    assert typed(screen, "Wie is dit?").value == "Half getypt"
    assert typed(screen, "Aan de ene kant").value == "staat alleen"
    button(screen, "Sluit zonder bewaren").click().run()
    tap(screen, f"edit_{persona.id}")
    assert typed(screen, "Wie is dit?").value == ""
    assert typed(screen, "Aan de ene kant").value == ""


def test_a_pinned_persona_stays_in_sight_until_it_is_let_go(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira", quote="Waar moet ik heen?"))
    screen = tap(open_part(region, "personas"), f"pin_{persona.id}")
    profile = region.store.read(records.get, region.workshop, Profile, PROFILE_ID)
    assert profile.pinned == persona.id
    assert "Mira: ‘Waar moet ik heen?’" in said(open_part(region, "journeys"))
    screen = tap(screen, f"pin_{persona.id}")
    assert "Mira: ‘Waar moet ik heen?’" not in said(open_part(region, "journeys"))


def test_a_pinned_persona_that_was_removed_is_not_shown(region: Region) -> None:
    persona = add(region, Persona.make(name="Mira", quote="Waar moet ik heen?"))
    tap(open_part(region, "personas"), f"pin_{persona.id}")
    region.store.write(records.remove, region.workshop, Persona, persona.id, by="An")
    assert "Mira: ‘" not in said(open_part(region, "journeys"))
