"""What the phone's script promises: nothing typed is lost, and *bewaard* means stored."""

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from gbo_core.live import ballots
from gbo_core.model.round import Item, Round
from gbo_core.store import Store, workshops
from tests.browser.phones import choose, join, phone_in
from tests.phone.phones import serving
from tests.region import Region

pytestmark = pytest.mark.browser

LETTERS = "abcdefghjkmnpqrstuvwx"
FIRST = "CAW De Brug Recht van spreken"
UNSENT = "Nog niet verstuurd"
SAVED = "Bewaard · 5 nog open"  # one of six is answered


@pytest.fixture
def page(chromium: Browser, address: str) -> Iterator[Page]:
    """A phone that joined."""
    with phone_in(chromium) as page:
        join(page, address)
        yield page


@pytest.fixture
def asked(region: Region, page: Page) -> Round:
    """An open round that is on the phone."""
    opened = region.open("scale")
    expect(page.get_by_role("button", name="Verstuur")).to_be_visible()
    return opened


def send(page: Page) -> None:
    page.get_by_role("button", name="Verstuur").click()


def says(page: Page, words: str) -> None:
    expect(page.locator(".status")).to_have_text(words)


def stored(region: Region, asked: Round) -> list[float | None]:
    """The answers about the first organisation."""
    first = next(item.id for item in asked.items if item.label == "CAW De Brug")
    cast = region.store.read(ballots.load, region.workshop, asked.id)
    return [ballot.answers.get(first, {}).get("legitimacy") for ballot in cast]


def test_saved_means_stored(page: Page, region: Region, asked: Round) -> None:
    expect(page.locator(".progress")).to_have_text("0 van 6")
    choose(page, FIRST, "4")
    expect(page.locator(".progress")).to_have_text("1 van 6")
    says(page, UNSENT)
    assert stored(region, asked) == []
    send(page)
    says(page, SAVED)
    assert stored(region, asked) == [4.0]
    choose(page, FIRST, "2")
    says(page, UNSENT)
    send(page)
    says(page, SAVED)
    assert stored(region, asked) == [2.0]


def test_a_draft_survives_a_reload(page: Page, asked: Round) -> None:
    choose(page, FIRST, "5")
    page.reload()
    says(page, UNSENT)
    expect(page.get_by_role("radio", name="5, ").first).to_be_checked()
    assert asked.id in page.content()


def test_what_was_sent_without_a_network_is_sent_when_it_is_back(
    page: Page, region: Region, asked: Round
) -> None:
    choose(page, FIRST, "3")
    page.context.set_offline(True)
    send(page)
    says(page, "Nog niet verstuurd. We proberen het vanzelf opnieuw.")
    expect(page.locator("#net")).to_be_visible()
    page.context.set_offline(False)
    says(page, SAVED)
    expect(page.locator("#net")).to_be_hidden()
    assert stored(region, asked) == [3.0]


def test_a_page_that_was_closed_before_sending_sends_when_it_opens_again(
    page: Page, region: Region, asked: Round, address: str
) -> None:
    page.route("**/stem/*", lambda route: route.abort())
    choose(page, FIRST, "1")
    send(page)
    says(page, "Nog niet verstuurd. We proberen het vanzelf opnieuw.")
    page.goto("about:blank")
    page.unroute("**/stem/*")
    page.goto(address)
    says(page, SAVED)
    assert stored(region, asked) == [1.0]


def test_a_page_of_somebody_elses_network_is_not_an_answer(
    page: Page, region: Region, asked: Round
) -> None:
    answers = iter([True])

    def portal(route: Route) -> None:
        if next(answers, False):
            route.fulfill(status=200, content_type="text/html", body="<p>Log in op de wifi</p>")
        else:
            route.continue_()

    page.route("**/stem/*", portal)
    choose(page, FIRST, "4")
    send(page)
    says(page, SAVED)
    assert stored(region, asked) == [4.0]


def test_what_was_sent_stays_on_its_way_while_one_changes_it(
    page: Page, region: Region, asked: Round
) -> None:
    choose(page, FIRST, "3")
    page.context.set_offline(True)
    send(page)
    choose(page, FIRST, "4")
    says(page, UNSENT)
    page.context.set_offline(False)
    expect(page.locator("#net")).to_be_hidden()
    expect(page.locator(f"[data-v$='.1'][id='{asked.id}']")).to_be_visible()
    assert stored(region, asked) == [3.0]
    says(page, UNSENT)
    send(page)
    says(page, SAVED)
    assert stored(region, asked) == [4.0]


def test_a_round_that_closes_leaves_what_was_not_sent_to_read(
    page: Page, region: Region, asked: Round
) -> None:
    choose(page, FIRST, "4")
    region.step(asked, "close")
    says(page, "Deze antwoorden zijn niet verstuurd.")
    for _again in range(2):
        expect(page.get_by_role("button", name="Verstuur")).to_have_count(0)
        expect(page.get_by_role("radio", name="4", exact=True).first).to_be_checked()
        expect(page.get_by_role("radio", name="4", exact=True).first).to_be_disabled()
        page.reload()
    says(page, "Deze antwoorden zijn niet verstuurd.")
    assert stored(region, asked) == []


def test_a_round_that_closes_says_that_the_earlier_answer_counts(
    page: Page, region: Region, asked: Round
) -> None:
    choose(page, FIRST, "4")
    send(page)
    says(page, SAVED)
    choose(page, FIRST, "2")
    region.step(asked, "close")
    says(page, "Uw eerdere antwoord telt. Wat u daarna wijzigde, is niet verstuurd.")
    expect(page.get_by_role("heading", name=asked.question)).to_be_focused()
    assert stored(region, asked) == [4.0]
    region.step(asked, "reveal")
    expect(page.locator(".result .item")).not_to_have_count(0)
    says(page, "Uw eerdere antwoord telt. Wat u daarna wijzigde, is niet verstuurd.")
    expect(page.locator(".lost .status")).to_have_count(1)
    page.get_by_role("button", name="Weg ermee").click()
    expect(page.locator(".lost")).to_have_count(0)


def test_links_are_large_enough_to_tap(page: Page) -> None:
    page.get_by_text("Later terugkomen").click()
    for name in ("Verbeter dit", "Mijn link"):
        box = page.get_by_role("link", name=name).bounding_box()
        assert box is not None
        assert box["height"] >= 44


def test_half_an_item_is_stored_and_said(page: Page, region: Region) -> None:
    region.open("grid")
    page.get_by_role("radiogroup").first.get_by_role("radio", name="3").check()
    send(page)
    says(page, "Bewaard · 6 nog open")
    page.reload()
    says(page, "Bewaard · 6 nog open")


def test_too_late_is_said_and_the_answers_stay(page: Page, region: Region, asked: Round) -> None:
    choose(page, FIRST, "4")
    page.context.set_offline(True)
    send(page)
    region.step(asked, "close")
    page.wait_for_timeout(2100)
    page.context.set_offline(False)
    says(page, "De stemming is gesloten. Uw antwoord kwam te laat en telt niet mee.")
    expect(page.get_by_role("radio", name="4", exact=True).first).to_be_checked()
    assert stored(region, asked) == []


def test_a_ballot_under_way_when_the_round_closes_is_stored_and_shown_so(
    page: Page, region: Region, asked: Round
) -> None:
    def close(route: Route) -> None:
        region.step(asked, "close")
        route.continue_()

    page.route("**/stem/*", close, times=1)
    choose(page, FIRST, "4")
    send(page)
    expect(page.locator(".state")).to_contain_text("Uw antwoord is bewaard.")
    expect(page.get_by_role("radio")).to_have_count(0)
    assert stored(region, asked) == [4.0]


def test_the_room_may_hear_of_a_ballot_before_its_phone_does(
    page: Page, region: Region, asked: Round
) -> None:
    """The round closes, and the acknowledgement is slower than what the stream brings."""

    def late(route: Route) -> None:
        heard = route.fetch()
        region.step(asked, "close")
        time.sleep(1.5)
        route.fulfill(response=heard)

    page.route("**/stem/*", late, times=1)
    choose(page, FIRST, "4")
    send(page)
    expect(page.locator(".state")).to_contain_text("Uw antwoord is bewaard.")
    assert page.evaluate("Object.keys(localStorage)") == []
    assert stored(region, asked) == [4.0]


def test_what_was_sent_in_a_pause_is_sent_again_when_it_is_over(
    page: Page, region: Region, asked: Round
) -> None:
    def pause(route: Route) -> None:
        region.step(asked, "pause")
        route.continue_()

    page.route("**/stem/*", pause, times=1)
    choose(page, FIRST, "4")
    send(page)
    expect(page.locator(".state")).to_contain_text("Even pauze.")
    says(page, "Nog niet verstuurd. We proberen het vanzelf opnieuw.")
    region.step(asked, "resume")
    says(page, SAVED)
    assert stored(region, asked) == [4.0]


def test_what_was_kept_of_a_question_goes_when_the_question_goes(
    page: Page, region: Region, asked: Round
) -> None:
    choose(page, FIRST, "4")
    region.step(asked, "close")
    expect(page.get_by_text("Uw antwoorden, niet bewaard")).to_be_visible()
    region.open("pick")
    expect(page.locator(".picks")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == []


def test_who_read_on_below_stands_at_the_top_of_a_new_question(
    page: Page, region: Region, asked: Round
) -> None:
    region.rate(asked, region.join("CAW De Brug"), 4)
    region.step(asked, "close", "reveal")
    expect(page.get_by_text("Als tabel").first).to_be_visible()
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("scrollY") > 0
    region.open("pick", question="Wie hoort aan tafel?")
    expect(page.get_by_role("heading", name="Wie hoort aan tafel?")).to_be_in_viewport()
    expect(page.locator(".picks label").first).to_be_in_viewport()


def test_a_long_list_can_be_looked_through(page: Page, region: Region) -> None:
    names = [f"Dienst {number}" for number in range(20)] + ["Café Zuid"]
    items = tuple(
        Item(f"n23456{letter}", name) for letter, name in zip(LETTERS, names, strict=True)
    )
    region.open("pick", items=items)
    page.get_by_label("Dienst 7").check()
    page.get_by_label("Zoek in de lijst").press_sequentially("CAFE")
    expect(page.locator(".tick:not(.alone):visible")).to_have_text(["Dienst 7", "Café Zuid"])
    page.get_by_label("Zoek in de lijst").press("Enter")
    says(page, UNSENT)
    page.get_by_label("Zoek in de lijst").fill("")
    expect(page.locator(".tick:not(.alone):visible")).to_have_count(21)


def test_another_tab_sends_what_this_one_kept(
    page: Page, region: Region, asked: Round, address: str
) -> None:
    choose(page, FIRST, "3")
    page.context.set_offline(True)
    send(page)
    page.context.set_offline(False)
    other = page.context.new_page()
    other.goto(address)
    for tab in (page, other):
        says(tab, SAVED)
    assert stored(region, asked) == [3.0]
    choose(other, FIRST, "5")
    says(page, UNSENT)
    expect(page.get_by_role("radio", name="5, ").first).to_be_checked()


def test_a_new_round_leaves_a_draft_alone(page: Page, region: Region, asked: Round) -> None:
    choose(page, FIRST, "4")
    newer = region.open("pick")
    expect(page.get_by_role("button", name="Verstuur")).to_have_count(2)
    card = page.locator(f"[id='{asked.id}']")
    expect(card.locator(":checked")).to_have_count(1)
    expect(card.locator(".status")).to_have_text(UNSENT)
    expect(page.locator("#say")).to_have_text("Vraag: Wie hebben we nodig?")
    expect(page.locator("section").first).to_have_attribute("id", newer.id)
    expect(card.locator(":checked")).to_be_in_viewport()


def test_no_more_taps_than_allowed(page: Page, region: Region) -> None:
    region.open("pick", settings={"axis": "seat", "most": 2})
    for name in ("CAW De Brug", "CGG Noord"):
        page.get_by_label(name).check()
    page.get_by_label("DMW Samen").click()
    says(page, "U kunt er hoogstens 2 kiezen. Vink er eerst één uit.")
    expect(page.get_by_label("DMW Samen")).not_to_be_checked()
    page.get_by_label("geen enkele").check()
    expect(page.locator(":checked")).to_have_count(1)
    page.get_by_label("CAW De Brug").check()
    expect(page.get_by_label("geen enkele")).not_to_be_checked()
    send(page)
    says(page, "Bewaard")


def test_another_phone_with_the_same_link_shows_the_vote(
    page: Page, chromium: Browser, asked: Round, address: str
) -> None:
    link = page.locator("a", has_text="Mijn link").get_attribute("href")
    with phone_in(chromium) as other:
        other.goto(f"{address.rsplit('/mee', 1)[0]}{link}")
        other.get_by_role("button", name="Ga verder").click()
        choose(page, FIRST, "5")
        send(page)
        expect(other.locator(".status")).to_have_text(SAVED)
        expect(other.locator(":checked")).to_have_count(1)
    assert asked.id in page.content()


def test_behind_a_proxy_that_holds_back_the_stream_the_phone_asks(
    chromium: Browser, address: str, region: Region
) -> None:
    with phone_in(chromium) as page:
        page.route("**/events*", lambda _route: None)  # never answered
        join(page, address)
        region.open("scale")
        expect(page.get_by_role("button", name="Verstuur")).to_be_visible()


def test_the_server_starts_again_and_the_phone_comes_back(
    chromium: Browser, store: Store, region: Region
) -> None:
    code = store.read(workshops.get, region.workshop).join_code
    with phone_in(chromium) as page:
        with serving() as port:
            join(page, f"http://127.0.0.1:{port}/mee/{code}")
            region.open("scale")
            choose(page, FIRST, "2")
        send(page)
        says(page, "Nog niet verstuurd. We proberen het vanzelf opnieuw.")
        with serving(port):
            says(page, SAVED)
            region.open("pick")
            expect(page.get_by_role("button", name="Verstuur")).to_have_count(2)


def test_without_a_script_everything_works_with_forms(
    chromium: Browser, address: str, region: Region
) -> None:
    with phone_in(chromium, java_script_enabled=False) as page:
        join(page, address)
        expect(page.get_by_role("heading", name="Straks komt hier een vraag.")).to_be_visible()
        asked = region.open("scale")
        page.get_by_role("link", name="Laad de pagina opnieuw").click()
        choose(page, FIRST, "4")
        send(page)
        says(page, SAVED)
        assert stored(region, asked) == [4.0]
        region.step(asked, "close", "reveal")
        page.get_by_role("link", name="Laad de pagina opnieuw").click()
        expect(page.get_by_text("Resultaat: 1 van 1 deelnemer antwoordde.")).to_be_visible()
