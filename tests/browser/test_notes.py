"""Notes and dots in real browsers: written on phones, let through on the screen, counted after."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from gbo_core.live import ballots, notes, wall
from gbo_core.live.note_text import TooLong
from gbo_core.live.notes import Sending
from gbo_core.live.subjects import SUBJECTS
from gbo_core.model.round import State
from tests.browser.checks import violations
from tests.browser.hands import press
from tests.browser.phones import join, phone_in
from tests.browser.room import Room
from tests.browser.writing import (
    NOW,
    card,
    give,
    open_dots,
    open_notes,
    own,
    says,
    send,
    somebody_writes,
    stored,
    write,
)
from tests.region import Region

pytestmark = pytest.mark.browser

LATE = 2100  # milliseconds; what was under way at the closing still counts
RELOAD = "Laad de pagina opnieuw"


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone that joined, with its script."""
    with phone_in(chromium) as page:
        join(page, address)
        yield page


def tick_rows(laptop: Page, *rows: int) -> None:
    """Tick notes in the table of the screen, which is a canvas."""
    for n, row in enumerate(rows, start=1):
        table = laptop.get_by_test_id("stDataFrame").first
        table.click(position={"x": 18, "y": 36 + 72 * row + 36})
        expect(laptop.get_by_text(re.compile(f"^{n} briefjes? gekozen"))).to_be_visible()


def test_from_the_first_note_to_a_factor_with_its_counts(room: Room) -> None:
    with (
        room.laptop() as laptop,
        room.laptop(viewport={"width": 1920, "height": 1080}) as beamer,
        room.phone() as first,
        room.phone("CAW De Brug") as second,
        room.phone("CGG Noord", java_script_enabled=False) as third,
    ):
        beamer.goto(f"{room.server.url}/beamer?w={room.region.workshop}")
        room.screen(laptop, "board", step="omgeving")
        laptop.get_by_role("button", name="Open de vraag nu").click()
        expect(first.get_by_role("button", name="Stuur dit briefje")).to_be_visible()
        third.get_by_role("link", name=RELOAD).click()

        for phone, text in ((first, "Alleen wonen is duur"), (third, "Huren kan niet meer")):
            write(phone, text)
            send(phone)
            own(phone, text)
        second.context.set_offline(True)
        for text in ("De bus rijdt niet meer", "De trein ook niet"):
            write(second, text)
            send(second)
        says(second, "Nog niet verstuurd. We proberen het vanzelf opnieuw.")
        second.context.set_offline(False)
        own(second, "De bus rijdt niet meer", "De trein ook niet")
        says(second, "Bewaard")

        laptop.get_by_text("Toon de briefjes alleen hier", exact=True).click()
        press(laptop, "Laat deze 4 briefjes door")
        for screen in (first, second, beamer):
            expect(screen.get_by_text("Huren kan niet meer")).to_be_visible()
        third.get_by_role("link", name=RELOAD).click()
        for phone in (second, third):
            card(phone, "Alleen wonen is duur").get_by_role("button").click()
            pressed = card(phone, "Alleen wonen is duur").get_by_role("button", pressed=True)
            expect(pressed).to_have_text("✓ Dit zie ik ook")

        tick_rows(laptop, 0, 1)
        press(laptop, "Maak er één factor van")
        expect(laptop.get_by_text("Opgenomen in ‘").first).to_be_visible()
        for screen in (first, beamer):
            expect(screen.get_by_text("2 briefjes")).to_be_visible()
        assert violations(beamer) == []
        expect(first.get_by_text("ziet dit ook")).to_have_count(0)

        press(laptop, "Stop met schrijven")
        press(laptop, "Toon hoeveel mensen dit ook zien")
        third.get_by_role("link", name=RELOAD).click()
        for screen in (first, second, third, beamer):
            expect(screen.get_by_text("2 zien dit ook")).to_be_visible()
        assert violations(beamer) == []
        beamer.emulate_media(color_scheme="dark")
        beamer.wait_for_timeout(1500)
        assert violations(beamer) == []
        assert room.state() is State.REVEALED


def test_who_types_keeps_words_place_and_focus_when_the_board_changes(
    page: Page, region: Region
) -> None:
    asked = open_notes(region)
    write(page, "Eerst dit")
    field = page.get_by_label(NOW)
    field.evaluate("each => { each.setSelectionRange(5, 5); window.left = 0; }")
    field.evaluate("each => each.addEventListener('blur', () => { window.left += 1; })")
    place = field.bounding_box()
    somebody_writes(region, asked, "Iemand anders zag iets")
    expect(card(page, "Iemand anders zag iets")).to_be_visible()
    page.keyboard.type(" en")
    expect(field).to_have_value("Eerst en dit")
    assert field.bounding_box() == place
    assert page.evaluate("window.left") == 0


def test_the_focus_stays_on_the_card_that_one_supports(page: Page, region: Region) -> None:
    asked = open_notes(region)
    for text in ("Een", "Twee", "Drie"):
        somebody_writes(region, asked, text)
    button = card(page, "Een").get_by_role("button")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).to_be_focused()
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(button).to_be_focused()


def test_the_card_that_one_reads_stays_in_place_when_others_come(
    page: Page, region: Region
) -> None:
    asked = open_notes(region)
    for number in range(12):
        somebody_writes(region, asked, f"Briefje {number}.")
    expect(page.locator(".board .note")).to_have_count(12)
    read = card(page, "Briefje 3.")
    read.evaluate("each => each.scrollIntoView({block: 'center'})")
    place = read.bounding_box()
    somebody_writes(region, asked, "Nieuw bovenaan")
    expect(card(page, "Nieuw bovenaan")).to_have_count(1)
    assert read.bounding_box() == pytest.approx(place, abs=1)


def test_a_note_that_was_not_sent_survives_a_reload(page: Page, region: Region) -> None:
    asked = open_notes(region)
    write(page, "Nog niet af")
    page.reload()
    says(page, "Nog niet verstuurd")
    expect(page.get_by_label(NOW)).to_have_value("Nog niet af")
    assert stored(region, asked) == []
    send(page)
    own(page, "Nog niet af")
    expect(page.get_by_label(NOW)).to_have_value("")
    assert [note.section for note in stored(region, asked)] == ["social"]


def test_a_note_on_its_way_is_not_called_stored(page: Page, region: Region) -> None:
    asked = open_notes(region)
    write(page, "Onderweg")
    page.route("**/stem/*", lambda route: route.abort())
    send(page)
    somebody_writes(region, asked, "Van een ander")
    expect(card(page, "Van een ander")).to_be_visible()
    says(page, "Nog niet verstuurd. We proberen het vanzelf opnieuw.")
    page.unroute("**/stem/*")
    says(page, "Bewaard")
    own(page, "Onderweg")


@pytest.mark.parametrize("more", ["", "En nog iets"])
def test_a_note_that_came_too_late_can_be_read(page: Page, region: Region, more: str) -> None:
    asked = open_notes(region)
    write(page, "Te laat")
    page.context.set_offline(True)
    send(page)
    page.get_by_label(NOW).fill(more)
    region.step(asked, "close")
    page.wait_for_timeout(LATE)
    page.context.set_offline(False)
    says(page, "Er wordt niet meer geschreven. Dit briefje kwam te laat en is niet bewaard.")
    expect(page.locator(".kept")).to_have_text("")
    for _again in range(2):
        field = page.get_by_label(NOW)
        expect(field).to_have_value(f"{more}\nTe laat".strip())
        expect(field).not_to_be_editable()
        expect(field).to_be_enabled()
        expect(page.get_by_text("Uw briefje, niet bewaard")).to_be_visible()
        page.reload()
    assert stored(region, asked) == []


def test_a_half_written_note_stays_until_it_is_put_away(page: Page, region: Region) -> None:
    asked = open_notes(region)
    write(page, "Half af")
    region.step(asked, "close")
    says(page, "Dit briefje is niet verstuurd.")
    open_dots(region)
    expect(page.locator(".budget")).to_be_visible()
    for _again in range(2):
        expect(page.get_by_label(NOW)).to_have_value("Half af")
        expect(page.get_by_label(NOW)).not_to_be_editable()
        expect(page.get_by_text("Dit briefje is niet verstuurd.")).to_be_visible()
        page.reload()
    page.get_by_role("button", name="Weg ermee").click()
    expect(page.get_by_label(NOW)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []


def test_nothing_written_is_nothing_unsent(page: Page, region: Region) -> None:
    open_notes(region)
    page.get_by_label("Waarover gaat uw briefje?").select_option(label="Economisch")
    says(page, "")
    write(page, "Toch")
    says(page, "Nog niet verstuurd")
    write(page, "")
    says(page, "")


def test_a_tap_that_does_not_arrive_says_so_beside_the_button(page: Page, region: Region) -> None:
    asked = open_notes(region)
    somebody_writes(region, asked, "Een")
    page.route("**/steun/*", lambda route: route.abort())
    button = card(page, "Een").get_by_role("button")
    button.click()
    expect(card(page, "Een").locator(".status")).to_have_text("Niet gelukt. Tik opnieuw.")
    page.unroute("**/steun/*")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(card(page, "Een").locator(".status")).to_have_count(0)


def test_a_tap_under_way_shows_at_once(page: Page, region: Region) -> None:
    asked = open_notes(region)
    somebody_writes(region, asked, "Een")
    waiting: list[Route] = []
    page.route("**/steun/*", lambda route: waiting.append(route))  # noqa: PLW0108
    button = card(page, "Een").get_by_role("button")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")
    waiting[0].continue_()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(button).not_to_have_attribute("aria-busy", "true")


def test_without_a_script_a_note_that_was_sent_is_confirmed(
    chromium: Browser, address: str, region: Region
) -> None:
    with phone_in(chromium, java_script_enabled=False) as page:
        join(page, address)
        open_notes(region)
        page.goto(address)
        write(page, "De bus rijdt niet meer")
        send(page)
        says(page, "Bewaard")
        expect(page.locator(".status")).to_be_in_viewport()
        write(page, "Onze cliënt Jan Peeters belt niet meer")
        send(page)
        expect(page.locator(".status")).to_contain_text("op een naam of een nummer lijkt")
        expect(page.locator(".status")).to_be_in_viewport()


def test_without_a_script_a_note_that_came_too_late_can_be_read(
    chromium: Browser, address: str, region: Region
) -> None:
    with phone_in(chromium, java_script_enabled=False) as page:
        join(page, address)
        asked = open_notes(region)
        page.goto(address)
        write(page, "Te laat")
        region.step(asked, "close")
        page.wait_for_timeout(LATE)
        send(page)
        expect(page.get_by_role("alert")).to_contain_text("Dit briefje kwam te laat")
        expect(page.get_by_text("U stuurde geen briefje.")).to_have_count(0)
        expect(page.get_by_label(NOW)).to_have_value("Te laat")
        expect(page.get_by_label(NOW)).not_to_be_editable()


def test_dots_are_counted_limited_and_shown_after_the_reveal(page: Page, region: Region) -> None:
    asked = open_dots(region)
    give(page, "Vergrijzing", 3)
    expect(page.locator(".progress")).to_have_text("Stippen gebruikt: 3 van 5")
    give(page, "Dure huizen", 3)
    expect(page.locator(".progress")).to_have_text("Stippen gebruikt: 6 van 5")
    page.get_by_role("button", name="Verstuur").click()
    says(page, "Te veel stippen: u hebt er 5. Haal er eerst 1 weg.")
    assert region.store.read(ballots.load, region.workshop, asked.id) == []
    page.get_by_label("weet niet / geen mening").check()
    expect(page.get_by_role("radio", checked=True)).to_have_count(0)
    give(page, "Dure huizen", 2)
    expect(page.get_by_label("weet niet / geen mening")).not_to_be_checked()
    page.get_by_role("button", name="Verstuur").click()
    says(page, "Bewaard")
    page.reload()
    expect(page.locator(".progress")).to_have_text("Stippen gebruikt: 2 van 5")
    region.step(asked, "close", "reveal")
    expect(page.locator(".result .item h3").first).to_have_text("Dure huizen")
    expect(page.locator(".result .item p").first).to_have_text("2 stippen · van 1 deelnemer")


def test_dots_without_a_script(chromium: Browser, address: str, region: Region) -> None:
    with phone_in(chromium, java_script_enabled=False) as page:
        join(page, address)
        asked = open_dots(region)
        page.goto(address)
        give(page, "Vergrijzing", 3)
        give(page, "Minder bussen", 3)
        page.get_by_role("button", name="Verstuur").click()
        expect(page.get_by_role("alert")).to_have_text(
            "Te veel stippen: u hebt er 5. Haal er eerst 1 weg."
        )
        expect(page.get_by_role("radio", checked=True)).to_have_count(2)
        give(page, "Minder bussen", 2)
        page.get_by_role("button", name="Verstuur").click()
        says(page, "Bewaard")
        region.step(asked, "close", "reveal")
        page.get_by_role("link", name=RELOAD).click()
        result = page.locator(".result .item", has_text="Minder bussen")
        expect(result.locator("p").first).to_have_text("2 stippen · van 1 deelnemer")


def test_what_is_empty_or_too_long_is_said_before_it_is_sent(page: Page, region: Region) -> None:
    asked = open_notes(region)
    write(page, "")
    expect(page.get_by_text("Hoe leven mensen samen, en wie staat alleen?")).to_be_visible()
    send(page)
    says(page, "Schrijf iets in één van de twee vakken.")
    write(page, "x" * 230)
    expect(page.get_by_text("Tekens over: 50")).to_be_visible()
    write(page, "x" * 1500)
    expect(page.get_by_text("Tekens te veel: 1220")).to_be_visible()
    send(page)
    says(page, str(TooLong(most=280)))
    expect(page.get_by_label(NOW)).to_have_value("x" * 1500)
    assert stored(region, asked) == []


def test_a_note_with_a_name_is_taken_back_from_where_the_warning_stands(
    page: Page, region: Region
) -> None:
    asked = open_notes(region)
    write(page, "Onze cliënt Jan Peeters belt niet meer")
    send(page)
    warned = page.locator("[id^=mijn]", has_text="‘Jan Peeters’ lijkt op een naam.")
    warned.get_by_role("button", name="Neem terug").click()
    says(page, "Teruggenomen. Wat erop stond, is gewist.")
    expect(warned).to_have_count(0)
    assert stored(region, asked) == []


def test_one_key_decides_over_a_note_and_the_way_back_covers_nothing(room: Room) -> None:
    region = room.region
    items = tuple(region.store.read(SUBJECTS["dimension"].items, region.workshop))
    asked = region.open("notes", subject="dimension", items=items)
    for n, text in enumerate(("De bus rijdt niet", "De bussen rijden niet", "De school sluit")):
        said = ("social", "", text)
        sent = Sending(region.workshop, asked.id, region.join(), f"k{n}", *said)
        region.store.write(notes.arrive_many, [sent])
    with room.laptop(viewport={"width": 1093, "height": 614}) as page:
        room.screen(page, "board", step="omgeving", ronde=asked.id)
        page.get_by_role("button", name="Toon de briefjes alleen hier").click()
        expect(page.get_by_role("button", name="Alle 2 op het bord")).to_be_visible()
        page.keyboard.press("b")
        expect(page.get_by_text("Alle 2 op het bord")).to_have_count(0)
        page.keyboard.press("n")
        expect(page.get_by_text("Er wacht niets.")).to_be_visible()
        board = region.store.read(wall.load, region.workshop, asked.id)
        assert (len(board.cards), len(board.held), len(board.waiting)) == (2, 1, 0)
        bar = page.locator(".st-key-undo").bounding_box()
        head = page.get_by_test_id("stHeader").bounding_box()
        assert bar
        assert head
        assert bar["y"] + bar["height"] <= head["y"] + head["height"]
