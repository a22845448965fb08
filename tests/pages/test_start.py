"""The start screen: making, opening and putting away workshops, and sharing them."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from gbo_core.exchange.errands import copy
from gbo_core.model import Organisation, Profile
from gbo_core.model.errors import NotAllowed
from gbo_core.model.profile import PROFILE_ID
from gbo_core.store import Store, access, accounts, invitations, records, workshops
from gbo_core.store.access import Facilitator
from pages.shell import who
from tests.exchange.filled import archive_of
from tests.pages.read import as_read
from web import coming

Show = Callable[..., AppTest]


def titles(screen: AppTest) -> list[str]:
    return [title.value for title in screen.title]


def said(screen: AppTest) -> str:
    words = [*screen.header, *screen.markdown, *screen.caption]
    return re.sub(r"\\(.)", r"\1", "\n".join(str(one.value) for one in words))


def toasts(screen: AppTest) -> list[str]:
    return [as_read(one.value) for one in screen.toast]


def press(screen: AppTest, label: str) -> AppTest:
    """Press the button with these words; the last one, where a window lies over the screen."""
    return [one for one in screen.button if one.label == label][-1].click().run()


def field(screen: AppTest, label: str) -> object:
    return next(one for one in screen.main.text_input if one.label == label)


def more(screen: AppTest, workshop: str, chosen: str) -> AppTest:
    return screen.menu_button(key=f"more_{workshop}").set_value(chosen).run()


def folded(screen: AppTest) -> list[str]:
    return [one.label for one in screen.main.expander]


@pytest.fixture
def colleague(store: Store, host: Facilitator) -> Facilitator:
    link = store.write(invitations.invite, host.id, None)
    token = store.write(invitations.add_invited, link, "Bert Maes", "nog een lange zin")
    return store.read(access.who, token)


def test_the_first_time_there_is_one_thing_to_do_and_one_to_look_at(show: Show) -> None:
    screen = show()
    assert titles(screen) == ["Welkom, An Peeters"]
    assert [one.label for one in screen.main.button] == [
        "Maak deze werktafel",
        "Open het voorbeeld",
    ]
    assert [one.proto.expanded for one in screen.main.expander] == [True, True, False]


def test_a_workshop_with_its_first_partners(show: Show, store: Store, host: Facilitator) -> None:
    screen = show()
    field(screen, "Naam van de werktafel").input("GBO Deinze")
    field(screen, "Gemeente of eerstelijnszone").input("Deinze")
    screen.main.pills[0].set_value(["ocmw", "dmw_cm"])
    screen.main.pills[1].set_value(["samenlevingsopbouw"])
    screen.main.toggle[0].set_value(True)
    screen.main.selectbox[0].select(4)
    press(screen, "Maak deze werktafel")
    assert (titles(screen), toasts(screen)) == (["GBO Deinze"], ["De werktafel staat klaar."])
    (made,) = store.read(workshops.of_facilitator, host.id)
    assert (made.name, made.area, made.asks_name, made.tables) == ("GBO Deinze", "Deinze", True, 4)
    there = store.read(records.load, made.id, Organisation)
    assert {(each.name, each.circle, each.set_by) for each in there} == {
        ("OCMW (sociale dienst, Sociaal Huis)", "core", "An Peeters"),
        ("Dienst maatschappelijk werk CM", "core", "An Peeters"),
        ("Samenlevingsopbouw", "basis", "An Peeters"),
    }


def test_the_partners_that_always_sign_are_ticked_already(show: Show) -> None:
    assert show().main.pills[0].value == ["ocmw", "caw"]


def test_every_circle_of_the_field_can_be_ticked(show: Show) -> None:
    screen = show()
    assert [tab.label for tab in screen.main.tabs] == [
        "Kernactor",
        "Basis- of faciliterende actor",
        "Achterliggend aanbod",
        "Overig",
    ]


def test_a_workshop_without_a_name_is_asked_for_one(
    show: Show, store: Store, host: Facilitator
) -> None:
    screen = show()
    field(screen, "Gemeente of eerstelijnszone").input("Deinze")
    press(screen, "Maak deze werktafel")
    assert [one.value for one in screen.error] == ["Vul ‘Naam van de werktafel’ in."]
    assert field(screen, "Gemeente of eerstelijnszone").value == "Deinze"
    assert store.read(workshops.of_facilitator, host.id) == []


def test_a_name_that_is_too_long_is_said_and_nothing_is_lost(
    show: Show, store: Store, host: Facilitator, workshop: str
) -> None:
    long = "Netwerk " * 20
    said_so = ["‘Naam van de werktafel’ is te lang: hoogstens 120 tekens."]
    screen = show()
    field(screen, "Naam van de werktafel").input(long)
    press(screen, "Maak deze werktafel")
    assert [one.value for one in screen.error] == said_so
    assert field(screen, "Naam van de werktafel").value == long
    screen = more(show(), workshop, "settings")
    names = [one for one in screen.text_input if one.label.startswith("Naam van de werktafel")]
    names[-1].input(long)
    press(screen, "Bewaar")
    assert [one.value for one in screen.error] == said_so
    assert [each.name for each in store.read(workshops.of_facilitator, host.id)] == ["GBO Deinze"]


def test_a_card_says_what_a_workshop_holds(show: Show, store: Store, workshop: str) -> None:
    assert "Nog leeg" in said(show())
    store.write(records.add, workshop, Organisation.make(name="OCMW"), by="An")
    screen = show()
    assert titles(screen) == ["Uw werktafels"]
    assert "GBO Deinze" in said(screen)
    assert "1 organisatie" in said(screen)


def test_a_card_opens_the_road(show: Show, workshop: str) -> None:
    assert workshop
    assert titles(press(show(), "Open")) == ["GBO Deinze"]


def test_the_name_and_how_people_join_can_be_changed(
    show: Show, store: Store, workshop: str
) -> None:
    screen = more(show(), workshop, "settings")
    screen.text_input[-2].input("GBO Deinze en omstreken")
    press(screen, "Bewaar")
    assert toasts(screen) == ["‘GBO Deinze en omstreken’ is bewaard."]
    assert store.read(workshops.get, workshop).name == "GBO Deinze en omstreken"


def test_a_change_by_a_colleague_meanwhile_is_not_overwritten(
    show: Show, store: Store, workshop: str
) -> None:
    screen = more(show(), workshop, "settings")
    store.write(
        records.save, workshop, Profile, PROFILE_ID, {"name": "Anders"}, version=1, by="Bert"
    )
    screen.text_input[-2].input("GBO Deinze en omstreken")
    press(screen, "Bewaar")
    assert [one.value for one in screen.error] == [
        "Iemand anders heeft dit intussen ook gewijzigd."
    ]
    assert store.read(workshops.get, workshop).name == "Anders"


def test_a_copy_stands_beside_the_original(
    show: Show, store: Store, host: Facilitator, workshop: str
) -> None:
    screen = more(show(), workshop, "duplicate")
    assert "Er komt een tweede werktafel naast ‘GBO Deinze’" in said(screen)
    press(screen, "Maak een kopie")
    assert toasts(screen) == ["Er staat een kopie in de lijst."]
    names = {each.name for each in store.read(workshops.of_facilitator, host.id)}
    assert names == {"GBO Deinze", "GBO Deinze (kopie)"}


def test_an_archived_workshop_is_folded_away_and_comes_back(show: Show, workshop: str) -> None:
    screen = more(show(), workshop, "archive")
    assert toasts(screen) == ["Gearchiveerd. U vindt de werktafel onderaan terug."]
    assert folded(screen)[-1] == "Gearchiveerd (1)"
    press(screen, "Terug naar de lijst")
    assert titles(screen) == ["Uw werktafels"]
    assert "Gearchiveerd (1)" not in folded(screen)


def test_removing_says_what_goes_and_can_be_taken_back(
    show: Show, store: Store, workshop: str
) -> None:
    store.write(records.add, workshop, Organisation.make(name="OCMW"), by="An")
    screen = more(show(), workshop, "remove")
    assert "Dit gaat weg uit de lijst: **GBO Deinze**" in said(screen)
    assert said(screen).count("1 organisatie") == 2
    assert titles(screen) == ["Uw werktafels"]
    press(screen, "Verwijder")
    assert folded(screen)[-1] == "Verwijderd (1)"
    assert "GBO Deinze" not in [one.value for one in screen.main.header]
    press(screen, "Haal terug")
    assert toasts(screen) == ["De werktafel staat weer in de lijst."]
    assert titles(screen) == ["Uw werktafels"]


def test_erasing_asks_again_and_leaves_nothing(
    show: Show, store: Store, host: Facilitator, workshop: str
) -> None:
    store.write(workshops.remove, workshop, by="An")
    screen = press(show(), "Wis voorgoed…")
    assert "Dit kan niet ongedaan gemaakt worden." in screen.warning[0].value
    assert len(store.read(workshops.removed_by, host.id)) == 1
    press(screen, "Ja, wis alles voorgoed")
    assert toasts(screen) == ["Voorgoed gewist."]
    assert store.read(workshops.removed_by, host.id) == []


def test_a_link_is_shown_once_and_can_be_withdrawn(
    show: Show, store: Store, colleague: Facilitator, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GBO_BASE_URL", "https://gbo.example.be")
    screen = press(more(show(), workshop, "share"), "Maak een link")
    link = screen.code[0].value
    assert link.startswith("https://gbo.example.be/uitnodiging/")
    assert "Nog niemand kwam binnen langs deze link." in said(screen)
    assert "het hele archief meenemen, ook wie wat antwoordde" in said(screen)
    store.write(invitations.accept, link.rpartition("/")[2], colleague.id)
    assert "Bert Maes" in said(screen.run())
    assert "Bert Maes kan deze werktafel dan niet meer openen." in said(screen)
    press(screen, "Ja, trek in")
    assert not store.read(access.may_open, colleague.id, workshop)
    assert len(screen.code) == 0


def test_the_host_sees_who_has_an_account_and_removes_one(
    show: Show, store: Store, host: Facilitator, colleague: Facilitator
) -> None:
    theirs = store.write(
        workshops.make, colleague.id, workshops.new_profile("GBO Aalter"), by="Bert Maes"
    )
    token = store.write(access.log_in, colleague.id)
    screen = show()
    assert folded(screen)[-1] == "Begeleiders"
    assert "Bert Maes" in said(screen)
    screen = press(screen, "Verwijder…")
    assert "**Bert Maes** kan zich dan niet meer aanmelden" in said(screen)
    assert store.read(access.who, token).id == colleague.id
    screen = press(screen, "Verwijder deze collega")
    assert toasts(screen) == ["Bert Maes kan zich niet meer aanmelden."]
    with pytest.raises(NotAllowed):
        store.read(access.who, token)
    assert [each.id for each in store.read(workshops.of_facilitator, host.id)] == [theirs]
    screen = press(screen, "Laat weer toe")
    assert toasts(screen) == ["Bert Maes kan zich weer aanmelden."]
    assert store.read(workshops.of_facilitator, host.id) == []


def test_an_open_screen_of_a_removed_account_ends_at_its_next_run(
    show: Show,
    store: Store,
    host: Facilitator,
    colleague: Facilitator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    store.write(workshops.make, colleague.id, workshops.new_profile("GBO Aalter"), by="Bert Maes")
    token = store.write(access.log_in, colleague.id)
    monkeypatch.setattr(who, "token", lambda: token)
    screen = show()
    assert "GBO Aalter" in said(screen)
    assert "Begeleiders" not in folded(screen)
    store.write(accounts.remove_account, colleague.id, by=host.id)
    screen.selectbox(key="chosen_language").select("fr").run()
    store.write(accounts.restore_account, colleague.id, by=host.id)
    back = store.read(access.who, store.write(access.log_in, colleague.id))
    assert back.language == "nl"
    assert titles(screen) == ["U bent niet aangemeld"]
    assert "GBO Aalter" not in said(screen)


def test_the_host_lets_somebody_make_workshops_of_their_own(
    show: Show, store: Store, colleague: Facilitator
) -> None:
    assert not colleague.host
    screen = press(show(), "Maak een link voor een account")
    link = screen.code[0].value.rpartition("/")[2]
    token = store.write(invitations.add_invited, link, "Chris", "weer een lange zin")
    assert store.read(access.who, token).name == "Chris"


def test_what_was_shared_can_be_opened_but_not_put_away(
    show: Show, store: Store, colleague: Facilitator, workshop: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = store.write(invitations.invite, store.read(access.who, who.token()).id, workshop)
    store.write(invitations.accept, link, colleague.id)
    token = store.write(access.log_in, colleague.id)
    monkeypatch.setattr(who, "token", lambda: token)
    screen = show()
    assert "Een collega deelde deze werktafel met u." in said(screen)
    assert screen.menu_button[0].options == [
        "Wijzig de gegevens",
        "Deel met een collega",
        "Maak een kopie",
    ]


def test_an_archive_comes_in_beside_its_original(
    show: Show, store: Store, host: Facilitator, workshop: str
) -> None:
    store.write(records.add, workshop, Organisation.make(name="OCMW Deinze"), by="An")
    packed = archive_of(store, workshop)
    screen = show()
    screen.main.file_uploader[0].upload("archief.zip", packed)
    press(screen.run(), "Haal dit archief binnen")
    assert (titles(screen), toasts(screen)) == (
        ["GBO Deinze \\(kopie\\)"],
        ["De werktafel staat klaar."],
    )
    codes = {each.join_code for each in store.read(workshops.of_facilitator, host.id)}
    assert len(codes) == 2


@pytest.mark.parametrize("content", [b"", b"geen zip", b"PK\x03\x04 half"])
def test_a_file_that_is_no_archive_is_refused_with_a_sentence(
    show: Show, store: Store, host: Facilitator, content: bytes
) -> None:
    screen = show()
    screen.main.file_uploader[0].upload("foto.zip", content)
    press(screen.run(), "Haal dit archief binnen")
    assert len(screen.error) == 1
    assert len(screen.exception) == 0
    assert store.read(workshops.of_facilitator, host.id) == []


def test_the_sample_is_a_copy_to_look_around_in(
    show: Show, store: Store, host: Facilitator
) -> None:
    screen = press(show(), "Open het voorbeeld")
    assert titles(screen) == ["GBO Zilverbeek \\(voorbeeld\\)"]
    (made,) = store.read(workshops.of_facilitator, host.id)
    assert store.read(workshops.contents, made.id).organisations >= 30


def test_what_was_left_while_it_came_is_shown_and_told(
    show: Show, host: Facilitator, workshop: str
) -> None:
    one = coming.begin(host.id, "copy", copy, workshop, host.id, "nl")
    screen = show()
    assert "Stop" in [each.label for each in screen.button] or one.over.is_set()
    assert one.over.wait(60)
    screen.run().run()
    assert "GBO Deinze (kopie)" in said(screen)
    assert coming.of(host.id) == []


def test_why_what_was_left_did_not_come_is_told(show: Show, host: Facilitator) -> None:
    one = coming.begin(host.id, "copy", copy, "w-none", host.id, "nl")
    assert one.over.wait(60)
    screen = show()
    assert [each.value for each in screen.error] == ["Deze werktafel bestaat niet (meer)."]
    assert not press(screen, "Niet meer tonen").error
    assert coming.of(host.id) == []
