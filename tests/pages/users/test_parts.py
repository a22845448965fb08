"""Question lists, interviews and insights, as a facilitator sees them."""

from collections.abc import Callable
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.analysis.users.jargon import default_text
from gbo_core.model import Insight, Interview, Person, Profile, Questionnaire, Record
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import access, records
from pages.shell import who
from tests.pages.live.live_table import button, words
from tests.pages.read import as_read
from tests.region import Region

SECONDS = 20
Open = Callable[[str], AppTest]


def harness() -> None:
    """One part of the screen by itself, with what every screen has around it."""
    import streamlit as st  # noqa: PLC0415

    from pages.shell import ask  # noqa: PLC0415
    from pages.shell.here import find_here  # noqa: PLC0415
    from pages.shell.undo import offer_undo  # noqa: PLC0415
    from pages.users.insights import insights  # noqa: PLC0415
    from pages.users.interviews import interviews  # noqa: PLC0415
    from pages.users.questions import questions  # noqa: PLC0415

    here, part = find_here(), st.session_state["part"]
    ask.show_what_was_said()
    offer_undo(here.workshop, here.looker, part)
    parts = {"questions": questions, "interviews": interviews, "insights": insights}
    parts[part](here)


@pytest.fixture
def show(region: Region, monkeypatch: pytest.MonkeyPatch) -> Open:
    token = region.store.write(access.log_in, region.facilitator)
    monkeypatch.setattr(who, "token", lambda: token)

    def open_part(part: str) -> AppTest:
        screen = AppTest.from_function(harness, default_timeout=SECONDS)
        screen.session_state["part"] = part
        screen.query_params["w"] = region.workshop
        return screen.run()

    return open_part


def add(region: Region, record: Record) -> Record:
    return region.store.write(records.add, region.workshop, record, by="An")


def known(region: Region, kind: type[Any]) -> list[Any]:
    return region.store.read(records.load, region.workshop, kind)


def said(screen: AppTest) -> str:
    assert not screen.exception
    return words(screen).replace("\\", "")


def field(screen: AppTest, label: str) -> Any:
    """The widget with this label, of any kind."""
    kinds = ("text_input", "text_area", "selectbox", "checkbox", "multiselect", "button_group")
    every = [each for kind in kinds for each in getattr(screen, kind)]
    return next(each for each in every if each.label.removesuffix(" *") == label)


def test_a_list_is_checked_while_it_is_typed_and_then_stored(region: Region, show: Open) -> None:
    screen = show("questions")
    button(screen, "Nieuwe vragenlijst").click().run()
    field(screen, "Vragenlijst").set_value("Hulp vinden")
    asked = "Hoe verliep de intake?\nWat zou u willen?\nHoe voelde u zich toen?"
    field(screen, "Vragen").set_value(asked).run()
    text = said(screen)
    assert "‘intake’ is vaktaal." in text
    assert "Zeg bijvoorbeeld: ‘het eerste gesprek’." in text
    assert "Deze vraag gaat over de toekomst en is niet de laatste." in text
    assert "De lijst is nog niet samen geschreven." in text
    authors = [region.organisation(name) for name in ("OCMW Zandhove", "CAW De Brug")]
    field(screen, "Geschreven door").set_value(authors).run()
    assert "Meer dan één organisatie schreef mee." in said(screen)
    button(screen, "Bewaar").click().run()
    (stored,) = known(region, Questionnaire)
    assert (stored.title, stored.questions, stored.authors) == (
        "Hulp vinden",
        asked,
        tuple(authors),
    )
    assert "1. Hoe verliep de intake?" in said(screen)
    button(screen, "Maak ongedaan").click().run()
    assert known(region, Questionnaire) == []


def test_a_list_without_a_title_says_so_and_keeps_what_was_typed(
    region: Region, show: Open
) -> None:
    screen = show("questions")
    button(screen, "Nieuwe vragenlijst").click().run()
    field(screen, "Vragen").set_value("Hoe was het?").run()
    button(screen, "Bewaar").click().run()
    assert "Vul ‘Vragenlijst’ in." in said(screen)
    assert field(screen, "Vragen").value == "Hoe was het?"
    assert known(region, Questionnaire) == []


def test_a_list_that_is_too_long_is_refused_and_nothing_is_stored(
    region: Region, show: Open
) -> None:
    screen = show("questions")
    button(screen, "Nieuwe vragenlijst").click().run()
    field(screen, "Vragenlijst").set_value("Lang")
    field(screen, "Vragen").set_value("Hoe was het?\n" * 500).run()
    assert "De lijst telt 500 vragen." in said(screen)
    button(screen, "Bewaar").click().run()
    assert "‘Vragen’ is te lang" in said(screen)
    assert known(region, Questionnaire) == []


def test_a_question_with_markup_is_shown_letter_by_letter(region: Region, show: Open) -> None:
    add(region, Questionnaire.make(title="<b>x</b>", questions="# **Hoe** [x](http://x) %s?"))
    screen = show("questions")
    shown = words(screen)
    assert "\\*\\*Hoe\\*\\* \\[x\\]" in shown
    assert "1. # **Hoe** [x](http://x) %s?" in as_read(shown)
    assert "\\<b\\>x\\<\\/b\\>" in shown


def test_a_workshop_keeps_its_own_words_and_can_go_back(region: Region, show: Open) -> None:
    add(region, Questionnaire.make(title="Lijst", questions="Hoe verliep de warme overdracht?"))
    screen = show("questions")
    assert "vaktaal" not in said(screen)
    field(screen, "Woorden die we vermijden").set_value("warme overdracht = samen gaan").run()
    button(screen, "Bewaar de woorden").click().run()
    assert "Zeg bijvoorbeeld: ‘samen gaan’." in said(screen)
    button(screen, "Terug naar de gewone lijst").click().run()
    assert "vaktaal" not in said(screen)
    assert field(screen, "Woorden die we vermijden").value == default_text()
    profile = region.store.read(records.get, region.workshop, Profile, PROFILE_ID)
    assert profile.jargon == ""


def test_too_many_words_to_avoid_are_refused(show: Open) -> None:
    screen = show("questions")
    field(screen, "Woorden die we vermijden").set_value("woord\n" * 800).run()
    button(screen, "Bewaar de woorden").click().run()
    assert "‘Woorden die we vermijden’ is te lang" in said(screen)


def test_the_remarks_speak_the_language_of_whoever_looks(region: Region, show: Open) -> None:
    add(region, Questionnaire.make(title="Lijst", questions="Hoe verliep de intake?"))
    screen = show("questions")
    screen.session_state["language"] = "en"
    text = said(screen.run())
    assert "‘intake’ is jargon." in text
    assert "Say for example: ‘the first talk’." in text


def people(region: Region) -> tuple[str, str]:
    ocmw = region.organisation("OCMW Zandhove")
    asker = add(region, Person.make(name="Bo Bloem", organisation=ocmw))
    helper = add(region, Person.make(name="Cem Berg", organisation=ocmw))
    return asker.id, helper.id


def test_who_asked_and_who_helped_are_checked_at_once(region: Region, show: Open) -> None:
    asker, helper = people(region)
    screen = show("interviews")
    button(screen, "Nieuw gesprek").click().run()
    field(screen, "Schuilnaam").set_value("Roos")
    field(screen, "Wie vroeg").set_value(asker).run()
    field(screen, "Wie gaf de hulp").set_value(asker).run()
    assert "Wie vroeg, gaf zelf de hulp." in said(screen)
    field(screen, "Wie gaf de hulp").set_value(helper).run()
    assert "Wie vroeg en wie hielp, zijn twee mensen." in said(screen)
    field(screen, "Loopt er nog een dossier bij wie vroeg?").set_value(True).run()
    assert "Dan durft iemand niet alles te zeggen." in said(screen)
    button(screen, "Bewaar").click().run()
    (stored,) = known(region, Interview)
    assert (stored.pseudonym, stored.interviewer, stored.server, stored.open_file) == (
        "Roos",
        asker,
        helper,
        True,
    )
    text = said(screen)
    assert "Wie vroeg: Bo Bloem (OCMW Zandhove)" in text
    assert "Dan durft iemand niet alles te zeggen." in text


def test_a_real_name_as_pseudonym_is_warned_for(show: Open) -> None:
    screen = show("interviews")
    button(screen, "Nieuw gesprek").click().run()
    field(screen, "Schuilnaam").set_value("Sofie Janssens").run()
    assert "‘Sofie Janssens’ lijkt op een naam." in said(screen)


def test_an_insight_is_warned_for_while_it_is_typed(region: Region, show: Open) -> None:
    talk = add(region, Interview.make(pseudonym="Roos"))
    screen = show("insights")
    button(screen, "Wat een gebruiker zei").click().run()
    typed = "Bij CAW De Brug zei Jan Peeters: bel 0478 12 34 56."
    field(screen, "Wat er gezegd werd").set_value(typed).run()
    text = said(screen)
    assert "‘Jan Peeters’ lijkt op een naam." in text
    assert "‘0478 12 34 56’ lijkt op een telefoonnummer." in text
    assert "De Brug’ lijkt" not in text
    field(screen, "Wat er gezegd werd").set_value("Ik moest drie keer bellen.").run()
    assert "lijkt op" not in said(screen)
    field(screen, "Fase van de reis").set_value("find")
    field(screen, "Gevoel").set_value(-2)
    field(screen, "Uit het gesprek").set_value(talk.id).run()
    button(screen, "Bewaar").click().run()
    (stored,) = known(region, Insight)
    assert (stored.voice, stored.stage, stored.feeling, stored.interview) == (
        "user",
        "find",
        -2,
        talk.id,
    )
    text = said(screen)
    assert "Uit het gesprek met Roos" in text
    assert "Hier spreken alleen gebruikers." in text


def test_both_sides_stand_beside_each_other_with_the_difference(region: Region, show: Open) -> None:
    user = {"voice": "user", "stage": "find", "feeling": -2, "threshold": "known"}
    for _turn in range(3):
        add(region, Insight.make(quote="Ik wist van niets", goals=["access"], **user))
        add(region, Insight.make(quote="Vlot te vinden", voice="professional", stage="find"))
    add(region, Insight.make(quote="Zonder stem"))
    text = said(show("insights"))
    assert "Gebruikers hebben hier een slechter gevoel bij dan hulpverleners." in text
    assert "Gebruikers noemen een drempel die hulpverleners niet noemen: Bekendheid." in text
    assert "Nog niet genoteerd wie sprak" in text
    assert "Gebruikers en hulpverleners komen aan het woord." in text


def test_one_quote_a_side_only_seems_to_differ(region: Region, show: Open) -> None:
    user = {"voice": "user", "stage": "find", "feeling": -2}
    add(region, Insight.make(quote="Ik wist van niets", **user))
    add(region, Insight.make(quote="Vlot te vinden", voice="professional", stage="find"))
    text = said(show("insights"))
    assert "Zo te lezen hebben gebruikers hier een slechter gevoel bij" in text
    assert "Dat zijn maar 2 uitspraken: vraag na of anderen het herkennen." in text
    assert "Ik wist van niets" in text
    assert "Vlot te vinden" in text


def test_what_is_typed_for_one_side_is_not_taken_to_the_other(region: Region, show: Open) -> None:
    screen = show("insights")
    button(screen, "Wat een gebruiker zei").click().run()
    field(screen, "Wat er gezegd werd").set_value("Ik wist van niets").run()
    button(screen, "Wat een hulpverlener goede hulp vindt").click().run()
    assert field(screen, "Wat er gezegd werd").value == ""
    assert "nog niet bewaard" in said(screen)
    button(screen, "Wat een gebruiker zei").click().run()
    assert field(screen, "Wat er gezegd werd").value == "Ik wist van niets"
    button(screen, "Bewaar").click().run()
    assert [each.voice for each in known(region, Insight)] == ["user"]


def test_an_insight_is_changed_and_removed_and_brought_back(region: Region, show: Open) -> None:
    made = add(region, Insight.make(quote="Eerst", voice="user", stage="find"))
    screen = show("insights")
    screen.button(f"edit_{made.id}").click().run()
    field(screen, "Wat er gezegd werd").set_value("Daarna").run()
    button(screen, "Bewaar").click().run()
    assert [each.quote for each in known(region, Insight)] == ["Daarna"]
    screen.button(f"remove_{made.id}").click().run()
    assert known(region, Insight) == []
    button(screen, "Maak ongedaan").click().run()
    assert [each.quote for each in known(region, Insight)] == ["Daarna"]


def test_two_who_change_one_quote_see_both(region: Region, show: Open) -> None:
    made = add(region, Insight.make(quote="Eerst", voice="user"))
    screen = show("insights")
    screen.button(f"edit_{made.id}").click().run()
    region.store.write(
        records.save,
        region.workshop,
        Insight,
        made.id,
        {"quote": "Van hen"},
        version=1,
        by="Bo",
    )
    field(screen, "Wat er gezegd werd").set_value("Van mij").run()
    button(screen, "Bewaar").click().run()
    assert "intussen ook gewijzigd" in said(screen)
    assert field(screen, "Wat er gezegd werd").value == "Van mij"
    button(screen, "Sluit zonder bewaren").click().run()
    assert "Van hen" in said(screen)


def test_what_was_typed_stays_while_another_part_is_shown(show: Open) -> None:
    screen = show("insights")
    button(screen, "Wat een gebruiker zei").click().run()
    field(screen, "Wat er gezegd werd").set_value("Half getypt").run()
    screen.session_state["part"] = "questions"
    assert "Half getypt" not in said(screen.run())
    screen.session_state["part"] = "insights"
    assert field(screen.run(), "Wat er gezegd werd").value == "Half getypt"
    button(screen, "Sluit zonder bewaren").click().run()
    button(screen, "Wat een gebruiker zei").click().run()
    assert field(screen, "Wat er gezegd werd").value == ""
